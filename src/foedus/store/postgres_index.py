"""Where words stand, in PostgreSQL: lists of stems under a GIN index, scored as SQLite's full-text index does."""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import log as natural

from foedus.store.index import Group, Lead, Phrase, Place, Question
from foedus.store.sql_index import BITS, SqlIndex, table_of

__all__ = ["PostgresIndex"]

K1, B = 1.2, 0.75  # of BM25, as FTS5 has them
NUMBER = (1 << BITS) - 1  # of a row's number, that of the claim or text
LEAST = 1e-6  # what a word tells that most rows have

_PARTING = re.compile(r"[^0-9A-Za-z\x80-\U0010ffff]+")  # as FTS5 parts words of ASCII


class PostgresIndex(SqlIndex):
    """An `Index` of lists of stems, in the tables of `postgres_12.sql`."""

    def find(self, what: str, question: Question, days: tuple[int, int], most: int) -> list[Lead]:
        """Return what the question finds of those days; of many those put there last."""
        table = table_of(what)
        words, marks = _parted(question.words), _parted(question.marks)
        conditions, values = _conditions(words, marks)
        rows = self.log.execute(
            "SELECT now.nr, now.day, array_to_string(words, ' '), cardinality(words) + cardinality(marks)"
            f" FROM {table} AS told JOIN {table}_now AS now"
            f" ON now.nr = told.nr & {NUMBER} AND now.row = told.nr >> {BITS}"
            f" WHERE {conditions} AND now.day BETWEEN ? AND ? ORDER BY told.nr DESC LIMIT ?",
            (*values, *days, most),
        ).fetchall()
        if not rows:
            return []
        score = _Score(self, table, [phrase for group in words for phrase in group])
        return [Lead(nr, score.of(told, length), day) for nr, day, told, length in rows]

    def _add(self, table: str, places: Sequence[tuple[int, Place]]) -> None:
        rows = [(row, list(_stems(place.words)), list(_stems(place.marks))) for row, place in places]
        self.log.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", rows)
        self.log.execute(
            'INSERT INTO extent VALUES (?, ?, ?) ON CONFLICT ("table") DO UPDATE'
            ' SET "rows" = extent."rows" + excluded."rows", length = extent.length + excluded.length',
            (table, len(rows), sum(len(words) + len(marks) for _, words, marks in rows)),
        )

    def extent(self, table: str) -> tuple[int, int]:
        """Return how many rows there are, and how many stems and marks in all."""
        rows, length = self.log.execute('SELECT "rows", length FROM extent WHERE "table" = ?', (table,)).fetchone()
        return rows, length

    def having(self, table: str, phrase: Phrase) -> int:
        """Return how many rows have that phrase."""
        condition, values = _has(phrase)
        return int(self.log.execute(f"SELECT count(*) FROM {table} WHERE {condition}", values).fetchone()[0])


class _Score:
    """How well rows fit what is looked for: BM25, negative so that the best comes first."""

    def __init__(self, index: PostgresIndex, table: str, phrases: Iterable[Phrase]) -> None:
        count, length = index.extent(table)
        self.mean = length / count
        self.told = [(_pattern(phrase), _weight(count, index.having(table, phrase))) for phrase in phrases]

    def of(self, words: str, length: int) -> float:
        """Return the score of a row of these stems, of which there are so many with its marks."""
        score, text = 0.0, f" {words} "
        for pattern, weight in self.told:
            often = float(len(pattern.findall(text)))
            score += weight * ((often * (K1 + 1.0)) / (often + K1 * (1 - B + B * length / self.mean)))
        return -1.0 * score


def _weight(count: int, having: int) -> float:
    return max(natural((count - having + 0.5) / (having + 0.5)), 0.0) or LEAST


def _pattern(phrase: Phrase) -> re.Pattern[str]:
    """Return what finds a phrase wherever it begins."""
    return re.compile(f"(?= {re.escape(' '.join(phrase))} )")


def _conditions(words: Sequence[Group], marks: Sequence[Group]) -> tuple[str, list[object]]:
    """Return in SQL that all of this is in a row, with its values."""
    told, values = list[str](), list[object]()
    for column, groups in (("words", words), ("marks", marks)):
        for group in groups:
            single = [phrase[0] for phrase in group if len(phrase) == 1]
            some: list[tuple[str, list[object]]] = [(f"{column} && ?", [single])] if single else []
            some += [_has(phrase, column) for phrase in group if len(phrase) > 1]
            told.append("(" + " OR ".join(sql for sql, _ in some) + ")" if some else "FALSE")
            values += [value for _, each in some for value in each]
    return " AND ".join(told), values


def _has(phrase: Phrase, column: str = "words") -> tuple[str, list[object]]:
    """Return in SQL that a phrase is in a row, with its values."""
    whole, values = f"{column} @> ?", [list(phrase)]
    if len(phrase) == 1:
        return whole, [*values]
    return (
        f"({whole} AND strpos(' ' || array_to_string({column}, ' ') || ' ', ?) > 0)",
        [*values, f" {' '.join(phrase)} "],
    )


def _parted(groups: Iterable[Group]) -> list[Group]:
    return [tuple(found for phrase in group if (found := _stems(" ".join(phrase)))) for group in groups]


def _stems(words: str) -> Phrase:
    """Return the stems of which words are written."""
    return tuple(_split(words))


def _split(words: str) -> Iterator[str]:
    yield from (stem.lower() if stem.isascii() else stem for stem in _PARTING.split(words) if stem)
