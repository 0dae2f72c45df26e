"""One letter: its text, and what is attached to it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from pathlib import PurePosixPath
from typing import BinaryIO

from foedus.errors import SourceError
from foedus.sources import docx, pdf
from foedus.sources.apart import parsed_apart
from foedus.sources.bounds import whole
from foedus.sources.contract import Found, Given
from foedus.sources.encoding import decoded
from foedus.sources.mail.headers import particulars
from foedus.sources.mail.page import paragraphs_of
from foedus.sources.page import declared_encoding
from foedus.sources.particulars import Article, Particulars, documents_of

__all__ = ["MAX_LETTER_BYTES", "articles", "is_letter", "read_eml"]

MAX_LETTER_BYTES = 50_000_000
MOST_ATTACHED = 50
STUB = 0.5  # of the words of the page: a plain text with fewer says no more than where the page can be seen
ATTACHED: dict[str, Callable[[bytes], list[Article]]] = {".pdf": pdf.articles, ".docx": docx.articles}

_FIELD = re.compile(
    rb"^(?:from|subject|date|received|message-id|return-path|delivered-to|mime-version):[ \t]", re.I | re.M
)
_FIELDS = re.compile(rb"(?:[!-9;-~]+:.*\r?\n(?:[ \t].*\r?\n)*)+")
_SIGNATURE = re.compile(r"^-- ?\n.*", re.M | re.S)
_LINK = re.compile(r"[ \t]*<https?://[^\s<>]+>|[ \t]*\[https?://[^\s\[\]]+\]")
_FLOWED = re.compile(r"(?<=[^\s>]) \n(?=[^\s>])")


def read_eml(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the text of a letter, and each paper that is attached to it."""
    data = whole(stream, MAX_LETTER_BYTES, remedy="save it without what is attached")
    yield from documents_of(parsed_apart(articles, data), key=key, data=data, given=given)


def is_letter(head: bytes) -> bool:
    """Tell whether a file begins with the headers of a letter."""
    fields = _FIELDS.match(head)
    return fields is not None and len({name.lower() for name in _FIELD.findall(fields[0])}) >= 2


def articles(data: bytes) -> list[Article]:
    """Return the text of a letter, then of what is attached; SourceError for one without headers.

    Several articles in one newsletter are one document, as one mail is. A plain text is taken where it says what the
    page beside it says, since somebody has written it to be read.
    """
    letter = BytesParser(policy=compat32).parsebytes(data)
    if not letter.keys():
        raise SourceError("no letter: it has no headers")
    said = particulars(letter)
    plain, page, attached = _parts(letter)
    return [Article(said, _text(plain, page)), *_attached(attached, said)]


def _parts(letter: Message) -> tuple[str, list[str], list[Message]]:
    """Return the plain text of a letter, the paragraphs of the page that says the same, and what is attached."""
    plain: list[str] = []
    page: list[str] = []
    attached: list[Message] = []
    for part in letter.walk():
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or _ending(part) in ATTACHED:
            attached.append(part)
        elif kind == "text/plain":
            plain.append(_tidied(_words(part), flowed=part.get_param("format") == "flowed"))
        elif kind == "text/html":
            page += paragraphs_of(_words(part))
    return "\n\n".join(plain), page, attached


def _text(plain: str, page: Iterable[str]) -> str:
    told = "\n\n".join(page)
    return plain if len(plain.split()) >= STUB * len(told.split()) else told


def _words(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    return decoded(data, declared=part.get_content_charset() or declared_encoding(data))


def _tidied(text: str, *, flowed: bool) -> str:
    """Return a plain text without its signature and the addresses behind its words; with `flowed`, in whole lines."""
    text = text.replace("\r\n", "\n")
    if flowed:
        text = _FLOWED.sub(" ", text)
    return _LINK.sub("", _SIGNATURE.sub("", text)).strip()


def _ending(part: Message) -> str:
    return PurePosixPath(_name(part)).suffix.lower()


def _name(part: Message) -> str:
    """Return the name of what is attached, as a label and no path to anything."""
    name = part.get_filename() or ""
    return PurePosixPath(" ".join(name.replace("\\", "/").split())).name


def _attached(parts: Iterable[Message], letter: Particulars) -> Iterator[Article]:
    """Yield what is attached and of a kind that is read; it was published with the letter, by whom that is from."""
    known = [part for part in parts if _ending(part) in ATTACHED]
    for number, part in enumerate(known[:MOST_ATTACHED], start=1):
        name = _name(part) or f"{number}{_ending(part)}"
        data = part.get_payload(decode=True)
        try:
            for found in ATTACHED[_ending(part)](data if isinstance(data, bytes) else b""):
                said = replace(
                    found.said,
                    id=f"{letter.id}/{name}" if letter.id else None,
                    source=letter.source,
                    published=letter.published,
                )
                yield Article(said, found.text, name)
        except SourceError as error:
            yield Article(letter, "", name, str(error))
