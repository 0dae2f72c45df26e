"""Everything else by which a person changes the record from the desk: correct, add, settle, code blind, adjudicate."""

import re

import pytest

from foedus.api import open_record
from foedus.desk.fields import changed, filled, inputs
from quarrel import ABSENT, CAME, write_quarrel

TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')


@pytest.fixture
def quarrel(tmp_path):
    with write_quarrel(tmp_path / "quarrel.db"):
        return tmp_path / "quarrel.db"


@pytest.fixture
def send():
    """Return what sends a form from a page, as a browser does."""

    def sent(browser, page, place, **form):
        return browser.post(place, data={"token": TOKEN.search(browser.get(page).text)[1], **form})

    return sent


def claim_of(file, kind):
    with open_record(file) as record:
        return next(row for row in record.claims() if row.kind == kind)


def form_of(claim, kind):
    """What a browser would send of the form of a claim, if nobody changed anything."""
    return {f"{before}{one.name}": one.value for one in inputs(kind, claim) for before in ("f-", "was-")}


def told(file, claim):
    with open_record(file) as record:
        return [(row.person, row.verdict, row.field, row.note) for row in record.decisions() if row.claim == claim]


def test_only_what_was_changed_is_set(visit, plain, send):
    claim = claim_of(plain, "attendance")
    form = form_of(claim.claim, "attendance")
    page = f"/claim/{claim.id}/correct"
    changes = {"f-participant": "Belarus (BLR)", "f-status": "absent", "f-date": "2031-04-11", "note": "its own list"}
    sent = send(visit(plain), page, page, **{**form, **changes}, back="/review")
    assert (sent.status_code, sent.headers["location"]) == (303, "/review")
    assert {(field, note) for _, verdict, field, note in told(plain, claim.id) if verdict == "set"} == {
        (name, "its own list") for name in ("participant", "status", "date")
    }
    with open_record(plain) as record:
        now = record.why(claim.id).claim
        assert (now.get("participant").party, now.get("status"), now.date.edtf) == ("BLR", "absent", "2031-04-11")


def test_nothing_is_set_where_one_of_them_cannot_be(visit, plain, send):
    claim = claim_of(plain, "attendance")
    page = f"/claim/{claim.id}/correct"
    sent = send(
        visit(plain), page, page, **{**form_of(claim.claim, "attendance"), "f-status": "absent", "f-date": "soon"}
    )
    assert sent.status_code == 409
    assert told(plain, claim.id) == []


@pytest.mark.parametrize("kind", ["attendance", "statement", "demand", "standing", "responsibility"])
def test_a_form_that_nobody_changed_changes_nothing(visit, written, kind):
    claim = claim_of(written, kind).claim
    page = visit(written).get(f"/claim/{claim.id}/correct").text
    form = form_of(claim, kind)
    assert all(f'name="{name}"' in page for name in form)
    assert changed({**form, **{name: f" {value}\r\n" for name, value in form.items() if name[0] == "f"}}) == {}


def test_what_a_form_says_of_fields():
    form = {"f-status": "absent", "was-status": "attended", "f-date": "", "was-date": "2031", "f-by": " ", "token": "x"}
    assert changed(form) == {"status": "absent", "date": ""}
    assert filled(form) == {"status": "absent"}


MISSED = {
    "kind": "posture", "quote": "has paid none of its dues", "f-actor": "Syldavia (XSY)", "f-organisation": "EAEU",
    "f-conduct": "withholds_dues", "f-polarity": "affirmed", "f-modality": "actual", "anchor": "paid none",
}  # fmt: skip


def article(file):
    with open_record(file) as record:
        return record.documents()[0].id


def test_a_claim_that_was_missed_is_added_where_it_stands(visit, plain, send):
    document = article(plain)
    page = f"/document/{document}/missing?kind=posture&quote=has+paid+none+of+its+dues"
    sent = send(visit(plain), page, f"/document/{document}/missing", **MISSED, note="overlooked")
    assert sent.status_code == 303, sent.text
    place, _, claim = sent.headers["location"].partition("#")
    assert place == f"/document/{document}"
    with open_record(plain) as record:
        why = record.why(claim)
        assert (why.claim.kind, why.claim.get("conduct"), why.claim.anchor.text) == (
            "posture",
            "withholds_dues",
            "paid none",
        )
        assert [(made.person, made.verdict, made.note) for made in why.decisions] == [("Ada", "add", "overlooked")]
    assert f'id="{claim}"' in visit(plain).get(place).text


@pytest.mark.parametrize(
    ("asked", "status", "says"),
    [
        ("kind=posture&quote=has+payed+none+of+its+dues", 409, "nearest to them is “has paid none of its dues”"),
        ("kind=posture&quote=", 409, "no words were quoted"),
        ("kind=rumour&quote=dues", 404, "the kinds are"),
        ("kind=demand&quote=the", 200, "Which are meant?"),
        ("kind=demand&quote=the&nth=2", 200, "the word that makes it a demand"),
        ("kind=demand&quote=the&before=notice+to+&after=+EAEU", 200, "the word that makes it a demand"),
    ],
)
def test_the_words_are_found_or_it_is_said_what_to_do(visit, written, asked, status, says):
    found = visit(written).get(f"/document/{article(written)}/missing?{asked}")
    assert found.status_code == status
    assert says.casefold() in found.text.casefold()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"f-actor": ""}, "actor must be given"),
        ({"f-actor": "Nobody Known"}, "nobody is known as"),
        ({"quote": "the"}, "say which one is meant"),
        ({"anchor": "unpaid"}, "does not stand there"),
    ],
)
def test_what_does_not_make_a_claim_is_said(visit, plain, send, change, says):
    document = article(plain)
    page = f"/document/{document}/missing?kind=posture&quote=dues"
    found = send(visit(plain), page, f"/document/{document}/missing", **{**MISSED, **change})
    assert found.status_code == 409
    assert says.casefold() in found.text.casefold()


def settle(send, browser, verdict, note=""):
    sides = {"side-0": CAME.id, "side-1": ABSENT.id}
    return send(
        browser,
        "/contradictions",
        "/contradictions/settle",
        verdict=verdict,
        note=note,
        back="/contradictions#x",
        **sides,
    )


def test_a_contradiction_is_settled_kept_open_and_taken_back(visit, quarrel, send):
    browser = visit(quarrel)
    sent = settle(send, browser, f"holds {ABSENT.id}", "its own list")
    assert (sent.status_code, sent.headers["location"]) == (303, "/contradictions#x")
    page = browser.get("/contradictions").text
    assert "✓ holds" in page
    assert "its own list" in page
    settle(send, browser, "open", "asked the mission")
    with open_record(quarrel) as record:
        assert [(one.holds, one.person) for one in record.contradictions()[0].rulings] == [(1, "Ada"), (None, "Ada")]
    assert "asked the mission" in browser.get("/log").text
    for _ in range(2):
        assert settle(send, browser, "undo").status_code == 303
    assert settle(send, browser, "undo").status_code == 409


@pytest.mark.parametrize("verdict", ["", "holds clm-0123", "wins", f"holds {CAME.id[:9]}"])
def test_an_account_that_is_not_there_does_not_hold(visit, quarrel, send, verdict):
    assert settle(send, visit(quarrel), verdict).status_code == 409


def test_on_other_pages_a_contradiction_leads_to_where_it_is_settled(visit, quarrel):
    browser = visit(quarrel)
    assert 'action="/contradictions/settle"' not in browser.get("/").text
    place = re.search(r'href="(/contradictions\?claim=[^"#]+)#', browser.get("/").text)[1]
    assert 'action="/contradictions/settle"' in browser.get(place).text


def test_who_works_blind_sees_the_words_and_nothing_that_was_made_of_them(visit, plain, send):
    claim = claim_of(plain, "attendance")
    with open_record(plain) as record:
        record.set(claim.id, "status", "boycotted", person="Zoe", note="a secret")
        for row in record.claims():
            if row.kind != "attendance":
                record.accept(row.id, coder="Ben")
    browser = visit(plain, person="Ben", blind=True)
    page = browser.get("/review?kind=attendance")
    assert "Armenia" in page.text
    shown = page.text.partition('<datalist id="parties">')[0] + page.text.partition("</datalist>")[2]
    for told_otherwise in (
        "Zoe",
        "a secret",
        'value="boycotted" selected',
        'value="declined" selected',
        "sure",
        "ARM)",
    ):
        assert told_otherwise not in shown, told_otherwise
    assert browser.get("/review.json?kind=attendance").json().keys() == {"id", "kind", "sentence", "waiting"}
    assert "Zoe" not in browser.get("/log").text
    assert "Zoe" not in browser.get(f"/claim/{claim.id}").text
    assert "boycotted" not in browser.get("/agreement").text


def test_a_blind_coding_is_written_and_goes_on_and_can_be_undone(visit, plain, send):
    with open_record(plain) as record:
        for row in record.claims(about="ARM"):
            record.accept(row.id, person="Ann")
    browser = visit(plain, person="Ben", blind=True)
    first = browser.get("/review.json?kind=attendance").json()
    fields = {"f-participant": "ARM", "f-status": "absent", "f-polarity": "affirmed", "f-modality": "planned"}
    back = f"/review?last={first['id']}"
    sent = send(browser, "/review?kind=attendance", f"/claim/{first['id']}/code", **fields, back=back)
    assert (sent.status_code, sent.headers["location"]) == (303, back)
    after = browser.get(back).text
    assert "<b>coded</b>" in after
    assert browser.get("/review.json?kind=attendance").json()["id"] != first["id"]
    with open_record(plain) as record:
        assert {row.field for row in record.disagreements() if row.claim == first["id"]} >= {"status"}
    decision = re.search(r'name="decision" value="(dec-\w+)"', after)[1]
    send(browser, back, f"/claim/{first['id']}/decide", verdict="undo", decision=decision)
    assert browser.get("/review.json?kind=attendance").json()["id"] == first["id"]


def test_the_coding_ends(visit, plain, send):
    browser = visit(plain, person="Ben", blind=True)
    while found := browser.get("/review.json").json():
        assert send(browser, "/review", f"/claim/{found['id']}/decide", verdict="reject").status_code == 303
    assert "Everything is coded" in browser.get("/review").text


def test_what_coders_differ_on_is_adjudicated(visit, plain, send):
    claim = claim_of(plain, "attendance").id
    with open_record(plain) as record:
        record.set(claim, "status", "absent", coder="Ann")
        record.set(claim, "status", "boycotted", coder="Ben")
    browser = visit(plain)
    assert re.search(r'name="like" value="Ann".*name="like" value="Ben"', browser.get("/agreement").text, re.S)
    place = f"/claim/{claim}/adjudicate"
    sent = send(browser, "/agreement", place, field="status", like="Ben", note="read it", back="/agreement#x")
    assert (sent.status_code, sent.headers["location"]) == (303, "/agreement#x")
    with open_record(plain) as record:
        assert record.why(claim).claim.get("status") == "boycotted"
        assert [row.settled for row in record.disagreements() if row.claim == claim] == [True]
    assert place not in browser.get("/agreement").text
    assert send(browser, "/add", place, field="status", like="Nobody").status_code == 409


def test_the_log_is_read_by_person_and_shows_what_was_taken_back(visit, plain):
    claim = claim_of(plain, "standing").id
    with open_record(plain) as record:
        record.reject(claim, person="Zoe", note="a novel")
        record.undo(claim, person="Ann")
    browser = visit(plain)
    page = browser.get("/log").text
    assert "a novel" in page
    assert "taken back by <bdi>Ann</bdi>" in page
    assert [row["person"] for row in browser.get("/log.json?person=Zoe").json()] == ["Zoe"]
    assert "Nobody has decided anything under this name" in browser.get("/log?person=Nobody").text
