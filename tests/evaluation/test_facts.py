import pytest

from foedus.evaluation import evaluate
from foedus.evaluation.facts import check_fact
from foedus.knowledge import Knowledge

KNOWN = Knowledge.load()


def fact(subject, relation, object, start=None, end=None):
    return {"id": "F", "subject": subject, "relation": relation, "object": object, "start": start, "end": end}


@pytest.mark.parametrize(
    ("row", "kind", "verdict"),
    [
        (fact("Finland", "member_of", "NATO", "2023-04-04"), "membership", "agrees"),
        (fact("Finland", "member_of", "NATO", "2023-04-05"), "membership", "differs"),
        (fact("Finland", "member_of", "CSTO"), "membership", "differs"),
        (fact("Norway", "member_of", "NATO", "1949"), "membership", "agrees"),
        (fact("Georgia", "member_of", "CIS", "1993-12", "2009-08-18"), "membership", "agrees"),
        (fact("Georgia", "member_of", "CIS", "1993-12", "2011-08-18"), "membership", "differs"),
        (fact("Qatar", "ceased_to_be_member_of", "OPEC", "2019-01-01"), "membership", "agrees"),
        (fact("Qatar", "ceased_to_be_member_of", "OPEC", "2020-01-01"), "membership", "differs"),
        (fact("Syria", "suspended_from", "Arab League", "2013"), "membership", "differs"),
        (fact("Armenia", "dialogue_partner_of", "Shanghai Cooperation Organisation"), "membership", "agrees"),
        (fact("President Ilham ALIYEV (since 31 October 2003)", "chief_of_state_of", "Azerbaijan"), "office", "agrees"),
        (
            fact("President Ilham ALIYEV (since 31 October 2004)", "chief_of_state_of", "Azerbaijan"),
            "office",
            "differs",
        ),
        (fact("Somebody ELSE (since 31 October 2003)", "chief_of_state_of", "Azerbaijan"), "office", "differs"),
        (fact("Somebody", "said", "something"), "", "not asked"),
    ],
)
def test_a_fact_is_asked_of_the_knowledge(row, kind, verdict):
    assert check_fact(KNOWN, row) == {"id": "F", "kind": kind, "verdict": verdict}


def test_the_report_counts_what_was_asked():
    report = evaluate("facts", [fact("Finland", "member_of", "NATO", "2023-04-04"), fact("Somebody", "said", "it")])
    assert (report.figure("membership", "facts"), report.figure("all", "agree")) == (1, 100.0)


@pytest.mark.parametrize(
    "relation", ["ceased_to_be_member_of", "suspended_from", "unsuspended_from", "founded_by", "member_of"]
)
def test_of_a_name_that_nobody_knows_nothing_is_borne_out(relation):
    row = fact("Nowherestan", relation, "the Nowhere Pact", "2019-01-01", "2020-01-01")
    assert check_fact(KNOWN, row)["verdict"] == "differs"


def test_an_end_that_is_no_date_is_borne_out_by_nothing():
    assert check_fact(KNOWN, fact("Georgia", "member_of", "CIS", "1993-12", "soon"))["verdict"] == "differs"
