"""What is asked of a ledger in an address: the filters of the command line, and which stretch of it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Self
from urllib.parse import urlencode

from foedus.api import Asked
from foedus.errors import QueryError

__all__ = ["LIMIT", "Question"]

LIMIT = 50  # things on a page, unless the address says how many
MOST = 1000
WORDS = ("org", "about", "also", "by", "on", "known_by", "since", "claim")


@dataclass(frozen=True, slots=True)
class Question:
    """The filters, "" for none, and how many things are shown after how many; `claim` asks what rests on that claim."""

    org: str = ""
    about: str = ""
    also: str = ""
    by: str = ""
    on: str = ""
    known_by: str = ""
    since: str = ""
    min_confidence: float = 0.0
    limit: int = LIMIT
    skip: int = 0
    claim: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Self:
        """Return what an address asks; QueryError for what is no number."""
        return cls(
            **{name: asked.get(name, "").strip() for name in WORDS},
            min_confidence=_number(asked, "min_confidence", 0.0, 1.0),
            limit=round(_number(asked, "limit", LIMIT, MOST)) or LIMIT,
            skip=round(_number(asked, "skip", 0, 10**9)),
        )

    @property
    def filters(self) -> Asked:
        """What the ledgers are asked, besides which organisation."""
        return {
            "on": self.on or None,
            "known_by": self.known_by or None,
            "about": self.about or None,
            "also": self.also or None,
            "by": self.by or None,
            "min_confidence": self.min_confidence,
        }

    def of_parties(self, about: str = "", also: str = "") -> Self:
        """Return the question about these, whomever it was about."""
        return replace(self, about=about, also=also)

    @property
    def is_narrow(self) -> bool:
        """Whether anything is left out by a filter."""
        return replace(self, limit=LIMIT, skip=0) != Question()

    def page(self, step: int) -> str:
        """Return what stands behind the address of the page so many steps on."""
        return self._written(replace(self, skip=max(0, self.skip + step * self.limit)))

    @staticmethod
    def _written(asked: "Question") -> str:
        plain = Question()
        given = {one.name: getattr(asked, one.name) for one in fields(asked)}
        said = {name: value for name, value in given.items() if value != getattr(plain, name)}
        return f"?{urlencode(said)}" if said else "?"


def _number(asked: Mapping[str, str], name: str, otherwise: float, most: float) -> float:
    written = asked.get(name, "").strip()
    try:
        found = float(written) if written else otherwise
    except ValueError:
        found = -1
    if not 0 <= found <= most:
        raise QueryError(f"{name} cannot be {written!r}", f"write a number up to {most:g}")
    return found
