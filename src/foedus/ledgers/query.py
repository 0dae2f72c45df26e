"""A question to a ledger: what is asked about, and as of which day."""

from dataclasses import dataclass
from datetime import date

from foedus.errors import QueryError

__all__ = ["Query"]


@dataclass(frozen=True, slots=True)
class Query:
    """What a ledger is asked.

    `on` is a day in the world: what held then, what had happened by then. `known_by` is a day of publication: only
    what had been published by then; a document without a date is not known to have been. `about` is a party or an
    actor that the claim concerns, and `also` another that it concerns too; `by` is who says it (any speaker in the
    chain, or the outlet), `org` an organisation; each is a code ("ARM", "CSTO") or a name ("Armenia", "Russian").
    `superseded` also brings what only an older version of the readers saw. `min_confidence`, from 0 to 1, is how sure
    the readers must have been of every part of a claim that nobody has decided on.
    """

    on: date | None = None
    known_by: date | None = None
    about: str | None = None
    also: str | None = None
    by: str | None = None
    org: str | None = None
    superseded: bool = False
    min_confidence: float = 0.0

    @property
    def until(self) -> date | None:
        """The last day by which anything that is shown was published, None where any may be."""
        return min(filter(None, (self.on, self.known_by)), default=None)

    def __post_init__(self) -> None:
        for name, asked in (("about", self.about), ("also", self.also), ("by", self.by), ("org", self.org)):
            if asked is not None and not asked.strip():
                raise QueryError(f"nobody is named in {name!r}", "name somebody, or leave it out")
        if not 0 <= self.min_confidence <= 1:
            raise QueryError(f"{self.min_confidence} is not a confidence", "ask for a share from 0 to 1, such as 0.8")
