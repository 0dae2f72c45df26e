"""The page of search: what is found with the words marked, filters that can be taken off, nothing that runs."""

import pytest

from hostility import PAYLOADS


def test_what_is_found_is_marked_with_its_claims_and_its_documents(visit, written):
    page = visit(written).get("/search?q=flooding").text
    assert "responsibility" in page
    assert "Syldavia denied that it was to blame for the <mark>flood</mark>" in page
    assert "1 claim" in page
    assert "The Ledger" in page
    assert "Notice &amp; {costs}" in page  # of the other article only the text has the word


def test_claims_on_the_same_words_stand_together(visit, hostile):
    page = visit(hostile).get("/search?q=blamed&limit=100")
    assert page.text.count('class="hit"') < len(page.text.split('class="says"')) - 1


def test_every_filter_is_a_chip_that_takes_it_off(visit, written):
    asked = "q=summit&kind=attendance&party=ARM&outlet=The+Courier&since=2031-03-01&until=2031-03-31"
    page = visit(written).get(f"/search?{asked}").text
    assert "Armenia will not attend the EAEU <mark>summit</mark> on 10 April" in page
    assert "Belarus" not in page.partition('id="results"')[2]
    without = "/search?q=summit&amp;kind=attendance&amp;outlet=The+Courier&amp;since=2031-03-01&amp;until=2031-03-31"
    assert f'<a href="{without}" title="Leave it out"><bdi>ARM</bdi>' in page
    for says in ("attendance", "The Courier", "from 2031-03-01", "to 2031-03-31"):
        assert f"<bdi>{says}</bdi>" in page


def test_the_json_is_what_the_command_line_says(visit, written):
    told = visit(written).get("/search.json?q=summit&limit=1").json()
    assert (told["number"], len(told["claims"]), told["many"]) == (2, 1, False)
    assert set(told["claims"][0]) == {"id", "kind", "says", "marked", "quote"}


def test_one_goes_on_to_the_next_page_and_back(visit, written):
    browser = visit(written)
    first = browser.get("/search?q=summit&limit=1").text
    assert "/search?q=summit&amp;skip=1" in first
    assert 'rel="prev"' in browser.get("/search?q=summit&limit=1&skip=1").text


@pytest.mark.parametrize(("words", "address"), [("EAEU", "/organisation/EAEU"), ("kazakhstan", "/party/KAZ")])
def test_a_name_leads_to_its_page(visit, written, words, address):
    assert f'<p class="named"><a href="{address}">' in visit(written).get(f"/search?q={words}").text


def test_the_frame_has_a_form_that_works_without_javascript(visit, written):
    page = visit(written).get("/").text
    assert '<form class="go" action="/search" role="search" data-search="frame">' in page
    assert '<input id="frame-q" name="q"' in page


def test_a_topic_has_a_dossier_of_what_rests_on_its_claims(visit, written):
    browser = visit(written)
    assert '<a href="/?topic=summit">' in browser.get("/search?q=summit").text
    told = browser.get("/.json?topic=summit").json()
    assert {row["organisation"] for row in told["meetings"]} == {"EAEU"}
    assert told["relations"] == told["documents"] == []
    page = browser.get("/?topic=summit").text
    assert "“summit”" in page
    assert '<a href="/search?q=summit">The claims</a>' in page
    none = browser.get("/.json?topic=nobody+wrote+this").json()
    assert not any(none[name] for name in ("standing", "meetings", "demands", "statements", "contradictions"))


def test_nothing_is_found_where_nothing_is_asked(visit, written):
    page = visit(written).get("/search")
    assert page.status_code == 200
    assert 'class="hit"' not in page.text


@pytest.mark.parametrize("asked", ["kind=none", "since=soon", "limit=many"])
def test_what_cannot_be_asked_is_said(visit, written, asked):
    assert visit(written).get(f"/search?q=a&{asked}").status_code == 400


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
@pytest.mark.parametrize("field", ["q", "party", "outlet"])
def test_what_is_hostile_stays_words(visit, hostile, payload, field):
    page = visit(hostile).get("/search", params={"q": "demanded explain", field: payload})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert "<svg onload" not in page.text
    assert "49{%" not in page.text


def test_who_only_reads_can_search(visit, written):
    assert "<mark>flood</mark>" in visit(written, read_only=True).get("/search?q=flood").text
