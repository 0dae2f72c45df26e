"""From rows back to the types."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from foedus.knowledge import Added
from foedus.model import Document, Run
from foedus.model.remembering import remembered
from foedus.record import History, Sighting, Statement
from foedus.record.form import read
from foedus.record.settled import Kept
from foedus.store.contract import Omission, Status
from foedus.store.copies import first_texts
from foedus.store.decisions import STANDING, carried_to, decisions_about
from foedus.store.documents import as_document, columns
from foedus.store.links import links_of
from foedus.store.log import Log
from foedus.store.numbers import listed
from foedus.store.packing import unpacked as unpacked_line
from foedus.store.sightings import unpacked
from foedus.store.versions import replacements
from foedus.text import words

__all__ = [
    "all_documents",
    "chunks",
    "copies",
    "held",
    "histories",
    "knowledge",
    "last_readers",
    "newest_row",
    "numbered",
    "status",
    "tally",
]

_Rows = Iterable[tuple[Any, ...]]

AT_ONCE = 1000  # numbers
STRETCH = 4000  # claims

_value = lru_cache(maxsize=8192)(read)  # most values are one of a few hundred words; they are immutable


@remembered  # a line says all, so that what it says never grows old
def _kept(data: bytes) -> Kept:
    return Kept(unpacked_line(data))


def all_documents(log: Log) -> tuple[Document, ...]:
    """Return every document as it is known now, in the order they were first recorded."""
    rows = log.execute(
        f"SELECT {columns()} FROM document"
        " JOIN (SELECT min(nr) AS first, max(nr) AS last FROM document GROUP BY id) AS told ON nr = last ORDER BY first"
    )
    return tuple(map(as_document, rows))


def newest_row(log: Log, document_id: str) -> tuple[int | None, Document | None]:
    """Return the number of a document's newest row and the document as it is known now; None and None if it is new."""
    row = log.execute(
        f"SELECT nr, {columns()} FROM document WHERE id = ? ORDER BY nr DESC LIMIT 1", (document_id,)
    ).fetchone()
    return (row[0], as_document(row[1:])) if row else (None, None)


def last_readers(log: Log, document_id: str) -> str | None:
    """Return the hash of the readers that last read the newest text that the document carries."""
    row = log.execute(
        "SELECT reader_set FROM document JOIN carries ON carries.document = document.nr"
        " JOIN reading ON reading.text = carries.text JOIN run ON run.nr = reading.run"
        " WHERE document.id = ? ORDER BY carries.text DESC, reading.nr DESC LIMIT 1",
        (document_id,),
    ).fetchone()
    return str(row[0]) if row else None


def text_number(log: Log, text_id: str) -> int:
    """Return the number of the text of that id, 0 where there is none."""
    row = log.execute("SELECT nr FROM text WHERE id = ?", (text_id,)).fetchone()
    return int(row[0]) if row else 0


def documents_of(log: Log, texts: Sequence[int] | None = None) -> dict[int, tuple[Document, ...]]:
    """Return the documents that carry each text (or each of these), by its number, the earliest published first."""
    where = "" if texts is None else f" WHERE carries.text IN ({listed(texts)})"
    rows = log.execute(
        f"SELECT DISTINCT carries.text, now.nr, {columns('now')}"
        " FROM carries JOIN document AS then_known ON then_known.nr = carries.document"
        " JOIN document AS now ON now.nr = (SELECT max(nr) FROM document WHERE id = then_known.id)"
        f"{where} ORDER BY carries.text, now.published NULLS LAST, now.nr"
    )
    return {number: tuple(as_document(row[2:]) for row in group) for number, group in groupby(rows, itemgetter(0))}


def copies(log: Log) -> list[tuple[str, tuple[Document, ...]]]:
    """Return the documents of each set of copies with the id of its first text, the earliest published first.

    A version that a later one has replaced is none of them, so that the edits of one page are not its copies.
    """
    rows = log.execute(
        "WITH same (text, first) AS (SELECT text, first FROM copy UNION ALL"
        " SELECT text, text FROM carries WHERE text NOT IN (SELECT text FROM copy) GROUP BY text HAVING count(*) > 1)"
        f" SELECT one.id, text.id, now.id, {columns('now')}"
        " FROM same JOIN text AS one ON one.nr = same.first JOIN text ON text.nr = same.text"
        " JOIN carries ON carries.text = same.text JOIN document AS then_known ON then_known.nr = carries.document"
        " JOIN document AS now ON now.nr = (SELECT max(nr) FROM document WHERE id = then_known.id)"
        " ORDER BY same.first, now.published NULLS LAST, now.nr"
    )
    gone = replacements(log)
    found = []
    for first, group in groupby(rows, itemgetter(0)):
        documents = {document: tuple(row) for _, text, document, *row in group if (text, document) not in gone}
        if len(documents) > 1:
            found.append((first, tuple(map(as_document, documents.values()))))
    return found


def histories(
    log: Log, *, kind: str | None = None, text: int | None = None, claims: Sequence[int] | None = None
) -> Iterator[History]:
    """Yield the history of every claim, of those of a kind, of a text, or of these, in the order of first reading.

    Some thousands are loaded at a time. What others write meanwhile is not seen.
    """
    if text is not None:
        claims = [nr for (nr,) in log.execute("SELECT nr FROM claim WHERE text = ?", (text,))]
    texts = None
    if claims is None:
        parts = list(_stretches(log))
    else:
        parts = [f"claim.nr IN ({listed(claims)})"]
        texts = [nr for (nr,) in log.execute(f"SELECT DISTINCT text FROM claim WHERE nr IN ({listed(claims)})")]
    by_text = _Texts(log, texts)
    decisions, carried, linked = decisions_about(log, claims), carried_to(log, claims), links_of(log, claims)
    for part in parts:
        for number, found in _told(log, part, kind, by_text):
            said = decisions.get(number, ()), carried.get(number, ()), linked.get(number, ())
            yield replace(found, decisions=said[0], carried=said[1], links=said[2]) if any(said) else found


def _stretches(log: Log) -> Iterator[str]:
    """Yield what in SQL picks the claims that there are now, some thousands at a time."""
    (last,) = log.execute("SELECT coalesce(max(nr), 0) FROM claim").fetchone()
    for start in range(1, last + 1, STRETCH):
        yield f"claim.nr BETWEEN {start} AND {min(start + STRETCH - 1, last)}"


def _told(log: Log, part: str, kind: str | None, by_text: "_Texts") -> Iterator[tuple[int, History]]:
    """Yield what readings saw of the claims that a condition picks, by their numbers."""
    rows = log.execute(
        'SELECT nr, text, kind, "start", "end", part, reading, said FROM claim'
        " LEFT JOIN sighting ON sighting.claim = claim.nr"
        f" WHERE {part}{'' if kind is None else ' AND kind = ?'} ORDER BY nr, reading",
        () if kind is None else (kind,),
    ).fetchall()
    texts = {nr: (text_id, content) for nr, text_id, content in _contents(log, {text for _, text, *_ in rows})}
    for (number, text, *place), group in groupby(rows, itemgetter(0, 1, 2, 3, 4, 5)):
        yield number, _history(text, *texts[text], place, [row[6:] for row in group], by_text)


def _contents(log: Log, numbers: Iterable[int]) -> Iterator[tuple[int, str, str]]:
    for part in chunks(sorted(numbers)):
        yield from log.execute(f"SELECT nr, id, content FROM text WHERE nr IN ({listed(part)})")


def held(log: Log, claims: Sequence[int]) -> dict[int, Kept]:
    """Return what is kept at hand of claims, by their numbers."""
    return {
        nr: _kept(data)
        for part in chunks(claims)
        for nr, data in log.execute(f"SELECT claim, entry FROM held WHERE claim IN ({listed(part)})")
    }


def chunks(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield numbers as many at a time as one statement of SQL takes well."""
    for start in range(0, len(numbers), AT_ONCE):
        yield numbers[start : start + AT_ONCE]


def numbered(log: Log, claims: Iterable[int]) -> list[tuple[int, str]]:
    """Return the numbers of claims with their ids."""
    return log.execute(f"SELECT nr, id FROM claim WHERE nr IN ({listed(claims)})").fetchall()


class _Texts:
    """What the histories of all claims of a text share: its documents and who read it when; of some texts or all."""

    def __init__(self, log: Log, texts: Sequence[int] | None) -> None:
        self.documents = documents_of(log, texts)
        self.copies = first_texts(log, texts)
        self.replaced = replacements(log, texts)
        self.last: dict[int, int] = {}
        self.run: dict[int, Run] = {}
        where = "" if texts is None else f" WHERE text IN ({listed(texts)})"
        readings = log.execute(f"SELECT nr, run, text FROM reading{where} ORDER BY nr").fetchall()
        runs = {nr: _run(*row) for nr, *row in log.execute("SELECT nr, readers, started FROM run")}
        for reading, run, text_read in readings:
            self.run[reading] = runs[run]
            self.last[text_read] = reading

    def replaced_by(self, text_id: str, documents: tuple[Document, ...]) -> tuple[bool, date | None]:
        """Tell whether every document has a later version with another text, and since when, if all say so."""
        places = [(text_id, document.id) for document in documents]
        if not places or not all(place in self.replaced for place in places):
            return False, None
        days = [self.replaced[place] for place in places]
        return True, None if None in days else max(day for day in days if day)


def _history(nr: int, text_id: str, content: str, place: Sequence[Any], seen: _Rows, by_text: _Texts) -> History:
    kind, start, end, part = place
    documents = by_text.documents.get(nr, ())
    replaced, replaced_on = by_text.replaced_by(text_id, documents)
    statements: dict[tuple[str, str], list[Sighting]] = {}
    for reading, said in seen:
        if reading not in by_text.run:
            continue  # only a person saw the claim, or it was read just now
        for field, value, confidence in unpacked(said, content, start, end):
            sighting = Sighting(reading, by_text.run[reading], confidence)
            statements.setdefault((field, value), []).append(sighting)
    return History(
        text_id=text_id,
        kind=kind,
        anchor=words(content, start, end),
        part=part,
        statements=tuple(Statement(field, _value(value), tuple(seen)) for (field, value), seen in statements.items()),
        documents=documents,
        last_reading=by_text.last.get(nr, 0),
        copy=by_text.copies.get(nr, text_id),
        replaced=replaced,
        replaced_on=replaced_on,
    )


def _run(readers: str, started: str) -> Run:
    return Run(tuple((name, version) for name, version in json.loads(readers)), datetime.fromisoformat(started))


def knowledge(log: Log) -> tuple[Added, ...]:
    """Return each of the user's own files in its latest state, the latest first, less those taken out again."""
    rows = log.execute(
        "SELECT name, content FROM knowledge AS held WHERE content IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM knowledge WHERE name = held.name AND nr > held.nr) ORDER BY nr DESC"
    )
    return tuple(Added(*row) for row in rows)


def tally(log: Log) -> tuple[int, int, tuple[tuple[str, int], ...]]:
    """Return how many documents, texts and claims of each kind there are: a record counts them as it grows."""
    told = log.execute("SELECT what, kind, number FROM tally ORDER BY nr").fetchall()
    documents, texts = (sum(number for found, _, number in told if found == what) for what in ("document", "text"))
    return documents, texts, tuple((kind, number) for what, kind, number in told if what == "claim")


def status(log: Log) -> Status:
    """Count what the record holds; what was read after it had been skipped no longer counts as skipped."""

    def count(what: str) -> int:
        return int(log.execute(f"SELECT count(*) FROM {what}").fetchone()[0])

    skipped = log.execute(
        "SELECT key, reason, noticed FROM skipped WHERE NOT EXISTS ("
        "SELECT 1 FROM document JOIN carries ON carries.document = document.nr"
        " JOIN reading ON reading.text = carries.text JOIN run ON run.nr = reading.run"
        " WHERE document.key = skipped.key AND run.started > skipped.noticed) ORDER BY nr"
    )
    unread = log.execute(
        "SELECT language, count(*) FROM document AS now WHERE NOT EXISTS (SELECT 1 FROM document AS later"
        " WHERE later.id = now.id AND later.nr > now.nr) AND NOT EXISTS (SELECT 1 FROM document AS same"
        " JOIN carries ON carries.document = same.nr JOIN reading ON reading.text = carries.text"
        " WHERE same.id = now.id) GROUP BY language ORDER BY count(*) DESC, language"
    )
    documents, texts, claims = tally(log)
    return Status(
        documents=documents,
        texts=texts,
        runs=count("run"),
        decisions=count(f"decision WHERE {STANDING}"),
        claims=claims,
        skipped=tuple(Omission(key, reason, datetime.fromisoformat(noticed)) for key, reason, noticed in skipped),
        unread=tuple(unread),
    )
