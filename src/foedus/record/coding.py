"""What each person chose for a claim and its fields, read off their decisions: the codings that agreement is about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from foedus.ids import content_id
from foedus.model import UNKNOWN_PARTY, Actor, Decision, Value, When, Words
from foedus.record.decide import WHOLE, seen_values
from foedus.record.history import History
from foedus.record.slots import blank, slot

__all__ = ["Choice", "Unit", "compared", "sample", "seen_by", "units"]


@dataclass(frozen=True, slots=True)
class Choice:
    """What one coder holds right; of a whole claim ("*") `accept` or `reject`."""

    coder: str
    value: Value


@dataclass(frozen=True, slots=True)
class Unit:
    """One field of one claim with what at least two coders chose for it; `settled` where it has been adjudicated."""

    history: History
    field: str
    choices: tuple[Choice, ...]
    settled: bool

    @property
    def agrees(self) -> bool:
        """Whether all coders chose the same, as far as it is compared."""
        return len({compared(choice.value) for choice in self.choices}) == 1


def units(histories: Iterable[History], coders: Iterable[str] = ()) -> Iterator[Unit]:
    """Yield every field that several people (or several of those named) have decided about, claim by claim.

    Of each the latest decision counts. Accepting or adding a claim chooses every value that was seen; rejecting, none.
    Adjudications, and decisions carried over from an earlier text, are nobody's coding of this claim.
    """
    wanted = frozenset(coders)
    for history in histories:
        by_coder: dict[str, list[Decision]] = {}
        for decision in sorted(history.decisions, key=lambda decision: decision.decided.timestamp()):
            if not decision.adjudicates and (not wanted or decision.person in wanted):
                by_coder.setdefault(decision.person, []).append(decision)
        if len(by_coder) > 1:
            yield from _units(history, {coder: _chosen(history.kind, made) for coder, made in by_coder.items()})


def _units(history: History, chosen: dict[str, dict[str, Value]]) -> Iterator[Unit]:
    for name in dict.fromkeys(name for values in chosen.values() for name in values):
        choices = tuple(Choice(coder, values[name]) for coder, values in sorted(chosen.items()) if name in values)
        if len(choices) > 1:
            about = (None,) if name == WHOLE else (None, name)
            settled = any(decision.adjudicates and decision.field in about for decision in history.decisions)
            yield Unit(history, name, choices, settled)


def _chosen(kind: str, decisions: Iterable[Decision]) -> dict[str, Value]:
    """Return what a coder's decisions, in the order they were made, come to."""
    chosen: dict[str, Value] = {}
    for decision in decisions:
        if decision.field is None:
            is_there = decision.verdict != "reject"
            chosen = (chosen | seen_values(decision)) if is_there else {}
            chosen[WHOLE] = "accept" if is_there else "reject"
        elif decision.verdict == "set":
            chosen[decision.field] = decision.value
        elif decision.verdict == "reject":
            chosen[decision.field] = blank(slot(kind, decision.field))
        else:
            chosen |= seen_values(decision)
    return chosen


def compared(value: Value) -> str:
    """Return what two coders must have in common to agree: whom an actor acts for, a date, words whatever their case.

    A person of no known party is known by the name; the order of parties does not matter, that of words does.
    """
    match value:
        case None | ():
            return ""
        case Words():
            return " ".join(value.text.casefold().split())
        case Actor():
            return value.label.casefold() if value.party == UNKNOWN_PARTY else value.party
        case When():
            return value.edtf
        case tuple() if isinstance(value[0], Words):
            return " … ".join(map(compared, value))
        case tuple():
            return "; ".join(sorted(set(map(compared, value))))
    return str(value)


def seen_by(history: History, coder: str | None) -> History:
    """Return the history as one coder may see it: without what anybody else decided; None sees no decision at all."""

    def own(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        return tuple(decision for decision in decisions if decision.person == coder)

    return replace(history, decisions=own(history.decisions), carried=own(history.carried))


def sample(claim_ids: Iterable[str], size: int, *, seed: int) -> list[str]:
    """Return that many of the claims, drawn by the hash of each with the seed.

    Whoever draws gets the same ones, a larger sample holds the smaller, and claims read later displace few.
    """
    return sorted(claim_ids, key=lambda claim_id: content_id("smp", seed, claim_id))[:size]
