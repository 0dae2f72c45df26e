"""Scoring claims: are they found, and do they agree on who, whom, which organisation, which status?

Two claims of one kind are paired when their quotes share a third of their words, best pairs first, one to one. A pair
is right when it agrees on the key fields of its kind; parties are compared, not spellings of names.
Two more rows tell whom pronouns and descriptions were taken for.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from foedus.evaluation.report import Report, Row
from foedus.evaluation.rows import Json, by_id
from foedus.evaluation.unnamed import Unnamed

__all__ = ["Difference", "Mistake", "mistakes", "score_claims"]

KEYS = {
    "statement": ("speaker", "act"),
    "meeting": ("organisation", "format"),
    "attendance": ("participant", "organisation", "status", "polarity"),
    "demand": ("demander", "addressee"),
    "obligation": ("debtor", "status", "polarity"),
    "responsibility": ("blamed", "stance", "polarity"),
    "standing": ("member", "organisation", "status", "step", "polarity"),
    "posture": ("actor", "organisation", "conduct", "polarity"),
    "event": ("event", "actors", "recipients"),
}
LEFT_OPEN = ("format",)  # two fair readers differ too often for these to make a claim wrong
SAME_ACT = {
    **dict.fromkeys(("announce", "justify", "praise", "question"), "say"),
    "warn": "threaten",
}  # acts that two fair readers exchange freely
COMMON_WORDS = 1 / 3
ANCHOR_WEIGHT, KEYS_WEIGHT = 0.5, 0.4
ON_PAIRS = ("by", "date", "modality")

Pair = tuple[Json, Json]


@dataclass(frozen=True, slots=True)
class Difference:
    """A key field on which a pair does not agree."""

    field: str
    gold: Any
    predicted: Any

    def __str__(self) -> str:
        return f"{self.field} is {self.predicted}, not {self.gold}"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A claim that is `missed`, `spurious` or `wrong`, and for a wrong one on what."""

    item: str
    kind: str
    verdict: str
    quote: str
    differences: tuple[Difference, ...] = ()

    def __str__(self) -> str:
        differences = f" ({'; '.join(map(str, self.differences))})" if self.differences else ""
        return f"{self.item}  {self.kind} {self.verdict}{differences}: {self.quote!r}"


def mistakes(gold: Iterable[Json], predicted: Iterable[Json]) -> Iterator[Mistake]:
    """Yield what keeps a prediction from full marks, item by item, so that a person can read what to mend."""
    theirs = by_id(predicted)
    for item, row in by_id(gold).items():
        ours, found = row["claims"], _claims(theirs.get(item))
        pairs = _pairs(ours, found)
        for one, other in pairs:
            if differences := tuple(_differences(one, other)):
                yield Mistake(str(item), one["kind"], "wrong", one["quote"], differences)
        for verdict, claims, side in (("missed", ours, 0), ("spurious", found, 1)):
            paired = {id(pair[side]) for pair in pairs}
            for claim in claims:
                if id(claim) not in paired:
                    yield Mistake(str(item), claim["kind"], verdict, claim.get("quote") or "")


def score_claims(gold: Iterable[Json], predicted: Iterable[Json]) -> Report:
    """Return a row a kind and one over all: how many, F1 of `found` and `right`, and agreement on the pairs.

    Then the rows of `Unnamed`.
    """
    theirs = by_id(predicted)
    unnamed = Unnamed()
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KEYS}
    for item, row in by_id(gold).items():
        ours = row["claims"]
        found = _claims(theirs.get(item))
        for column, claims in (("gold", ours), ("predicted", found)):
            for claim in claims:
                counts[claim["kind"]][column] += 1
        pairs = _pairs(ours, found)
        unnamed.add(row, theirs.get(item), pairs)
        for pair in pairs:
            counts[pair[0]["kind"]].update(_agreement(*pair))
    everything = sum(counts.values(), Counter())
    rows = (_row(kind, count) for kind, count in [*counts.items(), ("all", everything)])
    return Report("claims", (*rows, *unnamed.rows()))


def _claims(row: Json | None) -> list[Json]:
    return [claim for claim in (row or {}).get("claims", ()) if claim.get("kind") in KEYS]


def _differences(ours: Json, theirs: Json) -> Iterator[Difference]:
    for name in KEYS[ours["kind"]]:
        one, other = _key(ours, name), _key(theirs, name)
        if one != other:
            yield Difference(name, one, other)


def _agreement(ours: Json, theirs: Json) -> list[str]:
    agreed = [name for name in ON_PAIRS if _parties(ours.get(name) or None) == _parties(theirs.get(name) or None)]
    right = [] if any(_differences(ours, theirs)) else ["right"]
    return ["paired", *agreed, *right]


def _row(kind: str, count: Counter[str]) -> Row:
    total, pairs = count["gold"] + count["predicted"], count["paired"]
    figures = {
        "gold": count["gold"],
        "predicted": count["predicted"],
        "found": 200 * pairs / total if total else None,
        "right": 200 * count["right"] / total if total else None,
    }
    return Row(kind, figures | {name: 100 * count[name] / pairs if pairs else None for name in ON_PAIRS})


def _pairs(ours: Sequence[Json], theirs: Sequence[Json]) -> list[Pair]:
    options = [
        (_closeness(one, other), i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if one["kind"] == other["kind"] and _common_words(one, other) >= COMMON_WORDS
    ]
    free, left, pairs = set(range(len(ours))), set(range(len(theirs))), []
    for _, i, j in sorted(options, reverse=True):
        if i in free and j in left:
            free.remove(i)
            left.remove(j)
            pairs.append((ours[i], theirs[j]))
    return pairs


def _closeness(ours: Json, theirs: Json) -> float:
    keys = KEYS[ours["kind"]]
    agreed = sum(bool(_key(ours, name) == _key(theirs, name)) for name in keys)
    same_anchor = bool(ours.get("anchor") == theirs.get("anchor"))
    return _common_words(ours, theirs) + ANCHOR_WEIGHT * same_anchor + KEYS_WEIGHT * agreed / len(keys)


def _common_words(ours: Json, theirs: Json) -> float:
    one, other = (Counter((claim.get("quote") or "").lower().split()) for claim in (ours, theirs))
    union, common = sum((one | other).values()), sum((one & other).values())
    return common / union if union else 0.0


def _key(claim: Json, name: str) -> Any:
    if name in LEFT_OPEN:
        return None
    value = _parties(claim.get(name) if name == "polarity" else claim.get("fields", {}).get(name))
    return SAME_ACT.get(value, value) if name == "act" else value


def _parties(value: Any) -> Any:
    match value:
        case dict():
            return (value.get("party") or "").upper() or None
        case list():
            return tuple(sorted({str(_parties(item)) for item in value}))
    return value
