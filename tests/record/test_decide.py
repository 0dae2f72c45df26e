"""Which decisions fit a claim, and what they say the person was looking at."""

from datetime import UTC, datetime

import pytest

from foedus.errors import DecisionError
from foedus.model import Actor, Claim, Decision, Document, Field, Span, When, Words
from foedus.record import Entry, check, witness

PIECE = Words(Span(0, 5), "words")
ACTOR = Actor("Arvenia", "ARV")


def decision(verdict, field=None, value=None):
    return Decision("clm-1", verdict, datetime(2024, 1, 1, tzinfo=UTC), "Ada", field=field, value=value)


@pytest.mark.parametrize(
    ("kind", "verdict", "field", "value"),
    [
        ("attendance", "accept", None, None),
        ("attendance", "reject", None, None),
        ("attendance", "accept", "status", None),
        ("attendance", "reject", "organisation", None),
        ("attendance", "set", "status", "absent"),
        ("attendance", "set", "participant", ACTOR),
        ("attendance", "set", "organisation", None),
        ("attendance", "set", "polarity", "denied"),
        ("attendance", "set", "quote", PIECE),
        ("attendance", "set", "by", (ACTOR,)),
        ("attendance", "set", "by", ()),
        ("attendance", "set", "date", When("2024-05/2024-06")),
        ("statement", "set", "content", (PIECE, PIECE)),
        ("statement", "set", "about", ("ARV", "NRC")),
    ],
)
def test_fits(kind, verdict, field, value):
    check(decision(verdict, field, value), kind)


@pytest.mark.parametrize(
    ("kind", "verdict", "field", "value", "message"),
    [
        ("attendance", "maybe", None, None, "the verdicts are accept, reject, set"),
        ("attendance", "set", None, "x", "name the field"),
        ("attendance", "set", "speaker", ACTOR, "its fields are"),
        ("attendance", "set", "status", "sulked", "it is one of attended"),
        ("attendance", "set", "status", None, "cannot be left empty"),
        ("attendance", "reject", "status", None, "cannot be left empty"),
        ("attendance", "reject", "polarity", None, "set the right value"),
        ("attendance", "set", "participant", "Arvenia", "it takes actor"),
        ("attendance", "set", "by", ACTOR, "it takes actors"),
        ("attendance", "set", "date", When("soon"), "'soon' is no date"),
        ("statement", "set", "content", (ACTOR,), "it takes pieces"),
        ("statement", "set", "about", "ARV", "it takes codes"),
    ],
)
def test_does_not_fit(kind, verdict, field, value, message):
    with pytest.raises(DecisionError, match=message):
        check(decision(verdict, field, value), kind)


def entry():
    claim = Claim("txt-1", "attendance", PIECE, PIECE, (Field("status", "declined"), Field("participant", ACTOR)))
    return Entry(claim, (Document("a", "0"),))


@pytest.mark.parametrize(
    ("field", "seen"),
    [
        ("status", '"declined"'),
        ("polarity", '"affirmed"'),
        ("organisation", "null"),
        ("participant", '{"actor":"Arvenia","party":"ARV","name":null,"type":"unknown","span":null}'),
    ],
)
def test_witness_keeps_what_the_person_saw(field, seen):
    assert witness(decision("accept", field), entry()).seen == seen


def test_witness_of_a_whole_claim_keeps_every_field():
    seen = witness(decision("accept"), entry()).seen
    assert '"status":"declined"' in seen
    assert '"quote":{"words":"words","span":[0,5]}' in seen


def test_witness_leaves_what_a_person_says_to_have_seen():
    known = Decision("clm-1", "accept", datetime(2024, 1, 1, tzinfo=UTC), "Ada", field="status", seen='"absent"')
    assert witness(known, entry()) is known
