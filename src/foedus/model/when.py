"""When: a date or stretch of time with its precision, in EDTF, and where it came from."""

from dataclasses import dataclass
from datetime import date

from foedus.model.span import Words

__all__ = ["When"]


@dataclass(frozen=True, slots=True)
class When:
    """A point or stretch of time.

    `edtf` is ISO 8601-2 (EDTF): `2023-11-14`, `2023-12`, `2023-11-20/2023-11-24`, `2017-06~`. `phrase` is the words
    that say it, None for a date taken from the publication; `against` the date they were resolved against.
    """

    edtf: str
    phrase: Words | None = None
    against: date | None = None

    def __str__(self) -> str:
        return self.edtf
