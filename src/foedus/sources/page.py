"""Web pages: the article in them, and what they say of themselves. Nothing is fetched."""

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, BinaryIO

from foedus.errors import SourceError
from foedus.sources.apart import parsed_apart
from foedus.sources.bounds import whole
from foedus.sources.contract import Found, Given
from foedus.sources.encoding import decoded
from foedus.sources.particulars import Article, Particulars, loaded_whole

__all__ = ["articles", "declared_encoding", "looks_like_html", "read_html", "read_page"]

MAX_PAGE_BYTES = 20_000_000
_HEAD = 4096
_ENCODING = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_LANGUAGE = re.compile(r"<html[^>]*?\blang\s*=\s*[\"']?\s*([A-Za-z]{2,3}(?:[-_]\w+)*)", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BODY = re.compile(r"<body\b", re.I)
_PIECE = re.compile(r"\s*<(?:!doctype|html|head|body|div|p|span|article|section|h[1-6]|br|ul|table)\b", re.I)


def read_html(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the article in a page that was saved."""
    data = whole(stream, MAX_PAGE_BYTES)
    said, text = read_page(decoded(data, declared=declared_encoding(data)))
    yield loaded_whole(text, said, key=key, data=data, given=given)


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that the page names in its head."""
    match = _ENCODING.search(data[:_HEAD])
    return match[1].decode("ascii") if match else None


def looks_like_html(text: str) -> bool:
    """Tell whether what was handed on as text is a piece of a page."""
    return _PIECE.match(text) is not None and "</" in text


def read_page(html: str) -> tuple[Particulars, str]:
    """Return what the page says of itself and its article; SourceError if no article is in it.

    By trafilatura, with htmldate for the date. Only dates that the page marks up or has in its address count: a date
    found anywhere in the prose may be any other.
    """
    (found,) = parsed_apart(articles, html.encode("utf-8", "surrogatepass"))
    return found.said, found.text


def articles(data: bytes) -> list[Article]:
    """Return the article of a page in UTF-8; SourceError if none is in it."""
    said, text = _article(_whole_page(data.decode("utf-8", "surrogatepass")))
    if not text.strip():
        raise SourceError("no article can be found in the page")
    return [Article(said, "\n\n".join(text.split("\n")))]


def _whole_page(html: str) -> str:
    """Return a page that trafilatura takes: without an XML declaration, and with the body that a piece lacks."""
    html = _DECLARATION.sub("", html)
    return html if _BODY.search(html) else f"<html><body>{html}</body></html>"


def _article(html: str) -> tuple[Particulars, str]:
    trafilatura = _trafilatura()
    language = _language(html)
    found = trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        include_images=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if not found or not found.text:
        return Particulars(language=language), trafilatura.html2txt(html)
    said = Particulars(
        title=found.title,
        url=found.url,
        source=_outlet(found.sitename) or found.hostname,
        published=found.date,
        language=language,
        author=found.author,
    )
    return said, found.text


def _outlet(name: str | None) -> str | None:
    """Return the name of a site, unless what the page gives for one is an address or a date."""
    return name if name and "://" not in name and any(sign.isalpha() for sign in name) else None


@cache
def _trafilatura() -> Any:
    """Return the library, imported when the first page is read (150 ms) and kept from logging what is reported."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura


def _language(html: str) -> str | None:
    match = _LANGUAGE.search(html[:_HEAD])
    return match[1] if match else None
