"""Where words stand, in SQLite's full-text index, which keeps no words themselves."""

from collections.abc import Sequence

from foedus.store.index import Group, Lead, Phrase, Place, Question
from foedus.store.sql_index import BITS, SqlIndex, table_of

__all__ = ["SqliteIndex"]


class SqliteIndex(SqlIndex):
    """An `Index` by FTS5, in the tables of `schema_9.sql`."""

    def find(self, what: str, question: Question, days: tuple[int, int], most: int) -> list[Lead]:
        """Return what the question finds of those days; of many those put there last."""
        table = table_of(what)
        rows = self.log.execute(
            f"SELECT now.nr, bm25({table}, 1.0, 0.0), now.day FROM {table} CROSS JOIN {table}_now AS now"
            f" ON now.nr = {table}.rowid & ? AND now.row = {table}.rowid >> ?"
            f" WHERE {table} MATCH ? AND now.day BETWEEN ? AND ? ORDER BY {table}.rowid DESC LIMIT ?",
            ((1 << BITS) - 1, BITS, _written(question), *days, most),
        )
        return [Lead(*row) for row in rows]

    def _add(self, table: str, places: Sequence[tuple[int, Place]]) -> None:
        rows = ((row, place.words, place.marks) for row, place in places)
        self.log.executemany(f"INSERT INTO {table} (rowid, words, marks) VALUES (?, ?, ?)", rows)


def _written(question: Question) -> str:
    """Return the question in the language of FTS5: every word of it stands in quotation marks."""
    asked = [f"words : ({' AND '.join(map(_or, question.words))})"]
    if question.marks:
        asked.append(f"marks : ({' AND '.join(map(_or, question.marks))})")
    return " AND ".join(asked)


def _or(group: Group) -> str:
    return "(" + " OR ".join(map(_phrase, group)) + ")"


def _phrase(stems: Phrase) -> str:
    return '"' + " ".join(stems) + '"'
