"""The entries that a query is about: what every ledger begins with."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from foedus.knowledge import Knowledge
from foedus.ledgers.moments import by_then
from foedus.ledgers.query import Query
from foedus.ledgers.targets import Target, actors_in, codes_in, target
from foedus.model import Actor
from foedus.record import Entry

__all__ = ["Scope", "Test", "known", "scope", "select"]

Test = Callable[[Entry], bool]


@dataclass(frozen=True, slots=True)
class Scope:
    """The entries that rows are made of, and the tests by which a query picks rows.

    They pick whole rows: a meeting that one party is asked about still shows who else came, and a demand in the matter
    of an organisation shows the answer that does not name it.
    """

    entries: list[Entry]
    tests: tuple[Test, ...]

    def wants(self, entries: Iterable[Entry]) -> bool:
        """Tell whether a row made of these entries is about, and by, whom the query asks."""
        found = tuple(entries)
        return all(any(map(test, found)) for test in self.tests)


def scope(entries: Iterable[Entry], query: Query, knowledge: Knowledge, *kinds: str) -> Scope:
    """Return the entries of those kinds that fit the query's days and organisation, and how its rows are picked."""
    standing = known(entries, query)
    tests = tuple(_tests(query, knowledge, standing))
    wanted = target(query.org, knowledge, standing) if query.org else None
    return Scope([entry for entry in _of_kinds(standing, query, kinds) if _is_of(entry, wanted)], tests)


def select(entries: Iterable[Entry], query: Query, knowledge: Knowledge, *kinds: str) -> list[Entry]:
    """Return the entries of those kinds (of all, without any) that the query is about, in the order given.

    Rejected claims are out, those less sure than the query asks, and those that the newest readers no longer see,
    unless it asks for them. QueryError for a name that nobody has.
    """
    standing = known(entries, query)
    tests = tuple(_tests(query, knowledge, standing))
    return [entry for entry in _of_kinds(standing, query, kinds) if all(test(entry) for test in tests)]


def known(entries: Iterable[Entry], query: Query) -> list[Entry]:
    """Return what stands in the record and is sure enough, as far as it had been published by `known_by`."""
    standing = [entry for entry in entries if _stands(entry, query) and _is_sure(entry, query.min_confidence)]
    if query.known_by is None:
        return standing
    seen = (_published_by(entry, query.known_by) for entry in standing)
    return [entry for entry in seen if entry is not None]


def _stands(entry: Entry, query: Query) -> bool:
    return not entry.rejected and (entry.current or query.superseded)


def _is_sure(entry: Entry, least: float) -> bool:
    """Tell whether the readers were that sure; whoever decided on a part of a claim has vouched for it."""
    return bool(entry.decided) or entry.confidence >= least


def _published_by(entry: Entry, day: date) -> Entry | None:
    documents = tuple(found for found in entry.documents if found.published and found.published <= day)
    if len(documents) == len(entry.documents):
        return entry
    return replace(entry, documents=documents) if documents else None


def _of_kinds(entries: list[Entry], query: Query, kinds: tuple[str, ...]) -> Iterator[Entry]:
    for entry in entries:
        if (not kinds or entry.claim.kind in kinds) and by_then(entry, query.on):
            yield entry


def _is_of(entry: Entry, wanted: Target | None) -> bool:
    """Tell whether a claim is not of some other organisation than the one wanted."""
    organisation = entry.claim.get("organisation")
    return wanted is None or organisation is None or wanted.is_code(organisation)


def _tests(query: Query, knowledge: Knowledge, entries: list[Entry]) -> Iterator[Test]:
    if query.about:
        yield _about(target(query.about, knowledge, entries))
    if query.by:
        yield _by(target(query.by, knowledge, entries))
    if query.org:
        yield _of(target(query.org, knowledge, entries))


def _about(wanted: Target) -> Test:
    def test(entry: Entry) -> bool:
        return any(map(wanted.is_actor, actors_in(entry))) or any(map(wanted.is_code, codes_in(entry)))

    return test


def _by(wanted: Target) -> Test:
    def test(entry: Entry) -> bool:
        chain = entry.claim.by
        speaker = entry.claim.get("speaker")
        said = (*chain[:1], *chain[-1:], *((speaker,) if isinstance(speaker, Actor) else ()))
        return any(map(wanted.is_actor, said)) or wanted.is_outlet(entry)

    return test


def _of(wanted: Target) -> Test:
    """Claims of the organisation; one that names no organisation, where an actor or its words name it."""

    def test(entry: Entry) -> bool:
        organisation = entry.claim.get("organisation")
        if organisation is not None:
            return wanted.is_code(organisation)
        about = any(map(wanted.is_actor, actors_in(entry))) or any(map(wanted.is_code, codes_in(entry)))
        return about or bool(wanted.words.search(entry.claim.quote.text))

    return test
