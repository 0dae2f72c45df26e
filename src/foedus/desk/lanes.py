"""Formal standing over time, drawn: a lane for each party, its spells as bars, its formal steps as marks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foedus.api import Posture, Standing, StandingOverTime, bounds
from foedus.desk.timescale import Timescale

__all__ = ["Bar", "Lane", "Lanes", "Mark", "lanes", "statuses"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A spell as a bar, from `x` and as wide as `width`, in per cent."""

    x: float
    width: float
    status: str
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A formal step as a mark at `x`, in per cent."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One party: its spells and steps, how it stands on the last day, and beside it its conduct."""

    row: StandingOverTime
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    standing: Standing | None
    posture: tuple[Posture, ...]

    @property
    def now(self) -> str:
        """The standing that has not ended, as far as it is known."""
        if self.standing:
            return self.standing.status
        last = self.row.spells[-1] if self.row.spells else None
        return last.status if last and last.end is None else "not known"


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes of an organisation, on one scale; `today` is where its last day is."""

    scale: Timescale | None
    today: float
    rows: tuple[Lane, ...]


def lanes(
    rows: Iterable[StandingOverTime], standings: Iterable[Standing], conduct: Iterable[Posture], today: date | None
) -> Lanes:
    """Return a lane for each row, with the standing and the conduct of the same party."""
    told = tuple(rows)
    held = {row.member.party: row for row in standings}
    behaved = tuple(conduct)
    ends = [day for row in told for spell in row.spells for day in (spell.start, spell.end)]
    scale = Timescale.over((*ends, today))
    if scale is None:
        return Lanes(None, 0.0, ())
    return Lanes(
        scale,
        scale.at(today) if today else 100.0,
        tuple(_lane(row, held.get(row.member.party), behaved, scale) for row in told),
    )


def _lane(row: StandingOverTime, standing: Standing | None, conduct: tuple[Posture, ...], scale: Timescale) -> Lane:
    return Lane(
        row=row,
        bars=tuple(_bar(spell.status, spell.start, spell.end, scale) for spell in row.spells),
        marks=tuple(
            Mark(scale.at(day[0]), f"{step.step.replace('_', ' ')}, {step.date}")
            for step in (standing.taken if standing else ())
            if step.date and (day := bounds(step.date))
        ),
        standing=standing,
        posture=tuple(one for one in conduct if one.actor.party == row.member.party),
    )


def _bar(status: str, start: str | None, end: str | None, scale: Timescale) -> Bar:
    first, last = scale.stretch(start, end)
    label = f"{status.replace('_', ' ')}, {start or '?'} to {end or 'now'}"
    return Bar(first, round(max(0.5, last - first), 2), status, label)


def statuses(found: Lanes) -> tuple[str, ...]:
    """Return each standing that a bar shows, once."""
    return tuple(dict.fromkeys(bar.status for lane in found.rows for bar in lane.bars))
