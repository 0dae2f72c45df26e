"""How relations move: which claims are acts, which acts are one, what they are worth, and where the level turns."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import claim, document, entry, words
from foedus.errors import QueryError
from foedus.ledgers import Between, Query, relations, turns
from foedus.ledgers.scale import scale
from foedus.model import When, kind
from foedus.record import Entry

ARM, RUS, AZE, KAZ = "Armenia/ARM", "Russia/RUS", "Azerbaijan/AZE", "Kazakhstan/KAZ"


def event(quote, type_="ACCUSE", *, actors=(ARM,), recipients=(RUS,), **given):
    given = {"on": given.get("published", "2031-03-10")} | given
    return entry("event", quote, event=type_, actors=actors, recipients=recipients, **given)


def in_words(told, edtf):
    """Return the entry with a day that its text has words for."""
    return replace(told, claim=replace(told.claim, date=When(edtf, words("on that day"))))


def acts(rows):
    return [f"{act.type} {act.source.party} {act.target.party} {act.date}" for row in rows for act in row.acts]


@pytest.fixture
def between(ask):
    def asked(entries, one="ARM", other="RUS", *, ledger=relations, weekly=False, directed=False, **query):
        pair = Between(one=one, other=other, weekly=weekly, directed=directed)
        return ask(lambda *given: ledger(*given, between=pair), entries, **query)

    return asked


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (event("x"), ["ACCUSE ARM RUS 2031-03-10"]),
        (event("x", "CONSULT", actors=[RUS], recipients=[ARM]), ["CONSULT ARM RUS 2031-03-10"]),
        (event("x", "AGREE", actors=[RUS, ARM], recipients=[]), ["AGREE ARM RUS 2031-03-10"]),
        (event("x", "AID", actors=[RUS, ARM], recipients=[]), []),
        (event("x", "AID", actors=[RUS, ARM], recipients=[AZE]), []),
        (event("x", "AID", actors=[RUS, KAZ], recipients=[ARM, AZE]), ["AID RUS ARM 2031-03-10"]),
        (event("x", recipients=["Yerevan/ARM"]), []),
        (event("x", polarity="denied"), []),
        (event("x", modality="possible"), []),
        (event("x", modality="wanted"), []),
        (event("x", modality="conditional"), []),
        (event("x", modality="planned"), []),
        (event("x", on="2031-04-10"), []),
        (entry("demand", "x", demander=ARM, addressee=RUS, content="go", answer="none_stated", on="2031-03-09"),
         ["REQUEST ARM RUS 2031-03-09"]),
        (entry("responsibility", "x", by=f"a paper/MED > {ARM}", blamed=RUS, matter="it", stance="blames"),
         ["ACCUSE ARM RUS 2031-03-10?"]),
        (entry("responsibility", "x", by=ARM, blamed=RUS, matter="it", stance="denies"), []),
        (entry("responsibility", "x", blamed=RUS, matter="it", stance="blames"), []),
        (entry("statement", "x", speaker=ARM, addressee=RUS, act="threaten", content=["c"], on="2031-03-10"),
         ["THREATEN ARM RUS 2031-03-10"]),
        (entry("statement", "x", speaker=ARM, addressee=RUS, act="say", content=["c"], on="2031-03-10"), []),
        (entry("statement", "x", speaker=ARM, addressee=RUS, act="accuse", content=["c"], about=["AZE"]), []),
        (entry("statement", "x", speaker=ARM, addressee=RUS, act="accuse", content=["c"], about=["RUS"], on="2031-03"),
         ["ACCUSE ARM RUS 2031-03"]),
    ],
)  # fmt: skip
def test_which_claims_are_acts_between_two_parties(between, told, found):
    assert acts(between([told])) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (entry("posture", "x", actor=ARM, organisation="CSTO", conduct="freezes_participation", on="2031-02"),
         ["SANCTION ARM CSTO 2031-02"]),
        (entry("posture", "x", actor=ARM, organisation="CSTO", conduct="other", on="2031-02"), []),
        (entry("attendance", "x", participant=ARM, organisation="CSTO", status="attended", on="2031-03-09"),
         ["CONSULT ARM CSTO 2031-03-09"]),
        (entry("attendance", "x", participant=ARM, organisation="CSTO", status="declined", modality="planned",
               on="2031-04-20"), ["REJECT ARM CSTO 2031-03-10?"]),
        (entry("attendance", "x", participant=ARM, organisation="CSTO", status="will_attend", modality="planned",
               on="2031-04-20"), []),
        (entry("standing", "x", member=ARM, organisation="CSTO", status="withdrawing", step="notified_withdrawal",
               on="2031-06-01"), ["SANCTION ARM CSTO 2031-03-10?"]),
        (entry("standing", "x", member=ARM, organisation="CSTO", status="suspended", step="suspended",
               on="2031-03-01"), ["SANCTION CSTO ARM 2031-03-01"]),
        (entry("standing", "x", member=ARM, organisation="CSTO", status="member", on="2031-03-01"), []),
        (entry("standing", "x", member=ARM, organisation="CSTO", status="withdrawn", step="withdrew",
               polarity="denied", on="2031-03-01"), []),
    ],
)  # fmt: skip
def test_which_claims_are_acts_towards_an_organisation(between, told, found):
    assert acts(between([told], "Armenia", "CSTO")) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([event("a"), event("b", source="Wire")], 1),
        ([event("a"), event("b", source="Wire", published="2031-03-11")], 1),
        ([event("a"), event("b", source="Wire", published="2031-03-12")], 2),
        ([event("a"), in_words(event("b", source="Wire", published="2031-03-12"), "2031-03-10")], 1),
        ([in_words(event("a"), "2031-03-09"), in_words(event("b", source="Wire"), "2031-03-10")], 2),
        ([event("a"), event("b", "REJECT")], 2),
        ([event("a"), event("b", actors=[RUS], recipients=[ARM])], 2),
        ([event("a", "CONSULT"), event("b", "CONSULT", actors=[RUS], recipients=[ARM])], 1),
        ([event("a"), entry("statement", "b", speaker=ARM, addressee=RUS, act="accuse", content=["c"], by=ARM)], 1),
        ([event("a", published="2031-03-01"), event("b", on=None, by=KAZ, published="2031-03-08")], 2),
    ],
)
def test_reports_of_one_act_are_one(between, told, found):
    assert sum(row.count for row in between(told)) == found


def test_only_the_same_is_a_denial(between):
    given = {"member": ARM, "organisation": "CSTO", "status": "withdrawn"}
    told = [
        entry("posture", "froze", actor=ARM, organisation="CSTO", conduct="freezes_participation", on="2031-03-10"),
        entry("posture", "froze not", actor=ARM, organisation="CSTO", conduct="freezes_participation", on="2031-03-10",
              polarity="denied", source="Wire"),
        entry("standing", "has not left", step="withdrew", polarity="denied", on="2031-03-10", **given),
    ]  # fmt: skip
    (row,) = between(told, "ARM", "CSTO")
    assert [quote.words for quote in row.quotes] == ["froze", "froze not"]
    assert row.acts[0].disputed


def test_what_a_publisher_tells_without_a_day_is_in_no_period(between):
    rows = between([event("a"), event("b", "ASSAULT", on=None, source="Wire"), event("c", "AID", on="2030")])
    assert [(row.period, row.count) for row in rows] == [("2031-03", 1), (None, 2)]


def test_a_row_says_how_many_how_they_are_scored_and_by_which_words(between):
    told = [
        event("accused", source="Wire"), event("and accused", source="Post"),
        event("met", "CONSULT", published="2031-03-20"), event("will aid", "AID", modality="planned", on="2031-03-29"),
        event("never accused", polarity="denied", source="Mail"), event("sent aid", "AID", published="2031-05-02"),
    ]  # fmt: skip
    march, may = between(told)
    assert (march.period, march.count, march.score, march.total) == ("2031-03", 2, 0.5, 1.0)
    assert -10 < march.low < march.score < march.high < 10
    assert list(map(str, march.types)) == ["CONSULT 1", "ACCUSE 1"]
    assert [(act.type, act.support, act.disputed) for act in march.acts] == [("ACCUSE", 2, True), ("CONSULT", 1, False)]
    assert [(act.type, act.date) for act in march.planned] == [("AID", "2031-03-29")]
    assert {quote.words: quote.says for quote in march.quotes} == {
        "accused": "ACCUSE", "and accused": "ACCUSE", "never accused": "not ACCUSE", "met": "CONSULT",
        "will aid": "AID",
    }  # fmt: skip
    assert {claim_id for act in (*march.acts, *march.planned) for claim_id in act.claims} == set(march.claims)
    assert (may.period, may.count) == ("2031-05", 1)


def test_a_period_of_plans_alone_has_no_score(between):
    (row,) = between([event("x", modality="planned", on="2031-07-01")])
    assert (row.period, row.count, row.score, row.low, row.total, len(row.planned)) == (
        "2031-07",
        0,
        None,
        None,
        None,
        1,
    )


@pytest.mark.parametrize(
    ("on", "period"), [("2031-03-10", "2031-W11"), ("2027-01-01", "2026-W53"), ("2031-03", None), ("2031", None)]
)
def test_weeks(between, on, period):
    (row,) = between([event("x", on=on)], weekly=True)
    assert row.period == period


def test_directed(between):
    told = [event("a"), event("b", "REJECT", actors=[RUS], recipients=[ARM]), event("c", "CONSULT")]
    rows = between(told, directed=True)
    assert [(row.one.party, row.other.party, [act.type for act in row.acts]) for row in rows] == [
        ("ARM", "RUS", ["ACCUSE", "CONSULT"]),
        ("RUS", "ARM", ["CONSULT", "REJECT"]),
    ]


@pytest.mark.parametrize(
    ("one", "other", "query", "pairs"),
    [
        ("ARM", "RUS", {}, ["ARM RUS"]),
        ("Russia", "Armenian", {}, ["RUS ARM"]),
        ("ARM", None, {}, ["ARM AZE", "ARM RUS"]),
        (None, None, {"about": "ARM"}, ["ARM AZE", "ARM RUS"]),
        (None, None, {"about": "RUS"}, ["RUS ARM", "RUS KAZ"]),
        (None, None, {}, ["ARM AZE", "ARM RUS", "KAZ RUS"]),
        ("ARM", "RUS", {"by": "Wire"}, []),
        ("ARM", None, {"by": "Wire"}, ["ARM AZE"]),
        ("ARM", None, {"known_by": "2031-03-05"}, ["ARM RUS"]),
        ("ARM", None, {"on": "2031-03-01"}, ["ARM RUS"]),
        ("ARM", None, {"min_confidence": 0.9}, ["ARM RUS"]),
    ],
)
def test_whose_relations(between, one, other, query, pairs):
    told = [
        event("a", published="2031-03-01"),
        event("b", recipients=[AZE], source="Wire", confidence=0.5),
        event("c", actors=[KAZ], on="2031-03-02"),
        event("d", recipients=["the press/MED"]),
    ]
    assert [f"{row.one.party} {row.other.party}" for row in between(told, one, other, **query)] == pairs


def test_only_parties_have_relations(between):
    with pytest.raises(QueryError, match="Ada Lund"):
        between([event("x", actors=["Ada Lund/UNK/person"])], "Ada Lund")


def quarrel(months=24, turn=12, per_month=4):
    """Return acts of a friendship that turns to a quarrel."""
    warm, cold = ("CONSULT", "AGREE", "SUPPORT", "CONSULT"), ("ACCUSE", "SANCTION", "REJECT", "THREATEN")
    return [
        event(f"{month} {nth}", (warm if month < turn else cold)[nth % 4], source=f"Wire {month} {nth}",
              published=f"{2031 + month // 12}-{month % 12 + 1:02}-{3 + 6 * nth:02}")
        for month in range(months) for nth in range(per_month)
    ]  # fmt: skip


def test_a_turn_says_from_which_level_to_which_and_what_moved_it(between):
    (turn,) = between(quarrel(), ledger=turns)
    assert (turn.period, turn.count_before, turn.count_after) == ("2032-01", 48, 48)
    assert (turn.before, turn.after, turn.size) == pytest.approx((4.175, -4.65, -8.825), abs=0.01)
    assert turn.confidence > 0.95
    assert {move.act.type for move in turn.moved} == {"THREATEN"}
    assert next(move.act.date for move in turn.moved) == "2032-01-21"
    assert turn.claims == tuple(claim_id for move in turn.moved for claim_id in move.act.claims)
    assert {quote.says for quote in turn.quotes} == {"THREATEN"}


def test_no_turn_where_nothing_turns(between):
    assert between(quarrel(turn=24), ledger=turns) == ()
    assert between([], ledger=turns) == ()
    assert between(quarrel(months=1), ledger=turns) == ()


@st.composite
def records(draw):
    def told():
        day = draw(st.sampled_from([None, "2031-03-01", "2031-03-02", "2031-03", "2031-05-09"]))
        outlet = draw(st.sampled_from(["Wire", "Post"]))
        made = claim(
            "event", draw(st.sampled_from(["one", "two", "three", "four"])), text=draw(st.sampled_from("abc")), on=day,
            event=draw(st.sampled_from(["ACCUSE", "CONSULT", "AID"])), by=draw(st.sampled_from(["", KAZ])),
            actors=draw(st.sampled_from([[ARM], [RUS], [ARM, RUS]])),
            recipients=draw(st.sampled_from([[], [RUS], [AZE]])),
            polarity=draw(st.sampled_from(["affirmed", "denied"])),
            modality=draw(st.sampled_from(["actual", "planned"])),
        )  # fmt: skip
        if draw(st.booleans()) and made.date:
            made = replace(made, date=replace(made.date, phrase=words("then")))
        return Entry(made, (document(outlet, draw(st.sampled_from(["2031-03-01", "2031-03-03"]))),))

    found = {made.claim.id: made for made in (told() for _ in range(draw(st.integers(0, 12))))}
    entries = list(found.values())
    return entries, draw(st.permutations(entries))


@settings(max_examples=60, deadline=None)
@given(records())
def test_the_order_of_reading_does_not_matter(knowledge, record):
    entries, shuffled = record
    for ledger in (relations, turns):
        for directed in (False, True):
            between = Between(directed=directed)
            one, other = (ledger(given, Query(), knowledge, between=between) for given in (entries, shuffled))
            assert one == other


@settings(max_examples=60, deadline=None)
@given(records())
def test_nothing_is_known_before_it_was_published(knowledge, record):
    entries, _ = record
    query = Query(known_by=date(2031, 3, 2))
    for row in relations(entries, query, knowledge):
        assert all(source.published <= query.known_by for quote in row.quotes for source in quote.sources)


@settings(max_examples=60, deadline=None)
@given(records())
def test_every_number_has_its_claims(knowledge, record):
    entries, _ = record
    ids = {told.claim.id for told in entries}
    for row in relations(entries, Query(), knowledge):
        assert row.count == len(row.acts) == sum(tally.count for tally in row.types)
        for act in (*row.acts, *row.planned):
            assert act.claims
            assert set(act.claims) <= set(row.claims) <= ids


def test_every_value_that_tells_of_an_act_is_one_of_its_kind():
    for name, telling in scale().claims.items():
        values = set(kind(name).slot(telling.says).values)
        named = {*(telling.types or values), *telling.back, *telling.at_once} - {"*"}
        assert named <= values, name
        assert set((telling.types or dict.fromkeys(scale().scores)).values()) - {None} <= set(scale().scores)
