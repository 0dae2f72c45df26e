"""Which documents are versions of one page: kept as documents come, from their keys and addresses.

A text found under a name where another stood is a version of it where it is an edit of it: a name such as "1", which
two files give to different articles, joins nothing. Nothing of it is in the log: it can be made again from it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from foedus.model import Document
from foedus.record.address import names
from foedus.record.versions import Version, in_order, replaced
from foedus.store.documents import as_document, columns
from foedus.store.keys import of_name
from foedus.store.log import Log
from foedus.store.numbers import listed, marks
from foedus.text.likeness import are_versions

__all__ = ["add", "chains", "complete", "replacements"]


@dataclass(frozen=True, slots=True)
class _Node:
    """A text as a document carried it, and the page that it is known to be a version of."""

    document: int
    text: int
    page: int | None = None


def complete(connection: Log) -> None:
    """Take in the documents of a record written before versions were told, unless another program is writing."""
    if _is_told(connection) or not connection.begun():
        return
    try:
        if not _is_told(connection):
            for document, text in connection.execute("SELECT document, text FROM carries ORDER BY 1, 2").fetchall():
                add(connection, document, text)
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def add(log: Log, document: int, text: int) -> None:
    """Take in a text that a document carries, inside the transaction that the caller has begun."""
    key, url = log.execute("SELECT key, url FROM document WHERE nr = ?", (document,)).fetchone()
    under = sorted(map(of_name, names(Document(key, "", url=url))))
    joined = _joined(log, _Node(document, text), under)
    log.executemany("INSERT INTO address VALUES (?, ?) ON CONFLICT DO NOTHING", ((name, document) for name in under))
    if not joined:
        return
    pages = {node.page for node in joined if node.page is not None}
    page = min(pages | {node.document for node in joined})
    log.executemany("UPDATE version SET page = ? WHERE page = ?", ((page, other) for other in pages - {page}))
    rows = [(node.document, node.text, page) for node in joined if node.page is None]
    log.executemany("INSERT INTO version VALUES (?, ?, ?) ON CONFLICT DO NOTHING", [*rows, (document, text, page)])


def chains(log: Log, texts: Sequence[int] | None = None) -> list[tuple[Version, ...]]:
    """Return the versions of every page that has had more than one text (and one of these), each page's in order."""
    edited = "GROUP BY page HAVING count(DISTINCT text) > 1"
    some = edited if texts is None else f"WHERE text IN ({listed(texts)})"
    pages: defaultdict[int, list[Version]] = defaultdict(list)
    for page, text_id, *row in log.execute(
        f"SELECT page, text.id, {columns('now')}"
        " FROM version JOIN text ON text.nr = version.text JOIN document AS then_known ON then_known.nr = document"
        " JOIN document AS now ON now.nr = (SELECT max(nr) FROM document WHERE id = then_known.id)"
        f" WHERE page IN (SELECT page FROM version {some}) ORDER BY page, document, version.text"
    ):
        found = as_document(row)
        if Version(found, text_id) not in pages[page]:
            pages[page].append(Version(found, text_id))
    return [in_order(read) for read in pages.values() if len({version.text_id for version in read}) > 1]


def replacements(log: Log, texts: Sequence[int] | None = None) -> dict[tuple[str, str], date | None]:
    """Return, by text and document, what a later version has replaced, and the day that was published, if it says."""
    gone = (found for chain in chains(log, texts) for found in replaced(chain))
    return {(version.text_id, version.document.id): day for version, day in gone}


def _joined(log: Log, new: _Node, under: list[int]) -> list[_Node]:
    """Return what stands under the same names and is a version of the same page: of each page known, one."""
    rows = log.execute(
        "SELECT DISTINCT carries.document, carries.text, page FROM address"
        " JOIN carries ON carries.document = address.document"
        " LEFT JOIN version ON version.document = carries.document AND version.text = carries.text"
        f" WHERE name IN ({marks(under)}) ORDER BY carries.document DESC, carries.text DESC",
        under,
    ).fetchall()
    found: list[_Node] = []
    for node in (_Node(*row) for row in rows):
        is_known = node.page is not None and any(node.page == other.page for other in found)
        if (node.document, node.text) != (new.document, new.text) and not is_known and _are_versions(log, node, new):
            found.append(node)
    return found


def _are_versions(log: Log, one: _Node, other: _Node) -> bool:
    if one.text == other.text:
        return True
    sql = "SELECT content FROM text WHERE nr = ?"
    return are_versions(*(log.execute(sql, (node.text,)).fetchone()[0] for node in (one, other)))


def _is_told(log: Log) -> bool:
    """Tell whether the documents are taken in: all at once, or as they come."""
    rows = log.execute("SELECT EXISTS (SELECT 1 FROM address) OR NOT EXISTS (SELECT 1 FROM document)")
    return bool(rows.fetchone()[0])
