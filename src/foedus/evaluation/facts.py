"""Check what is known of the world against facts from public sources: memberships, offices, and formal steps by day.

A fact is a row `{"id", "kind", "subject", "relation", "object", "start", "end"}`. Each relation is asked of the
knowledge base in its own way; facts of other relations (who attended, who said what) are no knowledge and not asked.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from foedus.evaluation.report import Report, Row
from foedus.evaluation.rows import Json
from foedus.evaluation.tally import share
from foedus.knowledge import Knowledge
from foedus.text.edtf import bounds, overlaps, parse_day

__all__ = ["check_fact", "score_facts"]

KINDS = ("membership", "office", "step")
AGREES, DIFFERS, NOT_ASKED = "agrees", "differs", "not asked"
A_DAY = timedelta(days=1)
_SINCE = re.compile(r"\(since ([^;)]+)")
_ASIDE = re.compile(r"\s*\(.*?\)")
_LIST = re.compile(r",\s*|\s+and\s+")

Check = Callable[[Knowledge, Json], bool]


def check_fact(known: Knowledge, fact: Json) -> dict[str, Any]:
    """Return `{"id", "kind", "verdict"}` for one fact: agrees, differs, or not asked."""
    kind, check = _CHECKS.get(fact["relation"], ("", None))
    verdict = NOT_ASKED if check is None else AGREES if check(known, fact) else DIFFERS
    return {"id": fact["id"], "kind": kind, "verdict": verdict}


def score_facts(gold: Iterable[Json], predicted: Iterable[Json]) -> Report:
    """Return, of the facts of each kind that were asked, the share with which the knowledge agrees."""
    asked = [found for _, found in zip(gold, predicted, strict=True) if found["verdict"] != NOT_ASKED]
    rows = [_row(kind, [found for found in asked if found["kind"] == kind]) for kind in KINDS]
    return Report("facts", (*rows, _row("all", asked)))


def _row(name: str, found: list[Json]) -> Row:
    agree = sum(one["verdict"] == AGREES for one in found)
    return Row(name, {"facts": len(found), "agree": share(agree, len(found))})


def _is_member(known: Knowledge, fact: Json) -> bool:
    """A member by its spells, from the day it began to the day it ended, as exactly as the fact says them."""
    spells = [
        spell
        for party, organisation in _pairs(known, fact)
        for spell in known.memberships.all
        if (spell.member, spell.organisation, spell.status) == (party, organisation, "member")
    ]
    start, end = fact.get("start"), fact.get("end")
    return any(
        (start is None or (spell.start is not None and overlaps(start, spell.start)))
        and (end is None or (spell.end is not None and _near(end, spell.end)))
        for spell in spells
    )


def _near(one: str, other: str) -> bool:
    """Tell whether two last days are one, or next to each other: one may be the first day without."""
    found, known = bounds(one), bounds(other)
    if found is None or known is None:
        return False
    return found[0] - A_DAY <= known[1] and known[0] <= found[1] + A_DAY


def _is_partner(known: Knowledge, fact: Json) -> bool:
    return any(
        (spell.member, spell.organisation, spell.status) == (party, organisation, "partner")
        for party, organisation in _pairs(known, fact)
        for spell in known.memberships.all
    )


def _has_left(known: Knowledge, fact: Json) -> bool:
    before, after = _around(fact, 2)
    return _holds_of_each(
        _is_full(known, *pair, before) and not _is_full(known, *pair, after) for pair in _pairs(known, fact)
    )


def _is_suspended(known: Knowledge, fact: Json) -> bool:
    before, after = _around(fact)
    return _holds_of_each(
        _status(known, *pair, before) != "suspended" and _status(known, *pair, after) == "suspended"
        for pair in _pairs(known, fact)
    )


def _is_reinstated(known: Knowledge, fact: Json) -> bool:
    before, after = _around(fact)
    return _holds_of_each(
        _status(known, *pair, before) == "suspended" and _status(known, *pair, after) == "member"
        for pair in _pairs(known, fact)
    )


def _chairs(known: Knowledge, fact: Json) -> bool:
    turns = (
        f"{turn.start}/{turn.end or '..'}"
        for party, organisation in _pairs(known, fact)
        for turn in known.memberships.chairs
        if (turn.member, turn.organisation) == (party, organisation)
    )
    return any(overlaps(fact["start"], turn) for turn in turns)


def _founded(known: Knowledge, fact: Json) -> bool:
    """The founders belong to it from the day on, in whatever standing."""
    organisations = _codes(known, fact["subject"])
    return _holds_of_each(
        any(
            spell.member == founder and spell.organisation in organisations and spell.start == fact["start"]
            for spell in known.memberships.all
        )
        for founder in _codes(known, fact["object"])
    )


def _holds_office(known: Knowledge, fact: Json) -> bool:
    """The person holds an office of the state from the day on that the subject's brackets name."""
    since = _SINCE.search(fact["subject"])
    day = _written_day(since.group(1)) if since else None
    people = {entity.id for entity in known.named_in(_ASIDE.sub("", fact["subject"]))}
    parties = _codes(known, fact["object"])
    return any(
        tenure.person in people and tenure.party in parties and (day is None or _starts(tenure.start, day))
        for tenure in known.offices.tenures
    )


def _written_day(words: str) -> str:
    """Return a day, a month or a year as EDTF: "31 October 2003", "April 2018", "1997"."""
    *_, month, year = ("", *words.split())
    if not words[0].isdigit():
        return parse_day(f"1 {words}").isoformat()[:7]
    return parse_day(words).isoformat() if month else year


def _starts(start: str | None, day: str) -> bool:
    return start is not None and overlaps(start, day)


def _took(step: str) -> Check:
    """Return a check that the step is known on the day: of the subject, or by it of whom the object names."""

    def check(known: Knowledge, fact: Json) -> bool:
        subjects, objects = _codes(known, fact["subject"]), _codes(known, fact["object"])
        wanted = subjects | objects
        found = [
            one
            for one in known.memberships.steps
            if one.step == step and overlaps(one.on, fact["start"]) and {one.member, one.organisation} & wanted
        ]
        named = (one for one in found if one.member in subjects or one.member in objects)
        return any(one.organisation in wanted or set(one.by) & subjects for one in named)

    return check


def _holds_of_each(checked: Iterable[bool]) -> bool:
    """Tell whether all hold, and there is one: of a name that we do not know nothing is borne out."""
    verdicts = tuple(checked)
    return bool(verdicts) and all(verdicts)


def _pairs(known: Knowledge, fact: Json) -> Iterator[tuple[str, str]]:
    for party in _codes(known, fact["subject"]):
        for organisation in _codes(known, fact["object"]):
            yield party, organisation


def _codes(known: Knowledge, words: str) -> set[str]:
    """Return the codes of whom the words name: "Armenia (Pashinyan)", "Finland and Sweden", "Sweden's NATO bid"."""
    found: set[str] = set()
    for item in _LIST.split(_ASIDE.sub("", words)):
        parts = item.split()
        at = 0
        while at < len(parts):
            hit = known.longest(parts, at)
            found |= {hit[1][0].party} if hit else set()
            at += hit[0] if hit else 1
    return found


def _around(fact: Json, days: int = 1) -> tuple[date, date]:
    first, last = bounds(fact["start"]) or (date.min, date.max)
    return first - days * A_DAY, last + days * A_DAY


def _is_full(known: Knowledge, party: str, organisation: str, on: date) -> bool:
    standing = known.standing(party, organisation, on)
    return standing is not None and standing.full


def _status(known: Knowledge, party: str, organisation: str, on: date) -> str | None:
    standing = known.standing(party, organisation, on)
    return standing.status if standing else None


_CHECKS: dict[str, tuple[str, Check]] = {
    "member_of": ("membership", _is_member),
    "joined": ("membership", _is_member),
    "party_to": ("membership", _is_member),
    "founded_by": ("membership", _founded),
    "dialogue_partner_of": ("membership", _is_partner),
    "ceased_to_be_member_of": ("membership", _has_left),
    "suspended_from": ("membership", _is_suspended),
    "unsuspended_from": ("membership", _is_reinstated),
    "chief_of_state_of": ("office", _holds_office),
    "head_of_government_of": ("office", _holds_office),
    "chair_of": ("office", _chairs),
    "applied_to_join": ("step", _took("applied")),
    "ratified": ("step", _took("ratified")),
    "signed_accession_to": ("step", _took("signed")),
    "signed_protocols_for": ("step", _took("signed")),
    "announced_withdrawal_from": ("step", _took("announced_withdrawal")),
    "notified_exit_from": ("step", _took("notified_withdrawal")),
}
