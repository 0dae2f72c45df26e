"""What a feed has in it: entries with what each says of itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from foedus.errors import SourceError
from foedus.sources.contract import Found, Given, Known, Loaded, Skipped
from foedus.sources.page import read_page
from foedus.sources.particulars import Particulars, digest, loaded
from foedus.sources.published import published_on

__all__ = ["Entry", "Feed", "read_entries"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed; `text` is its content, or its summary where it has no content."""

    id: str | None
    url: str | None
    title: str | None
    published: str | None
    text: str
    author: str | None = None

    @property
    def name(self) -> str | None:
        """What names it: its address, else its id."""
        return self.url or self.id


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, which stands for the outlet where the person names none, its language and its entries."""

    title: str | None
    language: str | None
    entries: Iterable[Entry]


def read_entries(feed: Feed, key: str, given: Given) -> Iterator[Found]:
    """Yield the document of each entry or, where full texts are asked for, the page that it links to."""
    number = 0
    for number, entry in enumerate(feed.entries, start=1):
        name = entry.name or f"{key}:{number}"
        try:
            if given.full and given.fetch and entry.url:
                day = published_on(entry.published or "")
                yield from given.fetch(entry.url, replace(given, published=day or given.published))
            else:
                yield _document(feed, entry, name, given)
        except SourceError as error:
            yield Skipped(name, str(error))
    if not number:
        raise SourceError("a feed without entries")


def _document(feed: Feed, entry: Entry, name: str, given: Given) -> Loaded | Known:
    if not entry.text.strip():
        raise SourceError("an entry without text", "add --full to have the page read that it links to")
    parts = (entry.id, entry.url, entry.title, entry.published, entry.text)
    hashed = digest("\x1f".join(part or "" for part in parts).encode("utf-8", "surrogatepass"))
    if given.knows and given.knows(name, hashed):
        return Known(name)
    text = read_page(entry.text)[1]
    said = Particulars(
        id=name,
        title=entry.title,
        url=entry.url,
        source=given.source or feed.title,
        published=entry.published,
        language=feed.language,
        author=entry.author,
    )
    return loaded(text, said, key=name, digest=hashed, given=given)
