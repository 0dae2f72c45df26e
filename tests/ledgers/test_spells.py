"""How parties have stood over time: every day as the ledger of standing has it, and nothing of what came later."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import entry
from foedus.knowledge import Added, Knowledge
from foedus.ledgers import Query, overlapping, standing, standing_over_time

PACT = """
[ZP]
name = "Zenda Pact"
period = "2020-01-01/.."
source = "the pact's own list"
member = ["2020-01-01/2031-02-14 ARM", "2020-01/.. BLR RUS", "2020-01-01/2022-06 GEO"]
suspended = ["2024-03-01/2024-09-30 BLR"]
observer = ["2030-05-01/.. IRN"]
withdrawn = ["2031-02-15/.. ARM"]
"""
KNOWN = Knowledge.load(Added("own.toml", PACT))


def told(member, status, step=None, published="2030-06-01", **given_):
    quote = f"{member} {step or status} {published} {given_.get('by', '')} {given_.get('polarity', '')}"
    fields = {"member": member, "organisation": "ZP", "status": status, "step": step, "published": published}
    return entry("standing", quote, **fields | given_)


LEAVES = told("Minsk/BLR", "withdrawing", "notified_withdrawal", by="Ivo/BLR", on="2030-05-30")
LEFT = told("Minsk/BLR", "withdrawn", "withdrew", published="2030-09-01", by="Jan/RUS")
JOINS = told("Tehran/IRN", "member", published="2030-07-01", decided=("*",))
ASKS = told("Norland/NLD", "candidate", "applied", published="2030-08-01")


def spells(entries, **query):
    """Return each party's spells: status, start, end, basis."""
    asked = {name: date.fromisoformat(day) if name in ("on", "known_by") else day for name, day in query.items()}
    rows = standing_over_time(entries, Query(**{"org": "ZP"} | asked), KNOWN)
    return {row.member.party: [(one.status, one.start, one.end, one.basis) for one in row.spells] for row in rows}


OF_RUSSIA = ("member", "2020-01", None, "knowledge")
OF_MINSK = [
    ("member", "2020-01", "2024-02-29", "knowledge"),
    ("suspended", "2024-03-01", "2024-09-30", "knowledge"),
    ("member", "2024-10-01", None, "knowledge"),
]


def test_every_member_has_its_spells():
    assert spells([]) == {
        "ARM": [("member", "2020-01-01", "2031-02-14", "knowledge"), ("withdrawn", "2031-02-15", None, "knowledge")],
        "BLR": OF_MINSK,
        "GEO": [("member", "2020-01-01", "2022-06", "knowledge")],
        "IRN": [("observer", "2030-05-01", None, "knowledge")],
        "RUS": [OF_RUSSIA],
    }
    assert spells([], about="Russia") == {"RUS": [OF_RUSSIA]}
    assert list(spells([LEFT], by="The Courier")) == ["BLR"]


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        (LEAVES, [*OF_MINSK[:2], ("member", "2024-10-01", "2030-05-29", "knowledge"),
                  ("withdrawing", "2030-05-30", None, "claims")]),
        (LEFT, OF_MINSK),
        (JOINS, [("observer", "2030-05-01", "2030-06-30", "knowledge"), ("member", "2030-07-01", None, "decision")]),
        (ASKS, [("candidate", "2030-08-01", None, "claims")]),
        (told("Tehran/IRN", "member", modality="possible"), [("observer", "2030-05-01", None, "knowledge")]),
    ],
)  # fmt: skip
def test_claims_and_decisions_make_spells(claim, found):
    assert spells([claim]).get(claim.claim.get("member").party, []) == found


def test_what_claims_alone_tell_of_an_unknown_organisation():
    joined = told("Norland/NLD", "member", "acceded", organisation="NP", on="2030-04")
    gone = told("Norland/NLD", "withdrawn", "withdrew", organisation="NP", published="2030-09-01")
    (row,) = standing_over_time([gone, joined], Query(), KNOWN)
    assert [(one.status, one.start, one.end) for one in row.spells] == [
        ("member", "2030-04", "2030-08-31"),
        ("withdrawn", "2030-09-01", None),
    ]
    assert [[quote.claim for quote in one.quotes] for one in row.spells] == [[joined.claim.id], [gone.claim.id]]


@pytest.mark.parametrize("asked", ["on", "known_by"])
def test_a_spell_that_has_ended_since_is_open(asked):
    seen = spells([LEAVES], **{asked: "2024-05-01"})
    assert seen["ARM"] == [("member", "2020-01-01", None, "knowledge")]
    assert seen["BLR"] == [OF_MINSK[0], ("suspended", "2024-03-01", None, "knowledge")]
    assert "IRN" not in seen


def test_what_cannot_hold_with_what_is_known_is_a_conflict():
    rows = standing_over_time([LEFT, LEAVES], Query(org="ZP"), KNOWN)
    found = {row.member.party: [one.what for one in row.conflicts] for row in rows if row.conflicts}
    assert found == {"BLR": ["the knowledge base has member since 2020-01; claims say withdrew"]}


@pytest.mark.parametrize(
    ("over", "parties"),
    [(("2020-01-01", "2020-12-31"), "ARM BLR GEO RUS"), (("2022-07-01", "2029-01-01"), "ARM BLR RUS"),
     (("1990-01-01", "2019-12-31"), "")],
)  # fmt: skip
def test_over_a_time(over, parties):
    rows = standing_over_time([], Query(org="ZP"), KNOWN)
    found = list(overlapping(rows, *map(date.fromisoformat, over)))
    assert " ".join(sorted(row.member.party for row in found)) == parties


TOLD = [
    LEAVES, LEFT, JOINS, ASKS,
    told("Minsk/BLR", "suspended", "suspended", published="2030-06-20", on="2030-06"),
    told("Minsk/BLR", "member", "reinstated", published="2030-06-25"),
    told("Yerevan/ARM", "withdrawing", "announced_withdrawal", published="2030-10-01"),
    told("Yerevan/ARM", "member", published="2031-03-01", by="Ivo/RUS"),
    told("Tbilisi/GEO", "withdrawing", "announced_withdrawal", published="2022-03-01"),
    told("Moscow/RUS", "withdrawn", "withdrew", polarity="denied", published="2030-10-01"),
    told("Norland/NLD", "member", "acceded", published="2030-11-01", modality="planned"),
]  # fmt: skip
SOME = st.lists(st.sampled_from(TOLD), unique_by=lambda each: each.claim.id)
DAYS = st.integers(0, 4500).map(lambda days: date(2019, 6, 1) + timedelta(days))


@settings(deadline=None, max_examples=60)
@given(SOME, DAYS, st.randoms(use_true_random=False))
def test_each_day_is_as_the_ledger_of_standing_has_it_in_whatever_order(entries, day, random: Random):
    rows = standing_over_time(entries, Query(org="ZP"), KNOWN)
    assert standing_over_time(random.sample(entries, len(entries)), Query(org="ZP"), KNOWN) == rows
    spell_of = {}
    for row in overlapping(rows, day, day):
        (spell,) = row.spells
        spell_of[row.member.party] = spell.status, spell.basis
    for row in standing(entries, Query(org="ZP", on=day), KNOWN):
        none = row.status == "not known" or (row.status, row.basis) == ("non_member", "knowledge")
        assert spell_of.pop(row.member.party, None) == (None if none else (row.status, row.basis))
    assert {basis for _, basis in spell_of.values()} <= {"knowledge"}  # observers and those who left are no members


@settings(deadline=None, max_examples=60)
@given(SOME, DAYS)
def test_nothing_that_was_published_later_is_shown(entries, day):
    query = Query(org="ZP", known_by=day)
    rows = standing_over_time(entries, query, KNOWN)
    assert rows == standing_over_time([each for each in entries if each.published <= day], query, KNOWN)
    for row in rows:
        for spell in row.spells:
            assert (spell.start or "")[:7] <= day.isoformat()
            assert (spell.end or "")[:7] <= day.isoformat()
            assert all(quote.published <= day for quote in spell.quotes)
