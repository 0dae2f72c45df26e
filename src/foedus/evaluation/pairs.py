"""The labels of what one actor does to another: PLOVER's root, its quad class, cooperation or conflict."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from foedus.model import Span
from foedus.readers import Reading
from foedus.readers.claims.pairs import event_type

__all__ = ["event_between"]

UNSAID = "CONSULT"  # the mildest type, where no word tells
CONFLICT = 3  # the first quad class that is conflict


def event_between(reading: Reading, source: Span | None, target: Span | None) -> dict[str, Any]:
    """Return PLOVER's `root`, its quad class as `penta`, and `binary`: 0 for cooperation, 1 for conflict.

    A side that the text does not name is None.
    """
    root = event_type(reading.doc, source, target) or UNSAID
    root = _plover()["labels"].get(root, root)
    quad = next(int(number) for number, roots in _plover()["quads"].items() if root in roots)
    return {"root": root, "penta": quad, "binary": int(quad >= CONFLICT)}


@cache
def _plover() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("plover.toml").read_text(encoding="utf-8"))
