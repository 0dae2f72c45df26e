"""What is new: told by the browser or the address, kept by nobody but the browser."""

import re

import pytest

from foedus.api import Mark, arrivals, open_record
from foedus.desk.kept import Kept
from foedus.errors import QueryError

TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')
UNTIL = re.compile(r'name="until" value="([\d.]+)"')


def mark_as_seen(browser):
    page = browser.get("/").text
    return browser.post("/new/seen", data={"token": TOKEN.search(page)[1], "until": UNTIL.search(page)[1]})


@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_seen_is_new_no_more(visit, plain, read_only):
    browser = visit(plain, read_only=read_only)
    assert "Mark all as seen" in browser.get("/").text
    answer = mark_as_seen(browser)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=strict" in answer.headers["set-cookie"]
    assert "Nothing new since" in browser.get("/").text
    assert browser.get("/new.json").json()["claims"] == []


def test_what_comes_afterwards_is_new(visit, plain, tmp_path):
    browser = visit(plain)
    mark_as_seen(browser)
    (tmp_path / "new.txt").write_text("Armenia called on Russia to open the border. Russia refused.", encoding="utf-8")
    with open_record(plain) as record:
        before = arrivals(record)
        record.read(tmp_path / "new.txt", published="2031-04-01", source="Courier")
        claim = record.claims()[0].id
        record.accept(claim, person="Ada")
        after = arrivals(record, before.until)
    assert (after.documents, after.decisions, after.is_any) == (1, 1, True)
    told = browser.get("/new.json").json()
    assert (told["new"]["documents"], len(told["claims"])) == (1, sum(number for _, number in after.claims))
    assert browser.get(f"/new.json?since={before.until}").json()["claims"] == told["claims"]
    assert "1 document" in browser.get("/").text
    kinds = dict(after.claims)
    assert all(len(browser.get(f"/new.json?kind={kind}").json()["claims"]) == kinds[kind] for kind in kinds)


@pytest.mark.parametrize("cookie", ["", "garbage", "1.2", "1.2.3.4", "-1.0.0", "9" * 40 + ".1.1"])
def test_a_cookie_that_is_none_of_ours_is_none(visit, written, cookie):
    browser = visit(written)
    browser.cookies.set("foedus-seen", cookie)
    assert browser.get("/").status_code == 200
    if cookie:
        with pytest.raises(QueryError):
            Mark.of(cookie)


def test_a_place_is_written_and_read():
    assert Mark.of(str(Mark(12, 198, 3))) == Mark(12, 198, 3)
    assert str(Mark()) == "0.0.0"
    with pytest.raises(QueryError):
        Mark.of("٣.1.1")


def test_an_answer_is_kept_until_the_record_changes():
    kept, asked = Kept(), []

    def find():
        asked.append(1)
        return len(asked)

    assert [kept.of(1, "a", find) for _ in range(3)] == [1, 1, 1]
    assert kept.of(1, "b", find) == 2
    assert kept.of(1, "a", find) == 1
    assert [kept.of(2, "a", find) for _ in range(2)] == [3, 3]


def test_a_slider_without_a_script_leads_to_its_day(visit, written):
    browser = visit(written)
    month = 2031 * 12 + 2
    found = browser.get(f"/?about=ARM/EAEU&month={month - 1}")
    assert (found.status_code, found.headers["location"]) == (303, "/?about=ARM/EAEU&on=2031-02-28#standing")
    assert browser.get(f"/?month={month}").headers["location"] == "/#standing"  # the last month is now
    assert 'type="range"' in browser.get("/?about=EAEU").text
    assert "on 2031-02-28" in browser.get("/?about=EAEU&on=2031-02-28").text
