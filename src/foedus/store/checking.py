"""Whether a record is what it was when it was written: its file, what points at what, and every word quoted."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from foedus.errors import RecordError
from foedus.model import Document, Run, Text, evidence_of
from foedus.model.place import claim_id
from foedus.record.form import read
from foedus.store.failures import failures
from foedus.store.schema import connect

__all__ = ["Checked", "Damage", "check_record"]

MOST = 100  # of what SQLite finds wrong with a file


@dataclass(frozen=True, slots=True)
class Damage:
    """Something in a record that is not as it was written: what it is in, and what is wrong."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking a record: how many texts, quotations and claims were looked at, and what is damaged."""

    texts: int
    quotations: int
    claims: int
    damages: tuple[Damage, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is damaged."""
        return not self.damages


def check_record(path: Path) -> Checked:
    """Return what is damaged in the record of that file; RecordError where there is none that can be looked at.

    Nothing is written. Ids are hashes of content, so that a letter changed anywhere in a text, in words quoted of it,
    or in what names a document or a claim is found.
    """
    try:
        with failures(path), closing(connect(path, create=False, read_only=True)) as log:
            damages = [*_of_file(log), *_of_references(log)]
            if not damages:  # else the rest may not be there to be read
                damages += [*_of_texts(log), *_of_names(log), *_of_values(log)]
            texts, quotations, claims = (_count(log, table) for table in ("text", "evidence", "claim"))
            return Checked(texts, quotations, claims, tuple(damages))
    except RecordError as error:
        if isinstance(error.__cause__, sqlite3.DatabaseError) and _is_corrupt(error.__cause__):
            return Checked(0, 0, 0, (Damage("file", str(error.__cause__)),))
        raise


def _is_corrupt(error: sqlite3.DatabaseError) -> bool:
    return (getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF) == sqlite3.SQLITE_CORRUPT


def _count(log: sqlite3.Connection, table: str) -> int:
    return int(log.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _of_file(log: sqlite3.Connection) -> Iterator[Damage]:
    for (said,) in log.execute(f"PRAGMA integrity_check({MOST})"):
        if said != "ok":
            yield Damage("file", said)


def _of_references(log: sqlite3.Connection) -> Iterator[Damage]:
    for table, row, other, _ in log.execute("PRAGMA foreign_key_check"):
        yield Damage(f"{table} {row}", f"points at a {other} that is not there")


def _of_texts(log: sqlite3.Connection) -> Iterator[Damage]:
    """Look at each text and what is quoted of it, one text at a time."""
    rows = log.execute(
        'SELECT text.nr, text.id, content, "start", "end", exact FROM text'
        " LEFT JOIN evidence ON evidence.text = text.nr ORDER BY text.nr"
    )
    for (_, text_id, content), group in groupby(rows, itemgetter(0, 1, 2)):
        text = Text(content)
        if text.id != text_id:
            yield Damage(f"text {text_id}", "its words are not those that it was recorded with")
        for *_, start, end, exact in group:
            if start is not None and content[start:end] != exact:
                yield Damage(f"text {text_id}", f"the words {exact!r} do not stand at {start}..{end}")


def _of_names(log: sqlite3.Connection) -> Iterator[Damage]:
    """Look at what documents, claims and runs are called, which is made of what they are."""
    for id_, key, digest in log.execute("SELECT DISTINCT id, key, digest FROM document"):
        if Document(key, digest).id != id_:
            yield Damage(f"document {id_}", f"it is not called so by its key {key!r} and its digest")
    for id_, *place in log.execute(
        'SELECT claim.id, text.id, kind, "start", "end", part FROM claim'
        " JOIN text ON text.nr = claim.text JOIN evidence ON evidence.nr = claim.anchor"
    ):
        if claim_id(*place) != id_:
            yield Damage(f"claim {id_}", "it is not called so by its text, kind and anchor")
    for set_, readers in log.execute("SELECT DISTINCT reader_set, readers FROM run"):
        if Run(tuple(map(tuple, json.loads(readers))), datetime.now(UTC)).reader_set != set_:
            yield Damage(f"run {set_}", "it is not called so by its readers")


def _of_values(log: sqlite3.Connection) -> Iterator[Damage]:
    """Look at the words that each value of a claim rests on: they must be among those quoted of its text."""
    rows = log.execute(
        'SELECT statement.nr, claim.id, field, value, "start", "end", exact FROM statement'
        " JOIN claim ON claim.nr = statement.claim LEFT JOIN supports ON supports.statement = statement.nr"
        " LEFT JOIN evidence ON evidence.nr = supports.evidence ORDER BY statement.nr"
    )
    for (_, claim, field, value), group in groupby(rows, itemgetter(0, 1, 2, 3)):
        quoted = {tuple(row[4:]) for row in group}
        if not _rests_on(value, quoted):
            yield Damage(f"claim {claim}", f"its {field} does not rest on the words quoted for it")


def _rests_on(value: str, quoted: set[tuple[Any, ...]]) -> bool:
    try:
        return all((words.span.start, words.span.end, words.text) in quoted for words in evidence_of(read(value)))
    except ValueError:
        return False
