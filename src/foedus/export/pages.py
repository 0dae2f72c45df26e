"""The claims and decisions of one text together, as tools that show the whole text want them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from foedus.api import Decided, Held, Record
from foedus.export.formats import Options
from foedus.model import Text

__all__ = ["Page", "pages"]


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its claims in their order in the text, and every decision about a claim of it, rejected ones included."""

    text: Text
    claims: tuple[Held, ...]
    decisions: tuple[Decided, ...]


def pages(record: Record, options: Options) -> Iterator[Page]:
    """Yield a page for each text that has a claim that the options ask for, or a decision."""
    claims: defaultdict[str, list[Held]] = defaultdict(list)
    for held in record.claims(options.org, **options.asked):
        claims[held.claim.text_id].append(held)
    decisions: defaultdict[str, list[Decided]] = defaultdict(list)
    for decided in record.decisions():
        decisions[decided.text].append(decided)
    for text_id in dict.fromkeys((*claims, *decisions)):
        ordered = sorted(claims[text_id], key=lambda held: (held.claim.anchor.span, held.kind, held.claim.part))
        yield Page(record.text(text_id), tuple(ordered), tuple(decisions[text_id]))
