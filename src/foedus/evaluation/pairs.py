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

__all__ = ["event_between"]

UNSAID = "CONSULT"  # the mildest type, where no word tells
CONFLICT = 3  # the first quad class that is conflict
TRUST = 1.0  # log odds that the words add to what they tell


def event_between(reading: Reading, source: Span | None, target: Span | None) -> dict[str, Any]:
    """Return PLOVER's `root`, its quad class as `penta`, and `binary`: 0 for cooperation, 1 for conflict.

    A side that the text does not name is None.
    """
    worded = event_type(reading.doc, source, target)
    root = _label(worded or UNSAID)
    quad = _quad(root)
    if not is_installed():
        return {"root": root, "penta": quad, "binary": int(quad >= CONFLICT)}
    trust = TRUST if worded else 0.0
    seen = deed(reading.text, source, target)
    conflict = seen.conflict + (trust if quad >= CONFLICT else -trust)
    quad = max(seen.quads, key=lambda each: seen.quads[each] + trust * (each == quad))
    among = [each for each in seen.roots if _quad(each) == quad]
    return {
        "root": max(among, key=lambda each: seen.roots[each] + trust * (each == root)),
        "penta": quad,
        "binary": int(conflict > 0),
    }


def _label(event: str) -> str:
    return str(_plover()["labels"].get(event, event))


def _quad(root: str) -> int:
    return next(int(number) for number, roots in _plover()["quads"].items() if root in roots)


@cache
def _plover() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("plover.toml").read_text(encoding="utf-8"))
