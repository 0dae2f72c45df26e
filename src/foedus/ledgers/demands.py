"""Who asked what of whom, whether it was answered, and how long it has been open."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, starmap

from foedus.ledgers.ledger import Ledger
from foedus.ledgers.quoting import actor, affirmed, edtf, quotes, text
from foedus.ledgers.rows import Demand
from foedus.ledgers.view import View
from foedus.ledgers.vocabulary import vocabulary
from foedus.model import Value
from foedus.record import Entry
from foedus.things import Thing, days, first_day, points_back

__all__ = ["demands"]

NOTHING_SAID, SAID_UNANSWERED = "none_stated", "said_unanswered"


def _rows(found: list[Thing], view: View) -> Iterator[Demand]:
    """Yield a row for each demand, however often it is reported, in the order they were made.

    What was said of an answer last is what the row says; it is disputed when an answer is told of and then denied, or
    told otherwise. Days count to `on`, else to the last day that anything in the record was published.
    """
    for thing in found:
        if view.wants(thing.entries):
            yield _row(list(thing.entries), view.today)


def _addressee(entry: Entry) -> Value:
    """Return of whom something is demanded: nobody demands of himself, so where it is read so it is not known."""
    demander, given = entry.claim.get("demander"), entry.claim.get("addressee")
    return None if given and actor(given) == actor(demander) else given


def _content(entry: Entry) -> str:
    return text(entry.claim.get("content"))


def _row(matter: list[Entry], today: date | None) -> Demand:
    first = next((entry for entry in matter if not points_back(entry.claim, "content")), matter[0])
    answers = [entry for entry in matter if affirmed(entry) and entry.claim.get("answer") not in (NOTHING_SAID, None)]
    answers.sort(key=_told)
    last = text(answers[-1].claim.get("answer")) if answers else NOTHING_SAID
    answered = last in vocabulary().answered
    since = min((day for entry in matter if (day := first_day(entry))), default=None)
    until = _told(next(entry for entry in answers if entry.claim.get("answer") == last)) if answered else today
    deadline = next((given for entry in reversed(matter) if (given := edtf(entry.claim.get("deadline")))), None)
    return Demand(
        demander=actor(first.claim.get("demander")),
        addressee=actor(_addressee(first)),
        content=_content(first),
        state="answered" if answered else "unanswered" if last == SAID_UNANSWERED else "open",
        answer=last if answered else None,
        disputed=any(starmap(_disagree, combinations(answers, 2))),
        since=since,
        days_open=max(0, (until - since).days) if since and until and until != date.max else None,
        deadline=deadline,
        deadline_passed=_passed(deadline, today),
        denied=not any(map(affirmed, matter)),
        quotes=quotes(matter, "answer"),
    )


def _told(entry: Entry) -> date:
    """Return the day that an answer was told of."""
    return entry.published or first_day(entry) or date.max


def _disagree(earlier: Entry, later: Entry) -> bool:
    """Tell whether two reports of an answer differ otherwise than by an answer that came after none had."""
    one, other = earlier.claim.get("answer"), later.claim.get("answer")
    return one != other and (one != SAID_UNANSWERED or _told(earlier) == _told(later))


def _passed(deadline: str | None, today: date | None) -> bool | None:
    window = days(deadline)
    return window[1] < today if window and today else None


demands = Ledger("demands", Demand, ("demand",), _rows)
