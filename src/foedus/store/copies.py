"""Which texts are copies of one another: kept as texts come, each compared with the few that it may be a copy of.

Texts are joined where one is a copy of the other, and so all that are joined by others are one; hence the order in
which they came plays no part. Nothing of it is in the log: from the texts it can be made again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.store.log import Log
from foedus.store.numbers import listed
from foedus.text.likeness import Runs, are_copies, runs

if TYPE_CHECKING:
    from foedus.text.signature import Signature

__all__ = ["add", "complete", "first_texts"]

AT_ONCE = 200  # texts in a transaction
MOST = 100  # texts that one is compared with word by word
ALL = 1 << 62


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A text that shares a band with another, and the first of the copies that it is known to be one of."""

    text: int
    first: int
    signature: "Signature"


def complete(connection: Log) -> None:
    """Take in the texts of a record that was written before copies were told, some at a time; a kill loses few.

    Where another program is writing, nothing is done: the record can be asked all the same.
    """
    while _missing(connection, 1) and connection.begun():
        try:
            for text in _missing(connection, AT_ONCE):
                _join(connection, text)
            connection.commit()
        except BaseException:
            connection.rollback()
            raise


def add(log: Log) -> None:
    """Take in the texts that are new, inside the transaction that the caller has begun."""
    for text in _missing(log):
        _join(log, text)


def first_texts(log: Log, texts: Sequence[int] | None = None) -> dict[int, str]:
    """Return the id of the first of its copies for each text that has any (or for each of these), by its number."""
    only = "" if texts is None else f" WHERE copy.text IN ({listed(texts)})"
    return dict(log.execute(f"SELECT copy.text, id FROM copy JOIN text ON nr = first{only}"))


def _missing(log: Log, most: int = ALL) -> list[int]:
    """Return the texts without a signature: as they get one in the order of their numbers, those after the last."""
    sql = "SELECT nr FROM text WHERE nr > (SELECT coalesce(max(text), 0) FROM signature) ORDER BY nr LIMIT ?"
    return [nr for (nr,) in log.execute(sql, (most,))]


def _join(log: Log, text: int) -> None:
    """Give the text its signature, and join it with its copies."""
    from foedus.text.signature import Signature  # only here: asking a record needs no numpy, which is slow to load

    own = runs(_content(log, text))
    signature = Signature.of(own)
    copies = {found.first for found in _copies(log, own, list(_candidates(log, signature)))}
    row = (text, signature.runs, signature.to_bytes())
    log.execute("INSERT INTO signature (text, runs, minhash) VALUES (?, ?, ?)", row)
    log.executemany(
        "INSERT INTO band (hash, text) VALUES (?, ?) ON CONFLICT DO NOTHING", ((band, text) for band in signature.bands)
    )
    if copies:
        first = min(copies)
        log.executemany("UPDATE copy SET first = ? WHERE first = ?", ((first, other) for other in copies - {first}))
        log.executemany(
            "INSERT INTO copy VALUES (?, ?) ON CONFLICT DO NOTHING", ((member, first) for member in (*copies, text))
        )


def _candidates(log: Log, signature: "Signature") -> Iterator[_Candidate]:
    """Yield the texts that share a band and may be copies by their signatures, the most alike first, so many at most.

    Of short texts after one pattern ("net 3.1 mln against 2.8 mln") each may be a copy of thousands, and is none.
    """
    rows = log.execute(
        "SELECT signature.text, coalesce(first, signature.text), minhash, runs FROM signature"
        " LEFT JOIN copy ON copy.text = signature.text"
        f" WHERE signature.text IN (SELECT text FROM band WHERE hash IN ({listed(signature.bands)}))"
        " ORDER BY signature.text"
    ).fetchall()
    found = [_Candidate(text, first, signature.of_bytes(data, count)) for text, first, data, count in rows]
    alike = signature.likeness([candidate.signature for candidate in found])
    ranked = sorted(zip(alike, found, strict=True), key=lambda pair: -pair[0])
    yield from (candidate for share, candidate in ranked[:MOST] if share)


def _copies(log: Log, own: Runs, candidates: list[_Candidate]) -> Iterator[_Candidate]:
    """Yield one candidate of each set of copies that the text belongs to; the others of it are not compared."""
    joined: set[int] = set()
    for candidate in candidates:
        if candidate.first not in joined and are_copies(own, runs(_content(log, candidate.text))):
            joined.add(candidate.first)
            yield candidate


def _content(log: Log, text: int) -> str:
    return str(log.execute("SELECT content FROM text WHERE nr = ?", (text,)).fetchone()[0])
