"""Who decided what, when: the latest first."""

from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from foedus.api import Did, Table
from foedus.desk.deciding import person
from foedus.desk.question import Question
from foedus.desk.visit import Visit

__all__ = ["LogPage", "log"]


@dataclass(frozen=True, slots=True)
class LogPage:
    """What people did, or the one of that name."""

    template: ClassVar = "log.html"
    title: ClassVar = "Log"
    person: str
    question: Question
    rows: Table[Did]

    def page(self, step: int) -> str:
        """Return what stands behind the address of the page so many steps on."""
        said = {"person": self.person, "skip": max(0, self.question.skip + step * self.question.limit)}
        return "?" + urlencode({name: value for name, value in said.items() if value})

    @property
    def older(self) -> bool:
        """Whether there may be more behind these."""
        return len(self.rows) >= self.question.limit

    def told(self) -> list[dict[str, Any]]:
        """Return the rows as `foedus log --json` does."""
        return self.rows.to_json()


def log(visit: Visit) -> LogPage:
    """Return the page of the log; to who works blind, of what that person did, and no more."""
    question = Question.of(visit.asked)
    who = person(visit) if visit.settings.blind else visit.asked.get("person", "").strip()
    rows = visit.record.log(who or None, limit=question.limit, skip=question.skip)
    return LogPage(who, question, rows)
