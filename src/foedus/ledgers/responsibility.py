"""Who holds whom to blame for what, and what the blamed reply."""

from collections.abc import Iterator

from foedus.ledgers.ledger import Ledger
from foedus.ledgers.quoting import actor, quotes, signed, speaker_of, text
from foedus.ledgers.rows import Responsibility
from foedus.ledgers.view import View
from foedus.record import Entry
from foedus.things import Thing, order, party

__all__ = ["responsibility"]

BLAMES = "blames"


def _rows(found: list[Thing], view: View) -> list[Responsibility]:
    """Return a row for each who blames whom for what, by day; the blamed's own words on the matter are its replies."""
    made = (pair for thing in found for pair in _blamers(thing.entries))
    wanted = [(told, row) for told, row in made if view.wants(told)]
    return [row for told, row in sorted(wanted, key=lambda pair: order(pair[0][0]))]


def _blamers(matter: tuple[Entry, ...]) -> Iterator[tuple[list[Entry], Responsibility]]:
    """Yield a row, with what it is made of, for each blamer and stance in the matter."""
    told: dict[tuple[str, str], list[Entry]] = {}
    for entry in matter:
        told.setdefault((speaker_of(entry), signed(entry, "stance")), []).append(entry)
    own = [entry for entry in matter if _is_own(entry) and entry.claim.get("stance") != BLAMES]
    for (blamer, stance), entries in told.items():
        first = entries[0]
        yield (
            entries,
            Responsibility(
                blamer=blamer,
                blamed=actor(first.claim.get("blamed")),
                stance=stance,
                matter=text(first.claim.get("matter")),
                date=next((entry.claim.date.edtf for entry in entries if entry.claim.date), None),
                replies=() if _is_own(first) else quotes(own, "stance"),
                quotes=quotes(entries, "stance"),
            ),
        )


def _is_own(entry: Entry) -> bool:
    """Tell whether the blamed itself speaks."""
    return bool(entry.claim.by) and party(entry.claim.by[-1]) == party(entry.claim.get("blamed"))


responsibility = Ledger("responsibility", Responsibility, ("responsibility",), _rows)
