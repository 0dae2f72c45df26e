"""Review: one claim a screen, the next of those that await a decision, with what it would change."""

from dataclasses import dataclass
from typing import Any, ClassVar, TypedDict
from urllib.parse import urlencode

from foedus.api import Pending, Why, parties
from foedus.api.plain import plain
from foedus.desk.fields import Input, inputs
from foedus.desk.pages.blind import BlindPage, blind
from foedus.desk.question import Question
from foedus.desk.visit import Visit

__all__ = ["ReviewPage", "review"]


MANY, FEW = 10_000, 100  # claims that are counted: of all, and of those that are asked for


class Awaited(TypedDict):
    """Which claims are asked for."""

    about: str | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The claim that is up, of so many (or, if `many`, more) that await one, and the one decided about before it."""

    template: ClassVar = "review.html"
    title: ClassVar = "Review"
    waiting: int
    many: bool
    place: int
    pending: Pending | None
    why: Why | None
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
    asked: Awaited = {"about": question.about or None, "kind": visit.asked.get("kind", "").strip() or None}
    org, narrow = question.org or None, any((question.org, *asked.values()))
    waiting = record.awaiting(org, most=question.skip + (FEW if narrow else MANY), **asked)
    place = min(question.skip, max(0, waiting - 1))
    pending = next(iter(record.review(org, limit=1, skip=place, **asked)), None)
    last = visit.asked.get("last")
    why = record.why(pending.id) if pending else None
    kept = {"org": question.org, **asked}
    return ReviewPage(
        waiting=waiting,
        many=waiting == question.skip + (FEW if narrow else MANY),
        place=place,
        pending=pending,
        why=why,
        last=record.why(last) if last else None,
        query=urlencode({name: value for name, value in kept.items() if value}),
        inputs=inputs(why.claim.kind, why.claim) if why else (),
        parties=parties(record.knowledge),
    )
