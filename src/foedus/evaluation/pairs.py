"""The labels of what one actor does to another: PLOVER's root, its quad class, cooperation or conflict.

The words on the way from the one to the other tell it, and so does the encoder; they are weighed against each other.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from foedus.model import Span
from foedus.readers import Reading
from foedus.readers.claims.pairs import event_type
from foedus.readers.encoder import deed, is_installed

__all__ = ["event_between", "is_conflict", "quad_of", "root_of"]

UNSAID = "CONSULT"  # the mildest type, where no word tells
CONFLICT = 3  # the first quad class that is conflict
TRUST = 2.0  # log odds that the words add to the root that they tell; best in cross-validation, and flat around it
TOLD = 0.6  # log odds that they add to conflict or to cooperation; likewise


def event_between(reading: Reading, source: Span | None, target: Span | None) -> dict[str, Any]:
    """Return PLOVER's `root`, its quad class as `penta`, and `binary`: 0 for cooperation, 1 for conflict.

    A side that the text does not name is None.
    """
    worded = event_type(reading.doc, source, target)
    root = root_of(worded or UNSAID)
    if not is_installed():
        return {"root": root, "penta": quad_of(root), "binary": int(is_conflict(root))}
    seen = deed(reading.text, source, target)
    conflict = seen.conflict
    if worded:
        conflict += TOLD if is_conflict(root) else -TOLD
    trusted = root if worded else None
    root = max(seen.roots, key=lambda each: seen.roots[each] + TRUST * (each == trusted))
    return {"root": root, "penta": quad_of(root), "binary": int(conflict > 0)}


def root_of(event: str) -> str:
    """Return what the event gold calls an event of this type."""
    return str(_plover()["labels"].get(event, event))


def quad_of(root: str) -> int:
    """Return the quad class of a root, from 1."""
    return next(int(number) for number, roots in _plover()["quads"].items() if root in roots)


def is_conflict(root: str) -> bool:
    """Tell whether a root is conflict, in words or in deeds."""
    return quad_of(root) >= CONFLICT


@cache
def _plover() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("plover.toml").read_text(encoding="utf-8"))
