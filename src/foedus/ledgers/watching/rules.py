"""From the rows of a ledger to what a condition waits for, a rule for each kind of condition."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from foedus.knowledge import Knowledge
from foedus.ledgers.evidence import Quote, Who
from foedus.ledgers.parties import name_of
from foedus.ledgers.rows import (
    Attendance,
    Contradiction,
    Demand,
    Meeting,
    Obligation,
    Posture,
    Responsibility,
    Standing,
    Statement,
)
from foedus.ledgers.targets import Target
from foedus.ledgers.vocabulary import vocabulary
from foedus.ledgers.watching.condition import BETWEEN, Condition
from foedus.ledgers.watching.events import Event
from foedus.ledgers.watching.match import Match
from foedus.model import AFFIRMED, UNKNOWN_PARTY
from foedus.things import days

__all__ = ["RULES", "Rule", "lost"]

Rule = Callable[[Iterable[Any], Condition, date], Iterator[Match]]

STEPS = {"taken": "taken", "planned": "planned", "not taken": "not_taken", "talked of": "talked_of"}
USUAL_STEPS = ("taken", "planned")
USUAL_MODALITY = ("actual", "planned")
USUAL_DAYS = 30
AWAY = ("absent", "declined")
SOMEBODY = "somebody"
TOLD = "told"  # the outcome where all that is told is what the claims themselves say
NON_MEMBER, NOT_KNOWN = "non_member", "not known"


@dataclass(frozen=True, slots=True)
class _Teller:
    """Makes the matches of one condition."""

    condition: Condition

    def __call__(
        self, says: str, subject: tuple[str, ...], outcome: str, quotes: tuple[Quote, ...], **more: Any
    ) -> Match:
        return Match(
            watch=self.condition.name,
            condition=self.condition.id,
            what=self.condition.what,
            says=says,
            subject=subject,
            outcome=outcome,
            published=min((day for quote in quotes if (day := quote.published)), default=None),
            quotes=quotes,
            **more,
        )


def _standing(rows: Iterable[Standing], condition: Condition, today: date) -> Iterator[Match]:
    """Yield the standing unless only a step is waited for, and steps unless only a standing is."""
    del today
    tell = _Teller(condition)
    is_step, is_status = condition.get("step") or condition.get("steps"), condition.get("becomes")
    for row in rows:
        if not _is(condition.get("of"), row.member) or not _is_code(condition.get("in"), row.organisation):
            continue
        if is_status or not is_step:
            pair = (_known_by(row.member), row.organisation)
            before = row.known.status if row.known else None
            name = f"{row.member} in {row.organisation}"
            yield tell(name, pair, row.status, _so(row), lasts=True, before=before, date=_day(row.on))
        if is_step or not is_status:
            yield from _steps(row, condition, tell)


def lost(match: Match, knowledge: Knowledge, on: date) -> Match:
    """Return how a standing is of which no claim speaks any more: as the knowledge base has it, else not known."""
    member, organisation = match.subject
    known = knowledge.standing(member, organisation, on)
    rest = NON_MEMBER if knowledge.members(organisation, on) else NOT_KNOWN
    outcome = known.status if known else rest
    name = f"{name_of(member, knowledge)} in {organisation}"
    return replace(match, says=name, outcome=outcome, date=_day(on), quotes=(), published=None, quiet=False)


def _so(row: Standing) -> tuple[Quote, ...]:
    """Return the quotations that say that the standing is as it is, those of the steps that lead to it among them."""
    said = tuple(quote for quote in row.quotes if quote.says == row.status)
    led = (step for step in row.taken if vocabulary().after.get(step.step, step.status) == row.status)
    return (*said, *(quote for step in led for quote in step.quotes))


def _steps(row: Standing, condition: Condition, tell: _Teller) -> Iterator[Match]:
    for stage in condition.get("steps") or USUAL_STEPS:
        for step in getattr(row, STEPS[stage]):
            if _may(condition.get("step"), step.step):
                name = step.step.replace("_", " ")
                subject = (_known_by(row.member), row.organisation, name, stage)
                says = f"{row.member} in {row.organisation}: {name}, {stage}"
                yield tell(says, subject, TOLD, step.quotes, date=step.date)


def _posture(rows: Iterable[Posture], condition: Condition, today: date) -> Iterator[Match]:
    del today
    tell = _Teller(condition)
    for row in rows:
        fits = _is(condition.get("of"), row.actor) and _is_code(condition.get("towards"), row.organisation)
        if fits and _may(condition.get("conduct"), row.conduct) and row.polarity == AFFIRMED:
            conduct = row.conduct.replace("_", " ") + _marked(row.modality)
            says = f"{_called(row.actor)} towards {row.organisation}: {conduct}"
            yield tell(says, (_known_by(row.actor), row.organisation, conduct), TOLD, row.quotes, date=row.date)


def _demand(rows: Iterable[Demand], condition: Condition, today: date) -> Iterator[Match]:
    del today
    tell = _Teller(condition)
    wanted = condition.get("becomes")
    for row in _demanded(rows, condition):
        name, subject = _named(row)
        if not wanted or "made" in wanted:
            yield tell(f"{name}: made", subject, "made", row.quotes, date=_day(row.since))
        state = row.answer or row.state
        is_wanted = _may(wanted, state) or ("answered" in wanted and state in vocabulary().answered)
        if state != "open" and is_wanted:
            so = tuple(quote for quote in (*row.quotes, *row.replies) if quote.says in (state, f"said_{state}"))
            yield tell(f"{name}: {state.replace('_', ' ')}", subject, state, so or row.quotes)


def _deadline(rows: Iterable[Demand], condition: Condition, today: date) -> Iterator[Match]:
    tell = _Teller(condition)
    ahead = timedelta(days=next(iter(condition.get("within")), 0))
    for row in _demanded(rows, condition):
        window = days(row.deadline)
        if row.answer or window is None or window[1] == date.max:
            continue
        name, subject = _named(row)
        left = (window[1] - today).days
        if left < 0:
            yield tell(f"{name}: deadline {row.deadline} has passed", subject, "passed", row.quotes, date=row.deadline)
        elif left <= ahead.days and ahead:
            says = f"{name}: deadline {row.deadline}, {_days(left)} left"
            yield tell(says, subject, "near", row.quotes, date=row.deadline)


def _silence(rows: Iterable[Demand], condition: Condition, today: date) -> Iterator[Match]:
    tell = _Teller(condition)
    least = next(iter(condition.get("days")), USUAL_DAYS)
    for row in _demanded(rows, condition):
        if row.answer or row.since is None or (today - row.since).days < least:
            continue
        name, subject = _named(row)
        known = "said to be unanswered" if row.state == "unanswered" else "nothing told of an answer"
        says = f"{name}: {known} after {_days((today - row.since).days)}"
        yield tell(says, subject, "silent", row.quotes, date=_day(row.since))


def _demanded(rows: Iterable[Demand], condition: Condition) -> Iterator[Demand]:
    """Yield the demands that were made, as far as it is known, and that the condition is about."""
    for row in rows:
        sides = _is(condition.get("from"), row.demander) and _is(condition.get("to"), row.addressee)
        if sides and not row.denied and _has(condition.get("words"), row.content):
            yield row


def _named(row: Demand) -> tuple[str, tuple[str, ...]]:
    """Return what to call a demand, and what it is known by again."""
    name = f"{_called(row.demander)} of {_called(row.addressee)}: {row.content}"
    return name, (_known_by(row.demander), _known_by(row.addressee), _folded(row.content))


def _said(rows: Iterable[Statement], condition: Condition, today: date) -> Iterator[Match]:
    del today
    tell = _Teller(condition)
    for row in rows:
        content = " … ".join(row.content)
        sides = _is(condition.get("by"), row.speaker) and _is(condition.get("to"), row.addressee)
        if not (sides and _may(condition.get("act"), row.act) and _has(condition.get("words"), content)):
            continue
        if row.polarity == AFFIRMED:
            says = f"{_called(row.speaker)}, {row.act}{_marked(row.modality)}: {content}"
            yield tell(says, (_known_by(row.speaker), _folded(content)), TOLD, row.quotes, date=row.said)


def _meeting(rows: Iterable[Meeting], condition: Condition, today: date) -> Iterator[Match]:
    del today
    tell = _Teller(condition)
    came, away = condition.get("attended"), condition.get("absent")
    for row in rows:
        if not _is_code(condition.get("of"), row.organisation) or not _may(condition.get("state"), row.state):
            continue
        whose = row.organisation or ", ".join(map(str, row.participants)) or SOMEBODY
        name = f"{whose}, {row.format or 'meeting'} {row.date or ''}".strip()
        subject = (row.organisation or "/".join(sorted(map(_known_by, row.participants))), row.format or "")
        every = (*row.attendance, *row.guests)
        if not (came or away):
            quotes = row.quotes or tuple(quote for one in every for quote in one.quotes)
            yield tell(f"{name}: {row.state}", subject, row.state, quotes, date=row.date)
        for one in every:
            if _came(one, came, away):
                told = f"{name}: {one.party} {one.status}{' (disputed)' if one.disputed else ''}"
                yield tell(told, (*subject, _known_by(one.party)), one.status, one.quotes, date=row.date)


def _came(one: Attendance, came: tuple[Target, ...], away: tuple[Target, ...]) -> bool:
    is_there = bool(came) and one.status == "attended" and _is(came, one.party)
    return is_there or (bool(away) and one.status in AWAY and _is(away, one.party))


def _obligation(rows: Iterable[Obligation], condition: Condition, today: date) -> Iterator[Match]:
    del today
    tell = _Teller(condition)
    for row in rows:
        sides = _is(condition.get("of"), row.debtor) and _is(condition.get("to"), row.creditor)
        state = "disputed" if row.disputed else row.status
        wanted = not condition.get("becomes") or {row.status, state} & {*condition.get("becomes")}
        if sides and wanted and _has(condition.get("words"), row.content):
            to = f" {_called(row.creditor)}" if row.creditor else ""
            says = f"{_called(row.debtor)} owes{to}: {row.content} — {state}, {', '.join(row.said_by)}"
            yield tell(says, (_known_by(row.debtor), _folded(row.content)), state, row.quotes, date=row.date)


def _responsibility(rows: Iterable[Responsibility], condition: Condition, today: date) -> Iterator[Match]:
    del today
    tell = _Teller(condition)
    for row in rows:
        if not (_is(condition.get("of"), row.blamed) and _speaks(condition.get("by"), row.quotes)):
            continue
        if _may(condition.get("stance"), row.stance) and _has(condition.get("words"), row.matter):
            blamed = _called(row.blamed)
            stand = f"{row.blamer} blames {blamed}" if row.stance == "blames" else f"{blamed} {row.stance} it"
            subject = (row.blamer, _known_by(row.blamed), row.stance, _folded(row.matter))
            yield tell(f"{stand}: {row.matter}", subject, TOLD, row.quotes, date=row.date)


def _event(rows: Iterable[Event], condition: Condition, today: date) -> Iterator[Match]:
    del today
    tell = _Teller(condition)
    for row in rows:
        sides = _any(condition.get("from"), row.actors) and _any(condition.get("to"), row.recipients)
        if not (sides and _faces(condition.get(BETWEEN), row)) or row.polarity != AFFIRMED:
            continue
        if _may(condition.get("type"), row.type) and _may(condition.get("modality") or USUAL_MODALITY, row.modality):
            subject = tuple("/".join(sorted(map(_known_by, side))) for side in (row.actors, row.recipients))
            acting, on = (", ".join(map(_called, side)) or SOMEBODY for side in (row.actors, row.recipients))
            act = row.type + _marked(row.modality)
            yield tell(f"{act}: {acting} → {on}", (act, *subject), TOLD, row.quotes, date=row.date)


def _faces(parties: tuple[Target, ...], row: Event) -> bool:
    """Tell whether one of the parties acts on another of them."""
    acting = [party for party in parties if _any((party,), row.actors)]
    on = [party for party in parties if _any((party,), row.recipients)]
    return not parties or any(one != other for one in acting for other in on)


def _contradiction(rows: Iterable[Contradiction], condition: Condition, today: date) -> Iterator[Match]:
    del today
    tell = _Teller(condition)
    for row in rows:
        about = condition.get("about")
        if _may(condition.get("kind"), row.kind) and (not about or any(_names(one, row.subject) for one in about)):
            sides = tuple(side.says.replace("_", " ") for side in row.sides)
            quotes = tuple(quote for side in row.sides for quote in side.quotes)
            outcome = " / ".join(sorted(sides))
            yield tell(f"{row.subject}: {outcome}", (row.kind, _folded(row.subject)), outcome, quotes, date=row.date)


def _is(wanted: tuple[Target, ...], who: Who | None) -> bool:
    """Tell whether an actor is, or acts for, one of those wanted; anybody is where nobody is named."""
    return not wanted or (who is not None and any(_is_one(one, who) for one in wanted))


def _is_one(wanted: Target, who: Who) -> bool:
    return who.party == wanted.code if wanted.code is not None else who.name.casefold() in wanted.names


def _any(wanted: tuple[Target, ...], actors: Iterable[Who]) -> bool:
    return not wanted or any(_is(wanted, who) for who in actors)


def _is_code(wanted: tuple[Target, ...], code: str | None) -> bool:
    return not wanted or any(one.is_code(code) for one in wanted)


def _speaks(wanted: tuple[Target, ...], quotes: Iterable[Quote]) -> bool:
    return not wanted or any(quote.by and _is(wanted, quote.by[-1]) for quote in quotes)


def _names(wanted: Target, words: str) -> bool:
    """Tell whether the words name it, by its code or a name."""
    return bool(wanted.words.search(words) or (wanted.code and re.search(rf"\b{re.escape(wanted.code)}\b", words)))


def _may(wanted: tuple[str, ...], value: str) -> bool:
    return not wanted or value in wanted


def _has(wanted: tuple[str, ...], content: str) -> bool:
    """Tell whether the content has any of the words, each from the beginning of a word: "withdraw" finds withdrawal."""
    return not wanted or any(_finder(words).search(content) for words in wanted)


@lru_cache(maxsize=512)
def _finder(words: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)


def _called(who: Who | None) -> str:
    """Return what to call an actor in a line: by a name, else by the party that a pronoun stands for."""
    if who is None:
        return SOMEBODY
    return str(who) if vocabulary().names(who.name) or who.party == UNKNOWN_PARTY else who.party


def _known_by(who: Who | None) -> str:
    """Return what an actor is known by again: the party it acts for, else its name."""
    if who is None:
        return ""
    return who.name.casefold() if who.party == UNKNOWN_PARTY else who.party


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _marked(modality: str) -> str:
    return "" if modality == "actual" else f" ({modality})"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _days(number: int) -> str:
    return f"{number} day" if number == 1 else f"{number} days"


RULES: dict[str, Rule] = {
    "standing": _standing,
    "posture": _posture,
    "demand": _demand,
    "deadline": _deadline,
    "silence": _silence,
    "said": _said,
    "meeting": _meeting,
    "obligation": _obligation,
    "responsibility": _responsibility,
    "event": _event,
    "contradiction": _contradiction,
}
