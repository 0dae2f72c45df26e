"""Formal steps of one party in one organisation, kept apart: taken, expressly not taken, planned, talked of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from foedus.ledgers.gather import Item, gather
from foedus.ledgers.quoting import affirmed, quotes, text
from foedus.ledgers.rows import Step
from foedus.record import Entry

__all__ = ["Steps", "steps"]

NEAR = timedelta(days=31)  # a step told of without a date is the one such step within a month of the telling
SURE = ("actual", "planned")


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps by what is said of them; `talked_of` is whatever is only possible, wanted, or with an if."""

    taken: tuple[Step, ...]
    not_taken: tuple[Step, ...]
    planned: tuple[Step, ...]
    talked_of: tuple[Step, ...]


def steps(entries: Iterable[Entry]) -> Steps:
    """Return the steps that the claims tell of, each once, with everybody who says so."""
    sorted_out: dict[str, list[Entry]] = {"taken": [], "not_taken": [], "planned": [], "talked_of": []}
    for entry in entries:
        if entry.claim.get("step"):
            sorted_out[_sort(entry)].append(entry)
    return Steps(**{name: _rows(found) for name, found in sorted_out.items()})


def _sort(entry: Entry) -> str:
    if entry.claim.modality not in SURE:
        return "talked_of"
    if not affirmed(entry):
        return "not_taken"
    return "planned" if entry.claim.modality == "planned" else "taken"


def _rows(entries: list[Entry]) -> tuple[Step, ...]:
    """Return a row for each step: what is not taken has no day of its own, so that undated denials are one row."""
    groups = gather((Item(entry, (entry.claim.get("step"), affirmed(entry))) for entry in entries), near=NEAR)
    return tuple(
        Step(
            step=text(group.entries[0].claim.get("step")),
            status=text(group.entries[0].claim.get("status")),
            date=group.edtf,
            quotes=quotes(group.entries, "step"),
        )
        for group in groups
    )
