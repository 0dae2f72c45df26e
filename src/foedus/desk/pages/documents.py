"""The documents, those that were read last first: outlet, language, claims, and what else carries the same."""

from dataclasses import dataclass
from typing import Any, ClassVar

from foedus.api import Catalogued, Table, Work, arrivals, catalogue
from foedus.desk.question import Question
from foedus.desk.visit import Visit

__all__ = ["DocumentsPage", "documents"]


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """Documents, of all `number` those that were read last, less as many as the address passes over."""

    template: ClassVar = "documents.html"
    title: ClassVar = "Documents"
    number: int
    question: Question
    rows: tuple[Catalogued, ...]

    @property
    def older(self) -> bool:
        """Whether others were read before these."""
        return self.question.skip + self.question.limit < self.number

    @property
    def grouped(self) -> tuple[Catalogued, ...]:
        """The documents without those that are copies of one further up."""
        seen: set[str] = set()
        found = []
        for row in self.rows:
            if row.work.id not in seen:
                found.append(row)
            seen.update(copy.id for copy in row.copies)
        return tuple(found)

    @property
    def tables(self) -> dict[str, Table[Work]]:
        """What can be had as a table: the documents, those that were read first come first."""
        return {"documents": Table(tuple(row.work for row in self.rows[::-1]), Work)}

    def told(self) -> list[dict[str, Any]]:
        """Return the documents as `foedus documents --json` does."""
        return self.tables["documents"].to_json()


def documents(visit: Visit) -> DocumentsPage:
    """Return the list of documents."""
    question = Question.of(visit.asked)
    number = arrivals(visit.record).documents
    return DocumentsPage(number, question, catalogue(visit.record, limit=question.limit, skip=question.skip))
