"""The tables by which words are found, all but those of the words themselves."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from zlib import crc32

from foedus.model import Document
from foedus.store.index import ARTICLE, QUOTATION, Carried, Lead, Learnt, Place, Question
from foedus.store.loading import chunks, documents_of
from foedus.store.log import Log
from foedus.store.numbers import listed
from foedus.store.versions import replacements

__all__ = ["BITS", "SqlIndex", "table_of"]

BITS = 40  # of a row's number, for that of the claim or the text
NOWHERE = 0
LAST = "\U0010ffff"  # no word goes on with it


class SqlIndex(ABC):
    """An `Index` in the tables of a record; how words are kept and found is left to those who know the database."""

    def __init__(self, log: Log) -> None:
        self.log = log

    def waiting(self) -> int:
        """Return how many texts are not yet found as they are now."""
        return int(self.log.execute("SELECT count(*) FROM unsought").fetchone()[0])

    def unsought(self, most: int) -> list[int]:
        """Return so many of them, of those whose claims are in order."""
        sql = "SELECT text FROM unsought WHERE text NOT IN (SELECT text FROM stale) ORDER BY text LIMIT ?"
        return [nr for (nr,) in self.log.execute(sql, (most,))]

    def carried(self, texts: Sequence[int]) -> dict[int, Carried]:
        """Return texts by their numbers."""
        documents, gone = documents_of(self.log, texts), replacements(self.log, texts)
        claims: dict[int, list[int]] = {}
        for nr, claim in self.log.execute(f"SELECT text, nr FROM claim WHERE text IN ({listed(texts)})"):
            claims.setdefault(nr, []).append(claim)

        def standing(text_id: str, found: tuple[Document, ...]) -> tuple[Document, ...]:
            return tuple(document for document in found if (text_id, document.id) not in gone)

        rows = self.log.execute(f"SELECT nr, id, content FROM text WHERE nr IN ({listed(texts)})")
        return {
            nr: Carried(content, standing(text_id, documents.get(nr, ())), tuple(claims.get(nr, ())))
            for nr, text_id, content in rows
        }

    def put(self, what: str, places: Iterable[tuple[int, Place | None]]) -> None:
        """Have claims or texts found there, or nowhere for None, and no longer elsewhere."""
        now = f"{table_of(what)}_now"
        keep = (
            f"INSERT INTO {now} VALUES (?, ?, ?, ?)"
            ' ON CONFLICT (nr) DO UPDATE SET "row" = excluded."row", hash = excluded.hash, day = excluded.day'
        )
        found = dict(places)
        known = {
            nr: told
            for part in chunks(list(found))
            for nr, *told in self.log.execute(f'SELECT nr, "row", hash FROM {now} WHERE nr IN ({listed(part)})')
        }
        new, kept = [], []
        for nr, place in found.items():
            row, hash_ = known.get(nr, (-1, None))[0] + 1, _hash(place) if place else NOWHERE
            if nr in known and known[nr][1] == hash_:
                continue
            kept.append((nr, row, hash_, _day(place)))
            if place:
                new.append((row << BITS | nr, place))
        self.log.executemany(keep, kept)
        self._add(table_of(what), new)

    def learn(self, words: Iterable[Learnt]) -> None:
        """Take in words, so that their beginnings find them."""
        self.log.executemany(
            "INSERT INTO word VALUES (?, ?, ?)"
            " ON CONFLICT (form, stem) DO UPDATE SET number = word.number + excluded.number",
            words,
        )

    def clear(self, texts: Iterable[int]) -> None:
        """Say that these texts are found as they are now."""
        self.log.executemany("DELETE FROM unsought WHERE text = ?", ((nr,) for nr in texts))

    def beginning(self, letters: str, most: int) -> list[str]:
        """Return the stems of so many words that begin so, of those that were met most often."""
        sql = "SELECT stem FROM word WHERE form >= ? AND form < ? GROUP BY stem ORDER BY sum(number) DESC, stem LIMIT ?"
        return [stem for (stem,) in self.log.execute(sql, (letters, letters + LAST, most))]

    @abstractmethod
    def find(self, what: str, question: Question, days: tuple[int, int], most: int) -> list[Lead]:
        """Return what the question finds of those days; of many those put there last."""

    @abstractmethod
    def _add(self, table: str, places: Sequence[tuple[int, Place]]) -> None:
        """Add rows of words, by their numbers."""


def table_of(what: str) -> str:
    """Return the name of the table in which such things are found."""
    return {QUOTATION: "quotation", ARTICLE: "article"}[what]


def _hash(place: Place) -> int:
    """Return what tells one place from another: never NOWHERE."""
    return crc32(f"{place.words}\n{place.marks}\n{place.day}".encode()) or 1


def _day(place: Place | None) -> int:
    return place.day if place else 0
