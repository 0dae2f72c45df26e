"""Documents by whatever name a person has for them: id, key, address, title, or the name of the file."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import PurePath

from foedus.errors import QueryError
from foedus.model import Document
from foedus.store import Store

__all__ = ["text_named"]

DOCUMENT, TEXT = "doc-", "txt-"  # what ids begin with
LISTED = 5


def text_named(store: Store, name: str) -> str:
    """Return the id of the text that a document of that name carries, of the versions of its page the newest.

    Ids name a document or a text itself. QueryError where nothing has the name, or several that are no versions of one.
    """
    if name.startswith(TEXT):
        return store.text(name).id
    documents = store.documents()
    by_id = [document for document in documents if name.startswith(DOCUMENT) and document.id.startswith(name)]
    found = by_id or [document for document in documents if name.strip().casefold() in _names(document)]
    texts = {text_id: document for document in found for text_id in store.texts_of(document.id)}
    if not texts:
        raise QueryError(f"no document is called {name!r}", _nearest(name, documents))
    for chain in () if by_id else store.versions():
        if texts.keys() <= {version.text_id for version in chain}:
            return chain[-1].text_id
    if len(texts) == 1:
        return next(iter(texts))
    listed = "; ".join(f"{one.id} {one.title or one.key} ({one.published})" for one in list(texts.values())[:LISTED])
    raise QueryError(f"{len(texts)} documents are called {name!r}", f"name one by its id: {listed}")


def _names(document: Document) -> set[str]:
    """Return what the document can be called, in small letters; a key that is a path also by its file's name."""
    path = PurePath(document.key)
    given = (document.key, path.name, path.stem, document.url, document.title)
    return {name.casefold() for name in given if name}


def _nearest(name: str, documents: Sequence[Document]) -> str:
    known = {called: document for document in documents for called in _called(document)}
    like = get_close_matches(name, known, 1, 0.5)
    return f"nearest to it is {like[0]!r}" if like else "`foedus export csv DIR --ledger documents` lists them"


def _called(document: Document) -> Iterator[str]:
    yield document.key
    if document.title:
        yield document.title
