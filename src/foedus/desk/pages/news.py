"""What is new: what has come into the record since this browser, or the address, says that all had been seen."""

from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from foedus.api import Arrivals, Arrived, Catalogued, Mark, Table, arrivals, arrived, catalogue
from foedus.api.plain import plain
from foedus.desk.question import Question
from foedus.desk.visit import Elsewhere, Visit

__all__ = ["NewsPage", "news", "seen"]

DOCUMENTS = 20


@dataclass(frozen=True, slots=True)
class NewsPage:
    """What came since that place in the log, in numbers; claims of one `kind`, "" for all; the documents read last."""

    template: ClassVar = "news.html"
    title: ClassVar = "What is new"
    kind: str
    question: Question
    new: Arrivals
    rows: Table[Arrived]
    documents: tuple[Catalogued, ...]

    @property
    def number(self) -> int:
        """How many claims there are to be turned over."""
        return sum(number for kind, number in self.new.claims if self.kind in ("", kind))

    @property
    def older(self) -> bool:
        """Whether others came before these."""
        return self.question.skip + self.question.limit < self.number

    def page(self, step: int) -> str:
        """Return what stands behind the address of the page so many steps on."""
        skip = max(0, self.question.skip + step * self.question.limit)
        return self.of(self.kind, skip)

    def of(self, kind: str, skip: int = 0) -> str:
        """Return what stands behind the address of the claims of a kind."""
        asked = {"since": str(self.new.since), "kind": kind, "skip": str(skip or "")}
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"

    def told(self) -> dict[str, Any]:
        """Return the numbers, the claims of this page and the documents."""
        return {"new": plain(self.new), "claims": self.rows.to_json(), "documents": plain(self.documents)}


def news(visit: Visit) -> NewsPage:
    """Return what came since the place that `since` names, else since what this browser has seen; else everything."""
    written, kind = visit.asked.get("since", "").strip(), visit.asked.get("kind", "").strip()
    since = Mark.of(written) if written else visit.seen or Mark()
    question = Question.of({name: visit.asked[name] for name in ("limit", "skip") if name in visit.asked})
    return NewsPage(
        kind=kind,
        question=question,
        new=arrivals(visit.record, since),
        rows=arrived(visit.record, since, kind=kind or None, limit=question.limit, skip=question.skip),
        documents=catalogue(visit.record, limit=DOCUMENTS, since=since),
    )


def seen(visit: Visit) -> Elsewhere:
    """Have the browser keep that all up to the place in the form has been seen, and go on to the front page."""
    return Elsewhere("/", seen=str(Mark.of(visit.form.get("until", ""))))
