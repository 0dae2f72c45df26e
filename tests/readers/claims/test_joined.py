"""Claims of rules and of the encoder as one."""

from dataclasses import replace

import pytest

from foedus.model import Actor, Claim, Field, Words
from foedus.readers.claims.joined import joined
from foedus.text import words

TEXT = "Chad urged Niger to leave on Monday, and Mali agreed."


def place(said: str) -> Words:
    start = TEXT.index(said)
    return words(TEXT, start, start + len(said))


def claim(kind: str, anchor: str, quote: str, confidence: float = 1.0) -> Claim:
    return Claim("txt", kind, place(anchor), place(quote), (), confidence=confidence)


def quotes(ruled: list[Claim], seen: list[Claim]) -> list[str]:
    return [found.quote.text for found in joined(ruled, seen)]


@pytest.mark.parametrize(
    ("kind", "anchor", "quote", "expected"),
    [
        ("event", "urged", "Chad urged Niger", ["Chad urged Niger"]),  # the rule's claim, the encoder's words
        ("statement", "urged", "Chad urged Niger", ["Chad urged Niger to leave"]),  # of a statement rules know them
        ("event", "leave", "Niger to leave", ["Chad urged Niger to leave"]),  # inside its quotation: nothing new
        ("event", "agreed", "Mali agreed", ["Chad urged Niger to leave", "Mali agreed"]),
        ("meeting", "urged", "Chad urged Niger", ["Chad urged Niger to leave", "Chad urged Niger"]),  # another kind
    ],
)
def test_what_both_see_is_claimed_once(kind, anchor, quote, expected):
    ruled = claim("event" if kind == "meeting" else kind, "urged", "Chad urged Niger to leave")
    assert quotes([ruled], [claim(kind, anchor, quote, 0.95)]) == expected


def test_what_the_encoder_is_not_sure_of_changes_nothing():
    ruled = claim("event", "urged", "Chad urged Niger to leave")
    assert quotes([ruled], [claim("event", "urged", "Chad urged Niger", 0.1)]) == [ruled.quote.text]


def test_the_words_of_a_claim_hold_its_anchor():
    ruled = claim("event", "urged Niger", "Chad urged Niger to leave")
    assert quotes([ruled], [claim("event", "urged", "Chad urged", 0.95)]) == [ruled.quote.text]


def test_claims_without_the_encoder_are_those_of_rules():
    ruled = [claim("event", "urged", "Chad urged Niger"), claim("statement", "agreed", "Mali agreed")]
    assert [replace(found, confidence=1.0) for found in joined(ruled, [])] == ruled


def demand(demander: str | None, addressee: str | None, content: str) -> Claim:
    fields = (
        Field("demander", Actor(demander, demander[:3].upper()) if demander else None),
        Field("addressee", Actor(addressee, addressee[:3].upper()) if addressee else None),
        Field("content", place(content)),
    )
    return replace(claim("demand", "urged", "Chad urged Niger to leave on Monday"), fields=fields)


@pytest.mark.parametrize(
    ("ruled", "seen", "told"),
    [
        (("Chad", None, "Niger to leave"), ("Chad", "Niger", "to leave"), ("CHA", "NIG", "to leave")),
        (("Niger", None, "Niger to leave"), ("Chad", "Niger", "to leave"), ("CHA", "NIG", "to leave")),
        (("Chad", "Mali", "Niger to leave"), ("Chad", "Niger", "to leave"), ("CHA", "MAL", "Niger to leave")),
        (("Chad", "Mali", "urged Niger"), ("Chad", "Niger", "to leave"), ("CHA", "MAL", "to leave")),
        (("Chad", None, "Niger to leave"), ("Chad", "Niger", "Monday"), ("CHA", None, "Niger to leave")),
        (("Chad", None, "Niger to leave"), ("Chad", None, "to leave"), ("CHA", None, "Niger to leave")),
    ],
)
def test_a_demand_on_nobody_is_on_whom_the_encoder_sees(ruled, seen, told):
    (found,) = joined([demand(*ruled)], [replace(demand(*seen), confidence=0.95)])
    sides = [getattr(found.get(name), "party", None) for name in ("demander", "addressee")]
    assert (*sides, found.get("content").text) == told
