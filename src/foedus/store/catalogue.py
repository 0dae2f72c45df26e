"""Documents as a list, a page at a time: how many claims each has, what carries the same text, what came after it."""

from foedus.errors import QueryError
from foedus.model import Document
from foedus.store.contract import Holding
from foedus.store.loading import newest_row
from foedus.store.log import Log
from foedus.store.versions import chains

__all__ = ["catalogue", "holding"]

MOST = 20  # copies that are named


def catalogue(log: Log, limit: int, skip: int, since: int = 0) -> list[Holding]:
    """Return so many documents, those that were first read last first, after passing over some."""
    rows = log.execute(
        "SELECT id FROM document WHERE nr > ? AND NOT EXISTS"
        " (SELECT 1 FROM document AS before WHERE before.id = document.id AND before.nr < document.nr)"
        " ORDER BY nr DESC LIMIT ? OFFSET ?",
        (since, limit, skip),
    ).fetchall()
    return [_holding(log, id) for (id,) in rows]


def holding(log: Log, document: str) -> Holding:
    """Return the document of that id; QueryError where there is none."""
    return _holding(log, document)


def _holding(log: Log, id: str) -> Holding:
    document = _now(log, id)
    texts = [
        nr
        for (nr,) in log.execute(
            "SELECT DISTINCT text FROM document JOIN carries ON carries.document = document.nr WHERE id = ?"
            " ORDER BY text DESC",
            (id,),
        )
    ]
    text = texts[0] if texts else 0
    (claims,) = log.execute("SELECT count(*) FROM claim WHERE text = ?", (text,)).fetchone()
    chain = next(iter(chains(log, [text])), ())
    return Holding(document, claims, tuple(_copies(log, text, id)), chain)


def _copies(log: Log, text: int, id: str) -> list[Document]:
    """Return the other documents that carry the text, or a text that is a copy of it, less those of its own page."""
    found = log.execute(
        "WITH same (text) AS (SELECT ? UNION"
        ' SELECT other.text FROM copy JOIN copy AS other ON other."first" = copy."first" WHERE copy.text = ?)'
        " SELECT DISTINCT document.id FROM same JOIN carries ON carries.text = same.text"
        " JOIN document ON document.nr = carries.document WHERE document.id <> ?"
        " AND NOT EXISTS (SELECT 1 FROM version JOIN version AS own ON own.page = version.page"
        " WHERE version.text = same.text AND own.text = ?) LIMIT ?",
        (text, text, id, text, MOST),
    )
    return [_now(log, each) for (each,) in found.fetchall()]


def _now(log: Log, id: str) -> Document:
    """Return a document as it is known now."""
    _, document = newest_row(log, id)
    if document is None:
        raise QueryError(f"the record has no document {id!r}", "`foedus documents` lists them")
    return document
