"""The tables by which words are found: SQLite's full-text index, without the words themselves."""

import sqlite3
from collections.abc import Iterable, Sequence
from zlib import crc32

from foedus.model import Document
from foedus.store.index import ARTICLE, QUOTATION, Carried, Lead, Learnt, Place
from foedus.store.loading import documents_of
from foedus.store.numbers import listed
from foedus.store.versions import replacements

__all__ = ["SqliteIndex"]

BITS = 40  # of a row's number, for that of the claim or the text
NOWHERE = 0
LAST = "\U0010ffff"  # no word goes on with it


class SqliteIndex:
    """An `Index` in the tables of `schema_9.sql`."""

    def __init__(self, log: sqlite3.Connection) -> None:
        self.log = log

    def waiting(self) -> int:
        """Return how many texts are not yet found as they are now."""
        return int(self.log.execute("SELECT count(*) FROM unsought").fetchone()[0])

    def unsought(self, most: int) -> list[int]:
        """Return so many of them, of those whose claims are in order."""
        sql = "SELECT text FROM unsought WHERE text NOT IN (SELECT text FROM stale) LIMIT ?"
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
        now, words = f"{_table(what)}_now", f"INSERT INTO {_table(what)} (rowid, words, marks) VALUES (?, ?, ?)"
        for nr, place in places:
            known = self.log.execute(f"SELECT row, hash FROM {now} WHERE nr = ?", (nr,)).fetchone()
            hash_ = _hash(place) if place else NOWHERE
            if known and known[1] == hash_:
                continue
            row = known[0] + 1 if known else 0
            self.log.execute(f"INSERT OR REPLACE INTO {now} VALUES (?, ?, ?, ?)", (nr, row, hash_, _day(place)))
            if place:
                self.log.execute(words, (row << BITS | nr, place.words, place.marks))

    def learn(self, words: Iterable[Learnt]) -> None:
        """Take in words, so that their beginnings find them."""
        self.log.executemany(
            "INSERT INTO word VALUES (?, ?, ?)"
            " ON CONFLICT (form, stem) DO UPDATE SET number = number + excluded.number",
            words,
        )

    def clear(self, texts: Iterable[int]) -> None:
        """Say that these texts are found as they are now."""
        self.log.executemany("DELETE FROM unsought WHERE text = ?", ((nr,) for nr in texts))

    def beginning(self, letters: str, most: int) -> list[str]:
        """Return the stems of so many words that begin so, of those that were met most often."""
        sql = "SELECT stem FROM word WHERE form >= ? AND form < ? GROUP BY stem ORDER BY sum(number) DESC, stem LIMIT ?"
        return [stem for (stem,) in self.log.execute(sql, (letters, letters + LAST, most))]

    def find(self, what: str, question: str, days: tuple[int, int], most: int) -> list[Lead]:
        """Return what the question finds of those days; of many those put there last."""
        table = _table(what)
        rows = self.log.execute(
            f"SELECT now.nr, bm25({table}, 1.0, 0.0), now.day FROM {table} CROSS JOIN {table}_now AS now"
            f" ON now.nr = {table}.rowid & ? AND now.row = {table}.rowid >> ?"
            f" WHERE {table} MATCH ? AND now.day BETWEEN ? AND ? ORDER BY {table}.rowid DESC LIMIT ?",
            ((1 << BITS) - 1, BITS, question, *days, most),
        )
        return [Lead(*row) for row in rows]


def _table(what: str) -> str:
    return {QUOTATION: "quotation", ARTICLE: "article"}[what]


def _hash(place: Place) -> int:
    """Return what tells one place from another: never NOWHERE."""
    return crc32(f"{place.words}\n{place.marks}\n{place.day}".encode()) or 1


def _day(place: Place | None) -> int:
    return place.day if place else 0
