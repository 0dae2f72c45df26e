"""Pages of the desk as one file with their evidence, that can be sent and read without a server, and asks none."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import Protocol, runtime_checkable
from urllib.parse import parse_qsl, quote, unquote

from foedus.api import Record, Who, Work
from foedus.desk.leaf import Leaf, leaf
from foedus.desk.rendering import STYLES, rendered
from foedus.desk.visit import Page
from foedus.export import LONGEST_QUOTATION

__all__ = ["Excerpted", "Shown", "file_name", "shared"]

OWN_STYLES = "share.css"
DOCUMENT = "/document/"
UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")
LONGEST_NAME = 80


@runtime_checkable
class Excerpted(Protocol):
    """A page with more of a text on it than may be given away."""

    def excerpt(self, longest: int) -> Page:
        """Return the page with no more of the text than quotations of so many characters."""
        ...


@dataclass(frozen=True, slots=True)
class Shown:
    """A page with the address that it has at the desk."""

    address: str
    page: Page

    @property
    def path(self) -> str:
        """The address without what is asked of it."""
        return self.address.partition("?")[0]

    @property
    def asked(self) -> dict[str, str]:
        """What is asked of it."""
        return dict(parse_qsl(self.address.partition("?")[2], keep_blank_values=True))


@dataclass(frozen=True, slots=True)
class _File:
    """What is in the file: places by addresses, and the documents that its pages name, by their place in the list."""

    places: Mapping[str, str]
    works: Mapping[str, Work]
    cited: dict[str, Work] = field(default_factory=dict)

    def find(self, address: str) -> str | None:
        """Return the place of what an address shows; a document's is in the list of sources."""
        if place := self.places.get(address):
            return place
        work = self.works.get(unquote(address.removeprefix(DOCUMENT))) if address.startswith(DOCUMENT) else None
        if work is None:
            return None
        self.cited[work.id] = work
        return f"source-{work.id}"


def shared(record: Record, pages: Iterable[Shown], *, name: str, href: Callable[[Who], str], title: str = "") -> str:
    """Return the pages as one HTML file, with a table of contents where there are several, and their sources.

    `name` is what the record is called. Quotations are cut as in exports; of an article only those are given.
    """
    shown = tuple(pages)
    names = {f"page-{number}": one for number, one in enumerate(shown, 1)}
    places = {address: place for place, one in reversed(names.items()) for address in (one.path, one.address)}
    held = _File(places, {work.id: work for work in record.documents()})
    leaves = [_leaf(place, one, held, name=name, href=href) for place, one in names.items()]
    styles = _styles()
    return rendered(
        "shared/file.html",
        given_away=True,
        title=title or leaves[0].title,
        leaves=leaves,
        sources=_in_order(held.cited.values()),
        record=name,
        day=datetime.now(UTC).date(),
        foedus=version("foedus"),
        longest=LONGEST_QUOTATION,
        styles=styles,
        digest=b64encode(sha256(styles.encode()).digest()).decode(),
    )


def file_name(address: str, suffix: str = ".html") -> str:
    """Return what a file made of a page is called: "organisation-EAEU.html"."""
    words = UNSAFE.sub("-", unquote(address)).strip("-.")[:LONGEST_NAME]
    return f"{words or 'dossier'}{suffix}"


def _leaf(place: str, shown: Shown, held: _File, *, name: str, href: Callable[[Who], str]) -> Leaf:
    page = shown.page.excerpt(LONGEST_QUOTATION) if isinstance(shown.page, Excerpted) else shown.page
    html = rendered(
        page.template,
        given_away=True,
        page=page,
        title=page.title,
        href=href,
        read_only=True,
        record=name,
        token="",
        here=shown.address,
        asked=shown.asked,
        twin="",
        place=quote(shown.path),
    )
    return leaf(place, page.title, html, address=shown.address, find=held.find)


def _styles() -> str:
    static = files(__package__).joinpath("static")
    return "\n".join(static.joinpath(name).read_text(encoding="utf-8") for name in (*STYLES, OWN_STYLES))


def _in_order(works: Iterable[Work]) -> list[Work]:
    return sorted(works, key=lambda work: (work.published or date.max, work.source or "", work.title or work.key))
