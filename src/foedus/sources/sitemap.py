"""Sitemaps (sitemaps.org): lists of addresses, or of more such lists, with the day that news was published."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO
from xml.parsers import expat

from foedus.errors import SourceError
from foedus.sources.bounds import whole
from foedus.sources.contract import Found, Given, Skipped
from foedus.sources.element import check_depth, first_element
from foedus.sources.published import published_on

__all__ = ["is_sitemap", "read_sitemap"]

MAX_BYTES = 50_000_000
MOST = 50_000  # addresses; both limits are those of the protocol
ROOTS = ("urlset", "sitemapindex")
LONGEST = 2048  # letters of an address, or of a day


@dataclass(frozen=True, slots=True)
class Place:
    """An address, and the day on which the news there was published, where the list says so."""

    url: str
    published: str | None = None


def is_sitemap(head: bytes) -> bool:
    """Tell whether a file begins as a sitemap, or as a list of them."""
    return first_element(head)[0] in ROOTS


def read_sitemap(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield what is found at each address, where that is asked for; the list itself holds no text."""
    data = whole(stream, MAX_BYTES, remedy="split it")
    check_depth(data)
    places, fault = _places(data)
    if not places:
        raise SourceError(fault or "a sitemap without addresses")
    if not (given.full and given.fetch):
        raise SourceError(f"a list of {len(places):,} addresses, and no text", "add --full to have their pages fetched")
    for place in places:
        try:
            day = published_on(place.published or "")
        except SourceError:
            day = None
        yield from given.fetch(place.url, replace(given, published=day or given.published))
    if fault:
        yield Skipped(key, fault)


def _places(data: bytes) -> tuple[list[Place], str]:
    """Return the addresses in the list, and what is wrong with it behind them."""
    found: list[Place] = []
    words: dict[str, str] = {}
    path: list[str] = []

    def start(name: str, _: object) -> None:
        path.append(name.rpartition(":")[2])
        if len(path) == 2:
            words.clear()

    def text(piece: str) -> None:
        if len(path) > 2:
            words[path[-1]] = (words.get(path[-1], "") + piece)[:LONGEST]

    def end(_: str) -> None:
        if len(path) == 2 and words.get("loc", "").strip() and len(found) < MOST:
            found.append(Place(words["loc"].strip(), words.get("publication_date", "").strip() or None))
        path.pop()

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        return found, f"broken XML ({expat.errors.messages[error.code]} in line {error.lineno})"
    return found, ""
