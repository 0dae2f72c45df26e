"""Search: claims by the words of their quotations, documents by those of their titles and texts, as one types."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import groupby
from typing import Any, ClassVar, Self
from urllib.parse import urlencode

from foedus.api import Findings, FoundClaim, Who
from foedus.desk.question import Question
from foedus.desk.visit import Visit

__all__ = ["Chip", "Hit", "SearchPage", "Sought", "search"]

CALLED = {"kind": "", "party": "", "outlet": "", "since": "from ", "until": "to "}  # on a chip, before what is asked
PAGES = 3  # of parties and persons whose name is written


@dataclass(frozen=True, slots=True)
class Sought:
    """What an address asks for: the words, and filters, "" for none."""

    q: str = ""
    kind: str = ""
    party: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""

    @classmethod
    def of(cls, visit: Visit) -> Self:
        """Return what the address of the visit asks for."""
        return cls(**{one.name: visit.asked.get(one.name, "").strip() for one in fields(cls) if one.name != "q"},
                   q=visit.asked.get("q", ""))  # fmt: skip

    def address(self, **also: object) -> str:
        """Return the address of the page that shows it."""
        said = {one.name: getattr(self, one.name) for one in fields(self)} | also
        return f"/search?{urlencode({name: value for name, value in said.items() if value})}"

    @property
    def filters(self) -> dict[str, str | None]:
        """What the record is asked besides the words."""
        return {name: getattr(self, name) or None for name in CALLED}


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on: how it is called, and the address without it."""

    says: str
    without: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Claims that quote the same words of the same documents."""

    claims: tuple[FoundClaim, ...]

    @property
    def first(self) -> FoundClaim:
        """The claim that was found first."""
        return self.claims[0]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found; `named` are parties and persons that the words name."""

    template: ClassVar = "search.html"
    sought: Sought
    question: Question
    findings: Findings
    named: tuple[Who, ...]

    @property
    def title(self) -> str:
        """What the page is called."""
        return f"{self.sought.q.strip()}: search" if self.sought.q.strip() else "Search"

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The claims, those together that quote the same words."""
        return tuple(Hit(tuple(alike)) for _, alike in groupby(self.findings.claims, key=_quoted))

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The filters that are on."""
        return tuple(
            Chip(f"{CALLED[name]}{value}", replace(self.sought, **{name: ""}).address())
            for name, value in self.sought.filters.items()
            if value
        )

    @property
    def before(self) -> str:
        """The address of the claims before these, "" where there are none."""
        skip = max(0, self.question.skip - self.question.limit)
        return self.sought.address(skip=skip) if self.question.skip else ""

    @property
    def after(self) -> str:
        """The address of the claims after these, "" where there are none."""
        skip = self.question.skip + self.question.limit
        return self.sought.address(skip=skip) if skip < self.findings.number else ""

    def told(self) -> dict[str, Any]:
        """Return what `foedus search --json` does."""
        return self.findings.told()


def search(visit: Visit) -> SearchPage:
    """Return the page of what is looked for; QueryError for a kind, a date or a number that is none."""
    sought, question = Sought.of(visit), Question.of(visit.asked)
    findings = visit.record.search(sought.q, limit=question.limit, skip=question.skip, **sought.filters)
    return SearchPage(sought, question, findings, tuple(_named(visit, sought.q.strip()))[:PAGES])


def _named(visit: Visit, words: str) -> Iterator[Who]:
    """Yield whom the words name: a state or an organisation with its code, which leads to its page."""
    knowledge, spelled = visit.record.knowledge, (words, words.upper(), words.title())
    coded = [knowledge.by_id[each] for each in spelled if each in knowledge.by_id]
    called = next(filter(None, map(knowledge.named, spelled)), ()) if words else ()
    for entity in dict.fromkeys((*coded, *called)):
        yield Who(entity.name) if entity.type == "person" else Who(entity.name, entity.id)


def _quoted(claim: FoundClaim) -> tuple[str, tuple[str, ...]]:
    return claim.words, tuple(source.document for source in claim.quote.sources)
