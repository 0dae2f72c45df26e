"""A file of an agency: one item, a message of several, or a text in NITF."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from foedus.errors import SourceError
from foedus.sources.apart import parsed_apart
from foedus.sources.bounds import whole
from foedus.sources.contract import Found, Given
from foedus.sources.element import first_element
from foedus.sources.markup import name_of, root_of
from foedus.sources.newsml import item, nitf
from foedus.sources.newsml.tree import every
from foedus.sources.particulars import Article, documents_of

__all__ = ["articles", "is_news", "read_news"]

MAX_BYTES = 50_000_000
ITEMS = ("newsItem", "packageItem")
MESSAGE, TEXT = "newsMessage", "nitf"


def read_news(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the article of each item in a file of NewsML-G2 or NITF."""
    data = whole(stream, MAX_BYTES, remedy="split it into its items")
    found = parsed_apart(articles, data)
    yield from documents_of(found, key=key, data=data, given=given, of_many=any(one.part for one in found))


def is_news(head: bytes) -> bool:
    """Tell whether a file begins as a message, an item or a text of an agency does."""
    return first_element(head)[0] in (*ITEMS, MESSAGE, TEXT)


def articles(data: bytes) -> list[Article]:
    """Return the articles in a file of an agency; SourceError for one that holds none."""
    root = root_of(data)
    match name_of(root):
        case "nitf":
            return [nitf.article(root)]
        case "newsItem" | "packageItem":
            return [replace(item.article(root), part="")]
        case "newsMessage":
            found = [item.article(one) for one in every(root, *ITEMS)]
            if not found:
                raise SourceError("a message without items")
            return [replace(one, part=one.part or str(number)) for number, one in enumerate(found, start=1)]
    raise SourceError(f"no news in it: its outermost element is {name_of(root)!r:.60}")
