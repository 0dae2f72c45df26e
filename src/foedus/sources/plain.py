"""Plain text and Markdown, with the few lines in front of them that say what they are."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from foedus.sources.bounds import whole
from foedus.sources.contract import Found, Given
from foedus.sources.encoding import decoded
from foedus.sources.particulars import Particulars, loaded_whole
from foedus.text import MAX_CHARACTERS

__all__ = ["front_matter", "read_markdown", "read_text", "without_marks"]

MAX_TEXT_BYTES = 4 * MAX_CHARACTERS  # UTF-8 needs at most four bytes a character
_NAMES = {
    "id": "id",
    "title": "title",
    "headline": "title",
    "url": "url",
    "link": "url",
    "source": "source",
    "outlet": "source",
    "publisher": "source",
    "published": "published",
    "date": "published",
    "language": "language",
    "lang": "language",
    "author": "author",
    "authors": "author",
    "byline": "author",
}
_FENCE = re.compile(r"-{3,}\s*")
_PAIR = re.compile(r"([A-Za-z][\w -]{0,30}?)\s*:(?:\s+(.*))?")
_MAX_LINES = 40
_HEADING = re.compile(r"^#{1,6}[ \t]+(.*)$", re.M)
_MARKS = (  # none of them looks past the next mark of its kind, so that a text full of marks takes no longer
    (re.compile(r"^(?:```|~~~).*$", re.M), ""),
    (re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)"), ""),
    (re.compile(r"\[([^\[\]\n]+)\]\([^()\n]*\)"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]+)>"), r"\1"),
    (re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.M), ""),
    (_HEADING, lambda heading: _title(heading) + "\n"),
    (re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]+)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
)


def read_text(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the one document in a plain text, dated by `given`, its front matter or its file name, in this order."""
    data = whole(stream, MAX_TEXT_BYTES)
    said, text = front_matter(decoded(data).replace("\r\n", "\n"))
    yield loaded_whole(text, said, key=key, data=data, given=given)


def read_markdown(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the one document in a Markdown text, named by its first heading where its front matter has no title."""
    data = whole(stream, MAX_TEXT_BYTES)
    said, marked = front_matter(decoded(data).replace("\r\n", "\n"))
    heading, text = without_marks(marked)
    yield loaded_whole(text, replace(said, title=said.title or heading), key=key, data=data, given=given)


def front_matter(text: str) -> tuple[Particulars, str]:
    """Split off the leading `key: value` lines closed by `---`; a text without them comes back whole."""
    lines = text.lstrip("\ufeff\n\r ").split("\n", _MAX_LINES)
    start = 1 if _FENCE.fullmatch(lines[0]) else 0
    said = Particulars()
    for place, line in enumerate(lines[start:_MAX_LINES], start=start):
        if _FENCE.fullmatch(line):
            return (said, "\n".join(lines[place + 1 :])) if said != Particulars() else (said, text)
        pair = _PAIR.fullmatch(line.strip())
        if line.strip() and not pair:
            break
        if pair and (name := _NAMES.get(pair[1].lower())):
            said = replace(said, **{name: (pair[2] or "").strip().strip("\"'") or None})
    return Particulars(), text


def without_marks(markdown: str) -> tuple[str | None, str]:
    """Return the first heading of a Markdown text and the text as it reads, without its marks."""
    heading = _HEADING.search(markdown)
    text = markdown
    for mark, instead in _MARKS:
        text = mark.sub(instead, text)
    return (_title(heading) or None if heading else None), text


def _title(heading: re.Match[str]) -> str:
    """Return the words of a heading, without the marks that may close it."""
    return heading[1].rstrip().rstrip("#").rstrip()
