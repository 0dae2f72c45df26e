"""Which meetings were called, and who came, stayed away, declined or could not come."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from foedus.knowledge import Knowledge, Membership
from foedus.ledgers.evidence import Who
from foedus.ledgers.gather import Group
from foedus.ledgers.matters import party
from foedus.ledgers.occasions import ATTENDANCE, MEETING, denies_coming, occasions, organisation_of
from foedus.ledgers.parties import name_of
from foedus.ledgers.presence import FIRM, presence, says
from foedus.ledgers.query import Query
from foedus.ledgers.quoting import actors, affirmed, quotes, text, who
from foedus.ledgers.rows import Attendance, Meeting
from foedus.ledgers.selecting import scope
from foedus.ledgers.vocabulary import vocabulary
from foedus.model import Actor
from foedus.record import Entry

__all__ = ["meetings"]

ANY = ("", "other")


def meetings(entries: Iterable[Entry], query: Query, knowledge: Knowledge) -> tuple[Meeting, ...]:
    """Return a row for each meeting, by day, however often it is named (`occasions` says which claims are of one).

    The denominator of attendance is the organisation's members on the meeting's day.
    """
    within = scope(entries, query, knowledge, MEETING, ATTENDANCE)
    rolls = _Rolls(knowledge, query.on)
    return tuple(_row(group, rolls) for group in occasions(within.entries) if within.wants(group.entries))


def _row(group: Group, rolls: "_Rolls") -> Meeting:
    called = [entry for entry in group.entries if entry.claim.kind == MEETING]
    came = [entry for entry in group.entries if entry.claim.kind == ATTENDANCE]
    organisation = organisation_of(group)
    members = rolls.of(organisation, group) if organisation and group.family in vocabulary().of_members else {}
    attendance, guests = _attendance(came, members)
    taking_part = (some for entry in called for some in actors(entry.claim.get("participants")))
    formats = Counter(text(entry.claim.get("format")) for entry in called)
    return Meeting(
        organisation=organisation,
        format=max(formats, key=lambda name: (name not in ANY, formats[name]), default=None),
        date=group.edtf,
        state=_state(called, came),
        places=tuple(dict.fromkeys(place for entry in called if (place := text(entry.claim.get("place"))))),
        participants=tuple(dict.fromkeys(some for some in taking_part if vocabulary().names(some.name))),
        attendance=attendance,
        guests=guests,
        quotes=quotes(called, "format"),
    )


def _state(called: list[Entry], came: list[Entry]) -> str:
    """Return whether it was held, as far as anything says so; who came to it says so too."""
    said = {(affirmed(entry), entry.claim.modality) for entry in called if not denies_coming(entry, came)}
    if (True, "actual") in said or any(says(entry) in FIRM for entry in came):
        return "disputed" if (False, "actual") in said else "held"
    if any(not so for so, _ in said):
        return "not held"
    if not said:
        return "mentioned"
    return "planned" if (True, "planned") in said else "possible"


def _attendance(
    came: list[Entry], members: dict[str, Attendance]
) -> tuple[tuple[Attendance, ...], tuple[Attendance, ...]]:
    """Return what is known of each member, and of each other that is spoken of."""
    by_party: dict[str | None, list[Entry]] = {}
    for entry in came:
        by_party.setdefault(party(entry.claim.get("participant")), []).append(entry)
    attendance = tuple(
        presence(silent.party, by_party.pop(code), silent.standing) if code in by_party else silent
        for code, silent in members.items()
    )
    guests = (
        presence(who(named), told, None)
        for told in by_party.values()
        if isinstance(named := told[0].claim.get("participant"), Actor)
    )
    return attendance, tuple(guests)


class _Rolls:
    """The members of organisations by day, each as what is known of it where nothing is said; looked up once.

    `on` is the day for meetings without one.
    """

    def __init__(self, knowledge: Knowledge, on: date | None) -> None:
        self.knowledge = knowledge
        self.on = on
        self.rolls: dict[tuple[str, date], dict[str, Attendance]] = {}
        self.silent: dict[tuple[str, str], Attendance] = {}

    def of(self, organisation: str, group: Group) -> dict[str, Attendance]:
        """Return the members on the meeting's day by code."""
        day = self._day(group)
        if day is None:
            return {}
        if (organisation, day) not in self.rolls:
            members = self.knowledge.members(organisation, day)
            self.rolls[organisation, day] = {found.member: self._silent(found) for found in members}
        return self.rolls[organisation, day]

    def _silent(self, found: Membership) -> Attendance:
        key = (found.member, found.status)
        if key not in self.silent:
            self.silent[key] = presence(Who(name_of(found.member, self.knowledge), found.member), [], found.status)
        return self.silent[key]

    def _day(self, group: Group) -> date | None:
        if group.window:
            first, last = group.window
            return last if first == date.min else first
        return self.on or group.entries[0].published
