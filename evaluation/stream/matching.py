"""Put what a record says beside what is true, one to one, the likeliest pairs first."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from foedus.api import Demand, Meeting
from foedus.text.edtf import bounds

__all__ = ["demand_likeness", "is_claimed", "is_step", "meeting_likeness", "one_to_one"]

One = TypeVar("One")
Other = TypeVar("Other")
Row = dict[str, Any]
Step = tuple[str, str, str, str | None]  # member, organisation, step and date

SLACK = timedelta(days=1)  # a meeting told of on the morning after is still that meeting
NEAR = timedelta(days=3)  # a step is told of as it is taken, announced or delivered
WIDEST = timedelta(days=31)  # "in March" may be the meeting of March; "in 2031" is no date for one
ALIKE = 0.5  # of the shorter wording's words stand in the longer
SMALL = frozenset("a an the to of in on at for from by with and its his her their it that which was is has had".split())  # noqa: SIM905

_WORD = re.compile(r"[^\W_]+")


def one_to_one(
    said: Sequence[One], true: Sequence[Other], likeness: Callable[[One, Other], float | None]
) -> list[tuple[One, Other]]:
    """Return the pairs, best first; `likeness` is None for two that cannot be one. Nothing stands in two pairs."""
    scored = [
        (score, here, there)
        for here, one in enumerate(said)
        for there, other in enumerate(true)
        if (score := likeness(one, other)) is not None
    ]
    pairs: dict[int, int] = {}
    for _, here, there in sorted(scored, key=lambda found: (-found[0], found[1], found[2])):
        if here not in pairs and there not in pairs.values():
            pairs[here] = there
    return [(said[here], true[there]) for here, there in pairs.items()]


def meeting_likeness(said: Meeting, true: Row) -> float | None:
    """Return how well a meeting fits a true one: its organisation or all its parties, its days, and its format."""
    day = date.fromisoformat(true["date"])
    window = bounds(said.date) if said.date else None
    if window is None or window[1] - window[0] > WIDEST or not window[0] - SLACK <= day <= window[1] + SLACK:
        return None
    parties = {who.party for who in said.participants} | {one.party.party for one in said.guests}
    if true["organisation"] and said.organisation != true["organisation"]:
        return None
    if not true["organisation"] and not set(true["parties"]) <= parties:
        return None
    of_format = 100.0 if said.format == true["format"] else 0.0
    return of_format - (window[1] - window[0]).days


def demand_likeness(said: Demand, true: Row) -> float | None:
    """Return how alike two contents are, if the parties are the same; of whom it is demanded may be left out."""
    if said.demander is None or said.demander.party != true["demander"]:
        return None
    if said.addressee is not None and said.addressee.party != true["addressee"]:
        return None
    likeness = max(_likeness(said.content, content) for content in true["content"])
    return likeness if likeness >= ALIKE else None


def is_step(said: Step, true: Row) -> float | None:
    """Return 1 for the same step of the same member in the same organisation on about the day, else None."""
    window = bounds(said[3]) if said[3] else None
    if window is None or not is_claimed(said, true):
        return None
    return 1.0 if window[0] - NEAR <= date.fromisoformat(true["date"]) <= window[1] + NEAR else None


def is_claimed(said: Step, true: Row) -> bool:
    """Tell whether it is that step of that member, whenever: who says that somebody has left seldom says when."""
    return said[:3] == (true["member"], true["organisation"], true["step"])


def _likeness(one: str, other: str) -> float:
    here, there = _telling(one), _telling(other)
    return len(here & there) / min(len(here), len(there)) if here and there else 0.0


def _telling(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(words.lower())) - SMALL
