"""Read one text, without a record."""

from datetime import date

from foedus.model import Claim
from foedus.readers import Line, Reading
from foedus.text import normalise
from foedus.text.edtf import parse_day

__all__ = ["read_text"]


def read_text(text: str, *, published: date | str | None = None) -> tuple[Claim, ...]:
    """Return the claims in a text; relative dates count from `published`. Offsets are into the normalised text."""
    day = parse_day(published) if isinstance(published, str) else published
    return Line()(Reading(normalise(text), day)).claims
