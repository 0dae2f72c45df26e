"""A ledger as a page: its rows, by the filters of the command line, the latest published first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from foedus.api import Row, Table
from foedus.desk.question import Question
from foedus.desk.visit import Visit

__all__ = ["LEDGERS", "LedgerPage", "ledger"]

LEDGERS: Mapping[str, str] = {
    "standing": "Who formally stands how in which organisation, and who says so.",
    "meetings": "Which meetings were called, and who came, stayed away or declined.",
    "demands": "Who asked what of whom, and whether it was answered.",
    "obligations": "Who is said to owe what, and who disputes it.",
    "responsibility": "Who holds whom to blame for what, and what they reply.",
    "posture": "Conduct towards an organisation short of a formal step.",
    "statements": "Who said what to whom, about what.",
    "timeline": "Everything dated, in order.",
    "contradictions": "Where sources give accounts that cannot all hold.",
}


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """Rows of the ledger of that name; `older` says that there may be more of them, published before."""

    template: ClassVar = "ledger.html"
    name: str
    says: str
    question: Question
    rows: Table[Any]

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.name.capitalize()

    @property
    def older(self) -> bool:
        """Whether there may be more things behind these."""
        return not self.question.claim and len(self.rows) >= self.question.limit

    def told(self) -> list[dict[str, Any]]:
        """Return the rows as `foedus LEDGER --json` does."""
        return self.rows.to_json()


def ledger(visit: Visit) -> LedgerPage:
    """Return the page of the ledger that the address names."""
    name, question = visit.named["ledger"], Question.of(visit.asked)
    return LedgerPage(name, LEDGERS[name], question, _rows(visit, name, question))


def _rows(visit: Visit, name: str, question: Question) -> Table[Row]:
    if question.claim:
        found = (one.row for one in visit.record.resting(question.claim) if one.ledger == name)
        return Table(tuple(found))

    def find() -> Table[Row]:
        asked = {"limit": question.limit, "skip": question.skip, "since": question.since or None, **question.filters}
        rows: Table[Row] = getattr(visit.record, name)(question.org or None, **asked)
        return rows

    return visit.keeping(("ledger", name, question), find)
