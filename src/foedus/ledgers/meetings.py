"""Which meetings were called, and who came, stayed away, declined or could not come."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from foedus.knowledge import Knowledge
from foedus.ledgers.dating import date_of
from foedus.ledgers.evidence import Who
from foedus.ledgers.ledger import Ledger
from foedus.ledgers.parties import name_of
from foedus.ledgers.presence import ATTENDANCE, FIRM, MEETING, denies_coming, presence, says
from foedus.ledgers.quoting import actors, affirmed, quotes, text, who
from foedus.ledgers.rows import Attendance, Meeting
from foedus.ledgers.view import View
from foedus.ledgers.vocabulary import vocabulary
from foedus.model import Actor
from foedus.record import Entry
from foedus.things import Thing, days, party
from foedus.things.vocabulary import vocabulary as known_words

__all__ = ["meetings"]

ANY = ("", "other")


def _rows(found: list[Thing], view: View) -> Iterator[Meeting]:
    """Yield a row for each meeting that can be told from others, by day, however often it is named.

    The denominator of attendance is the organisation's members on the meeting's day.
    """
    for thing in found:
        if _is_some_meeting(thing.entries) and view.wants(thing.entries):
            yield _row(thing.entries, view)


def _is_some_meeting(told: tuple[Entry, ...]) -> bool:
    """Tell whether anything says whose it was, when or where, who met or who came: "the talks failed" does not."""
    if any(entry.decided or entry.claim.kind == ATTENDANCE for entry in told):
        return True
    claims = [entry.claim for entry in told]
    if any(claim.get("organisation") or claim.get("place") or claim.date for claim in claims):
        return True
    met = {party(some) for claim in claims if isinstance(given := claim.get("participants"), tuple) for some in given}
    return len(met - {None}) > 1


def _row(told: tuple[Entry, ...], view: View) -> Meeting:
    called = [entry for entry in told if entry.claim.kind == MEETING]
    came = [entry for entry in told if entry.claim.kind == ATTENDANCE]
    organisation = next((code for entry in told if (code := text(entry.claim.get("organisation")))), None)
    date = date_of(told)
    is_of_members = organisation and _family(called) in vocabulary().of_members
    day = _day(date, told, view.query.on)
    members = _roll(organisation, day, view.knowledge) if organisation and is_of_members else {}
    attendance, guests = _attendance(came, members)
    taking_part = (some for entry in called for some in actors(entry.claim.get("participants")))
    formats = Counter(text(entry.claim.get("format")) for entry in called)
    return Meeting(
        organisation=organisation,
        format=max(formats, key=lambda name: (name not in ANY, formats[name]), default=None),
        date=date,
        state=_state(called, came),
        places=tuple(dict.fromkeys(place for entry in called if (place := text(entry.claim.get("place"))))),
        participants=tuple(dict.fromkeys(some for some in taking_part if vocabulary().names(some.name))),
        attendance=attendance,
        guests=guests,
        quotes=quotes(called, "format"),
    )


def _family(called: list[Entry]) -> str:
    families = (known_words().family.get(text(entry.claim.get("format")), "") for entry in called)
    return next(filter(None, families), "")


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
    came: list[Entry], members: Mapping[str, Attendance]
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


def _roll(organisation: str, day: date | None, knowledge: Knowledge) -> Mapping[str, Attendance]:
    """Return the members on the meeting's day by code, each as what is known of it where nothing is said."""
    return _members(organisation, day, knowledge) if day else {}


@lru_cache(maxsize=1 << 9)  # many meetings are of one day, and an organisation may have two hundred members
def _members(organisation: str, day: date, knowledge: Knowledge) -> Mapping[str, Attendance]:
    members = knowledge.members(organisation, day)
    return {found.member: _silent(found.member, found.status, knowledge) for found in members}


@lru_cache(maxsize=1 << 12)
def _silent(code: str, status: str, knowledge: Knowledge) -> Attendance:
    return presence(Who(name_of(code, knowledge), code), [], status)


def _day(edtf: str | None, told: tuple[Entry, ...], on: date | None) -> date | None:
    """Return the meeting's day; of one without a date the day that is asked about, else that of its first report."""
    if window := days(edtf):
        first, last = window
        return last if first == date.min else first
    return on or told[0].published


meetings = Ledger("meetings", Meeting, (MEETING,), _rows)
