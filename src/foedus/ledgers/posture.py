"""Conduct towards an organisation short of a formal step."""

from collections.abc import Iterable, Iterator

from foedus.ledgers.dating import date_of
from foedus.ledgers.ledger import Ledger
from foedus.ledgers.presence import ATTENDANCE
from foedus.ledgers.quoting import actors, quotes, text
from foedus.ledgers.rows import Posture
from foedus.ledgers.view import View
from foedus.ledgers.vocabulary import vocabulary
from foedus.record import Entry
from foedus.things import Thing

__all__ = ["CONDUCT", "posture", "postures"]

CONDUCT = "posture"

# Where a claim says whose conduct it is, and what they do.
_FIELDS = {CONDUCT: ("actor", "conduct"), ATTENDANCE: ("participant", "status")}


def _rows(found: list[Thing], view: View) -> Iterator[Posture]:
    """Yield a row for each conduct of one party towards one organisation, by day.

    Coming to its meetings or staying away is conduct too; being invited is what others do and is not.
    """
    for told in _conducts(found):
        if view.wants(told):
            yield _row(told)


def postures(found: Iterable[Thing]) -> tuple[Posture, ...]:
    """Return the rows that these things make, whatever is asked."""
    return tuple(map(_row, _conducts(found)))


def _conducts(found: Iterable[Thing]) -> Iterator[list[Entry]]:
    """Yield the claims of each thing that say alike whether it is so, will be or might be."""
    for thing in found:
        told: dict[tuple[str, str], list[Entry]] = {}
        for entry in thing.entries:
            if _is_conduct(entry):
                told.setdefault((entry.claim.polarity, entry.claim.modality), []).append(entry)
        yield from told.values()


def _is_conduct(entry: Entry) -> bool:
    is_coming = entry.claim.kind == ATTENDANCE
    return not is_coming or text(entry.claim.get("status")) in vocabulary().attendance_conduct


def _row(told: list[Entry]) -> Posture:
    claim = told[0].claim
    whose, what = _FIELDS[claim.kind]
    return Posture(
        actor=actors(claim.get(whose))[0],
        organisation=text(claim.get("organisation")),
        conduct=text(claim.get(what)),
        polarity=claim.polarity,
        modality=claim.modality,
        date=date_of(told),
        quotes=quotes(told, what),
    )


posture = Ledger("posture", Posture, (CONDUCT,), _rows)
