"""Whether a party came to a meeting: from what is said of it to the one thing that is known."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations, starmap

from foedus.ledgers.evidence import Who
from foedus.ledgers.quoting import actors, affirmed, quotes, signed, text
from foedus.ledgers.rows import Attendance
from foedus.ledgers.vocabulary import vocabulary
from foedus.model import Actor
from foedus.record import Entry
from foedus.things import party as party_of

__all__ = ["ATTENDANCE", "FIRM", "MEETING", "denies_coming", "presence", "says"]

MEETING, ATTENDANCE = "meeting", "attendance"

ATTENDED, ABSENT, DECLINED, EXPECTED = "attended", "absent", "declined", "expected"
NOT_ELIGIBLE, NOT_KNOWN = "not eligible", "not known"
FIRM = (ATTENDED, ABSENT, NOT_ELIGIBLE)
ANNOUNCED = (DECLINED, EXPECTED)
OUT, INVITED = "suspended", "invited"


def presence(party: Who, entries: list[Entry], standing: str | None) -> Attendance:
    """Return what is known of a party's coming; nothing said is `not known`.

    What is told of the day goes before what was announced for it, what the party itself announced before what others
    expect of it, and of each the last word counts (of one day, one that names the meeting's day). A suspended party is
    not eligible unless it is said to have come.
    """
    if not entries:
        return Attendance(party=party, status=NOT_ELIGIBLE if standing == OUT else NOT_KNOWN, standing=standing)
    told = sorted(entries, key=_firmness)
    firm = [entry for entry in told if says(entry) in FIRM]
    announced = [entry for entry in told if says(entry) in ANNOUNCED]
    own = [entry for entry in announced if _speaks_for_itself(entry)]
    status = next((says(entry) for entry in reversed(firm or own or announced)), NOT_KNOWN)
    if standing == OUT and status != ATTENDED:
        status = NOT_ELIGIBLE
    named = dict.fromkeys(who.name for entry in told for who in actors(entry.claim.get("participant")))
    people = (name for name in named if name != party.name and vocabulary().names(name))
    return Attendance(
        party=party,
        status=NOT_KNOWN if status == EXPECTED else status,
        said=tuple(dict.fromkeys(signed(entry, "status") for entry in told)),
        people=tuple(people),
        disputed=any(starmap(_disagree, combinations(firm or announced, 2))),
        invitation=_invitation(told),
        standing=standing,
        quotes=quotes(told, "status"),
    )


def _invitation(told: list[Entry]) -> str | None:
    """Return what came of an invitation: nothing (`open`), or some word of the party's coming."""
    if not any(affirmed(entry) and entry.claim.get("status") == INVITED for entry in told):
        return None
    return "answered" if any(says(entry) != NOT_KNOWN for entry in told) else "open"


def says(entry: Entry) -> str:
    """Return what the claim says of the party's coming: one of FIRM or ANNOUNCED, else `not known`."""
    claim = entry.claim
    value = vocabulary().attendance[claim.polarity].get(text(claim.get("status")), NOT_KNOWN)
    if claim.modality == "planned":
        return vocabulary().planned.get(value, value)
    return value if claim.modality == "actual" else NOT_KNOWN


def denies_coming(meeting: Entry, attendance: Iterable[Entry]) -> bool:
    """Tell whether the words of a denied meeting deny only that somebody comes: "she will not attend the summit"."""
    claim = meeting.claim
    return not affirmed(meeting) and any(
        other.claim.text_id == claim.text_id and claim.quote.span.covers(other.claim.anchor.span)
        for other in attendance
    )


def _firmness(entry: Entry) -> tuple[date, bool]:
    return entry.published or date.min, entry.claim.date is not None


def _speaks_for_itself(entry: Entry) -> bool:
    by = entry.claim.by
    return bool(by) and party_of(by[-1]) == party_of(entry.claim.get("participant"))


def _disagree(one: Entry, other: Entry) -> bool:
    """Tell whether one says that somebody came, or will, and the other that the same, or all of the party, did not.

    Somebody who changes its own mind does not disagree with itself.
    """
    if {says(one), says(other)} not in ({ATTENDED, ABSENT}, {DECLINED, EXPECTED}):
        return False
    if one.claim.by and other.claim.by and party_of(one.claim.by[-1]) == party_of(other.claim.by[-1]):
        return False
    a, b = one.claim.get("participant"), other.claim.get("participant")
    people = isinstance(a, Actor) and isinstance(b, Actor) and a.type == b.type == "person"
    return not people or a == b or (isinstance(a, Actor) and isinstance(b, Actor) and a.label == b.label)
