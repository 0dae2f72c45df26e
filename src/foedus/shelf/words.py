"""Put what has changed in the record where its words find it: quotations of claims, titles and texts of documents."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from hashlib import blake2s
from itertools import chain

from foedus.knowledge import Knowledge
from foedus.ledgers import Query, stands
from foedus.model import Document
from foedus.record import Entry
from foedus.shelf.faces import parties
from foedus.shelf.ordering import put_in_order
from foedus.store import ARTICLE, QUOTATION, Index, Place, Store
from foedus.store.index import Carried
from foedus.text.stems import Form, forms

__all__ = ["KIND", "OUTLET", "PARTY", "Progress", "is_found", "mark", "month", "put_in_index", "year"]

TEXTS = 200  # in one transaction
KIND, PARTY, OUTLET = "k", "p", "o"  # what a mark marks
MARK_BYTES = 5
STANDING = Query()

Progress = Callable[[int, int], None]  # is told how many texts are done, of how many


def put_in_index(store: Store, knowledge: Knowledge, progress: Progress | None = None) -> bool:
    """Bring up to date by which words claims and texts are found, and tell whether they can be asked for.

    What has not changed costs nothing. A record that may only be read stays as it is.
    """
    if store.index is None:
        return False
    if not store.writable:
        return True
    put_in_order(store, knowledge, ())
    waiting, done = store.index.waiting(), 0
    while texts := store.index.unsought(TEXTS):
        with store.indexing() as index:
            _put(store, index, texts)
        done += len(texts)
        if progress:
            progress(done, max(waiting, done))
    return True


def _put(store: Store, index: Index, texts: list[int]) -> None:
    carried = index.carried(texts)
    entries = store.entries_of(claim for text in carried.values() for claim in text.claims)
    met: Counter[Form] = Counter()
    index.put(QUOTATION, [(nr, _place_of_claim(entry, met)) for nr, entry in entries.items()])
    index.put(ARTICLE, [(nr, _place_of_text(text, met)) for nr, text in carried.items()])
    index.learn((form.written, form.stem, number) for form, number in met.items())
    index.clear(texts)


def is_found(entry: Entry) -> bool:
    """Tell whether a claim can be found: unless a person rejected it, or every page that had it has it no longer."""
    return stands(entry, STANDING) and not entry.replaced


def _place_of_claim(entry: Entry, met: Counter[Form]) -> Place | None:
    if not is_found(entry):
        return None
    marks = [mark(KIND, entry.claim.kind), *(mark(PARTY, name) for name in parties(entry))]
    return Place(
        _words([entry.claim.quote.text], met), " ".join([*marks, *_of(entry.documents)]), _day(entry.documents)
    )


def _place_of_text(text: Carried, met: Counter[Form]) -> Place | None:
    if not text.documents:
        return None
    titles = dict.fromkeys(document.title for document in text.documents if document.title)
    return Place(_words([*titles, text.content], met), " ".join(_of(text.documents)), _day(text.documents))


def _words(written: Iterable[str], met: Counter[Form]) -> str:
    """Return the stems of what is written in its order, and behind it those of other spellings."""
    own, others = [], []
    words = [word for each in written for word in forms(each)]
    for word in words:
        own.append(word[0].stem)
        others += [form.stem for form in word[1:]]
    met.update(chain.from_iterable(words))
    return " ".join((*own, *others))


def _of(documents: tuple[Document, ...]) -> Iterator[str]:
    """Yield what marks the outlets of documents, and when the first of them was published."""
    yield from sorted({mark(OUTLET, document.source) for document in documents if document.source})
    if day := _published(documents):
        yield from (year(day), month(day))


def _published(documents: tuple[Document, ...]) -> date | None:
    return min((document.published for document in documents if document.published), default=None)


def _day(documents: tuple[Document, ...]) -> int:
    day = _published(documents)
    return day.toordinal() if day else 0


def mark(what: str, name: str) -> str:
    """Return the mark of a kind, a party or an outlet: whatever its name, it is a word of a few letters and digits."""
    return what + blake2s(name.strip().casefold().encode(errors="replace"), digest_size=MARK_BYTES).hexdigest()


def year(day: date) -> str:
    """Return the mark of a year."""
    return f"y{day.year:04}"


def month(day: date) -> str:
    """Return the mark of a month."""
    return f"m{day.year:04}{day.month:02}"
