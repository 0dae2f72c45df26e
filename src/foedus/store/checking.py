"""Whether a record is what it was when it was written: its file, what points at what, and every word quoted."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from foedus.errors import RecordError
from foedus.model import Document, Run, Text, evidence_of
from foedus.model.place import claim_id
from foedus.record.form import read
from foedus.store.failures import failures
from foedus.store.schema import as_it_is, connect
from foedus.store.sightings import unpacked

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
        with as_it_is(path) as log:
            damages = [*_of_file(log), *_of_references(log)]
        if damages:  # then the rest may not be there to be read
            return Checked(0, 0, 0, tuple(damages))
        with failures(path), closing(connect(path, create=False, read_only=True)) as log:
            seen: Counter[str] = Counter()
            damages = [*_of_texts(log, seen), *_of_names(log), *_of_claims(log, seen)]
            return Checked(seen["text"], seen["quotation"], seen["claim"], tuple(damages))
    except RecordError as error:
        if isinstance(error.__cause__, sqlite3.DatabaseError) and _is_corrupt(error.__cause__):
            return Checked(0, 0, 0, (Damage("file", str(error.__cause__)),))
        raise


def _is_corrupt(error: sqlite3.DatabaseError) -> bool:
    return (getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF) == sqlite3.SQLITE_CORRUPT


def _of_file(log: sqlite3.Connection) -> Iterator[Damage]:
    for (said,) in log.execute(f"PRAGMA integrity_check({MOST})"):
        if said != "ok":
            yield Damage("file", said)


def _of_references(log: sqlite3.Connection) -> Iterator[Damage]:
    for table, row, other, _ in log.execute("PRAGMA foreign_key_check"):
        yield Damage(f"{table} {row}", f"points at a {other} that is not there")


def _of_texts(log: sqlite3.Connection, seen: Counter[str]) -> Iterator[Damage]:
    for text_id, content in log.execute("SELECT id, content FROM text"):
        seen["text"] += 1
        if Text(content).id != text_id:
            yield Damage(f"text {text_id}", "its words are not those that it was recorded with")


def _of_names(log: sqlite3.Connection) -> Iterator[Damage]:
    """Look at what documents and runs are called, which is made of what they are."""
    for id_, key, digest in log.execute("SELECT DISTINCT id, key, digest FROM document"):
        if Document(key, digest).id != id_:
            yield Damage(f"document {id_}", f"it is not called so by its key {key!r} and its digest")
    for set_, readers in log.execute("SELECT DISTINCT reader_set, readers FROM run"):
        if Run(tuple(map(tuple, json.loads(readers))), datetime.now(UTC)).reader_set != set_:
            yield Damage(f"run {set_}", "it is not called so by its readers")


def _of_claims(log: sqlite3.Connection, seen: Counter[str]) -> Iterator[Damage]:
    """Look at what each claim is called, and at the words of its text that it rests on."""
    rows = log.execute(
        'SELECT claim.id, text.id, kind, "start", "end", part, content FROM claim JOIN text ON text.nr = claim.text'
    )
    for id_, *place, content in rows:
        seen["claim"] += 1
        if claim_id(*place) != id_:
            yield Damage(f"claim {id_}", "it is not called so by its text, kind and anchor")
        if place[3] > len(content):
            yield Damage(f"claim {id_}", "its text ends before its anchor")
    rows = log.execute(
        'SELECT claim.id, content, "start", "end", said FROM sighting JOIN claim ON claim.nr = sighting.claim'
        " JOIN text ON text.nr = claim.text"
    )
    for id_, content, start, end, said in rows:
        try:
            found = [(field, evidence_of(read(value))) for field, value, _ in unpacked(said, content, start, end)]
        except (RecordError, ValueError):
            yield Damage(f"claim {id_}", "what was read of it is not what was written")
            continue
        for field, quoted in found:
            seen["quotation"] += len(quoted)
            if any(words.span.of(content) != words.text for words in quoted):
                yield Damage(f"claim {id_}", f"the words of its {field} do not stand where it says")
