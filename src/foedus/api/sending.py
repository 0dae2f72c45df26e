"""Send what watched conditions told to the commands and addresses that their file names, each once."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from foedus.api.plain import plain
from foedus.api.watching import loaded
from foedus.ledgers.watching import Condition
from foedus.store import Sign, Store

__all__ = ["Sent", "send", "unsent"]

AT_ONCE = 100  # matches in one message
LONGEST_QUOTATION = 300  # letters, as in everything that leaves the record


@dataclass(frozen=True, slots=True)
class Sent:
    """How many matches were sent, and why others were not: those are sent again the next time."""

    sent: int = 0
    failures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Way:
    """A command or an address, with the conditions whose matches go there."""

    channel: str
    where: Any
    conditions: tuple[str, ...]


def unsent(store: Store, conditions: Iterable[Condition]) -> int:
    """Return how many matches wait to be sent, one that goes two ways counted twice."""
    return sum(len(store.owed(way.conditions, way.channel)) for way in _ways(conditions))


def send(store: Store, conditions: Iterable[Condition]) -> Sent:
    """Send what the conditions have told since they say how, and say what could not be sent.

    A message holds up to 100 matches as JSON; what fails is owed until it has been sent.
    """
    from foedus.api import channels  # late: what speaks to the web takes a while to load

    sent = 0
    failures = []
    for way in _ways(conditions):
        taken, done = store.take_owed(way.conditions, way.channel), 0
        try:
            while some := taken[done : done + AT_ONCE]:
                getattr(channels, way.channel)(way.where, _message(some))
                store.settle_owed(some, way.channel, sent=True)
                done += len(some)
        except channels.SendingError as error:
            failures.append(str(error))
        finally:
            store.settle_owed(taken[done:], way.channel, sent=False)
        sent += done
    return Sent(sent, tuple(failures))


def _ways(conditions: Iterable[Condition]) -> Iterator[_Way]:
    found: dict[tuple[str, Any], list[str]] = {}
    for condition in conditions:
        for channel in condition.channels:
            found.setdefault((channel, getattr(condition, channel)), []).append(condition.id)
    yield from (_Way(channel, where, tuple(ids)) for (channel, where), ids in found.items())


def _message(signs: Iterable[Sign]) -> bytes:
    matches = [plain(loaded(sign)) for sign in signs]
    for quote in (quote for match in matches for quote in match["quotes"]):
        if len(quote["words"]) > LONGEST_QUOTATION:
            quote["words"] = quote["words"][: LONGEST_QUOTATION - 1] + "…"
    return json.dumps({"matches": matches}, ensure_ascii=False).encode("utf-8")
