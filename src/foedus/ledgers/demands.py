"""Who asked what of whom, whether it was answered, and how long it has been open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, starmap

from foedus.ledgers.ledger import Ledger
from foedus.ledgers.quoting import actor, affirmed, edtf, quote, quotes, text
from foedus.ledgers.rows import Demand
from foedus.ledgers.view import View
from foedus.ledgers.vocabulary import vocabulary
from foedus.model import Value
from foedus.record import Entry
from foedus.things import Thing, answer_of, days, first_day, party, points_back

__all__ = ["demands"]

KIND = "demand"
NOTHING_SAID, SAID_UNANSWERED = "none_stated", "said_unanswered"


def _rows(found: list[Thing], view: View) -> Iterator[Demand]:
    """Yield a row for each demand, however often it is reported, in the order they were made.

    What was said of an answer last is what the row says; it is disputed when an answer is told of and then denied, or
    told otherwise. Days count to `on`, else to the last day that anything in the record was published.
    """
    for thing in found:
        if thing.told and view.wants(thing.entries):
            yield _row(list(thing.told), thing.replies, view)


def _addressee(entry: Entry) -> Value:
    """Return of whom something is demanded: nobody demands of himself, so where it is read so it is not known."""
    demander, given = entry.claim.get("demander"), entry.claim.get("addressee")
    return None if given and actor(given) == actor(demander) else given


def _content(entry: Entry) -> str:
    return text(entry.claim.get("content"))


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is said of an answer, and the day that it was told of."""

    says: str
    told: date

    @property
    def is_one(self) -> bool:
        """Whether it is an answer, not that there is none."""
        return self.says in vocabulary().answered


def _row(matter: list[Entry], replies: tuple[Entry, ...], view: View) -> Demand:
    first = next((entry for entry in matter if not points_back(entry.claim, "content")), matter[0])
    since = min((day for entry in matter if (day := first_day(entry))), default=None)
    said = [entry for entry in matter if affirmed(entry) and entry.claim.get("answer") not in (NOTHING_SAID, None)]
    said.sort(key=_told)
    answers = _answers(said, replies)
    last = answers[-1] if answers else None
    answered = next((answer for answer in answers if last and last.is_one and answer.says == last.says), None)
    until = answered.told if answered else view.today
    deadline = next((given for entry in reversed(matter) if (given := edtf(entry.claim.get("deadline")))), None)
    return Demand(
        demander=actor(first.claim.get("demander")),
        addressee=actor(_addressee(first)),
        content=_content(first),
        state="answered" if answered else "unanswered" if last else "open",
        answer=answered.says if answered else None,
        disputed=any(starmap(_disagree, combinations(said, 2))),
        since=since,
        days_open=max(0, (until - since).days) if since and until and until != date.max else None,
        deadline=deadline,
        deadline_passed=_passed(deadline, view.today),
        denied=not any(map(affirmed, matter)),
        looked=None if answered else view.today,
        heard=None if answered else _heard(first, since, view),
        replies=tuple(quote(entry, answer_of(entry.claim, KIND)) for entry in replies),
        quotes=quotes(matter, "answer"),
    )


def _answers(said: list[Entry], replies: tuple[Entry, ...]) -> list[_Answer]:
    """Return what is said of an answer, the last at the end; replies count from where nothing is said of one."""
    answers = [_Answer(text(entry.claim.get("answer")), _told(entry)) for entry in said]
    if answers and answers[-1].is_one:
        return answers
    since = answers[-1].told if answers else date.min
    later = sorted((entry for entry in replies if _told(entry) >= since), key=_told)
    return [*answers, *(_Answer(answer_of(entry.claim, KIND), _told(entry)) for entry in later)]


def _heard(first: Entry, since: date | None, view: View) -> int | None:
    """Return how many texts since the demand tell of something between the two, where both are known."""
    demander, addressee = party(first.claim.get("demander")), party(_addressee(first))
    return view.heard(demander, addressee, since) if demander and addressee and since else None


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


demands = Ledger("demands", Demand, (KIND,), _rows)
