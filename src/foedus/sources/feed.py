"""News feeds (RSS, Atom) by feedparser, which is given bytes and so reaches for nothing; and JSON Feed."""

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from io import BytesIO
from typing import Any, BinaryIO

from foedus.errors import SourceError
from foedus.sources.bounds import whole
from foedus.sources.contract import Found, Given
from foedus.sources.element import check_depth, first_element
from foedus.sources.encoding import decoded
from foedus.sources.entries import Entry, Feed, read_entries
from foedus.sources.objects import parsed
from foedus.sources.particulars import together
from foedus.sources.published import published_on

__all__ = ["is_feed", "is_json_feed", "read_feed", "read_json_feed"]

MAX_BYTES = 20_000_000
MAX_MENDED = 2_000_000  # bytes that are no XML, which feedparser mends at leisure
ROOTS = ("rss", "feed", "rdf")
NAMESPACES = re.compile(r"atom|rss|purl\.org", re.I)

_JSON_FEED = b"jsonfeed.org"
_TAGS = re.compile(r"<[^<>]{1,200}>")


def is_feed(head: bytes) -> bool:
    """Tell whether a file begins as a feed in XML."""
    name, attributes = first_element(head)
    return name.lower() == "rss" or (name.lower() in ROOTS and NAMESPACES.search(attributes) is not None)


def is_json_feed(head: bytes) -> bool:
    """Tell whether a file begins as a feed in JSON, whose version is an address."""
    return head.lstrip().startswith(b"{") and _JSON_FEED in head


def read_feed(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield what the entries of the feed hold themselves or, where full texts are asked for, the pages they link to."""
    import feedparser  # 80 ms

    data = whole(stream, MAX_BYTES, remedy="split it")
    if not check_depth(data) and len(data) > MAX_MENDED:
        raise SourceError("broken XML, and too long to mend")
    found = feedparser.parse(BytesIO(data), response_headers={"content-type": "application/xml"})
    if not found.version and not found.entries:
        raise SourceError("no feed, or a broken one")
    title, language = _plain(found.feed.get("title")), found.feed.get("language")
    yield from read_entries(Feed(title, language or None, map(_entry, found.entries)), key, given)


def _entry(entry: Mapping[str, Any]) -> Entry:
    contents = [one.get("value") or "" for one in entry.get("content", ()) if _is_text(one)]
    text = max(contents, key=len, default="") or entry.get("summary") or ""
    return Entry(
        id=entry.get("id") or None,
        url=_address(entry.get("link")),
        title=_plain(entry.get("title")),
        published=_published(entry),
        text=text if "<" in text else f"<p>{escape(unescape(text))}</p>" if text else "",
        author=together(one.get("name") for one in entry.get("authors", ())),
    )


def _is_text(content: Mapping[str, Any]) -> bool:
    return (content.get("type") or "text/html") in ("text/plain", "text/html", "application/xhtml+xml")


def _published(entry: Mapping[str, Any]) -> str | None:
    """Return when it was published, else changed: as written or, where that is no day, as feedparser has it."""
    for name in ("published", "updated", "created"):
        if name in entry and (written := entry[name]):  # asked for what is not there, it gives another, and warns
            try:
                published_on(written)
            except SourceError:
                made = entry.get(f"{name}_parsed")
                return f"{made.tm_year:04}-{made.tm_mon:02}-{made.tm_mday:02}" if made else str(written)
            return str(written)
    return None


def read_json_feed(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the same of a JSON Feed (jsonfeed.org, version 1.1)."""
    found = parsed(decoded(whole(stream, MAX_BYTES, remedy="split it")))
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise SourceError("a JSON Feed without items")
    entries = [_item(item) for item in items if isinstance(item, dict)]
    yield from read_entries(Feed(_string(found.get("title")), _string(found.get("language")), entries), key, given)


def _item(item: Mapping[str, Any]) -> Entry:
    plain = _string(item.get("content_text")) or _string(item.get("summary")) or ""
    return Entry(
        id=_string(item.get("id")),
        url=_address(_string(item.get("url"))) or _address(_string(item.get("external_url"))),
        title=_plain(_string(item.get("title"))),
        published=_string(item.get("date_published")) or _string(item.get("date_modified")),
        text=_string(item.get("content_html")) or _paragraphs(plain),
        author=together(_string(one.get("name")) for one in _authors(item)),
    )


def _authors(item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return who wrote an item: those of version 1.1, else the one of version 1."""
    told = item.get("authors", [item.get("author")])
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []


def _paragraphs(plain: str) -> str:
    """Return a plain text as a page has it, so that it is read as all others are."""
    return "".join(f"<p>{escape(line)}</p>" for line in plain.splitlines() if line.strip())


def _string(value: Any) -> str | None:
    return (str(value).strip() or None) if isinstance(value, str | int) and not isinstance(value, bool) else None


def _plain(title: str | None) -> str | None:
    return " ".join(unescape(_TAGS.sub("", title or "")).split()) or None


def _address(link: str | None) -> str | None:
    return link if link and link.startswith(("http://", "https://")) else None
