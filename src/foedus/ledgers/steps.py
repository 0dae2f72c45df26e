"""Formal steps of one party in one organisation, kept apart: taken, expressly not taken, planned, talked of."""

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.ledgers.dating import dated
from foedus.ledgers.quoting import affirmed, quotes, text
from foedus.ledgers.rows import Step
from foedus.ledgers.vocabulary import vocabulary
from foedus.record import Entry
from foedus.things import NEAR, is_ahead

__all__ = ["Steps", "is_sure", "is_to_come", "steps"]

SURE = ("actual", "planned")


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps by what is said of them; `talked_of` is whatever is only possible, wanted, or with an if."""

    taken: tuple[Step, ...]
    not_taken: tuple[Step, ...]
    planned: tuple[Step, ...]
    talked_of: tuple[Step, ...]


def steps(entries: Iterable[Entry]) -> Steps:
    """Return the steps that the claims tell of, each once, with everybody who says so.

    A standing that is only talked of ("calls for membership") stands with the steps that are.
    """
    told: dict[str, list[Entry]] = {"taken": [], "not_taken": [], "planned": [], "talked_of": []}
    for entry in entries:
        if entry.claim.get("step") or not is_sure(entry):
            told[_sort(entry)].append(entry)
    return Steps(_dated(told["taken"]), _plain(told["not_taken"]), _dated(told["planned"]), _plain(told["talked_of"]))


def is_sure(entry: Entry) -> bool:
    """Tell whether the claim says how it is or will be, and not how it might, would or should be."""
    return entry.claim.modality in SURE


def _sort(entry: Entry) -> str:
    if not is_sure(entry):
        return "talked_of"
    if not affirmed(entry):
        return "not_taken"
    return "planned" if entry.claim.modality == "planned" or is_to_come(entry) else "taken"


def is_to_come(entry: Entry) -> bool:
    """Tell whether the claim tells of a step or a standing before its day has come."""
    return is_ahead(entry) and entry.claim.get("step") not in vocabulary().at_once


def _dated(entries: list[Entry]) -> tuple[Step, ...]:
    """Return a row for each step of a day: a party may suspend and resume more than once.

    A step told of without a date is the one such step near the telling.
    """
    found = dated(entries, lambda entry: text(entry.claim.get("step")), near=NEAR)
    return tuple(_row(told, edtf) for edtf, told in found)


def _plain(entries: list[Entry]) -> tuple[Step, ...]:
    """Return a row for each step, whenever it is spoken of: what is not taken has no day of its own."""
    by_step: dict[tuple[str, bool], list[Entry]] = {}
    for entry in entries:
        by_step.setdefault((_name(entry), affirmed(entry)), []).append(entry)
    return tuple(_row(told, None) for told in by_step.values())


def _row(told: list[Entry], edtf: str | None) -> Step:
    status = text(told[0].claim.get("status"))
    return Step(step=_name(told[0]), status=status, date=edtf, quotes=quotes(told, "step"))


def _name(entry: Entry) -> str:
    return text(entry.claim.get("step")) or text(entry.claim.get("status"))
