"""The page of a claim: its words in their sentence, where they stand, who read them and what people decided."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from foedus.cli.paper import Paper
from foedus.cli.tables import Column, draw
from foedus.cli.wording import NOTHING, qualifiers
from foedus.model import Actor, Decision, Value, When, Words

if TYPE_CHECKING:
    from foedus import api

__all__ = ["why", "written"]

MARGIN = 2


def why(paper: Paper, found: "api.Why") -> None:
    """Print the page."""
    claim = found.claim
    heading = Text().append(claim.kind, style="bold").append(qualifiers(claim.polarity, claim.modality), "yellow")
    paper.put(heading.append(f"  {found.id}", style="dim"))
    for state in _states(found):
        paper.put(state, style="yellow")
    paper.put()
    paper.put(_sentence(found), indent=MARGIN)
    paper.put()
    for source in found.documents:
        paper.put(Text(str(source)).append(f"  {_where(source, found)}", style="dim"), indent=MARGIN)
    paper.put()
    draw(paper, found.reasons, _COLUMNS)
    if found.decisions or found.carried:
        paper.put()
    for decision in found.carried:
        paper.put(_decision(decision).append("  (of another version of the text)", style="dim"))
    for decision in found.decisions:
        paper.put(_decision(decision))


def written(value: Value) -> str:
    """Return a field's value as a person would write it."""
    match value:
        case None | ():
            return NOTHING
        case Words():
            return f"“{value.text}”"
        case When(phrase=Words() as phrase):
            counted = f", counted from {value.against}" if value.against else ""
            return f"{value.edtf} “{phrase.text}”{counted}"
        case Actor() if value.name and value.name != value.text:
            return f"{value} “{value.text}”"
        case tuple():
            return "; ".join(map(written, value))
    return str(value)


def _states(found: "api.Why") -> Iterator[str]:
    if added := [decision.person for decision in (*found.carried, *found.decisions) if decision.verdict == "add"]:
        also = " (readers see it too)" if any(reason.readers for reason in found.reasons) else ""
        yield f"added by {', '.join(dict.fromkeys(added))}{also}"
    if found.rejected:
        yield "rejected: no ledger shows it"
    if not found.current:
        yield "superseded: only an older version of the readers saw it"


def _sentence(found: "api.Why") -> Text:
    """Return the sentence with the quotation underlined and the anchor in bold."""
    shown = Text(found.sentence.text)
    for words, style in ((found.claim.quote, "underline"), (found.claim.anchor, "bold")):
        start = words.span.start - found.sentence.span.start
        shown.stylize(style, max(0, start), max(0, start + len(words.span)))
    return shown


def _where(source: "api.Source", found: "api.Why") -> str:
    span = found.claim.quote.span
    title = f"{source.title}, " if source.title else ""
    return f"{title}characters {span.start:,} to {span.end:,}{f', {source.url}' if source.url else ''}"


def _seen(reason: "api.Reason") -> str:
    if reason.decided:
        return "a person ✓"
    readers = [f"{name} {version}" for name, version in reason.readers]
    return f"{readers[-1] if readers else NOTHING} ({reason.confidence:.0%})"


_COLUMNS = (
    Column("field", lambda reason: reason.field, 16),
    Column(
        "value",
        lambda reason: Text(written(reason.value), style="default" if reason.holds else "dim strike"),
    ),
    Column("seen by", lambda reason: Text(_seen(reason), style="dim"), 30),
)


def _decision(decision: Decision) -> Text:
    what = decision.field or "the claim"
    to = f" to {written(decision.value)}" if decision.verdict == "set" else ""
    note = f": {decision.note}" if decision.note else ""
    day = f"{decision.decided:%Y-%m-%d %H:%M}"
    return (
        Text()
        .append(f"{day}  {decision.person}  ", style="dim")
        .append(f"{decision.verdict} {what}{to}{note}")
        .append("  (adjudicated)" if decision.adjudicates else "", style="dim")
    )
