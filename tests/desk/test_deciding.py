"""Decisions made in a browser are decisions in the record."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from foedus.api import Record, open_record

review = Record.review


def claim_of(file, kind):
    with open_record(file) as record:
        return next(row for row in record.claims() if row.kind == kind).id


def decisions(file, claim):
    with open_record(file) as record:
        return [(row.person, row.verdict, row.field) for row in record.decisions() if row.claim == claim]


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_a_claim_is_decided_and_the_page_comes_back(visit, plain, decide, verdict):
    claim = claim_of(plain, "statement")
    found = decide(visit(plain), claim, verdict, back=f"/document/x#{claim}")
    assert (found.status_code, found.headers["location"]) == (303, f"/document/x#{claim}")
    assert decisions(plain, claim) == [("Ada", verdict, None)]


def test_a_field_is_corrected(visit, plain, decide):
    claim = claim_of(plain, "statement")
    browser = visit(plain)
    assert decide(browser, claim, "set", field="act", value="deny", note="heard it").status_code == 303
    assert decisions(plain, claim) == [("Ada", "set", "act")]
    with open_record(plain) as record:
        assert record.why(claim).claim.get("act") == "deny"
    assert "heard it" in browser.get(f"/claim/{claim}").text


def test_a_decision_is_taken_back_once(visit, plain, decide):
    claim = claim_of(plain, "statement")
    browser = visit(plain)
    decide(browser, claim, "reject")
    decision = re.search(r'name="decision" value="(dec-\w+)"', browser.get(f"/claim/{claim}").text)[1]
    assert decide(browser, claim, "undo", decision=decision).status_code == 303
    assert decisions(plain, claim) == []
    assert decide(browser, claim, "undo", decision=decision).status_code == 409


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"verdict": "set", "field": "act", "value": "sing"}, "it is one of"),
        ({"verdict": "set", "field": "colour", "value": "red"}, "colour"),
        ({"verdict": "set", "field": "speaker", "value": ""}, ""),
        ({"verdict": "reject", "field": "content"}, "cannot be left empty"),
        ({"verdict": "dance"}, "the verdicts are"),
        ({"verdict": "undo"}, "names no decision"),
    ],
)
def test_what_does_not_fit_is_said(visit, plain, decide, form, words):
    claim = claim_of(plain, "statement")
    found = decide(visit(plain), claim, form.pop("verdict"), **form)
    assert found.status_code == (409 if words else 303)
    assert words.casefold() in found.text.casefold()


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "/x\r\nSet-Cookie: a=b"],
)
def test_nobody_is_sent_away_from_the_desk(visit, plain, decide, back):
    claim = claim_of(plain, "statement")
    found = decide(visit(plain), claim, "accept", back=back)
    assert (found.status_code, found.headers["location"]) == (303, f"/claim/{claim}")


def test_review_goes_on_with_the_next_and_offers_to_undo(visit, plain, decide):
    browser = visit(plain)
    first = browser.get("/review.json").json()["id"]
    back = re.search(r'name="back" value="(/review\?last=[^"]+)"', browser.get("/review").text)[1]
    after = browser.get(decide(browser, first, "accept", back=back).headers["location"])
    assert browser.get("/review.json").json()["id"] != first
    assert "<b>accepted</b>" in after.text
    decision = re.search(r'name="decision" value="(dec-\w+)"', after.text)[1]
    decide(browser, first, "undo", decision=decision)
    assert browser.get("/review.json").json()["id"] == first


def test_the_queue_ends(visit, plain, decide):
    browser = visit(plain)
    while pending := browser.get("/review.json").json():
        assert decide(browser, pending["id"], "accept").status_code == 303
    assert "Nothing awaits a decision" in browser.get("/review").text


def test_without_a_name_it_is_who_is_logged_in(visit, plain, decide, monkeypatch):
    monkeypatch.setattr("foedus.api.deciding.getuser", lambda: "flavia")
    claim = claim_of(plain, "statement")
    decide(visit(plain, person=None), claim, "accept")
    assert decisions(plain, claim) == [("flavia", "accept", None)]


def test_the_queue_follows_what_is_decided(visit, plain):
    browser = visit(plain)
    first = browser.get("/review.json").json()["id"]
    with open_record(plain) as record:  # as the command line does, meanwhile
        record.accept(first, person="Ben")
    second = browser.get("/review.json").json()["id"]
    assert second != first
    with open_record(plain) as record:
        record.undo(first)
    assert browser.get("/review.json").json()["id"] == first


def test_two_browsers_and_the_record_lose_nothing_and_double_nothing(visit, plain, decide):
    claims = [claim_of(plain, kind) for kind in ("statement", "demand", "standing", "attendance")]
    browsers = [visit(plain, person=name) for name in ("Ada", "Ben")]

    def work(browser):
        return [decide(browser, claim, "accept").status_code for claim in claims for _ in range(3)]

    with open_record(plain) as record, ThreadPoolExecutor(2) as pool:
        before = len(record.decisions())
        running = [pool.submit(work, browser) for browser in browsers]
        for claim in claims:
            record.reject(claim, person="Cleo")
        assert {status for one in running for status in one.result()} == {303}
        after = record.decisions()
    assert len(after) == before + 2 * 3 * len(claims) + len(claims)
    assert len({row.id for row in after}) == len(after)
