"""Review: one claim a screen, the next of those that await a decision, with what it would change."""

from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from foedus.api import Pending, Resting, Why, parties
from foedus.api.plain import plain
from foedus.desk.fields import Input, inputs
from foedus.desk.pages.blind import BlindPage, blind
from foedus.desk.question import Question
from foedus.desk.visit import Visit

__all__ = ["ReviewPage", "review"]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The claim that is up, of so many that await a decision, and the one that was decided about before it."""

    template: ClassVar = "review.html"
    title: ClassVar = "Review"
    waiting: int
    place: int
    pending: Pending | None
    why: Why | None
    rows: tuple[Resting, ...]
    last: Why | None
    query: str
    inputs: tuple[Input, ...]
    parties: tuple[str, ...]

    def told(self) -> dict[str, Any] | None:
        """Return what `foedus review --next --json` does."""
        return {**plain(self.pending), "why": plain(self.why)} if self.pending else None


def review(visit: Visit) -> ReviewPage | BlindPage:
    """Return the page of the claim that matters most and is least sure; `skip` passes over so many.

    To who works blind, of the next claim to be coded.
    """
    if visit.settings.blind:
        return blind(visit)
    question, record = Question.of(visit.asked), visit.record
    kept = {"org": question.org, "about": question.about, "kind": visit.asked.get("kind", "")}
    queue = visit.queue.of(record, **kept)
    place = min(question.skip, max(0, len(queue) - 1))
    pending = queue[place] if queue else None
    last = visit.asked.get("last")
    why = record.why(pending.id) if pending else None
    return ReviewPage(
        waiting=len(queue),
        place=place,
        pending=pending,
        why=why,
        rows=record.resting(pending.id) if pending else (),
        last=record.why(last) if last else None,
        query=urlencode({name: value for name, value in kept.items() if value}),
        inputs=inputs(why.claim.kind, why.claim) if why else (),
        parties=parties(record.knowledge),
    )
