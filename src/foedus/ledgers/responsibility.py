"""Who holds whom to blame for what, and what the blamed reply."""

from collections.abc import Iterable, Iterator

from foedus.knowledge import Knowledge
from foedus.ledgers.matters import matters, party
from foedus.ledgers.moments import order
from foedus.ledgers.query import Query
from foedus.ledgers.quoting import actor, quote, quotes, signed, text
from foedus.ledgers.rows import Responsibility
from foedus.ledgers.selecting import scope
from foedus.record import Entry

__all__ = ["responsibility"]

BLAMES = "blames"


def responsibility(entries: Iterable[Entry], query: Query, knowledge: Knowledge) -> tuple[Responsibility, ...]:
    """Return a row for each who blames whom for what, by day; the blamed's own words on the matter are its replies."""
    within = scope(entries, query, knowledge, "responsibility")
    found = (pair for matter in matters(within.entries, _blamed, _matter) for pair in _rows(matter))
    wanted = [(told, row) for told, row in found if within.wants(told)]
    return tuple(row for told, row in sorted(wanted, key=lambda pair: order(pair[0][0])))


def _blamed(entry: Entry) -> tuple[str | None]:
    return (party(entry.claim.get("blamed")),)


def _matter(entry: Entry) -> str:
    return text(entry.claim.get("matter"))


def _rows(matter: list[Entry]) -> Iterator[tuple[list[Entry], Responsibility]]:
    """Yield a row, with what it is made of, for each blamer and stance in the matter."""
    told: dict[tuple[str, str], list[Entry]] = {}
    for entry in matter:
        told.setdefault((quote(entry, "").speaker, signed(entry, "stance")), []).append(entry)
    own = [entry for entry in matter if _is_own(entry) and entry.claim.get("stance") != BLAMES]
    for (blamer, stance), entries in told.items():
        first = entries[0]
        yield (
            entries,
            Responsibility(
                blamer=blamer,
                blamed=actor(first.claim.get("blamed")),
                stance=stance,
                matter=_matter(first),
                date=next((entry.claim.date.edtf for entry in entries if entry.claim.date), None),
                replies=() if _is_own(first) else quotes(own, "stance"),
                quotes=quotes(entries, "stance"),
            ),
        )


def _is_own(entry: Entry) -> bool:
    """Tell whether the blamed itself speaks."""
    return bool(entry.claim.by) and party(entry.claim.by[-1]) in _blamed(entry)
