"""Blind coding: one claim a screen by its words alone, every field to be filled in, whatever others made of it."""

from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from foedus.api import Why, parties
from foedus.desk.deciding import person
from foedus.desk.fields import Input, inputs
from foedus.desk.question import Question
from foedus.desk.visit import Visit

__all__ = ["BlindPage", "blind"]

QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class BlindPage:
    """The claim that is up for a coder, of so many `waiting` and `done`, and the one that was coded before it."""

    template: ClassVar = "blind.html"
    title: ClassVar = "Code"
    coder: str
    waiting: int
    done: int
    place: int
    why: Why | None
    inputs: tuple[Input, ...]
    parties: tuple[str, ...]
    last: Why | None
    query: str

    def told(self) -> dict[str, Any] | None:
        """Return the words that are to be coded, and no more."""
        if self.why is None:
            return None
        return {
            "id": self.why.id,
            "kind": self.why.claim.kind,
            "sentence": self.why.sentence.text,
            "waiting": self.waiting,
        }


def blind(visit: Visit) -> BlindPage:
    """Return the page of the next claim that the coder has not coded; `skip` passes over so many."""
    question, record, coder = Question.of(visit.asked), visit.record, person(visit)
    kept = {"org": question.org, "about": question.about, "kind": visit.asked.get("kind", "")}
    waiting, done = visit.unseen.of(record, coder, **kept)
    place = min(question.skip, max(0, len(waiting) - 1))
    why = record.why(waiting[place].id, coder=coder) if waiting else None
    last = visit.asked.get("last")
    return BlindPage(
        coder=coder,
        waiting=len(waiting),
        done=done,
        place=place,
        why=why,
        inputs=tuple(one for one in inputs(why.claim.kind) if one.name != QUOTE) if why else (),
        parties=parties(record.knowledge),
        last=record.why(last, coder=coder) if last else None,
        query=urlencode({name: value for name, value in kept.items() if value}),
    )
