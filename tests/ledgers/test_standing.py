import pytest

from factories import entry
from foedus.ledgers import contradictions, standing

NEVER = {"org": "CSTO", "about": "Armenia", "on": "2023-12-01"}


SIX = {"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"}


def armenia(quote, status, step=None, **given):
    return entry(
        "standing", quote, member="Armenia/ARM/state", organisation="CSTO", status=status, step=step,
        **{"published": "2023-11-22"} | given,
    )  # fmt: skip


LEFT_DENIED = armenia("has not left", "withdrawn", "withdrew", by="the envoy/RUS", polarity="denied")
NO_NOTICE = armenia("gave no notice", "withdrawing", "notified_withdrawal", by="the speaker/ARM", polarity="denied")
REMAINS = armenia("remains a member", "member", by="the minister/RUS")
SKIPS = entry(
    "attendance", "will skip", participant="the leader/ARM", organisation="CSTO", status="declined",
    on="2023-11-23", modality="planned", published="2023-11-15",
)  # fmt: skip


def test_answers_the_desk(ask):
    (row,) = ask(standing, [LEFT_DENIED, NO_NOTICE, REMAINS, SKIPS], **NEVER)
    assert (str(row.member), row.organisation) == ("Armenia (ARM)", "CSTO")
    assert (row.status, row.basis) == ("member", "knowledge")
    assert row.known.start == "1992-05-15"
    assert row.known.source
    assert [quote.words for quote in row.quotes] == ["remains a member"]
    assert [quote.speaker for quote in row.quotes] == ["the minister (RUS)"]
    assert {step.step for step in row.not_taken} == {"withdrew", "notified_withdrawal"}
    assert row.taken == row.planned == row.talked_of == row.conflicts == ()
    assert [(item.conduct, item.date) for item in row.posture] == [("declined", "2023-11-23")]
    assert set(row.claims) == {each.claim.id for each in (REMAINS, LEFT_DENIED, NO_NOTICE, SKIPS)}


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ({"modality": "actual"}, "taken"),
        ({"modality": "planned"}, "planned"),
        ({"modality": "possible"}, "talked_of"),
        ({"modality": "wanted"}, "talked_of"),
        ({"polarity": "denied"}, "not_taken"),
        ({"polarity": "denied", "modality": "planned"}, "not_taken"),
        ({"polarity": "denied", "modality": "possible"}, "talked_of"),
    ],
)
def test_keeps_steps_apart(ask, given, where):
    (row,) = ask(standing, [armenia("notice", "withdrawing", "notified_withdrawal", **given)], **NEVER)
    filled = {name for name in ("taken", "not_taken", "planned", "talked_of") if getattr(row, name)}
    assert filled == {where}


@pytest.mark.parametrize(
    ("told", "status", "basis", "conflict"),
    [
        ([], "member", "knowledge", ""),
        ([armenia("gave notice", "withdrawing", "notified_withdrawal")], "withdrawing", "claims", ""),
        ([armenia("has left", "withdrawn", "withdrew")], "member", "knowledge", "claims say withdrew"),
        ([armenia("is no member", "member", polarity="denied")], "member", "knowledge", "claims say not member"),
        ([armenia("left", "withdrawn", "withdrew", decided=("*",))], "withdrawn", "decision", "claims say withdrew"),
        ([armenia("is leaving", "withdrawing")], "member", "knowledge", ""),
        ([armenia("may leave", "withdrawn", "withdrew", modality="possible")], "member", "knowledge", ""),
        ([armenia("ratified", "candidate", "ratified", on="1993")], "member", "knowledge", ""),
    ],
)
def test_weighs_knowledge_and_claims(ask, told, status, basis, conflict):
    (row,) = ask(standing, told, **NEVER)
    assert (row.status, row.basis) == (status, basis)
    assert conflict in "".join(found.what for found in row.conflicts)
    assert bool(row.conflicts) == bool(conflict)


def test_an_accepted_state_is_marked(ask):
    (row,) = ask(standing, [armenia("remains", "member", decided=("status",))], **NEVER)
    assert row.decided == ("status",)
    assert row.quotes[0].decided == ("status",)


def test_a_step_changes_the_standing_and_a_mere_word_contradicts_it(ask):
    league = {"organisation": "Old League", "member": "Narnia/XNA"}
    told = [
        entry("standing", "is a member", status="member", published="2031-01-01", **league),
        entry("standing", "withdrew", status="withdrawn", step="withdrew", published="2031-02-01", **league),
    ]
    (row,) = ask(standing, told)
    assert (row.status, row.basis, row.conflicts) == ("withdrawn", "claims", ())
    still = entry("standing", "still a member", status="member", published="2031-02-02", source="Wire", **league)
    (row,) = ask(standing, [*told, still])
    assert [conflict.what for conflict in row.conflicts] == ["claims say withdrew and member"]
    assert [quote.words for quote in row.conflicts[0].quotes] == ["withdrew", "still a member"]


def test_a_denial_from_before_a_step_is_no_conflict(ask):
    denied = armenia("has not left", "withdrawn", "withdrew", polarity="denied", published="2031-01-01")
    taken = armenia("has left", "withdrawn", "withdrew", published="2031-02-01")
    (row,) = ask(standing, [denied, taken], about="ARM", org="CSTO")
    assert [conflict.what.split("; ")[-1] for conflict in row.conflicts] == ["claims say withdrew"]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({"org": "CSTO", "on": "2023-12-01"}, SIX),
        ({"org": "Collective Security Treaty Organization", "on": "2010-01-01"}, SIX | {"UZB"}),
        ({"org": "CSTO", "on": "2023-12-01", "by": "the envoy"}, {"ARM"}),
        ({"org": "CSTO", "about": "Georgia", "on": "2023-12-01"}, {"GEO"}),
        ({"on": "2023-12-01"}, {"ARM"}),
        ({"on": "2023-11-01"}, set()),
    ],
)  # fmt: skip
def test_whose_rows(ask, query, codes):
    rows = ask(standing, [LEFT_DENIED], **query)
    assert {row.member.party for row in rows} == codes


@pytest.mark.parametrize(("party", "status"), [("Mexico", "non_member"), ("Uzbekistan", "withdrawn")])
def test_a_party_missing_from_a_known_list_is_no_member(ask, party, status):
    (row,) = ask(standing, [], org="CSTO", about=party, on="2023-12-01")
    assert (row.status, row.basis) == (status, "knowledge")


def test_nothing_known_is_said_so(ask):
    planned = entry("standing", "may join", member="Narnia/XNA", organisation="Old League", status="member",
                    step="applied", modality="possible")  # fmt: skip
    (row,) = ask(standing, [planned])
    assert (row.status, row.basis, row.known) == ("not known", "", None)


def test_a_standing_that_is_only_wished_for_says_nothing_of_how_it_is(ask):
    (row,) = ask(standing, [armenia("a vote on membership", "member", modality="wanted"), REMAINS], **NEVER)
    assert [quote.words for quote in row.quotes] == ["remains a member"]
    assert [step.step for step in row.talked_of] == ["member"]


@pytest.mark.parametrize(
    ("early", "late", "count"),
    [
        ({}, {}, 0),
        ({"on": "2022-01-10"}, {}, 0),
        ({}, {"published": "2022-02-01"}, 1),
        ({"on": "2022-01-10"}, {"on": "2023-11-22"}, 1),
    ],
)
def test_accounts_without_a_date_of_their_own_clash_only_within_weeks(ask, early, late, count):
    left = armenia("after it left", "withdrawn", "withdrew", **{"published": "2022-01-10", "by": "A/RUS"} | early)
    stays = armenia("is a member", "member", **{"published": "2023-11-22", "by": "B/ARM"} | late)
    assert len(ask(contradictions, [left, stays])) == count


@pytest.mark.parametrize(
    ("status", "step", "where"),
    [("withdrawn", "withdrew", "planned"), ("withdrawing", "announced_withdrawal", "taken"),
     ("suspended", "suspended", "taken")],
)  # fmt: skip
def test_a_step_dated_ahead_is_to_come_unless_the_day_is_when_it_takes_effect(ask, status, step, where):
    (row,) = ask(standing, [armenia("as of 2028", status, step, on="2028")], **NEVER)
    filled = {name for name in ("taken", "not_taken", "planned", "talked_of") if getattr(row, name)}
    assert filled == {where}


def test_a_withdrawal_announced_for_a_later_day_is_no_dispute_with_its_taking_effect(ask):
    told = entry(
        "standing", "is leaving in January 2019", member="Qatar/QAT", organisation="OPEC", status="withdrawing",
        step="announced_withdrawal", on="2019-01", published="2018-12-03",
    )  # fmt: skip
    (row,) = ask(standing, [told], on="2019-02-01")
    assert (row.status, row.conflicts) == ("withdrawn", ())
