"""Events of the record as event data has them: one a thing that happened, whoever tells of it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.api import Held, Record, Source, bounds
from foedus.export.formats import Options
from foedus.model import Actor, Value

__all__ = ["Happening", "happenings"]

MODES = {"call": "phone", "visit": "visit"}  # formats of a meeting that are PLOVER's modes of CONSULT


@dataclass(frozen=True, slots=True)
class Happening:
    """One event with every claim that tells of it, the earliest published first; `mode` is PLOVER's, if known."""

    id: str
    claims: tuple[Held, ...]
    mode: str = ""

    @property
    def first(self) -> Held:
        """The claim that the fields are taken from."""
        return self.claims[0]

    @property
    def type(self) -> str:
        """The type of event, in PLOVER's words."""
        return str(self.first.claim.get("event"))

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Who acts."""
        return _actors(self.first.claim.get("actors"))

    @property
    def recipients(self) -> tuple[Actor, ...]:
        """On whom, or with whom."""
        return _actors(self.first.claim.get("recipients"))

    @property
    def days(self) -> tuple[date, date] | None:
        """The days that the text gives, else the day of publication; None where neither is known."""
        when = self.first.claim.date
        if when is not None and (found := bounds(when.edtf)):
            return found
        return (self.first.published, self.first.published) if self.first.published else None

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every document that carries one of the claims, each once."""
        return tuple({source.document: source for held in self.claims for source in held.sources}.values())


def happenings(record: Record, options: Options) -> Iterator[Happening]:
    """Yield the events that the options ask for; what the timeline holds to be one thing is one event."""
    asked = record.claims(options.org, **options.asked)
    held = {one.id: one for one in asked if one.kind == "event"}
    formats = {_place(one): str(one.claim.get("format")) for one in asked if one.kind == "meeting"}
    rows = (row.claims for row in record.timeline(options.org, **options.asked) if row.kind == "event")
    things = {claim: claims[0] for claims in rows for claim in claims}
    told: defaultdict[str, list[Held]] = defaultdict(list)
    for one in held.values():
        told[things.get(one.id, one.id)].append(one)
    for name, claims in told.items():
        ordered = sorted(claims, key=lambda one: (one.published is None, one.published, one.id))
        mode = MODES.get(formats.get(_place(ordered[0]), ""), "") if ordered[0].claim.get("event") == "CONSULT" else ""
        yield Happening(name, tuple(ordered), mode)


def _place(held: Held) -> tuple[str, int, int]:
    """Return where the claim is anchored: talks are a meeting and an event with one anchor."""
    span = held.claim.anchor.span
    return held.claim.text_id, span.start, span.end


def _actors(value: Value) -> tuple[Actor, ...]:
    return tuple(item for item in value if isinstance(item, Actor)) if isinstance(value, tuple) else ()
