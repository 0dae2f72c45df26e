"""From the types to rows. Every function here runs inside a transaction that its caller has begun."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from foedus.errors import EvidenceError
from foedus.model import Claim, Document, Place, Run, Text, Words, evidence_of
from foedus.record.form import write
from foedus.store import copies, versions
from foedus.store.loading import newest_row
from foedus.store.log import Log
from foedus.text import evidence

__all__ = ["add_claims", "add_document", "add_knowledge", "add_place", "add_skipped"]


def add_document(log: Log, document: Document, text: Text) -> int:
    """Record document and text where they are new, and return the number of the text."""
    nr, known = newest_row(log, document.id)
    merged = _merged(known, document) if known else document
    if nr is None or merged != known:
        nr = _added(
            log,
            "INSERT INTO document (id, key, digest, title, url, source, published, language, author)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (document.id, merged.key, merged.digest, merged.title, merged.url, merged.source, _day(merged.published),
             merged.language, merged.author),
        )  # fmt: skip
    text_nr = _number(log, "SELECT nr FROM text WHERE id = ?", text.id)
    if text_nr is None:
        text_nr = _added(log, "INSERT INTO text (id, content) VALUES (?, ?)", (text.id, text.content))
    row = (text_nr, nr)
    if log.execute("INSERT INTO carries (text, document) VALUES (?, ?) ON CONFLICT DO NOTHING", row).rowcount:
        copies.add(log)
        versions.add(log, nr, text_nr)
    return text_nr


def _merged(known: Document, new: Document) -> Document:
    """What is unsaid now stays as it was known."""
    return replace(
        new,
        title=new.title or known.title,
        url=new.url or known.url,
        source=new.source or known.source,
        published=new.published or known.published,
        author=new.author or known.author,
    )


def add_claims(log: Log, text_nr: int, text: Text, run: Run, published: date | None, claims: Iterable[Claim]) -> None:
    """Record a reading of the text and the claims it found, unless the newest says the same by the same readers.

    Of several claims with one id the first counts.
    """
    found = _found(claims)
    newest = log.execute(
        "SELECT reading.nr, reader_set, published FROM reading JOIN run ON run.nr = reading.run"
        " WHERE text = ? ORDER BY reading.nr DESC LIMIT 1",
        (text_nr,),
    ).fetchone()
    if newest and newest[1:] == (run.reader_set, _day(published)) and _seen_in(log, newest[0]) == _keys(found):
        return
    reading = _added(
        log, "INSERT INTO reading (run, text, published) VALUES (?, ?, ?)", (_run(log, run), text_nr, _day(published))
    )
    page = _Page(log, text_nr, text)
    for claim, statements in found.items():
        for statement in statements:
            page.see(claim, statement, reading)
    page.write()


def add_place(log: Log, place: Place, content: str) -> int:
    """Record that a claim stands there, in the text of that content, and return its number."""
    text = Text(content)
    (number,) = log.execute("SELECT nr FROM text WHERE id = ?", (text.id,)).fetchone()
    page = _Page(log, number, text)
    found = page.claim(place)
    page.write()
    return found


@dataclass(frozen=True, slots=True)
class _Statement:
    field: str
    value: str
    words: tuple[Words, ...]
    confidence: float


def _found(claims: Iterable[Claim]) -> dict[Claim, tuple[_Statement, ...]]:
    first = {claim.id: claim for claim in reversed(tuple(claims))}
    return {
        claim: tuple(
            _Statement(said.name, write(said.value), evidence_of(said.value), said.confidence)
            for said in (*claim.common(), *claim.fields)
            if said.value is not None and said.value != ()
        )
        for claim in reversed(first.values())
    }


def _keys(found: dict[Claim, tuple[_Statement, ...]]) -> set[tuple[str, str, str]]:
    return {(claim.id, said.field, said.value) for claim, statements in found.items() for said in statements}


def _seen_in(log: Log, reading: int) -> set[tuple[str, str, str]]:
    return set(
        log.execute(
            "SELECT claim.id, field, value FROM reading JOIN claim ON claim.text = reading.text"
            " JOIN statement ON statement.claim = claim.nr"
            " JOIN sighting ON sighting.statement = statement.nr AND sighting.reading = reading.nr"
            " WHERE reading.nr = ?",
            (reading,),
        )
    )


def _run(log: Log, run: Run) -> int:
    started = run.started.isoformat()
    log.execute(
        "INSERT INTO run (reader_set, readers, started) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (run.reader_set, json.dumps(run.readers), started),
    )
    number = _number(log, "SELECT nr FROM run WHERE reader_set = ? AND started = ?", run.reader_set, started)
    return int(number or 0)


# The tables of what is found in a text, in the order in which their rows can be written.
_TABLES = {
    "evidence": 'INSERT INTO evidence (nr, text, "start", "end", exact) VALUES (?, ?, ?, ?, ?)',
    "claim": "INSERT INTO claim (nr, id, text, kind, anchor, part) VALUES (?, ?, ?, ?, ?, ?)",
    "statement": "INSERT INTO statement (nr, claim, field, value) VALUES (?, ?, ?, ?)",
    "supports": "INSERT INTO supports VALUES (?, ?)",
    "sighting": "INSERT INTO sighting VALUES (?, ?, ?)",
}
_LAST = f"SELECT {', '.join(f'(SELECT coalesce(max(nr), 0) FROM {table})' for table in tuple(_TABLES)[:3])}"


class _Page:
    """What the record has of one text, so that nothing is written twice; what is new is written at once in the end.

    Its rows are numbered here: nobody else writes meanwhile, and a database far away is asked only once.
    """

    def __init__(self, log: Log, nr: int, text: Text) -> None:
        self.log, self.nr, self.text = log, nr, text
        self.claims: dict[str, int] = dict(log.execute("SELECT id, nr FROM claim WHERE text = ?", (nr,)))
        pieces = log.execute('SELECT "start", "end", nr FROM evidence WHERE text = ?', (nr,))
        self.pieces: dict[tuple[int, int], int] = {(start, end): nr for start, end, nr in pieces}
        statements = log.execute(
            "SELECT claim, field, value, statement.nr FROM claim JOIN statement ON statement.claim = claim.nr"
            " WHERE claim.text = ?",
            (nr,),
        )
        self.statements: dict[tuple[int, str, str], int] = {
            (claim, name, value): nr for claim, name, value, nr in statements
        }
        self.last: dict[str, int] = dict(zip(_TABLES, log.execute(_LAST).fetchone(), strict=False))
        self.new: dict[str, list[tuple[str | int | float, ...]]] = {table: [] for table in _TABLES}

    def write(self) -> None:
        """Write what is new."""
        for table, sql in _TABLES.items():
            self.log.executemany(sql, self.new[table])

    def see(self, claim: Claim, said: _Statement, reading: int) -> None:
        """Take in that a reading saw a statement."""
        self.new["sighting"].append((self._statement(claim, said), reading, float(said.confidence)))

    def claim(self, place: Place) -> int:
        """Return the number of the claim that stands there."""
        name = place.claim_id
        if name not in self.claims:
            if place.text_id != self.text.id:
                raise EvidenceError(f"the claim {name} is about another text")
            self.claims[name] = self._add("claim", name, self.nr, place.kind, self._piece(place.anchor), place.part)
        return self.claims[name]

    def _statement(self, claim: Claim, said: _Statement) -> int:
        key = (self.claim(claim.place), said.field, said.value)
        if key not in self.statements:
            self.statements[key] = self._add("statement", *key)
            pieces = {self._piece(words) for words in said.words}
            self.new["supports"] += [(self.statements[key], piece) for piece in pieces]
        return self.statements[key]

    def _piece(self, words: Words) -> int:
        key = (words.span.start, words.span.end)
        found = evidence(self.text, words)
        if key not in self.pieces:
            self.pieces[key] = self._add("evidence", self.nr, *key, found.exact)
        return self.pieces[key]

    def _add(self, table: str, *row: str | int) -> int:
        self.last[table] += 1
        self.new[table].append((self.last[table], *row))
        return self.last[table]


def add_skipped(log: Log, key: str, reason: str, noticed: datetime) -> None:
    """Record that something was skipped, unless that is known."""
    log.execute(
        "INSERT INTO skipped (key, reason, noticed) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (key, reason, noticed.isoformat()),
    )


def add_knowledge(log: Log, name: str, content: str | None, added: datetime) -> None:
    """Record a file of knowledge, or that it is taken out, unless it stands so already."""
    newest = log.execute("SELECT content FROM knowledge WHERE name = ? ORDER BY nr DESC LIMIT 1", (name,)).fetchone()
    if (newest[0] if newest else None) != content:
        row = (name, content, added.isoformat())
        log.execute("INSERT INTO knowledge (name, content, added) VALUES (?, ?, ?)", row)


def _added(log: Log, sql: str, row: tuple[str | int | None, ...]) -> int:
    """Add a row, and return its number."""
    return int(log.execute(f"{sql} RETURNING nr", row).fetchone()[0])


def _number(log: Log, sql: str, *values: str) -> int | None:
    row = log.execute(sql, values).fetchone()
    return int(row[0]) if row else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
