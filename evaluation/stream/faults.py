"""Say what a record of the stream has missed and what it has too many of, a line each, to see where to look."""

from collections.abc import Iterable, Iterator
from typing import Any

from matching import demand_likeness, is_claimed, is_step, meeting_likeness, one_to_one

from foedus.api import Demand, Meeting, Quote, Record

__all__ = ["faults"]

WORDS = 90  # of a quotation are shown


def faults(record: Record, truth: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    """Yield a line for each meeting, demand or step that is false or missed, or right in all but what came of it."""
    yield from _meetings(record, truth["meeting"])
    yield from _demands(record, truth["demand"])
    yield from _steps(record, truth["step"], truth["claimed"])


def _meetings(record: Record, true: list[dict[str, Any]]) -> Iterator[str]:
    said = record.meetings()
    pairs = one_to_one(said, true, meeting_likeness)
    for one in _rest(said, (pair[0] for pair in pairs)):
        yield f"false meeting: {_meeting(one)}"
    for row in _rest(true, (pair[1] for pair in pairs)):
        yield f"missed meeting: {_true(row, 'organisation', 'parties', 'format', 'date', 'place')}"
    for one, row in pairs:
        if one.state != row["state"]:
            yield f"meeting {row['state']}, told as {one.state}: {_meeting(one)}"
        yield from _attendance(one, row)


def _attendance(one: Meeting, row: dict[str, Any]) -> Iterator[str]:
    said = {other.party.party: other for other in (*one.attendance, *one.guests)}
    for code, true in row["attendance"].items():
        status = said[code].status if code in said else "not known"
        if status not in true:
            quoted = _quoted(said[code].quotes) if code in said else ""
            yield f"{code} {' or '.join(true)}, told as {status}: {row['id']} of {row['date']}{quoted}"


def _meeting(one: Meeting) -> str:
    whose = one.organisation or ", ".join(who.party for who in one.participants)
    spoken_of = (quote for other in (*one.attendance, *one.guests) for quote in other.quotes)
    return f"{whose} {one.format} {one.date} ({one.state}){_quoted((*one.quotes, *spoken_of))}"


def _demands(record: Record, true: list[dict[str, Any]]) -> Iterator[str]:
    said = [one for one in record.demands() if not one.denied]
    pairs = one_to_one(said, true, demand_likeness)
    for one in _rest(said, (pair[0] for pair in pairs)):
        yield f"false demand: {_demand(one)}"
    for row in _rest(true, (pair[1] for pair in pairs)):
        yield f"missed demand: {_true(row, 'demander', 'addressee', 'content', 'made')}"
    for one, row in pairs:
        if (one.answer or one.state) not in row["outcome"]:
            yield f"demand {' or '.join(row['outcome'])}, told as {one.answer or one.state}: {_demand(one)}"


def _demand(one: Demand) -> str:
    return f"{one.demander} of {one.addressee}, {one.since}: {one.content}{_quoted(one.quotes)}"


def _steps(record: Record, true: list[dict[str, Any]], claimed: list[dict[str, Any]]) -> Iterator[str]:
    said = [(row, step) for row in record.standing() for step in row.taken]
    keys = [(row.member.party, row.organisation, step.step, step.date) for row, step in said]
    pairs = one_to_one(keys, true, is_step)
    for key, (_, step) in zip(keys, said, strict=True):
        if all(key is not found for found, _ in pairs) and not any(is_claimed(key, row) for row in claimed):
            yield f"false step: {' '.join(map(str, key))}{_quoted(step.quotes)}"
    for row in _rest(true, (pair[1] for pair in pairs)):
        yield f"missed step: {_true(row, 'member', 'organisation', 'step', 'date')}"


def _rest(some: Iterable[Any], found: Iterable[Any]) -> Iterator[Any]:
    known = {id(one) for one in found}
    return (one for one in some if id(one) not in known)


def _true(row: dict[str, Any], *names: str) -> str:
    told = (str(row[name]) for name in names if row[name])
    return f"{', '.join(told)} [{len(row['documents'])} documents, such as {row['documents'][0]}]"


def _quoted(quotes: Iterable[Quote]) -> str:
    first = next(iter(quotes), None)
    return f" “{first.words[:WORDS]}”, {first.published}" if first else ""
