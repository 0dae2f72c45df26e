"""Contradictions with what people say of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from foedus.ledgers.rows import Contradiction, Ruled
from foedus.model import Ruling

__all__ = ["ruled"]


def ruled(rows: Iterable[Contradiction], rulings: Iterable[Ruling]) -> Iterator[Contradiction]:
    """Yield the rows, each with the rulings that are about it, in the order given.

    A ruling is about a row where two of its accounts are there on two sides, whatever claims have come to either since.
    """
    by_claim: defaultdict[str, dict[str, Ruling]] = defaultdict(dict)
    order: dict[str, int] = {}
    for ruling in rulings:
        order.setdefault(ruling.id, len(order))
        for claim in (claim for side in ruling.sides for claim in side):
            by_claim[claim][ruling.id] = ruling
    for row in rows:
        near = {name: one for claim in row.claims for name, one in by_claim.get(claim, {}).items()}
        about = (_about(row, near[name]) for name in sorted(near, key=order.__getitem__))
        found = tuple(one for one in about if one)
        yield replace(row, rulings=found) if found != row.rulings else row


def _about(row: Contradiction, ruling: Ruling) -> Ruled | None:
    """Return what the ruling says of the row, None where it is about something else."""
    own = [set(side.claims) for side in row.sides]
    places = [next((at for at, claims in enumerate(own) if claims & {*side}), None) for side in ruling.sides]
    holds = None if ruling.holds is None else places[ruling.holds]
    is_about = len({*places} - {None}) > 1 and (holds is None) == (ruling.holds is None)
    return Ruled(ruling.id, holds, ruling.person, ruling.decided, ruling.note) if is_about else None
