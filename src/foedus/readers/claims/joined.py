"""The claims of rules and of the encoder as one: what both see is claimed once."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from foedus.model import UNKNOWN_PARTY, Actor, Claim, Span, Value, Words
from foedus.readers.claims.sureness import sighted, stretches, worded

__all__ = ["joined"]

DEMAND, MEETING = "demand", "meeting"


def joined(ruled: Iterable[Claim], seen: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims that rules have made and those that only the encoder sees, as sure as they may be taken to be.

    Rules know better who is meant, the encoder how far the words reach that tell it: where their anchors meet, a rule's
    claim has the encoder's quotation, and what the encoder sees of a demand or a meeting that the rule does not. An
    anchor inside the quotation of a rule's claim of that kind adds nothing.
    """
    sure = [taken for claim in seen if (taken := sighted(claim)) is not None]
    anchored = {kind: _Spans(claims) for kind, claims in _by_kind(sure).items()}
    quoted: dict[str, set[int]] = {}
    for claim in ruled:
        other = anchored[claim.kind].meeting(claim.anchor.span) if claim.kind in anchored else None
        quoted.setdefault(claim.kind, set()).update(range(claim.quote.span.start, claim.quote.span.end))
        yield worded(_stretched(_completed(claim, other), other) if other is not None else claim)
    for claim in sure:
        if quoted.get(claim.kind, set()).isdisjoint(range(claim.anchor.span.start, claim.anchor.span.end)):
            yield claim


class _Spans:
    """Claims by where their anchors stand."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims = sorted(claims, key=lambda claim: claim.anchor.span)
        self._starts = [claim.anchor.span.start for claim in self._claims]

    def meeting(self, span: Span) -> Claim | None:
        """Return the last claim whose anchor has a character in common with the span."""
        before = bisect_right(self._starts, span.end - 1)
        last = self._claims[before - 1] if before else None
        return last if last is not None and last.anchor.span.overlaps(span) else None


def _stretched(claim: Claim, other: Claim) -> Claim:
    holds = other.quote.span.start <= claim.anchor.span.start and claim.anchor.span.end <= other.quote.span.end
    return replace(claim, quote=other.quote) if holds and stretches(claim.kind) else claim


def _completed(claim: Claim, other: Claim) -> Claim:
    """Return a claim with what the encoder sees in it and the rule does not, as it does where the parse goes wrong."""
    find = {DEMAND: _demanded, MEETING: _met}.get(claim.kind)
    values = find(claim, other) if find is not None else {}
    fields = (replace(field, value=values.get(field.name, field.value)) for field in claim.fields)
    return replace(claim, fields=tuple(fields)) if values else claim


def _demanded(claim: Claim, other: Claim) -> dict[str, Value]:
    """Return of whom it is demanded, and what: "asked Chad in May to clear mines", "the request of Laos to pay"."""
    demander, addressee, content = (claim.get(name) for name in ("demander", "addressee", "content"))
    wanted, of_whom = other.get("content"), other.get("addressee")
    if not isinstance(wanted, Words) or " " not in wanted.text:  # "the demand of March"
        return {}
    if addressee is None and isinstance(of_whom, Actor) and of_whom.party != UNKNOWN_PARTY:
        is_same = isinstance(demander, Actor) and demander.party == of_whom.party
        who = other.get("demander") if demander is None or is_same else demander
        return {"demander": who, "addressee": of_whom, "content": wanted}
    is_itself = isinstance(content, Words) and content.span.covers(claim.anchor.span)
    return {"content": wanted} if is_itself and wanted.span.start >= claim.anchor.span.end else {}


def _met(claim: Claim, other: Claim) -> dict[str, Value]:
    """Return who meets, where the rule sees nobody."""
    names = ("organisation", "participants", "format")
    is_empty = not (claim.get("organisation") or claim.get("participants"))
    return {name: other.get(name) for name in names} if is_empty and other.get("participants") else {}


def _by_kind(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.kind, []).append(claim)
    return found
