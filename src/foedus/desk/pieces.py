"""What most of a page is made of, as HTML: who, quotations and their sources, dates; templates take thrice as long."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from jinja2 import pass_context
from markupsafe import Markup, escape

from foedus.api import Attendance, Posture, Quote, Row, Source, Who
from foedus.desk.grid import NOT_KNOWN, Line
from foedus.desk.wording import alike, is_cut, is_settled, sources_of, spoken, whole
from foedus.export import LONGEST_QUOTATION, cut
from foedus.model import UNKNOWN_PARTY
from foedus.model.remembering import remembered
from foedus.wording import NOTHING, counted, dated, qualifiers, quoted

__all__ = ["QUOTES", "Pieces", "cells", "day", "kind", "path", "state"]

QUOTES = 8  # of a row, those published last, unless the page is of what rests on one claim
SEATS = {"attended": "came", "absent": "stayed away", "not eligible": "no seat"}  # how a cell of a grid says it
PLAIN = re.compile(r"[A-Za-z0-9_.~-]*")  # as an address has them

Asked = Mapping[str, Any]
Address = Callable[[Who], str]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Writes pieces of pages; of a page that is given away with no words from outside longer than exports have them."""

    given_away: bool = False

    @property
    def by_name(self) -> Mapping[str, Callable[..., Markup]]:
        """The pieces by the names that templates call them by."""
        own = (self.who, self.seats, self.source, self.quotes, self.evidence, self.evidence_of, self.conduct)
        return {piece.__name__: piece for piece in (*own, cells, state, kind, day)}

    def said(self, value: object) -> Markup:
        """Return words from outside, escaped and apart: whichever way they are written, nothing beside them turns."""
        return _said(str(value), self.given_away)

    def is_cut(self, row: Row) -> bool:
        """Tell whether a row rests on more quotations than the page has."""
        return not self.given_away and is_cut(row)

    def who(self, one: Who | None, href: Address) -> Markup:
        """Return the name of somebody, which leads to their page, and the code of whom they act for."""
        return self._who(one, href(one)) if one else Markup('<span class="none">somebody</span>')

    def _who(self, one: Who, address: str) -> Markup:
        code = "" if one.party in (UNKNOWN_PARTY, one.name) else f'<span class="code">{self.said(one.party)}</span>'
        return Markup(f'<a class="who" href="{escape(address)}">{self.said(one.name)}</a>{code}')

    def seats(self, seats: Iterable[Attendance], href: Address) -> Markup:
        """Return the names of those who came, or did not, with what of that is in doubt."""
        return Markup(", ".join(f"{self.who(one.party, href)}{_doubt(one)}" for one in seats))

    def source(self, one: Source) -> Markup:
        """Return the name of a source, which leads to the document, and when it was published."""
        when = f' <time datetime="{one.published}">{one.published}</time>' if one.published else ""
        return Markup(f'<a class="source" href="/document/{path(one.document)}">{self.said(one.name)}</a>{when}')

    @pass_context
    def evidence(self, context: Asked, row: Row) -> Markup:
        """Return the quotations that a row rests on, folded up."""
        if not row.quotes:
            return Markup()
        is_part = self.is_cut(row) and not context["asked"].get("claim")
        number = "the last of many quotations" if is_part else counted(len(row.quotes), "quotation")
        tick = ' <span class="tick">✓</span>' if row.decided else ""
        shown = self.quotes(context, row.quotes, whole(row), is_part)
        return _folded(f"{number}, {counted(row.support, 'source')}{tick}", shown)

    @pass_context
    def evidence_of(self, context: Asked, quotes: Sequence[Quote], whole: str) -> Markup:
        """Return quotations, folded up."""
        if not quotes:
            return Markup()
        return _folded(counted(len(quotes), "quotation"), self.quotes(context, quotes, whole))

    @pass_context
    def quotes(self, context: Asked, quotes: Sequence[Quote], whole: str = "", is_part: bool = False) -> Markup:
        """Return quotations, those alike as one; where there are many and `whole` has them all, the last of them."""
        is_all = self.given_away or not whole or context["asked"].get("claim")
        shown = quotes if is_all else quotes[-QUOTES:]
        left = "all the others" if is_part else f"{len(quotes) - len(shown)} more"
        rest = f'<p class="aside"><a href="{escape(whole)}">and {left}</a></p>' if len(shown) < len(quotes) else ""
        return Markup("".join([_figure(told, self) for told in alike(shown)]) + rest)

    def figure(self, told: Sequence[Quote]) -> str:
        """Return quotations that are alike as one, with all their sources."""
        one = told[0]
        less = _less(one)
        tick = ' <span class="tick" title="a person has settled it">✓ settled</span>' if is_settled(told) else ""
        return (
            f'<figure class="quote">\n<blockquote><a href="/claim/{path(one.claim)}">{self.said(quoted(one.words))}</a>'
            + (f' <span class="less">{escape(less)}</span>' if less else "")
            + f"</blockquote>\n<figcaption>{self._chain(one)}{'; '.join(map(self.source, sources_of(told)))}"
            + "".join(map(_other, told[1:]))
            + f"{tick}</figcaption>\n</figure>\n"
        )

    def conduct(self, rows: Iterable[Posture]) -> Markup:
        """Return what somebody did as items of a list."""
        said = ((day(one.date, ""), self.said(spoken(one.conduct)), one) for one in rows)
        return Markup("".join(f"<li>{on} {what}{escape(_less(one))}</li>" for on, what, one in said))

    def _chain(self, one: Quote) -> str:
        by = ", as told by ".join([self.said(who) for who in reversed(one.by)])
        return f"{by} · " if by else ""


@remembered
def _figure(told: tuple[Quote, ...], pieces: Pieces) -> str:
    return pieces.figure(told)


@lru_cache(maxsize=1 << 14)  # most are names, and stand on a page again and again
def _said(words: str, given_away: bool) -> Markup:
    return Markup(f"<bdi>{escape(cut(words, LONGEST_QUOTATION) if given_away else words)}</bdi>")


def _less(one: Quote | Posture) -> str:
    return qualifiers(one.polarity, one.modality)


def _folded(summary: str, shown: str) -> Markup:
    return Markup(f'<details class="evidence">\n<summary>{summary}</summary>\n{shown}\n</details>\n')


def _other(one: Quote) -> str:
    return f'<span data-desk> · <a href="/claim/{path(one.claim)}">another claim on it</a></span>'


def _doubt(one: Attendance) -> str:
    disputed = ' <span class="disputed">disputed</span>' if one.disputed else ""
    return disputed + (' <span class="aside">nothing said since</span>' if one.invitation == "open" else "")


def cells(line: Line) -> Markup:
    """Return the cells of a line of a grid: what is known of a party at each meeting."""
    seats = zip(line.cells, line.held, strict=True)
    return Markup(
        "".join([_cell(one.status, one.said, one.disputed, held) if one else "<td></td>" for one, held in seats])
    )


@lru_cache(maxsize=1 << 10)
def _cell(status: str, said: tuple[str, ...], disputed: bool, held: bool) -> str:
    is_to_come = not held and status == NOT_KNOWN
    words = (", ".join(map(spoken, said)) or NOTHING) if is_to_come else SEATS.get(status, status)
    doubt, mark = (" seat-disputed", " ?") if disputed else ("", "")
    return f'<td class="seat seat-{escape(status.replace(" ", "-"))}{doubt}">{escape(words)}{mark}</td>'


def path(value: object) -> str:
    """Return the value as one step of an address."""
    written = str(value)
    return written if PLAIN.fullmatch(written) else quote(written, safe="")


@lru_cache(maxsize=1 << 10)
def state(word: str, kind: str = "") -> Markup:
    """Return a word of the codebook for how something stands; its colour is that of the kind, else its own."""
    look = (kind or word).replace(" ", "-").replace("_", "-")
    return Markup(f'<span class="state state-{escape(look)}"><bdi>{escape(spoken(word))}</bdi></span>')


@lru_cache(maxsize=1 << 6)
def kind(name: str) -> Markup:
    """Return the name of a kind of claims in its colour."""
    return Markup(f'<span class="kind k-{escape(name)}">{escape(name)}</span>')


@lru_cache(maxsize=1 << 12)
def day(written: str | date | None, otherwise: str = NOTHING) -> Markup:
    """Return a date as people write it."""
    return Markup(f'<span class="day">{escape(dated(str(written or otherwise)))}</span>')
