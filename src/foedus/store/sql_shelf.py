"""The tables that keep things at hand: which claims have changed, which block they are in, which thing they tell of."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any, TypeVar

from foedus.record import Entry
from foedus.record.settled import write_entry
from foedus.store.keys import key, keys, read, written
from foedus.store.links import links_by_id
from foedus.store.log import Log
from foedus.store.numbers import listed, marks, thousandths
from foedus.store.packing import packed
from foedus.store.shelf import NEVER, Face, Placed, Seek, Shelved

__all__ = ["SqlShelf"]

V = TypeVar("V")

CHUNK = 500  # values in one statement of SQL
LONGEST, DIGEST = 500, 16  # letters of a name, and bytes that stand for the end of a longer one
MANY = 50_000  # rows, more of which need not be counted: two milliseconds

# What was published by a day, and did not begin after another by any of its dates.
_HELD_BY = (
    f" AND coalesce(item.published, {NEVER}) <= ?"
    ' AND (coalesce(item."first", item.published, 0) <= ? OR coalesce(item.published, item."first", 0) <= ?)'
)
# Claims that count however old they are: those that people decided about, and those that tell of a formal step.
_TELLING = (
    "claim IN (SELECT claim FROM decision) OR EXISTS (SELECT 1 FROM held WHERE held.claim = told.claim AND telling)"
)


class SqlShelf:
    """A `Shelf` in the tables of `schema_4.sql`, `schema_5.sql`, `schema_7.sql` and `schema_11.sql`."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.counts: dict[int, int] = {}  # of things, by face: about so many, for the record may have grown since

    def stale_texts(self, most: int) -> list[int]:
        """Return so many texts about which the log has grown."""
        return [nr for (nr,) in self.log.execute("SELECT text FROM stale ORDER BY text LIMIT ?", (most,))]

    def put(self, text: int, placed: Iterable[tuple[str, str, Placed]]) -> None:
        """Put the claims of a text into their blocks (sort, name), in place of where they were."""
        before = self._left(text)
        self.log.execute(
            "UPDATE block SET stale = TRUE WHERE nr IN"
            " (SELECT block FROM claim JOIN item ON item.claim = claim.nr WHERE claim.text = ?)",
            (text,),
        )
        told = self.log.execute(
            "SELECT DISTINCT thing FROM claim JOIN item ON item.claim = claim.nr"
            " WHERE claim.text = ? AND thing IS NOT NULL",
            (text,),
        )
        self._forget([nr for (nr,) in told])
        self.log.execute("DELETE FROM item WHERE claim IN (SELECT nr FROM claim WHERE text = ?)", (text,))
        self._place(list(placed))
        changed = sorted({trace[0] for trace in before ^ self._left(text)})
        for part in _chunks(changed):
            self.log.execute(
                "INSERT INTO stale SELECT DISTINCT claim.text FROM trace JOIN claim ON claim.nr = trace.claim"
                f" WHERE trace.name IN ({marks(part)}) AND astray ON CONFLICT DO NOTHING",
                part,
            )
        self.log.execute("DELETE FROM stale WHERE text = ?", (text,))

    def _left(self, text: int) -> set[tuple[str, str, str, str]]:
        """Return by what the claims of a text that are not astray can be found, and what would be found."""
        return set(
            self.log.execute(
                "SELECT trace.name, block.name, key, family FROM claim JOIN trace ON trace.claim = claim.nr"
                " JOIN item ON item.claim = claim.nr AND item.block = trace.block"
                " JOIN block ON block.nr = trace.block WHERE claim.text = ? AND NOT astray",
                (text,),
            )
        )

    def known(self, traces: Sequence[str], *, besides: int) -> dict[str, list[tuple[str, str, str, str]]]:
        """Return the claims of other texts that are not astray, by these of their traces."""
        found: dict[str, list[tuple[str, str, str, str]]] = {}
        asked = {_brief(trace): trace for trace in traces}
        for part in _chunks(list(asked)):
            for name, *known in self.log.execute(
                "SELECT DISTINCT trace.name, claim.id, block.name, key, family FROM trace"
                " JOIN claim ON claim.nr = trace.claim JOIN block ON block.nr = trace.block"
                " JOIN item ON item.claim = trace.claim AND item.block = trace.block"
                f" WHERE trace.name IN ({marks(part)}) AND NOT astray AND claim.text <> ?",
                [*part, besides],
            ):
                found.setdefault(asked[name], []).append(tuple(known))
        return found

    def hold(self, entries: Mapping[int, Entry]) -> None:
        """Keep what claims come to, by their numbers, until the log grows about them."""
        lines = ((nr, entry.claim.get("step") is not None, packed(write_entry(entry))) for nr, entry in entries.items())
        self.log.executemany(
            "INSERT INTO held VALUES (?, ?, ?)"
            " ON CONFLICT (claim) DO UPDATE SET telling = excluded.telling, entry = excluded.entry",
            lines,
        )

    def _place(self, placed: Sequence[tuple[str, str, Placed]]) -> None:
        """Put claims that are in no block into theirs."""
        placed = [(sort, _brief(name), item) for sort, name, item in placed]
        blocks = self._blocks(list(dict.fromkeys((sort, name) for sort, name, _ in placed)))
        self.log.executemany(
            "INSERT INTO item VALUES (?, ?, NULL, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    item.claim,
                    blocks[sort, name],
                    item.key,
                    item.family,
                    item.first,
                    item.last,
                    item.published,
                    item.words,
                    item.loose,
                )
                for sort, name, item in placed
            ),
        )
        self.log.executemany(
            "INSERT INTO trace VALUES (?, ?, ?, ?)",
            (
                (trace, item.astray, blocks[sort, name], item.claim)
                for sort, name, item in placed
                for trace in dict.fromkeys(map(_brief, item.traces))
            ),
        )

    def _blocks(self, named: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """Return the numbers of blocks by their sorts and names: what changes makes them stale."""
        self.log.executemany(
            "INSERT INTO block (sort, name) VALUES (?, ?) ON CONFLICT (sort, name) DO UPDATE SET stale = TRUE", named
        )
        found = {}
        for part in _chunks(named):
            wanted = ", ".join(["(?, ?)"] * len(part))
            rows = self.log.execute(
                f"SELECT sort, name, nr FROM block WHERE (sort, name) IN (VALUES {wanted})",
                [word for each in part for word in each],
            )
            found.update({(sort, name): nr for sort, name, nr in rows})
        return found

    def stale_blocks(self, sort: str) -> list[int]:
        """Return the blocks of a sort whose claims have changed."""
        return [nr for (nr,) in self.log.execute("SELECT nr FROM block WHERE stale AND sort = ? ORDER BY nr", (sort,))]

    def links(self) -> dict[str, dict[str, str]]:
        """Return what people said last of every two claims, by their ids, both ways."""
        return links_by_id(self.log)

    def linked_blocks(self, blocks: Sequence[int]) -> list[int]:
        """Return the blocks of the same sort in which are claims that people linked with some of these blocks."""
        found: set[int] = set()
        for part in _chunks(blocks):
            found.update(
                nr
                for (nr,) in self.log.execute(
                    "SELECT DISTINCT there.nr FROM item AS mine JOIN block AS here ON here.nr = mine.block"
                    " JOIN link ON mine.claim IN (link.one, link.other) JOIN item AS theirs"
                    " ON theirs.claim = CASE mine.claim WHEN link.one THEN link.other ELSE link.one END"
                    " JOIN block AS there ON there.nr = theirs.block AND there.sort = here.sort"
                    f" WHERE mine.block IN ({marks(part)})",
                    part,
                )
            )
        return sorted(found)

    def block(self, nr: int) -> list[Placed]:
        """Return the claims of a block."""
        rows: Iterable[tuple[Any, ...]] = self.log.execute(
            'SELECT item.claim, claim.id, text.id, claim."start", key, family, "first", "last", published, words,'
            " loose, thing FROM item JOIN claim ON claim.nr = item.claim JOIN text ON text.nr = claim.text"
            " WHERE block = ? ORDER BY item.claim",
            (nr,),
        )
        return [Placed(*(*row, bool(loose), thing)) for *row, loose, thing in rows]

    def clear(self, blocks: Iterable[int]) -> None:
        """Say that the things of these blocks are in order."""
        self.log.executemany("UPDATE block SET stale = FALSE WHERE nr = ?", [(nr,) for nr in blocks])

    def keep(self, things: Iterable[Shelved]) -> None:
        """Put things on the shelf, in place of those that their claims told of."""
        given = list(things)
        blocks = sorted({block for thing in given for _, block in thing.members})
        self._forget(self._told({member for thing in given for member in thing.members}, blocks))
        last = int(self.log.execute("SELECT coalesce(max(nr), 0) FROM thing").fetchone()[0])
        numbered = [
            (nr, thing, [key(face, thing.sort) for face in thing.faces]) for nr, thing in enumerate(given, last + 1)
        ]
        self.log.executemany(
            'INSERT INTO thing (nr, sort, known, "first", sure, disputed, lead, faces) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
            (
                (
                    nr,
                    thing.sort,
                    thing.known,
                    thing.first,
                    thousandths(thing.sure),
                    thing.disputed,
                    thing.members[0][0],
                    written(own),
                )
                for nr, thing, own in numbered
            ),
        )
        self.log.executemany(
            "UPDATE item SET thing = ? WHERE block = ? AND claim = ?",
            ((nr, block, claim) for nr, thing, _ in numbered for claim, block in thing.members),
        )
        self.log.executemany(
            "INSERT INTO face VALUES (?, ?, ?, ?)",
            ((face, thing.known, nr, thing.known - thing.first) for nr, thing, own in numbered for face in own),
        )

    def _told(self, members: Collection[tuple[int, int]], blocks: Sequence[int]) -> set[int]:
        """Return the things of which these claims in these blocks told."""
        sql = "SELECT claim, block, thing FROM item WHERE thing IS NOT NULL AND block IN "
        rows = (row for part in _chunks(blocks) for row in self.log.execute(f"{sql}({listed(part)})"))
        return {thing for claim, block, thing in rows if (claim, block) in members}

    def _forget(self, things: Collection[int]) -> None:
        for part in _chunks(sorted(things)):
            self.log.execute(f"UPDATE item SET thing = NULL WHERE thing IN ({listed(part)})")
            told = self.log.execute(f"SELECT nr, known, faces FROM thing WHERE nr IN ({listed(part)})").fetchall()
            own = ((face, known, nr) for nr, known, faces in told for face in read(faces))
            self.log.executemany("DELETE FROM face WHERE face = ? AND known = ? AND thing = ?", own)
            self.log.execute(f"DELETE FROM thing WHERE nr IN ({listed(part)})")

    def seek(self, seek: Seek) -> Iterator[tuple[int, int]]:
        """Yield the things looked for, the latest published first: the day and the number."""
        others = sorted((key(face, seek.sort) for face in seek.faces), key=self._count)
        table, thing, first = "thing", "nr", 'found."first"'
        by: tuple[str, str | int] = "sort", seek.sort
        if others and not seek.disputed:  # by the rarest
            table, thing, first = "face", "thing", "found.known - found.lag"
            by = "face", others.pop(0)
        wanted = ["found.known <= ?", f"{first} <= ?", f"found.{by[0]} = ?"]
        values: list[str | int] = [seek.known_by, seek.on, by[1]]
        if seek.disputed:  # of which there is less than of any face
            wanted.append("disputed")
        for face in others:
            wanted.append(
                "EXISTS (SELECT 1 FROM face AS other WHERE other.face = ?"
                f" AND other.known = found.known AND other.thing = found.{thing})"
            )
            values.append(face)
        if seek.sure:
            wanted.append(f"(SELECT sure FROM thing WHERE nr = found.{thing}) >= ?")
            values.append(thousandths(seek.sure))
        yield from self.log.execute(
            f"SELECT found.known, found.{thing} FROM {table} AS found WHERE {' AND '.join(wanted)}"
            f" ORDER BY found.known DESC, found.{thing} DESC",
            values,
        )

    def _count(self, face: int) -> int:
        """Return how many things have a face, up to so many as are too many to count."""
        if face not in self.counts:
            rows = "SELECT 1 FROM face WHERE face = ? LIMIT ?"
            found = self.log.execute(f"SELECT count(*) FROM ({rows}) AS few", (face, MANY)).fetchone()
            self.counts[face] = int(found[0])
        return self.counts[face]

    def has(self, face: Face) -> bool:
        """Tell whether anything can be found by that name in that role."""
        sql = "SELECT 1 FROM face WHERE face BETWEEN ? AND ? LIMIT 1"
        return self.log.execute(sql, keys(face)).fetchone() is not None

    def members(self, things: Sequence[int], seek: Seek) -> dict[int, tuple[str, tuple[int, ...]]]:
        """Return the sort and the claims (numbers) of each thing that was known and had begun, as far as it had.

        The first of all claims of a thing is always among them.
        """
        found: dict[int, tuple[str, dict[int, None]]] = {}
        until = [seek.known_by, seek.on, seek.on] if min(seek.known_by, seek.on) < NEVER else []
        last = (
            ", row_number() OVER (PARTITION BY thing.nr ORDER BY item.published DESC NULLS LAST, claim DESC) AS place"
        )
        for part in _chunks(things):
            told = (
                f"SELECT thing.nr, sort, lead, claim{last if seek.most else ''} FROM thing"
                " JOIN item ON item.thing = thing.nr"
                f" WHERE thing.nr IN ({marks(part)}){_HELD_BY if until else ''}"
            )
            if seek.most:
                told = f"SELECT nr, sort, lead, claim FROM ({told}) AS told WHERE place <= ? OR {_TELLING}"
            for nr, sort, lead, claim in self.log.execute(told, [*part, *until, *([seek.most] if seek.most else [])]):
                found.setdefault(nr, (sort, {lead: None}))[1][claim] = None
        return {nr: (sort, tuple(claims)) for nr, (sort, claims) in found.items()}

    def telling(self, text_id: str, sorts: Sequence[str]) -> list[int]:
        """Return the things of these sorts of which claims of that text tell."""
        found = self.log.execute(  # in this order: to begin with the sorts would be to look at nearly every thing
            "SELECT DISTINCT thing FROM text CROSS JOIN claim CROSS JOIN item CROSS JOIN thing"
            " WHERE claim.text = text.nr AND item.claim = claim.nr AND thing.nr = item.thing"
            f" AND text.id = ? AND sort IN ({marks(sorts)}) ORDER BY thing",
            [text_id, *sorts],
        )
        return [nr for (nr,) in found]

    def beside(self, things: Sequence[int], seek: Seek) -> list[int]:
        """Return the things of the sort looked for in the blocks of the same names, known and begun by the day.

        With `most`, of each block only so many: those first published last.
        """
        found: set[int] = set()
        for part in _chunks(things):
            told = (  # in this order, so that each block is looked at once, however many claims of it there are
                "SELECT thing.nr, row_number() OVER (PARTITION BY there.nr ORDER BY known DESC, thing.nr DESC) AS place"
                " FROM (SELECT DISTINCT here.name FROM item AS mine"
                f" JOIN block AS here ON here.nr = mine.block WHERE mine.thing IN ({marks(part)})) AS mine"
                " CROSS JOIN block AS there CROSS JOIN item AS theirs CROSS JOIN thing"
                " WHERE there.name = mine.name AND there.sort = ? AND theirs.block = there.nr"
                ' AND thing.nr = theirs.thing AND known <= ? AND thing."first" <= ? GROUP BY there.nr, thing.nr'
            )
            asked = [*part, seek.sort, seek.known_by, seek.on, seek.most or NEVER]
            found.update(nr for (nr,) in self.log.execute(f"SELECT nr FROM ({told}) AS told WHERE place <= ?", asked))
        return sorted(found)

    def heard(self, blocks: Iterable[tuple[str, str, str]], after: int, until: int, most: int) -> int:
        """Return how many texts, up to so many, have claims in these blocks, published after a day and up to another.

        Blocks are given by their sort, and the first and the last of their names.
        """
        asked = list(blocks)
        named = " OR ".join(["(block.sort = ? AND block.name BETWEEN ? AND ?)"] * len(asked))
        (count,) = self.log.execute(
            "SELECT count(*) FROM (SELECT DISTINCT claim.text FROM block JOIN item ON item.block = block.nr"
            f" JOIN claim ON claim.nr = item.claim WHERE ({named})"
            " AND item.published > ? AND item.published <= ? LIMIT ?) AS few",
            [*(part for block in asked for part in block), after, until, most],
        ).fetchone()
        return int(count)

    def last_published(self, known_by: date | None) -> date | None:
        """Return the last day on which anything was published, as far as it was by that day."""
        until = (known_by or date.max).isoformat()
        (day,) = self.log.execute("SELECT max(published) FROM document WHERE published <= ?", (until,)).fetchone()
        return date.fromisoformat(day) if day else None


def _brief(name: str) -> str:
    """Return the name of a block or a trace in no more letters than an index takes, whatever stands in a text."""
    if len(name) <= LONGEST:
        return name
    return name[: LONGEST - 2 * DIGEST] + blake2b(name.encode("utf-8", "surrogatepass"), digest_size=DIGEST).hexdigest()


def _chunks(values: Sequence[V]) -> Iterator[list[V]]:
    for start in range(0, len(values), CHUNK):
        yield list(values[start : start + CHUNK])
