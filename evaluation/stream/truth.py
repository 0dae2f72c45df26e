"""What the documents tell, thing by thing: the rows that a record of them is measured against."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from history import Planted
from press import Printed
from wording import Beat
from world import Claimed, Conduct, Demand, Meeting, Step, Thing, TwoWords, data

__all__ = ["truth"]

Row = dict[str, Any]
Telling = tuple[str, Beat]  # the key of a document, and what it tells
COMING = ("attended", "absent")


def truth(things: Iterable[Thing], planted: Planted, printed: list[Printed]) -> Iterator[Row]:
    """Yield a row for each thing that a document tells of, each planted contradiction, and each set of copies.

    What a later version of an address has taken back contradicts nobody.
    """
    told = _told(printed)
    for thing in things:
        yield from _of_thing(thing, told[thing.id])
    latest = {one.article.key: one for one in printed}
    yield from _contradictions(planted, _told(latest.values()))
    yield from _copies(printed)
    yield from _edits(printed)


def _told(printed: Iterable[Printed]) -> dict[str, list[Telling]]:
    """Return what is told of each thing, by its id."""
    told: dict[str, list[Telling]] = defaultdict(list)
    for one in printed:
        for _, passage in one.article.passages():
            told[passage.beat.thing].append((one.article.key, passage.beat))
    return told


def _of_thing(thing: Thing, told: list[Telling]) -> Iterator[Row]:
    match thing:
        case Meeting():
            telling = [one for one in told if one[1].line.split(".")[0] in ("meeting", "talks", "attendance")]
            if telling:
                yield _meeting(thing, telling)
        case Demand():
            telling = [one for one in told if _truth(one[1]) and one[1].content]
            if telling:
                yield _demand(thing, telling)
        case Step():
            telling = [one for one in told if one[1].line == f"step.{thing.step}"]
            if telling:
                yield {
                    "kind": "step",
                    "id": thing.id,
                    "member": thing.member,
                    "organisation": thing.dispute.organisation,
                    "step": thing.step,
                    "date": thing.day.isoformat(),
                    "documents": _keys(telling),
                }
        case Claimed():
            yield {
                "kind": "claimed",
                "id": thing.id,
                "member": thing.member,
                "organisation": thing.dispute.organisation,
                "step": "withdrew",
                "date": thing.day.isoformat(),
            }


def _meeting(meeting: Meeting, told: list[Telling]) -> Row:
    statuses: dict[str, set[str]] = defaultdict(set)
    for _, beat in told:
        for code in beat.parties if beat.line in ("attendance.attended", "attendance.will_attend") else (beat.who,):
            if beat.line.startswith("attendance.") and _truth(beat) != "not known":
                statuses[code].add(_truth(beat))
    return {
        "kind": "meeting",
        "id": meeting.id,
        "organisation": meeting.dispute.organisation if meeting.of_organisation else None,
        "parties": list(meeting.parties),
        "format": meeting.format,
        "date": meeting.day.isoformat(),
        "place": meeting.place,
        "state": _state(meeting, [beat.line for _, beat in told]),
        "attendance": {code: _firm(some) for code, some in sorted(statuses.items())},
        "came": [code for code in meeting.parties if meeting.held and code not in meeting.away],
        "documents": _keys(told),
    }


def _state(meeting: Meeting, lines: list[str]) -> str:
    """Return what the texts say came of it; who came to it, or did not, says that it was held."""
    if not meeting.held:
        return "not held" if any(line.endswith(".off") for line in lines) else "planned"
    over = (".held", ".held_back", "attended", ".absent", ".one_absent", ".absent_back")
    return "held" if any(line.endswith(over) for line in lines) else "planned"


def _firm(statuses: set[str]) -> list[str]:
    """Return what may be said: of the day itself where that is told, and either where sources are at odds."""
    return sorted(statuses & set(COMING) or statuses)


def _demand(demand: Demand, told: list[Telling]) -> Row:
    outcomes = {_truth(beat) for _, beat in told} - {"open"} or {"open"}
    return {
        "kind": "demand",
        "id": demand.id,
        "demander": demand.demander,
        "addressee": demand.addressee,
        "content": list(demand.content),
        "made": demand.day.isoformat(),
        "deadline": demand.deadline.isoformat() if demand.deadline else None,
        "outcome": sorted(outcomes),
        "documents": _keys(told),
    }


def _contradictions(planted: Planted, told: dict[str, list[Telling]]) -> Iterator[Row]:
    for name, things in planted.items():
        sides = {"A": _coming, "B": _counted, "C": _two_words, "E": _claimed}
        found = (
            [_word_and_deed(things, told)] if name == "D" else [sides[name](thing, told[thing.id]) for thing in things]
        )
        for thing, accounts in zip(things, found, strict=False):
            if accounts and all(keys for saying, keys in accounts.items() if saying != "knowledge"):
                sayings = [{"says": saying, "documents": keys} for saying, keys in accounts.items()]
                yield {"kind": "contradiction", "class": name, "about": thing.id, "sides": sayings}


def _coming(thing: Thing, told: list[Telling]) -> dict[str, list[str]]:
    """Return who says that the party came, and who that it did not."""
    party = next((beat.who for _, beat in told if beat.line.startswith("attendance.one_")), "")
    sides = {}
    for status in COMING:
        of_it = (one for one in told if _truth(one[1]) == status and party in (*one[1].parties, one[1].who))
        sides[status] = _keys(one for one in of_it if one[1].line != "attendance.attended" or party in one[1].parties)
    return sides if party else {}


def _counted(thing: Thing, told: list[Telling]) -> dict[str, list[str]]:
    numbers = sorted({beat.number for _, beat in told if beat.line == "signed.number"})
    found = {
        str(number): _keys(one for one in told if one[1].line == "signed.number" and one[1].number == number)
        for number in numbers
    }
    return found if len(found) > 1 else {}


def _two_words(thing: Thing, told: list[Telling]) -> dict[str, list[str]]:
    if not isinstance(thing, TwoWords):
        return {}
    return {line: _keys(one for one in told if one[1].line == f"word.{line}") for line in thing.lines}


def _word_and_deed(things: list[Thing], told: dict[str, list[Telling]]) -> dict[str, list[str]]:
    """Return who reports the word, and who the meetings that were skipped in spite of it."""
    words = [thing for thing in things if isinstance(thing, Conduct)]
    if not words:
        return {}
    meetings = [thing for thing in things if isinstance(thing, Meeting)]
    deeds = [
        one
        for meeting in meetings
        for one in told[meeting.id]
        if one[1].who == words[0].actor and _truth(one[1]) in ("absent", "declined")
    ]
    return {"word": _keys(told[words[0].id]), "deed": _keys(deeds)}


def _claimed(thing: Thing, told: list[Telling]) -> dict[str, list[str]]:
    return {"has left": _keys(one for one in told if one[1].line == "step.has_left"), "knowledge": []}


def _copies(printed: list[Printed]) -> Iterator[Row]:
    clusters: dict[str, list[str]] = defaultdict(list)
    for one in printed:
        if one.copy_of:
            clusters[one.copy_of].append(one.article.key)
    for first, copies in clusters.items():
        yield {"kind": "copies", "documents": [first, *copies]}


def _edits(printed: list[Printed]) -> Iterator[Row]:
    """Yield a row for each address that has a later version, and whether the edit changes what is claimed."""
    first: dict[str, Printed] = {}
    for one in printed:
        before = first.setdefault(one.article.key, one)
        if one.is_edit:
            told, tells = ([passage.beat for _, passage in some.article.passages()] for some in (before, one))
            changed = any(beat not in tells for beat in told)
            yield {"kind": "edit", "documents": [one.article.key], "of_claims": changed}


def _truth(beat: Beat) -> str:
    return str(data("tellings").get(beat.line, {}).get("truth", ""))


def _keys(told: Iterable[Telling]) -> list[str]:
    return sorted({key for key, _ in told})
