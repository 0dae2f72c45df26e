"""What a document says of itself, and what a person says of it, made into a loaded document."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from foedus.errors import SourceError
from foedus.model import Document
from foedus.sources.contract import Found, Given, Loaded, Skipped
from foedus.sources.language import language_of
from foedus.sources.published import leading_date, published_on

__all__ = ["Article", "Particulars", "digest", "documents_of", "loaded", "loaded_whole", "together"]

_BY = re.compile(r"^by:?\s+", re.I)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a document says of itself, each None where it says nothing.

    `made` is the day on which its file was made, which is all that some say of when they were published.
    """

    id: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: str | None = None
    language: str | None = None
    author: str | None = None
    made: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What a parser finds: what a document says of itself, and its text; or why that part of the file has none.

    `part` names a document that is not all of the file, such as what a letter has attached.
    """

    said: Particulars
    text: str
    part: str = ""
    failed: str = ""


def digest(data: bytes) -> str:
    """Return the hash of bytes as they came."""
    return blake2b(data, digest_size=10).hexdigest()


def loaded(text: str, said: Particulars, *, key: str, digest: str, given: Given) -> Loaded:
    """Return the text as a document; what it says of itself goes before what is `given`. SourceError if unfit."""
    if not text.strip():
        raise SourceError("empty")
    published = published_on(said.published or "") or given.published or published_on(said.made or "")
    document = Document(
        key=_printable(said.id or key) or key,
        digest=digest,
        title=_printable(said.title),
        url=_printable(said.url),
        source=_printable(said.source) or given.source or _host(said.url),
        published=published,
        language=language_of(text, said.language),
        author=_author(said.author),
    )
    return Loaded(document, text)


def loaded_whole(text: str, said: Particulars, *, key: str, data: bytes, given: Given) -> Loaded:
    """Return the one document of a file. What is `given` goes before what it says, and its name's date comes last."""
    named = leading_date(PurePosixPath(key).name)
    published = given.published.isoformat() if given.published else said.published
    told = replace(
        said,
        source=given.source or said.source,
        published=published or (named.isoformat() if named else None),
    )
    return loaded(text, told, key=key, digest=digest(data), given=given)


def documents_of(
    articles: Iterable[Article], *, key: str, data: bytes, given: Given, of_many: bool = False
) -> Iterator[Found]:
    """Yield a document for each article in a file, or why there is none; a part is named behind the file.

    Of a file `of_many`, what each says of itself goes before what is given.
    """
    for article in articles:
        name = f"{key}/{article.part}" if article.part else key
        try:
            if article.failed:
                raise SourceError(article.failed)
            if of_many:
                yield loaded(article.text, article.said, key=name, digest=digest(data), given=given)
            else:
                yield loaded_whole(article.text, article.said, key=name, data=data, given=given)
        except SourceError as error:
            yield Skipped(name, str(error))


def together(names: Iterable[str | None]) -> str | None:
    """Return the names of several authors as one, each once; None where there is none."""
    return "; ".join(dict.fromkeys(" ".join(name.split()) for name in names if name and name.strip())) or None


def _author(line: str | None) -> str | None:
    """Return the names in the line that a text prints of its author, None where it has no letters."""
    name = _BY.sub("", _printable(line) or "").strip(" ,;|")
    return name if any(map(str.isalpha, name)) else None


def _host(url: str | None) -> str | None:
    """Return the site that an address is on, which stands for the outlet where nothing names it."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _printable(value: str | None) -> str | None:
    """Return the value on one line, without halves of surrogate pairs and zeros, which not every record can hold."""
    if value is None:
        return None
    return " ".join(value.encode("utf-8", "ignore").decode().replace("\0", "").split()) or None
