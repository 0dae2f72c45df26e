"""From the types to rows. Every function here runs inside a transaction that its caller has begun."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from foedus.errors import EvidenceError
from foedus.model import Claim, Document, Place, Run, Text, evidence_of
from foedus.record.form import write
from foedus.store import copies, versions
from foedus.store.loading import newest_row
from foedus.store.log import Log
from foedus.store.sightings import Said, packed, unpacked
from foedus.text import verify

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
    if newest and newest[1:] == (run.reader_set, _day(published)) and _seen_in(log, newest[0], text) == _keys(found):
        return
    reading = _added(
        log, "INSERT INTO reading (run, text, published) VALUES (?, ?, ?)", (_run(log, run), text_nr, _day(published))
    )
    page = _Page(log, text_nr, text)
    for claim, said in found.items():
        if said:
            page.see(claim, said, reading)
    page.write()


def add_place(log: Log, place: Place, content: str) -> int:
    """Record that a claim stands there, in the text of that content, and return its number."""
    text = Text(content)
    (number,) = log.execute("SELECT nr FROM text WHERE id = ?", (text.id,)).fetchone()
    page = _Page(log, number, text)
    found = page.claim(place)
    page.write()
    return found


def _found(claims: Iterable[Claim]) -> dict[Claim, list[Said]]:
    first = {claim.id: claim for claim in reversed(tuple(claims))}
    return {claim: list(_said(claim)) for claim in reversed(first.values())}


def _said(claim: Claim) -> Iterator[Said]:
    for said in (*claim.common(), *claim.fields):
        if said.value is not None and said.value != ():
            yield said.name, write(said.value), float(said.confidence)


def _keys(found: dict[Claim, list[Said]]) -> set[tuple[str, str, str]]:
    return {(claim.id, field, value) for claim, said in found.items() for field, value, _ in said}


def _seen_in(log: Log, reading: int, text: Text) -> set[tuple[str, str, str]]:
    rows = log.execute(
        'SELECT claim.id, "start", "end", said FROM reading JOIN claim ON claim.text = reading.text'
        " JOIN sighting ON sighting.claim = claim.nr AND sighting.reading = reading.nr WHERE reading.nr = ?",
        (reading,),
    )
    return {
        (claim, field, value)
        for claim, start, end, said in rows
        for field, value, _ in unpacked(said, text.content, start, end)
    }


def _run(log: Log, run: Run) -> int:
    started = run.started.isoformat()
    log.execute(
        "INSERT INTO run (reader_set, readers, started) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (run.reader_set, json.dumps(run.readers), started),
    )
    number = _number(log, "SELECT nr FROM run WHERE reader_set = ? AND started = ?", run.reader_set, started)
    return int(number or 0)


_CLAIM = 'INSERT INTO claim (nr, id, text, kind, "start", "end", part) VALUES (?, ?, ?, ?, ?, ?, ?)'
_SIGHTING = "INSERT INTO sighting (claim, reading, said) VALUES (?, ?, ?)"


class _Page:
    """What the record has of one text, so that nothing is written twice; what is new is written at once in the end.

    Claims are numbered here: nobody else writes meanwhile, and a database far away is asked only once.
    """

    def __init__(self, log: Log, nr: int, text: Text) -> None:
        self.log, self.nr, self.text, self.text_id = log, nr, text, text.id
        self.claims: dict[str, int] = dict(log.execute("SELECT id, nr FROM claim WHERE text = ?", (nr,)))
        self.last = int(log.execute("SELECT coalesce(max(nr), 0) FROM claim").fetchone()[0])
        self.new: list[tuple[str | int, ...]] = []
        self.seen: list[tuple[int, int, bytes]] = []

    def write(self) -> None:
        """Write what is new."""
        self.log.executemany(_CLAIM, self.new)
        self.log.executemany(_SIGHTING, self.seen)

    def see(self, claim: Claim, said: Iterable[Said], reading: int) -> None:
        """Take in what a reading saw of a claim; EvidenceError for words that are not in the text."""
        number, span = self.claim(claim.place), claim.anchor.span
        for one in (*claim.common(), *claim.fields):
            if not 0 <= one.confidence <= 1:
                raise EvidenceError(
                    f"{one.name} of the claim {claim.id} has a confidence of {one.confidence}, not 0 to 1"
                )
            for words in evidence_of(one.value):
                verify(self.text, words)
        self.seen.append((number, reading, packed(said, self.text.content, span.start, span.end)))

    def claim(self, place: Place) -> int:
        """Return the number of the claim that stands there."""
        name = place.claim_id
        if name not in self.claims:
            if place.text_id != self.text_id:
                raise EvidenceError(f"the claim {name} is about another text")
            verify(self.text, place.anchor)
            span = place.anchor.span
            self.last += 1
            self.claims[name] = self.last
            self.new.append((self.last, name, self.nr, place.kind, span.start, span.end, place.part))
        return self.claims[name]


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
