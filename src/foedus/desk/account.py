"""What the ledgers tell of the subject of a dossier: of each the latest, however much the record holds."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from foedus.api import Contradiction, Demand, Meeting, Posture, Record, Standing, Statement, Table
from foedus.desk.question import Question
from foedus.desk.subject import Subject

__all__ = ["Account", "standing_of"]

MEETINGS, DEMANDS, STATEMENTS, POSTURE, STANDING, CONTRADICTIONS = 24, 40, 100, 40, 6, 6  # that are looked at


@dataclass(frozen=True, slots=True)
class Account:
    """Rows about one subject, those that were published last."""

    meetings: Table[Meeting]
    posture: Table[Posture]
    demands: Table[Demand]
    statements: Table[Statement]
    contradictions: Table[Contradiction]

    @classmethod
    def of(cls, record: Record, subject: Subject, question: Question) -> Self:
        """Return what the record tells of the subject."""
        asked, org = question.filters, subject.org
        return cls(
            meetings=record.meetings(org, limit=MEETINGS, **asked),
            posture=record.posture(org, limit=POSTURE, **asked),
            demands=record.demands(org, limit=DEMANDS, **asked),
            statements=record.statements(org, limit=STATEMENTS, **asked),
            contradictions=record.contradictions(org, limit=CONTRADICTIONS, **asked)[-CONTRADICTIONS:],
        )

    @classmethod
    def on(cls, told: Mapping[str, Table[Any]]) -> Self:
        """Return what the record tells of a topic, of each the latest; `told` are the rows by ledger."""
        return cls(
            meetings=told["meetings"][-MEETINGS:],
            posture=told["posture"][-POSTURE:],
            demands=told["demands"][-DEMANDS:],
            statements=told["statements"][-STATEMENTS:],
            contradictions=told["contradictions"][-CONTRADICTIONS:],
        )

    @property
    def tables(self) -> dict[str, Table[Any]]:
        """The rows by what they are called."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def told(self) -> dict[str, Any]:
        """Return the rows as JSON data, as each command's `--json` has them."""
        return {name: table.to_json() for name, table in self.tables.items()}


def standing_of(record: Record, subject: Subject, question: Question) -> Table[Standing]:
    """Return how the subject stands on the day: of a pair the one in the other, or else each of them."""
    if subject.sort != "pair":
        return record.standing(subject.org, limit=STANDING, **question.filters)
    codes = [side.party for side in subject.sides]
    body = next((code for code in codes if record.knowledge.organisation(code)), None)
    found = [
        record.standing(body, limit=STANDING, **question.of_parties(code).filters) for code in codes if code != body
    ]
    return Table(tuple(row for rows in found for row in rows if body in (None, row.organisation)), Standing)
