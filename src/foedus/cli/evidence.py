"""The words a row rests on, with who says them and where they stand."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.text import Text

from foedus.cli.paper import Paper
from foedus.cli.wording import qualifiers, quoted, short

if TYPE_CHECKING:
    from foedus.api import Quote

__all__ = ["ids", "put_evidence", "quotation"]

INDENT = 4
SETTLED = " ✓"


def put_evidence(paper: Paper, quotes: Iterable["Quote"], *, indent: int = INDENT) -> None:
    """Print each quotation once, set in."""
    for quote in dict.fromkeys(quotes):
        paper.put(quotation(quote), indent=indent)


def quotation(quote: "Quote") -> Text:
    """Return the quoted words, and behind them speaker, sources and the claim's id."""
    speakers = ", as told by ".join(str(who) for who in reversed(quote.by))
    sources = "; ".join(map(str, quote.sources))
    said = Text(quoted(quote.words)).append(qualifiers(quote.polarity, quote.modality), style="yellow")
    behind = " · ".join(filter(None, (speakers, sources, short(quote.claim))))
    return said.append(f" — {behind}{SETTLED if quote.decided else ''}", style="dim")


def ids(claims: tuple[str, ...], decided: tuple[str, ...] = ()) -> str:
    """Return the first claim's id, how many more there are, and a tick where a person has settled one."""
    if not claims:
        return ""
    more = f" +{len(claims) - 1}" if len(claims) > 1 else ""
    return f"{short(claims[0])}{more}{SETTLED if decided else ''}"
