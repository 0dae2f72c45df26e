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
    told: dict[str, list[Entry]] = {"taken": [], "not_taken": [], "planned": [], "talked_of": []}
    for entry in entries:
        if entry.claim.get("step"):
            told[_sort(entry)].append(entry)
    return Steps(_dated(told["taken"]), _plain(told["not_taken"]), _dated(told["planned"]), _plain(told["talked_of"]))


def _sort(entry: Entry) -> str:
    if entry.claim.modality not in SURE:
        return "talked_of"
    if not affirmed(entry):
        return "not_taken"
    return "planned" if entry.claim.modality == "planned" else "taken"


def _dated(entries: list[Entry]) -> tuple[Step, ...]:
    """Return a row for each step of a day: a party may suspend and resume more than once."""
    groups = gather((Item(entry, (entry.claim.get("step"),)) for entry in entries), near=NEAR)
    return tuple(_row(group.entries, group.edtf) for group in groups)


def _plain(entries: list[Entry]) -> tuple[Step, ...]:
    """Return a row for each step, whenever it is spoken of: what is not taken has no day of its own."""
    by_step: dict[tuple[str, bool], list[Entry]] = {}
    for entry in entries:
        by_step.setdefault((text(entry.claim.get("step")), affirmed(entry)), []).append(entry)
    return tuple(_row(told, None) for told in by_step.values())


def _row(told: list[Entry], edtf: str | None) -> Step:
    claim = told[0].claim
    return Step(step=text(claim.get("step")), status=text(claim.get("status")), date=edtf, quotes=quotes(told, "step"))
