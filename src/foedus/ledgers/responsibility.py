"""Who holds whom to blame for what, and what the blamed reply."""

from collections.abc import Iterator
from datetime import date

from foedus.ledgers.evidence import Quote
from foedus.ledgers.ledger import Ledger
from foedus.ledgers.quoting import actor, quote, quotes, signed, speaker_of, text
from foedus.ledgers.rows import Responsibility
from foedus.ledgers.view import View
from foedus.record import Entry
from foedus.things import Thing, answer_of, order, party

__all__ = ["responsibility"]

KIND, BLAMES = "responsibility", "blames"
STATES = {"denies": "rejected", "deflects": "rejected", "accepts": "accepted"}


def _rows(found: list[Thing], view: View) -> list[Responsibility]:
    """Return a row for each who blames whom for what, by day.

    Its replies are what the blamed say of the matter, or what texts say by themselves that the blamed say.
    """
    made = (pair for thing in found for pair in _blamers(thing))
    wanted = [(told, row) for told, row in made if view.wants(told)]
    return [row for told, row in sorted(wanted, key=lambda pair: order(pair[0][0]))]


def _blamers(matter: Thing) -> Iterator[tuple[list[Entry], Responsibility]]:
    """Yield a row, with what it is made of, for each blamer and stance in the matter."""
    told: dict[tuple[str, str], list[Entry]] = {}
    for entry in matter.told:
        told.setdefault((speaker_of(entry), signed(entry, "stance")), []).append(entry)
    own = [entry for entry in matter.told if _is_own(entry)]
    replies = (*quotes(own, "stance"), *(quote(entry, answer_of(entry.claim, KIND)) for entry in matter.replies))
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
                state=_state(replies) if stance == BLAMES else None,
                replies=() if first in own else replies,
                quotes=quotes(entries, "stance"),
            ),
        )


def _state(replies: tuple[Quote, ...]) -> str:
    """Return what came of a blame, by the last word of the blamed."""
    if not replies:
        return "open"
    last = max(replies, key=lambda reply: (reply.published or date.min, reply.claim))
    return STATES.get(last.says, "answered")


def _is_own(entry: Entry) -> bool:
    """Tell whether it is how the blamed itself handles the blame, in its words or as a text has it."""
    by, is_reply = entry.claim.by, entry.claim.get("stance") != BLAMES
    return is_reply and (not by or party(by[-1]) == party(entry.claim.get("blamed")))


responsibility = Ledger("responsibility", Responsibility, (KIND,), _rows)
