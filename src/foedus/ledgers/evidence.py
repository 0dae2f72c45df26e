"""What every row of every ledger rests on: who, where, and the exact words."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import ClassVar, get_args, get_origin, get_type_hints

from foedus.ids import content_id
from foedus.model import UNKNOWN_PARTY
from foedus.record import independent
from foedus.things import Bond

__all__ = ["Quote", "Row", "Source", "Told", "Who", "quotations"]

REPR_WIDTH = 60
OWN = ("quotes",)


@dataclass(frozen=True, slots=True, repr=False)
class Who:
    """An actor in a row: what to call it, and the state or organisation that it is or acts for."""

    name: str
    party: str = UNKNOWN_PARTY

    def __str__(self) -> str:
        return self.name if self.party in (UNKNOWN_PARTY, self.name) else f"{self.name} ({self.party})"

    __repr__ = __str__


@dataclass(frozen=True, slots=True)
class Source:
    """A document that carries a quotation: its id, who published it, and when.

    `outlet` is its name, None where the document does not say; `copy` is the id of the first of the texts that its text
    is a copy of.
    """

    document: str
    name: str
    title: str | None = None
    url: str | None = None
    published: datetime.date | None = None
    outlet: str | None = None
    copy: str = ""

    def __str__(self) -> str:
        return f"{self.name}, {self.published}" if self.published else self.name


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim as evidence: the exact words, who says them, and which documents carry them (earliest first).

    `says` is what the claim says of the row's question, in the codebook's words ("declined", "withdrew", "unmet").
    `by` is the chain of speakers from the outermost in, empty where the publisher speaks. `decided` names the fields
    that a person has settled, "*" for the whole claim.
    """

    claim: str
    words: str
    says: str
    polarity: str
    modality: str
    by: tuple[Who, ...]
    date: str | None
    sources: tuple[Source, ...]
    decided: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash((self.claim, self.says))  # what is made of quotations is looked up very often

    @property
    def published(self) -> datetime.date | None:
        """When the words were first published, as far as the documents say."""
        return min((source.published for source in self.sources if source.published), default=None)

    @property
    def speaker(self) -> str:
        """Whose word it is: the innermost speaker, or the publisher who speaks in its own voice."""
        return str(self.by[-1]) if self.by else (self.sources[0].name if self.sources else "a document")

    def __str__(self) -> str:
        return f"“{self.words}” ({'; '.join(map(str, self.sources))})"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Row:
    """What every row has: the quotations it rests on, of which there is at least one unless knowledge alone speaks.

    `columns` names the fields that a narrow table shows.
    """

    columns: ClassVar[tuple[str, ...]] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of every claim that the row rests on, each once, in order."""
        return tuple(dict.fromkeys(quote.claim for quote in quotations(self)))

    @property
    def id(self) -> str:
        """The hash of the type and of the claim that was published first: later reports leave it as it is.

        A row that rests on knowledge alone is named by what its narrow table shows.
        """
        first = min(quotations(self), key=_published, default=None)
        parts = [first.claim] if first else [str(getattr(self, name)) for name in self.columns]
        return content_id("row", type(self).__name__, *parts)

    @property
    def support(self) -> int:
        """How many independent sources carry what the row rests on: copies of one text are one, and so is an outlet."""
        return independent((source.outlet, source.copy) for quote in quotations(self) for source in quote.sources)

    @property
    def decided(self) -> tuple[str, ...]:
        """The fields that a person has settled in any of the claims, "*" for a whole claim."""
        return tuple(sorted({name for quote in quotations(self) for name in quote.decided}))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(_said(self))})"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Told(Row):
    """A row of a thing: `bonds` say why each of its claims is taken to tell of it, and how sure that is."""

    bonds: tuple[Bond, ...] = ()

    @property
    def linked(self) -> float | None:
        """How sure it is that the claims tell of one thing: as the least sure of them; None without claims."""
        return min((bond.sure for bond in self.bonds), default=None)


def quotations(value: object) -> Iterator[Quote]:
    """Yield the quotations in a row, also those in the rows inside it."""
    found: list[Quote] = []
    _gather(value, found)
    return iter(found)


def _gather(value: object, found: list[Quote]) -> None:
    """Put the quotations in a value behind those found; the items of a tuple are of one type."""
    if isinstance(value, Row):
        kind: type = type(value)
        for name in _names(kind):
            _gather(getattr(value, name), found)
    elif isinstance(value, tuple) and value:
        first = value[0]
        if isinstance(first, Quote):
            found.extend(value)
        elif isinstance(first, Row) and _holds_no_rows(first):
            for item in value:
                found.extend(item.quotes)
        elif isinstance(first, Row | tuple):
            for item in value:
                _gather(item, found)
    elif isinstance(value, Quote):
        found.append(value)


def _holds_no_rows(row: Row) -> bool:
    kind: type = type(row)
    return _names(kind) == OWN


@cache
def _names(row: type) -> tuple[str, ...]:
    """Return the fields of a row that can hold quotations: most cannot, and a meeting has hundreds of rows in it."""
    return tuple(name for name, hint in get_type_hints(row).items() if _holds_quotations(hint))


def _holds_quotations(hint: object) -> bool:
    if isinstance(hint, type) and not get_args(hint):
        return issubclass(hint, Quote | Row)
    return get_origin(hint) is not ClassVar and any(map(_holds_quotations, get_args(hint)))


def _published(quote: Quote) -> tuple[datetime.date, str]:
    return quote.published or datetime.date.max, quote.claim


def _said(row: Row) -> Iterator[str]:
    """Yield the fields that say something, the quotations as the first one's words and a count."""
    for field in fields(row):
        value = getattr(row, field.name)
        if value is None or value == () or field.name in ("quotes", "bonds"):
            continue
        yield f"{field.name}={str(value) if isinstance(value, datetime.date) else repr(value)}"
    if row.quotes:
        words = row.quotes[0].words
        shown = words if len(words) <= REPR_WIDTH else words[: REPR_WIDTH - 1] + "…"
        others = f" and {len(row.quotes) - 1} more" if len(row.quotes) > 1 else ""
        yield f"quotes=“{shown}”{others}"
