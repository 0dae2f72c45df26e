"""What happened, drawn in lanes on one line of time: who came to meetings, formal steps, demands, who spoke when.

Every mark says in words what it is and leads to its evidence, and all of them stand in a table, too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import quote

from foedus.api import Demand, Knowledge, Meeting, Posture, Quote, Row, Standing, Statement, Who, bounds
from foedus.desk.account import Account
from foedus.desk.timescale import Timescale
from foedus.desk.wording import spoken, values_of
from foedus.model import UNKNOWN_PARTY

__all__ = ["Band", "Mark", "Stripe", "Swimlane", "Swimlanes", "Told", "swimlanes"]

COARSE = 31  # days; what is dated less closely is in the table only
MOST_LANES = 10  # of a band
NEAR = 0.9  # per cent of the line, within which marks of one look are one mark
CLOSED = {"met": "met", "partly_met": "met", "agreed": "met", "refused": "refused"}
ANSWERED = "answered"
CAME = {"attended": "came", "absent": "away", "declined": "away"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A point in a lane, at `x` per cent: `look` is how it is drawn, `count` for how many things it stands."""

    x: float
    look: str
    label: str
    address: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Stripe:
    """A demand, from the day it was made until it was answered, else until the last day known: in per cent."""

    x: float
    width: float
    look: str
    label: str
    address: str
    deadline: float | None = None


@dataclass(frozen=True, slots=True)
class Swimlane:
    """One line of the drawing: whom it is of, what of, and what lies in it."""

    sides: tuple[Who | None, ...]
    of: str = ""
    marks: tuple[Mark, ...] = ()
    stripes: tuple[Stripe, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Band:
    """Lanes of one kind; `left` are lanes more that are not drawn."""

    name: str
    title: str
    lanes: tuple[Swimlane, ...]
    left: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """A mark in words: the day as it is `written`, the kind of its claims, what, and where its evidence is."""

    written: str
    kind: str
    what: str
    address: str
    day: date


@dataclass(frozen=True, slots=True)
class Swimlanes:
    """The bands on one scale; `today` is where the last day is, `told` all that they draw, in the order of time."""

    scale: Timescale | None
    today: float
    bands: tuple[Band, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class _Event:
    """One thing to be drawn: in which band, in whose lane."""

    band: str
    who: Who
    day: date
    look: str
    told: Told


def swimlanes(account: Account, standing: Iterable[Standing], today: date | None, knowledge: Knowledge) -> Swimlanes:
    """Return the lanes of what these rows tell; formal steps are drawn as far as the time of the others reaches."""
    asked = [row for row in account.demands if row.since]
    events = [*_came(account.meetings), *_behaved(account.posture), *_said(account.statements)]
    days = [*(event.day for event in events), *(row.since for row in asked), *([today] if asked or events else [])]
    scale = Timescale.over(days)
    if scale is None:
        return Swimlanes(None, 100.0, (), ())
    events += [event for event in _steps(standing) if scale.first <= event.day <= scale.last]
    draw = _Drawing(scale, knowledge)
    bands = (
        *(draw.band(name, title, [event for event in events if event.band == name]) for name, title in _BANDS[:2]),
        draw.demands(asked, today or scale.last),
        *(draw.band(name, title, [event for event in events if event.band == name]) for name, title in _BANDS[2:]),
    )
    told = sorted([*(event.told for event in events), *map(_demand_told, asked)], key=lambda one: (one.day, one.what))
    place = scale.at(today) if today else 100.0
    return Swimlanes(scale, place, tuple(band for band in bands if band.lanes), tuple(dict.fromkeys(told)))


_BANDS = (
    ("meetings", "Meetings: who came"),
    ("steps", "Formal steps, and conduct short of them"),
    ("statements", "Statements"),
)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The scale that everything lies on, and what parties are called."""

    scale: Timescale
    knowledge: Knowledge

    def band(self, name: str, title: str, events: Iterable[_Event]) -> Band:
        """Return the lanes of a band, one a party, those with most marks first."""
        by_party: dict[str, list[_Event]] = {}
        for event in sorted(events, key=lambda event: event.day):
            by_party.setdefault(_key(event.who), []).append(event)
        lanes = sorted(by_party.values(), key=lambda found: (-len(found), _key(found[0].who)))
        drawn = tuple(
            Swimlane((self.called(found[0].who),), marks=tuple(_marks(found, self.scale)), count=len(found))
            for found in lanes[:MOST_LANES]
        )
        return Band(name, title, drawn, max(0, len(lanes) - MOST_LANES))

    def demands(self, rows: list[Demand], today: date) -> Band:
        """Return a lane for each of the latest demands."""
        newest = sorted(rows, key=lambda row: row.since or date.min)[-MOST_LANES:]
        lanes = tuple(
            Swimlane(
                tuple(self.called(who) if who else None for who in (row.demander, row.addressee)),
                row.content,
                stripes=(_stripe(row, self.scale, today),),
            )
            for row in newest
        )
        return Band("demands", "Demands, from made to answered", lanes, len(rows) - len(lanes))

    def called(self, who: Who) -> Who:
        """Return the party that somebody acts for, by its name; an organisation by its code, which is shorter."""
        if self.knowledge.organisation(who.party):
            return Who(who.party, who.party)
        entity = self.knowledge.by_id.get(who.party)
        return Who(entity.name, who.party) if entity else who


def _key(who: Who) -> str:
    return who.name if who.party == UNKNOWN_PARTY else who.party


def _marks(events: Iterable[_Event], scale: Timescale) -> Iterator[Mark]:
    """Yield a mark for each event; those of one look so near that they would lie on one another are one."""
    last: dict[str, Mark] = {}
    for event in events:
        x = scale.at(event.day)
        before = last.get(event.look)
        if before and x - before.x < NEAR:
            label = f"{before.label}; {event.told.written}: {event.told.what}"
            last[event.look] = replace(before, count=before.count + 1, label=label)
            continue
        if before:
            yield before
        last[event.look] = Mark(x, event.look, f"{event.told.written}: {event.told.what}", event.told.address)
    yield from last.values()


def _came(meetings: Iterable[Meeting]) -> Iterator[_Event]:
    for row in meetings:
        day = _day(row.date)
        if day is None or row.date is None:
            continue
        name = " ".join(
            filter(None, (row.organisation, spoken(row.format) if row.format not in (None, "other") else "meeting"))
        )
        for seat in (*row.attendance, *row.guests):
            if seat.status == "not eligible" or not (seat.said or seat.status in CAME):
                continue
            look = "disputed" if seat.disputed else CAME.get(seat.status, "expected")
            does = _SEATED.get(seat.status) or ", ".join(map(spoken, seat.said))
            does = f"{does}, which is disputed" if seat.disputed else does
            told = Told(row.date, "meeting", f"{seat.party.name}: {does} · {name}", _evidence("meetings", row), day)
            yield _Event("meetings", seat.party, day, look, told)


_SEATED = {"attended": "came", "absent": "stayed away", "declined": "declined"}


def _steps(standing: Iterable[Standing]) -> Iterator[_Event]:
    for row in standing:
        for look, said, steps in (
            ("taken", "", row.taken),
            ("not-taken", "expressly not: ", row.not_taken),
            ("planned", "planned: ", row.planned),
        ):
            for step in steps:
                date_ = step.date or _published(step.quotes)
                day = _day(date_)
                if day:
                    what = f"{row.member.name} ({row.organisation}): {said}{spoken(step.step)}"
                    told = Told(date_, "standing", what, _evidence("standing", step), day)
                    yield _Event("steps", row.member, day, look, told)


def _behaved(posture: Iterable[Posture]) -> Iterator[_Event]:
    """Yield conduct; coming to a meeting or not stands with the meeting."""
    known = values_of("posture")
    for row in posture:
        date_ = row.date or _published(row.quotes)
        day = _day(date_)
        if day and row.conduct in known:
            less = "not " if row.polarity == "denied" else ""
            what = f"{row.actor.name} ({row.organisation}): {less}{spoken(row.conduct)}"
            yield _Event(
                "steps", row.actor, day, "conduct", Told(date_, "posture", what, _evidence("posture", row), day)
            )


def _said(statements: Iterable[Statement]) -> Iterator[_Event]:
    for row in statements:
        date_ = row.said or _published(row.quotes)
        day = _day(date_)
        if day and row.speaker:
            to = f", to {row.addressee.name}" if row.addressee else ""
            what = f"{row.speaker.name} {spoken(row.act)}s{to}: {' … '.join(row.content)}"
            yield _Event(
                "statements",
                row.speaker,
                day,
                "word",
                Told(date_, "statement", what, _evidence("statements", row), day),
            )


def _stripe(row: Demand, scale: Timescale, today: date) -> Stripe:
    start = row.since or scale.first
    is_over = row.state == ANSWERED and row.days_open is not None
    end = start + timedelta(days=row.days_open or 0) if is_over else max(today, start)
    look = CLOSED.get(row.answer or "", ANSWERED) if is_over else row.state
    first, last = scale.at(start), scale.at(end)
    day = _day(row.deadline)
    told = _demand_told(row)
    deadline = scale.at(day) if day and scale.first <= day <= scale.last else None
    return Stripe(first, round(max(0.6, last - first), 2), look, f"{told.written}: {told.what}", told.address, deadline)


def _demand_told(row: Demand) -> Told:
    who = (row.demander.name if row.demander else "somebody", row.addressee.name if row.addressee else "somebody")
    state = row.answer if row.state == ANSWERED and row.answer else row.state
    state = "said to be unanswered" if state == "unanswered" else spoken(state)
    days = f", {row.days_open} days" if row.days_open is not None else ""
    what = f"{who[0]} of {who[1]}: {row.content} ({state}{days})"
    return Told(str(row.since), "demand", what, _evidence("demands", row), row.since or date.max)


def _evidence(ledger: str, row: Row) -> str:
    """Return the address of what a row rests on."""
    claims = row.claims
    return f"/{ledger}?claim={quote(claims[0], safe='')}" if claims else f"/{ledger}"


def _published(quotes: Iterable[Quote]) -> str:
    day = min((found.published for found in quotes if found.published), default=None)
    return day.isoformat() if day else ""


def _day(written: str | None) -> date | None:
    """Return the day that is meant, the middle of a few; None where it is not dated that closely."""
    found = bounds(written) if written else None
    if found is None or (found[1] - found[0]).days > COARSE:
        return None
    return found[0] + (found[1] - found[0]) / 2
