"""What the actor at one place in a sentence does to the actor at another, from the event claims of the sentence."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from foedus.model import Actor, Claim, Span
from foedus.readers import Reading

__all__ = ["event_between"]

UNSAID = "CONSULT"  # the mildest type, for a pair of which no event claim speaks
CONFLICT = 3  # the first quad class that is conflict


def event_between(reading: Reading, source: Span | None, target: Span | None) -> dict[str, Any]:
    """Return PLOVER's `root`, its quad class as `penta`, and `binary`: 0 for cooperation, 1 for conflict.

    A side that the text does not name is None.
    """
    events = [claim for claim in reading.claims if claim.kind == "event"]
    best = max(events, key=lambda claim: _fit(claim, source, target), default=None)
    root = str(best.get("event")) if best else UNSAID
    root = _plover()["labels"].get(root, root)
    quad = next(int(number) for number, roots in _plover()["quads"].items() if root in roots)
    return {"root": root, "penta": quad, "binary": int(quad >= CONFLICT)}


def _fit(claim: Claim, source: Span | None, target: Span | None) -> tuple[int, int]:
    """Say how well the claim's parties are the pair's, and then how near its anchor is to the source."""
    sides = ((claim.get("actors"), source), (claim.get("recipients"), target))
    named = source or target
    distance = abs(claim.anchor.span.start - named.end) if named else 0
    return sum(_names(actors, span) for actors, span in sides), -distance


def _names(actors: Any, span: Span | None) -> bool:
    if span is None:
        return not actors
    return any(isinstance(actor, Actor) and actor.span and actor.span.overlaps(span) for actor in actors or ())


@cache
def _plover() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("plover.toml").read_text(encoding="utf-8"))
