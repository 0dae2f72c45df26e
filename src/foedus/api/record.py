"""A record, opened: read into it, ask it, and correct it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar, Unpack, cast, get_args, get_type_hints

from foedus import ledgers
from foedus.api.articles import Article, Resting, article, resting_on
from foedus.api.asked import Asked, Over, Paged, Related, query_of, stretch_of
from foedus.api.copies import Copies, copies
from foedus.api.following import Followed, Following, follow
from foedus.api.freezing import LOG, freeze, is_frozen, thaw
from foedus.api.held import Held, held
from foedus.api.knowing import add_files, imported, look_up, remove_file
from foedus.api.reading import Reading, day_of, read_into, take_in
from foedus.api.reviewable import Reviewable
from foedus.api.ruling import with_rulings
from foedus.api.runs import runs_of
from foedus.api.searching import Searchable
from foedus.api.seats import Seat, seats
from foedus.api.sending import Sent, send, unsent
from foedus.api.subscribing import Subscription
from foedus.api.table import Columned, Table
from foedus.api.versions import Edit, versions
from foedus.api.watching import kept, read_conditions, watch
from foedus.api.why import Why, why
from foedus.api.works import Work
from foedus.knowledge import Imported, Knowledge, Profile
from foedus.ledgers import Query, select
from foedus.ledgers.watching import Condition, Match
from foedus.model import Run, Text
from foedus.record import Entry
from foedus.shelf import Page, acts_of, page, uncollected
from foedus.sources import Offer
from foedus.store import Status, Store, open_store

if TYPE_CHECKING:
    from foedus.engine import Step, Summary

__all__ = ["Asked", "Record", "open_record"]

R = TypeVar("R", bound=Columned)
Q = TypeVar("Q", bound=ledgers.Told)
Watched = str | Path | Iterable[Condition]
Ledger = Callable[..., tuple[R, ...]]  # of entries, a query, knowledge, and options of its own


def open_record(path: str | Path = "foedus.db", *, create: bool = True, read_only: bool = False) -> "Record":
    """Open the record in that file, making it if it is not there and `create` says so; RecordError if it cannot be.

    `postgresql://user@host/name` opens, or makes, one in that database (see docs/teams.md). With `read_only` nothing is
    written, whatever is asked. The folder of a release opens as a record that answers and cannot be changed.
    """
    if is_frozen(Path(path)):
        return Record(cast(Store, thaw(Path(path) / LOG)))
    return Record(open_store(path, create=create, read_only=read_only))


class Record(Reviewable, Searchable):
    """A checked record of claims. It is a context manager that closes it; every ledger returns a frozen `Table`.

    Ids may be shortened to a beginning that no other claim has, with or without `clm-`.
    """

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def read(self, *sources: str | Path, **how: Unpack[Reading]) -> "Summary":
        """Read files, folders and addresses (`-` is standard input) into the record, and say what came of it.

        `Reading` tells of the options: of what does not say it itself, `published` and `source`; what these readers
        have read before is not read again unless `reread`. SourceError where a path is not there.
        """
        return read_into(self.store, sources, knowledge=self.knowledge, how=how)

    def take_in(
        self,
        *offers: Offer,
        published: date | str | None = None,
        source: str | None = None,
        progress: "Callable[[Step], None] | None" = None,
        stop: Callable[[], bool] | None = None,
    ) -> "Summary":
        """Read the bytes of files, texts or addresses into the record, as `read` does files that are there.

        An address is fetched from the web. `stop` is asked before each document: True ends the reading, and all before
        it is in the record.
        """
        return take_in(
            self.store,
            offers,
            knowledge=self.knowledge,
            published=published,
            source=source,
            progress=progress,
            stop=stop,
        )

    def statements(self, org: str | None = None, **asked: Unpack[Paged]) -> Table[ledgers.Statement]:
        """Who said what to whom, about what."""
        return self._page(ledgers.statements, org, asked)

    def meetings(self, org: str | None = None, **asked: Unpack[Paged]) -> Table[ledgers.Meeting]:
        """Which meetings were called, and who came or stayed away, with the members on the day as denominator."""
        return self._page(ledgers.meetings, org, asked)

    def demands(self, org: str | None = None, **asked: Unpack[Paged]) -> Table[ledgers.Demand]:
        """Who asked what of whom, whether it was answered, and how long it has been open."""
        return self._page(ledgers.demands, org, asked)

    def obligations(self, org: str | None = None, **asked: Unpack[Paged]) -> Table[ledgers.Obligation]:
        """Who is said to owe what to whom, and who disputes it."""
        return self._page(ledgers.obligations, org, asked)

    def responsibility(self, org: str | None = None, **asked: Unpack[Paged]) -> Table[ledgers.Responsibility]:
        """Who holds whom to blame for what, and what the blamed reply."""
        return self._page(ledgers.responsibility, org, asked)

    def standing(self, org: str | None = None, **asked: Unpack[Paged]) -> Table[ledgers.Standing]:
        """Who stands how in which organisation on the day, who says so, and which steps were taken or not."""
        return self._page(ledgers.standing, org, asked)

    def standing_over_time(self, org: str | None = None, **asked: Unpack[Over]) -> Table[ledgers.StandingOverTime]:
        """How every member of the organisation, and whom claims speak of, has stood over time, spell by spell.

        Spells rest on what is known and on what claims say. `on` and `known_by` end what is seen: what came later does
        not show. With `over`, only spells of that time, uncut.
        """
        query, (first, last) = query_of(org, asked, Over), stretch_of(asked.get("over"))
        rows = page(
            self.store, ledgers.standing_over_time, query, self.knowledge, Page(binding=self.binding, most=self.most)
        )
        return Table(tuple(ledgers.overlapping(rows, first, last)), ledgers.StandingOverTime)

    def posture(self, org: str | None = None, **asked: Unpack[Paged]) -> Table[ledgers.Posture]:
        """Conduct towards an organisation short of a formal step."""
        return self._page(ledgers.posture, org, asked)

    def timeline(self, org: str | None = None, **asked: Unpack[Paged]) -> Table[ledgers.Moment]:
        """Everything dated, in order."""
        return self._page(ledgers.timeline, org, asked)

    def contradictions(self, org: str | None = None, **asked: Unpack[Paged]) -> Table[ledgers.Contradiction]:
        """Where sources give accounts that cannot all hold, and what people say of that."""
        return Table(with_rulings(self.store, self._page(ledgers.contradictions, org, asked)), ledgers.Contradiction)

    def relations(
        self, one: str | None = None, other: str | None = None, **asked: Unpack[Related]
    ) -> Table[ledgers.Relation]:
        """How two parties stand with one another: a row for each month, or week, in which they acted.

        Each is a state or an organisation; without the other, or both, the rows are those of every two that acted.
        """
        return self._between(ledgers.relations, one, other, asked)

    def turns(self, one: str | None = None, other: str | None = None, **asked: Unpack[Related]) -> Table[ledgers.Turn]:
        """Where the relation of two parties came to another level, and what moved it; asked as `relations` is."""
        return self._between(ledgers.turns, one, other, asked)

    def watch(self, conditions: Watched, *, today: date | str | None = None) -> Table[Match]:
        """Run conditions, or those of a file, and return what they meet with for the first time.

        That is kept in the record: the next run does not tell it again, whatever has been read again since. `today` is
        the day that deadlines are held against. QueryError for a file that is not well formed.
        """
        return Table(watch(self, self._conditions(conditions), day_of(today)))

    def follow(self, feeds: Iterable[Subscription], how: Following | None = None) -> Iterator[Followed]:
        """Read what is new in each of the feeds that is due, and yield what came of each as it is done.

        They are fetched politely, and nothing twice; after a stop, the next call goes on.
        """
        return follow(self.store, self.knowledge, feeds, how or Following())

    def watched(self, conditions: Watched) -> Table[Match]:
        """Return everything that the conditions have told so far."""
        return Table(kept(self, self._conditions(conditions)))

    def send(self, conditions: Watched) -> Sent:
        """Send what the conditions have told to the commands and addresses that their file names, each once.

        What cannot be sent is sent again the next time.
        """
        return send(self.store, self._conditions(conditions))

    def unsent(self, conditions: Watched) -> int:
        """Return how many messages wait to be sent."""
        return unsent(self.store, self._conditions(conditions))

    def freeze(
        self, folder: str | Path, *, claims: Collection[str] | None = None, longest: int
    ) -> tuple[tuple[str, int], ...]:
        """Write the log of all claims, or of those, into the folder, and return each file with its rows.

        Of texts only what claims quote is given, of each quotation at most `longest` characters.
        """
        return freeze(self.store, Path(folder), claims=claims, longest=longest)

    def attendance(self, org: str | None = None, **asked: Unpack[Asked]) -> Table[Seat]:
        """Who came to which meeting, a line for each member and each guest: what attendance is counted from."""
        return Table(tuple(seats(self.meetings(org, **asked))), Seat)

    def claims(self, org: str | None = None, **asked: Unpack[Asked]) -> Table[Held]:
        """Every claim by itself, with its evidence, in the order they were first read; none that was rejected."""

        def ledger(entries: Iterable[Entry], query: Query, knowledge: Knowledge) -> tuple[Held, ...]:
            return tuple(held(select(entries, query, knowledge), self.store.text))

        return self._ask(ledger, org, asked)

    def article(self, name: str) -> Article:
        """Return the article that a document's id, key, address or title names, with its claims as they are marked.

        QueryError where there is none.
        """
        return article(self.store, self.knowledge, name)

    def resting(self, claim_id: str) -> tuple[Resting, ...]:
        """Return the rows of all ledgers that rest on a claim."""
        return resting_on(self.store, self.knowledge, claim_id)

    def text(self, text_id: str) -> Text:
        """Return the text that the offsets of its claims refer to; QueryError if there is none of that id."""
        return self.store.text(text_id)

    def runs(self) -> dict[str, tuple[Run, ...]]:
        """Which runs of the readers saw each claim, by its id, the earliest first."""
        return {history.claim_id: runs_of(history) for history in self.store.histories()}

    def why(self, claim_id: str, *, coder: str | None = None) -> Why:
        """Return what a claim rests on: words, sentence, documents, readers, decisions; QueryError if there is none.

        A coder is shown what readers saw, and no decision but their own.
        """
        return why(self.store, claim_id, coder=coder)

    def look_up(self, name: str, *, on: date | str | None = None) -> tuple[Profile, ...]:
        """Return what is known on that day of a name, a code or a description, likeliest first; QueryError if nothing.

        A description is such as "the Armenian speaker".
        """
        return look_up(self.knowledge, name, day_of(on))

    def add_knowledge(self, *paths: str | Path) -> tuple[str, ...]:
        """Keep a user's own files of states, people, organisations or groups, which win over ours; return their names.

        They have the form of ours (see `foedus/knowledge/data/README.md`). KnowledgeError for what is wrong in them.
        """
        return add_files(self.store, paths)

    def remove_knowledge(self, name: str) -> None:
        """Take a user's own file out again; QueryError where there is none, KnowledgeError if another rests on it."""
        remove_file(self.store, name)

    def import_wikidata(self, path: str | Path) -> Imported:
        """Take people in office and organisations with members out of a Wikidata dump, as `add_knowledge` does."""
        return imported(self.store, path)

    def documents(self) -> Table[Work]:
        """Every document, in the order they were first read."""
        return Table(tuple(map(Work.of, self.store.documents())), Work)

    def copies(self) -> Table[Copies]:
        """Which documents carry one text, also after an edit, and so are one source; those of most documents first."""
        return Table(tuple(copies(self.store)), Copies)

    def versions(self, *, every: bool = False) -> Table[Edit]:
        """What edits of a page changed in its claims; with `every`, also those that left the claims as they were."""
        return Table(tuple(edit for edit in versions(self.store) if every or edit.is_of_claims), Edit)

    def status(self) -> Status:
        """How much the record holds, and what could not be read."""
        return self.store.status()

    def _conditions(self, given: Watched) -> tuple[Condition, ...]:
        if not isinstance(given, str | Path):
            return tuple(given)
        return read_conditions(given, self.store, self.knowledge)

    def _page(self, ledger: ledgers.Ledger[Q], org: str | None, asked: Paged) -> Table[Q]:
        query = query_of(org, asked, Paged)
        wanted = Page(
            asked.get("limit"), asked.get("skip", 0), day_of(asked.get("since")), binding=self.binding, most=self.most
        )
        return Table(page(self.store, ledger, query, self.knowledge, wanted), ledger.row)

    @uncollected()
    def _between(self, ledger: Ledger[R], one: str | None, other: str | None, asked: Related) -> Table[R]:
        weekly, directed = asked.pop("weekly", False), asked.pop("directed", False)
        between = ledgers.Between(one=one, other=other, weekly=weekly, directed=directed)
        query, knowledge = query_of(None, asked, Asked), self.knowledge
        entries = acts_of(self.store, query, knowledge, [each for each in (one or query.about, other) if each])
        return Table(ledger(entries, query, knowledge, between=between), _row_of(ledger))

    def _ask(self, ledger: Ledger[R], org: str | None, asked: Asked) -> Table[R]:
        return Table(ledger(self.store.entries(), query_of(org, asked, Asked), self.knowledge), _row_of(ledger))


def _row_of(ledger: Ledger[R]) -> type[R]:
    return cast(type[R], get_args(get_type_hints(ledger)["return"])[0])
