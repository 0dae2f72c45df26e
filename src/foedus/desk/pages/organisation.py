"""An organisation: how its members have stood over time, their conduct beside it, and who came to its meetings."""

from dataclasses import dataclass
from typing import Any, ClassVar

from foedus.api import Meeting, Posture, Profile, Standing, StandingOverTime, Table
from foedus.desk.grid import Grid, grid
from foedus.desk.lanes import Lanes, lanes
from foedus.desk.question import Question
from foedus.desk.visit import Visit
from foedus.errors import QueryError

__all__ = ["OrganisationPage", "organisation"]

COLUMNS = 24  # of the grid, and meetings
LISTED = 12


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """What is known and said of one organisation."""

    template: ClassVar = "organisation.html"
    code: str
    profile: Profile
    question: Question
    over_time: Table[StandingOverTime]
    standing: Table[Standing]
    posture: Table[Posture]
    meetings: Table[Meeting]
    lanes: Lanes
    grid: Grid

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.profile.entity.name

    @property
    def spoken_of(self) -> Table[Standing]:
        """The standings that texts speak of, those spoken of most first, a screen of them."""
        told = sorted((row for row in self.standing if row.claims), key=lambda row: -len(row.claims))
        return Table(tuple(told[:LISTED]), Standing)

    @property
    def latest(self) -> Table[Meeting]:
        """The latest meetings, the last first."""
        return self.meetings[::-1][:LISTED]

    def told(self) -> dict[str, Any]:
        """Return what the page shows, each part as its own command's `--json` does."""
        return {
            "standing_over_time": self.over_time.to_json(),
            "standing": self.standing.to_json(),
            "posture": self.posture.to_json(),
            "meetings": self.meetings.to_json(),
        }


def organisation(visit: Visit) -> OrganisationPage:
    """Return the page of the organisation of that code; QueryError where there is none."""
    record, question = visit.record, Question.of(visit.asked)
    entity = record.knowledge.organisation(visit.named["code"])
    if entity is None:
        name = visit.named["code"]
        raise QueryError(f"no organisation is known as {name!r}", "write its code (CSTO, EAEU) or its full name")
    asked = question.filters
    key = (entity.id, *asked.items())
    over_time = visit.keeping(("spells", *key), lambda: record.standing_over_time(entity.id, **asked))
    standing = visit.keeping(("stands", *key), lambda: record.standing(entity.id, **asked))
    posture = record.posture(entity.id, limit=question.limit, **asked)
    meetings = record.meetings(entity.id, limit=COLUMNS, **asked)
    today = next((row.on for row in standing if row.on), None)
    return OrganisationPage(
        code=entity.id,
        profile=record.look_up(entity.id)[0],
        question=question,
        over_time=over_time,
        standing=standing,
        posture=posture,
        meetings=meetings,
        lanes=lanes(over_time, standing, posture, today),
        grid=grid(meetings[-COLUMNS:]),
    )
