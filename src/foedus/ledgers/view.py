"""What a query lets see of things, and which rows it picks: what every ledger begins with."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from foedus.knowledge import Knowledge
from foedus.ledgers.hearing import Heard, heard_in
from foedus.ledgers.query import Query
from foedus.ledgers.targets import Target, target
from foedus.model import Actor
from foedus.record import Entry
from foedus.things import PEOPLE, Thing, actors_in, by_then, codes_in, last_published

__all__ = ["View", "stands"]

Test = Callable[[Entry], bool]


@dataclass(frozen=True, slots=True)
class View:
    """A query with what is known of the world, and the last day that is known of: `on`, else the last published.

    `heard` counts the texts, published since a day, that tell of something between two parties.

    A query picks whole rows: a meeting that one party is asked about still shows who else came, and a demand in the
    matter of an organisation shows the answer that does not name it. What it leaves out are claims that were not
    published yet, had not happened yet, are not sure enough, or are of another organisation.
    """

    query: Query
    knowledge: Knowledge
    today: date | None
    wanted: Target | None
    tests: tuple[Test, ...]
    heard: Heard

    @classmethod
    def on(cls, query: Query, knowledge: Knowledge, entries: Iterable[Entry]) -> "View":
        """Return the view of a record; QueryError for a name that neither knowledge nor these entries have."""
        seen = tuple(entries)
        last = query.on or last_published(found for entry in seen if (found := _published_by(entry, query.known_by)))
        return cls.at(last, query, knowledge, seen, heard_in(seen, query.until))

    @classmethod
    def at(
        cls, today: date | None, query: Query, knowledge: Knowledge, entries: Iterable[Entry], heard: Heard
    ) -> "View":
        """Return the view of a record whose last day is known."""
        seen = tuple(entries)
        wanted = target(query.org, knowledge, seen) if query.org else None
        return cls(query, knowledge, today, wanted, tuple(_tests(query, knowledge, seen, wanted)), heard)

    def of(self, things: Iterable[Thing]) -> list[Thing]:
        """Return the things as far as they may be seen, without those of which nothing may."""
        seen = (thing.of(self.entries(thing.entries)) for thing in things)
        return [thing for thing in seen if thing.entries]

    def entries(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Yield those of the entries that may be seen, each with its documents of the time."""
        for entry in entries:
            is_shown = self._is_held(entry) and self._is_sure(entry) and self._is_of(entry)
            known = _published_by(entry, self.query.known_by) if is_shown else None
            if known and by_then(known, self.query.on):
                yield known

    def wants(self, entries: Iterable[Entry]) -> bool:
        """Tell whether a row made of these entries is about, and by, whom the query asks."""
        found = tuple(entries)
        return all(any(map(test, found)) for test in self.tests)

    def _is_held(self, entry: Entry) -> bool:
        """Tell whether every page that had the claim has it still, or had by then; else the outlets took it back."""
        return self.query.superseded or not entry.replaced_by(self.query.known_by)

    def _is_sure(self, entry: Entry) -> bool:
        """Tell whether the readers were that sure; whoever decided on a part of a claim has vouched for it."""
        return bool(entry.decided) or entry.confidence >= self.query.min_confidence

    def _is_of(self, entry: Entry) -> bool:
        """Tell whether a claim is not of some other organisation than the one wanted."""
        if self.wanted is None:
            return True
        organisation = entry.claim.get("organisation")
        return organisation is None or self.wanted.is_code(organisation)


def stands(entry: Entry, query: Query) -> bool:
    """Tell whether a claim stands: nobody has rejected it, and the newest readers see it unless older ones do too."""
    return not entry.rejected and (entry.current or query.superseded)


def _published_by(entry: Entry, day: date | None) -> Entry | None:
    if day is None:
        return entry
    documents = tuple(found for found in entry.documents if found.published and found.published <= day)
    if len(documents) == len(entry.documents):
        return entry
    return replace(entry, documents=documents) if documents else None


def _tests(query: Query, knowledge: Knowledge, entries: tuple[Entry, ...], wanted: Target | None) -> Iterator[Test]:
    for each in filter(None, (query.about, query.also)):
        yield _about(target(each, knowledge, entries))
    if query.by:
        yield _by(target(query.by, knowledge, entries))
    if wanted:
        yield _of(wanted)


def _about(wanted: Target) -> Test:
    def test(entry: Entry) -> bool:
        return any(map(wanted.is_actor, actors_in(entry.claim))) or any(map(wanted.is_code, codes_in(entry.claim)))

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
        about = any(map(is_body, actors_in(entry.claim))) or any(map(wanted.is_code, codes_in(entry.claim)))
        return about or bool(wanted.words.search(entry.claim.quote.text))

    def is_body(actor: Actor) -> bool:
        """Tell whether an actor is the organisation, or people who act for it."""
        return wanted.is_code(actor.party) if actor.type in PEOPLE else wanted.is_actor(actor)

    return test
