"""Watch a record: run conditions over its ledgers, and keep what is news, so that it is told once."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from foedus.api.subscribing import Subscription, subscriptions
from foedus.errors import QueryError, SourceError
from foedus.knowledge import Knowledge
from foedus.ledgers import Query, Quote, Source, Who
from foedus.ledgers.watching import RULES, Condition, Fault, Match, Seen, conditions, events, lost, merged, watch_kinds
from foedus.record import Entry
from foedus.store import Sign, Store, is_there, open_store

if TYPE_CHECKING:
    from foedus.api.record import Record

__all__ = [
    "Orders",
    "check_conditions",
    "check_orders",
    "conditions_of",
    "kept",
    "loaded",
    "orders_of",
    "read_conditions",
    "watch",
]

LARGEST_FILE = 4_000_000  # bytes
CHECK = "foedus watch --check tells all that is wrong in it"


@dataclass(frozen=True, slots=True)
class Orders:
    """What a file asks for: what to wait for, which feeds to read, and what is wrong in it."""

    conditions: tuple[Condition, ...]
    feeds: tuple[Subscription, ...]
    faults: tuple[Fault, ...] = ()


def check_conditions(path: str | Path, record: str | Path) -> tuple[tuple[Condition, ...], tuple[Fault, ...]]:
    """Return the conditions in the file, and everything that is wrong in it; SourceError if it cannot be read.

    Names are looked up in what is known, then in that record, which need not be there.
    """
    text = _text(path)
    if not is_there(record):
        return conditions(text, Knowledge.load(), ())
    with open_store(record, create=False, read_only=True) as store:
        return conditions(text, Knowledge.load(*store.knowledge()), _Entries(store))


def conditions_of(path: str | Path, record: str | Path) -> tuple[Condition, ...]:
    """Return the conditions in the file, with names as in `check_conditions`; QueryError for what is wrong in it.

    A file of feeds may have none.
    """
    return orders_of(path, record).conditions


def check_orders(path: str | Path, record: str | Path) -> Orders:
    """Return what the file asks for, and everything that is wrong in it; SourceError if it cannot be read."""
    found, faults = check_conditions(path, record)
    feeds, others = subscriptions(_text(path), Path(path).absolute().parent)
    return Orders(found, feeds, tuple(sorted((*faults, *others), key=lambda fault: fault.line or 0)))


def orders_of(path: str | Path, record: str | Path) -> Orders:
    """Return what the file asks for; QueryError for what is wrong in it, or where it asks for nothing."""
    found = check_orders(path, record)
    _sound(path, (*found.conditions, *found.feeds), found.faults)
    return found


def read_conditions(path: str | Path, store: Store, knowledge: Knowledge) -> tuple[Condition, ...]:
    """Return the conditions in the file, with the names of an open record; QueryError for what is wrong in it."""
    return _sound(path, *conditions(_text(path), knowledge, _Entries(store)))


T = TypeVar("T")


def _sound(path: str | Path, found: tuple[T, ...], faults: tuple[Fault, ...]) -> tuple[T, ...]:
    if faults:
        more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
        raise QueryError(f"{path}, {faults[0]}{more}", CHECK)
    if not found:
        remedy = "write one under a line [[watch]] or [[feed]]: docs/watch.md shows how"
        raise QueryError(f"{path} has no condition and no feed", remedy)
    return found


def _text(path: str | Path) -> str:
    file = Path(path)
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise SourceError(f"{file} is too large for a file of conditions", "name a file with [[watch]] tables")
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{file} is no text", "save it as UTF-8") from error
    except (OSError, ValueError) as error:
        raise SourceError(f"{file} cannot be read", getattr(error, "strerror", None) or str(error)) from error


@dataclass(frozen=True, slots=True)
class _Entries:
    """The entries of a record, read when they are first asked for, as often as they are."""

    store: Store

    def __iter__(self) -> Iterator[Entry]:
        return self.store.entries()


def watch(record: "Record", found: Iterable[Condition], today: date | None) -> tuple[Match, ...]:
    """Run the conditions, keep what they meet with, and return what is told for the first time, in their order.

    `today` is the day that deadlines are held against, the real one unless it is given.
    """
    ledgers = _Ledgers(record)
    day = today or datetime.now(UTC).date()
    noticed = datetime.now(UTC).replace(microsecond=0)
    news: dict[tuple[str, str], Match] = {}
    signs: list[Sign] = []
    for condition in found:
        for match in _news(record, condition, ledgers, day):
            dated = replace(match, noticed=noticed)
            channels = () if match.quiet else condition.channels
            signs.append(Sign(condition.id, match.mark, _written(dated), noticed, channels))
            news[condition.id, match.mark] = dated
    new = record.store.add_signs(signs) if signs else ()  # another program may have kept some in the meantime
    told = (news[sign.condition, sign.mark] for sign in new)
    return tuple(match for match in told if not match.quiet)


def kept(record: "Record", found: Iterable[Condition]) -> tuple[Match, ...]:
    """Return what the conditions have told so far, in their order, the earliest first; each bears its present name."""
    return tuple(
        replace(match, watch=condition.name)
        for condition in found
        for match in map(loaded, record.store.signs(condition.id))
        if not match.quiet
    )


def _news(record: "Record", condition: Condition, ledgers: "_Ledgers", day: date) -> Iterator[Match]:
    seen = Seen(map(loaded, record.store.signs(condition.id)))
    rows = ledgers.rows(watch_kinds()[condition.what].ledger)
    matches = tuple(merged(RULES[condition.what](rows, condition, day)))
    there = {match.subject for match in matches if match.lasts}
    gone = [match for subject, match in seen.lasting.items() if subject not in there]
    on = next((row.on for row in rows if row.on), day) if gone else day
    for match in (*matches, *(lost(match, record.knowledge, on) for match in gone)):
        found = seen.news(match, condition.get("becomes"))
        if found:
            yield found


@dataclass(frozen=True, slots=True)
class _Ledgers:
    """The rows that conditions look at, each ledger computed once, however many ask for it."""

    record: "Record"
    known: dict[str, Iterable[Any]] = field(default_factory=dict)

    def rows(self, name: str) -> Iterable[Any]:
        """Return the rows of that ledger; events are claims of their kind."""
        if name not in self.known:
            self.known[name] = self._events() if name == "events" else getattr(self.record, name)()
        return self.known[name]

    def _events(self) -> Iterable[Any]:
        return events(self.record.store.entries(kind="event"), Query(), self.record.knowledge)


def _written(match: Match) -> str:
    return json.dumps(asdict(match), ensure_ascii=False, default=str)


def loaded(sign: Sign) -> Match:
    """Return the match that a sign says."""
    data = json.loads(sign.what)
    published, noticed = data["published"], data["noticed"]
    return Match(
        **data
        | {
            "subject": tuple(data["subject"]),
            "published": date.fromisoformat(published) if published else None,
            "noticed": datetime.fromisoformat(noticed) if noticed else None,
            "quotes": tuple(map(_quote, data["quotes"])),
        }
    )


def _quote(data: dict[str, Any]) -> Quote:
    return Quote(
        **data
        | {
            "by": tuple(Who(**who) for who in data["by"]),
            "sources": tuple(map(_source, data["sources"])),
            "decided": tuple(data["decided"]),
        }
    )


def _source(data: dict[str, Any]) -> Source:
    day = data["published"]
    return Source(**data | {"published": date.fromisoformat(day) if day else None})
