"""Who came to which meeting, as a grid: a line for each party, a column for each meeting, with denominators."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from foedus.api import Attendance, Meeting, Who

__all__ = ["CAME", "NOT_KNOWN", "Bench", "Grid", "Line", "benches", "grid", "turnout"]

CAME, NOT_KNOWN, NOT_ELIGIBLE = "attended", "not known", "not eligible"
AHEAD = ("planned", "possible", "not held")  # meetings that nobody can have come to
BENCHES = (CAME, "declined", "absent", NOT_KNOWN, NOT_ELIGIBLE)
MOST_SILENT = 20  # members of whom nothing is told, and who are named all the same


@dataclass(frozen=True, slots=True)
class Bench:
    """Those of whom the same is known at a meeting: `seats` are to be named, `others` are so many that are not."""

    status: str
    seats: tuple[Attendance, ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One party: what is known of it at each meeting, None where it had no seat. `seats` is the denominator.

    `held` says of each meeting whether anybody can have come to it by now.
    """

    party: Who
    cells: tuple[Attendance | None, ...]
    held: tuple[bool, ...]

    @property
    def counts(self) -> Counter[str]:
        """How often it came, stayed away, declined, and how often that is not known, of the meetings that were held."""
        return Counter(cell.status for cell, is_held in zip(self.cells, self.held, strict=True) if cell and is_held)

    @property
    def seats(self) -> int:
        """How many meetings it could have come to."""
        counts = self.counts
        return sum(counts.values()) - counts[NOT_ELIGIBLE]


@dataclass(frozen=True, slots=True)
class Grid:
    """The meetings of which any attendance is to be told, the earliest first, and a line for each member of the day."""

    meetings: tuple[Meeting, ...]
    lines: tuple[Line, ...]

    def is_held(self, place: int) -> bool:
        """Tell whether anybody can have come to the meeting in that column by now."""
        return self.meetings[place].state not in AHEAD

    def tally(self, place: int) -> tuple[int, int]:
        """Return how many members came to the meeting in that column, and how many could have."""
        return turnout(cell for line in self.lines if (cell := line.cells[place]))


def turnout(seats: Iterable[Attendance]) -> tuple[int, int]:
    """Return how many of the members of a meeting came, and how many could have."""
    statuses = [seat.status for seat in seats]
    return statuses.count(CAME), len(statuses) - statuses.count(NOT_ELIGIBLE)


def benches(row: Meeting) -> tuple[Bench, ...]:
    """Return members and guests of a meeting by what is known of them; none where nothing is told of anybody.

    Of a great many members of whom nothing is told only the number is.
    """
    by_status: dict[str, list[Attendance]] = {}
    for one in (*row.attendance, *row.guests):
        by_status.setdefault(one.status, []).append(one)
    if not row.guests and by_status.keys() <= {NOT_KNOWN}:
        return ()
    found = (Bench(status, tuple(by_status[status])) for status in BENCHES if status in by_status)
    return tuple(Bench(NOT_KNOWN, (), len(one.seats)) if _is_crowd(one) else one for one in found)


def _is_crowd(bench: Bench) -> bool:
    return bench.status == NOT_KNOWN and len(bench.seats) > MOST_SILENT


def grid(rows: Iterable[Meeting]) -> Grid:
    """Return the grid of these meetings; one whose members are not known, or of whom nothing is told, is left out."""
    told = tuple(row for row in rows if any(one.status != NOT_KNOWN or one.said for one in row.attendance))
    by_meeting = [{one.party.party: one for one in row.attendance} for row in told]
    parties = {one.party.party: one.party for row in told for one in row.attendance}
    held = tuple(row.state not in AHEAD for row in told)
    lines = (
        Line(party, tuple(found.get(code) for found in by_meeting), held)
        for code, party in sorted(parties.items(), key=lambda item: item[1].name)
    )
    return Grid(told, tuple(lines))
