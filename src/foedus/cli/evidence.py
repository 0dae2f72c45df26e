"""The words a row rests on, with who says them and where they stand."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from foedus.cli.paper import Paper
from foedus.cli.wording import qualifiers, quoted, short

if TYPE_CHECKING:
    from foedus.api import Quote

__all__ = ["ids", "put_evidence", "quotations"]

INDENT = 4
SETTLED = " ✓"


def put_evidence(paper: Paper, quotes: Iterable["Quote"], *, indent: int = INDENT) -> None:
    """Print each quotation once, set in, however many claims or documents repeat it."""
    for quotation in quotations(quotes):
        paper.put(quotation, indent=indent)


def quotations(quotes: Iterable["Quote"]) -> list[Text]:
    """Return the quoted words, and behind them speaker, sources and the ids of the claims that quote them."""
    alike: dict[object, list[Quote]] = {}
    for quote in quotes:
        alike.setdefault((quote.words, quote.by, quote.polarity, quote.modality), []).append(quote)
    return [_quotation(group) for group in alike.values()]


def _quotation(quotes: Sequence["Quote"]) -> Text:
    one = quotes[0]
    behind = (
        ", as told by ".join(str(who) for who in reversed(one.by)),
        "; ".join(dict.fromkeys(str(source) for quote in quotes for source in quote.sources)),
        ", ".join(dict.fromkeys(short(quote.claim) + (SETTLED if quote.decided else "") for quote in quotes)),
    )
    said = Text(quoted(one.words)).append(qualifiers(one.polarity, one.modality), style="yellow")
    return said.append(f" — {' · '.join(filter(None, behind))}", style="dim")


def ids(claims: tuple[str, ...], decided: tuple[str, ...] = ()) -> str:
    """Return the first claim's id, how many more there are, and a tick where a person has settled one."""
    if not claims:
        return ""
    more = f" +{len(claims) - 1}" if len(claims) > 1 else ""
    return f"{short(claims[0])}{more}{SETTLED if decided else ''}"
