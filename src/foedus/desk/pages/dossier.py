"""The front page: what the record holds, how things stand, what is open, what happened last."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from urllib.parse import quote

from foedus.api import Contradiction, Demand, Moment, Record, Standing, Status, Table, Who, Work
from foedus.api.plain import plain
from foedus.desk.question import Question
from foedus.desk.visit import Elsewhere, Visit
from foedus.errors import QueryError

__all__ = ["DossierPage", "dossier", "found"]

LOOKED_AT = 200  # things, the latest, from which it is seen whom the record is about
SHOWN = 6
LATEST = 12
UNANSWERED = ("open", "unanswered")


@dataclass(frozen=True, slots=True)
class DossierPage:
    """What the front page shows; `on` is the day that standing is asked for, "" for now."""

    template: ClassVar = "dossier.html"
    title: ClassVar = "Dossier"
    on: str
    status: Status
    first: date | None
    last: date | None
    organisations: tuple[str, ...]
    parties: tuple[Who, ...]
    pairs: tuple[tuple[Who, Who], ...]
    standing: Table[Standing]
    demands: Table[Demand]
    contradictions: Table[Contradiction]
    timeline: Table[Moment]
    documents: Table[Work]

    @property
    def claims(self) -> int:
        """How many claims the record holds."""
        return sum(number for _, number in self.status.claims)

    def told(self) -> dict[str, Any]:
        """Return what the page shows, each part as its own command's `--json` does."""
        tables = ("standing", "demands", "contradictions", "timeline", "documents")
        return {"status": plain(self.status)} | {name: getattr(self, name).to_json() for name in tables}


def dossier(visit: Visit) -> DossierPage:
    """Return the front page."""
    record, question = visit.record, Question.of(visit.asked)
    works = record.documents()
    published = [work.published for work in works if work.published]
    demands = record.demands(limit=LOOKED_AT, **question.filters)
    standing = record.standing(limit=SHOWN, **question.filters)
    spoken_of, pairs = _spoken_of(record, demands)
    bodies = [who.party for who in spoken_of if record.knowledge.organisation(who.party)]
    named = (row.organisation for row in standing if record.knowledge.organisation(row.organisation))
    return DossierPage(
        on=question.on,
        status=record.status(),
        first=min(published, default=None),
        last=max(published, default=None),
        organisations=tuple(dict.fromkeys([*named, *bodies])),
        parties=tuple(who for who in spoken_of if who.party not in bodies),
        pairs=pairs,
        standing=standing,
        demands=Table(tuple(row for row in demands if row.state in UNANSWERED)[-SHOWN:][::-1], Demand),
        contradictions=record.contradictions(limit=SHOWN, **question.filters)[-SHOWN:],
        timeline=record.timeline(limit=LATEST * 3, **question.filters)[::-1][:LATEST],
        documents=works[::-1][:SHOWN],
    )


def _spoken_of(record: Record, demands: Table[Demand]) -> tuple[tuple[Who, ...], tuple[tuple[Who, Who], ...]]:
    """Return the parties, and the pairs of them, that the latest statements and demands are of, most often first."""
    told = [(row.speaker, row.addressee) for row in record.statements(limit=LOOKED_AT)]
    told += [(row.demander, row.addressee) for row in demands]
    names = {entity.id: entity.name for entity in record.knowledge.by_id.values()}
    seen: Counter[str] = Counter()
    both: Counter[tuple[str, ...]] = Counter()
    for sides in told:
        codes = sorted({who.party for who in sides if who and who.party in names})
        seen.update(codes)
        both.update([tuple(codes)] if len(codes) > 1 else [])
    return (
        tuple(Who(names[code], code) for code, _ in seen.most_common(SHOWN * 2)),
        tuple((Who(names[one], one), Who(names[other], other)) for (one, other), _ in both.most_common(SHOWN)),
    )


def found(visit: Visit) -> Elsewhere:
    """Send whoever wrote a name, or two, to the page of the organisation, the party or the pair."""
    names = list(_named(visit))
    if not names:
        raise QueryError("no name was written", "write a party, an organisation, or two of them")
    if len(names) > 1:
        return Elsewhere(f"/pair/{quote(names[0], safe='')}/{quote(names[1], safe='')}")
    organisation = visit.record.knowledge.organisation(names[0])
    place = f"organisation/{quote(organisation.id)}" if organisation else f"party/{quote(names[0], safe='')}"
    return Elsewhere(f"/{place}")


def _named(visit: Visit) -> Iterator[str]:
    for field in ("who", "other"):
        if written := visit.asked.get(field, "").strip():
            yield written
