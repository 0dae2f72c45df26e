"""What hostile outsiders write is words in a real browser: over 200 pieces, on every page, and none runs.

The policy that would stop most of it is switched off for this, so that it is escaping alone which is tried.
"""

from urllib.parse import quote

import pytest

from foedus.api import open_record
from foedus.desk import Settings, share, share_dossier
from foedus.desk.pages import LEDGERS
from hostility import write_hostile
from payloads import PAYLOADS

AT_ONCE = 3  # pieces that stand in one article; each of them is first somewhere
MISSING = "Failed to load resource: the server responded with a status of 4"  # a page that is not there
ALIVE = """() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
    return document.title + document.querySelector("main").innerText;
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A record with every piece in titles, outlets, addresses, names, notes and texts."""
    file = tmp_path_factory.mktemp("payloads") / "record.db"
    write_hostile(file, PAYLOADS, AT_ONCE).close()
    return file


@pytest.fixture(scope="module")
def attacked(serve, hostile, open_page):
    return open_page(serve(hostile), bypass_csp=True)


def check(watched, place):
    """See that the page is there, and that nothing has run; then let what waits for a mouse or a focus have its way."""
    assert watched.page.evaluate(ALIVE), place
    watched.page.mouse.move(300, 300)
    assert watched.page.evaluate("window.pwned") is None, place
    wrong = [said for said in watched.settled() if not said.startswith(MISSING)]
    assert wrong == [], place
    watched.wrong.clear()


def test_there_are_enough():
    assert len(set(PAYLOADS)) >= 200


def test_the_watch_sees_what_runs_and_what_asks(attacked):
    attacked.go("/")
    for run, seen in (
        ("console.error('said')", "said"),
        (
            "document.body.insertAdjacentHTML('beforeend', '<img src=https://x.example/a.png>')",
            "asked for https://x.ex",
        ),
        ("setTimeout(() => alert('hello'))", "dialog: hello"),
        ("setTimeout(() => { throw Error('thrown') })", "thrown"),
    ):
        attacked.page.evaluate(run)
        attacked.page.wait_for_timeout(50)
        assert [said for said in attacked.settled() if seen in said], run
    attacked.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.pwned=1>')")
    attacked.page.wait_for_function("window.pwned === 1")
    attacked.go("/")
    attacked.wrong.clear()


@pytest.mark.parametrize(
    "place", ["/", "/documents?limit=1000", "/review", *(f"/{name}?limit=1000" for name in LEDGERS)]
)
def test_nothing_runs_where_all_is_shown(attacked, place):
    assert attacked.go(place) == 200
    check(attacked, place)


def test_nothing_runs_in_articles_claims_parties_and_organisations(attacked, hostile):
    with open_record(hostile) as record:
        places = [f"/document/{work.id}" for work in record.documents()[::6]]
        places += [f"/claim/{held.id}" for held in record.claims()[::100]]
        places += [f"/claim/{row.claim}" for row in record.decisions()[::20]]
        names = [row.demander.name for row in record.demands()[::30]]
    for place in (*places, *(f"/party/{quote(name, safe='')}" for name in names)):
        assert attacked.go(place) == 200, place
        check(attacked, place)


def test_nothing_runs_that_stands_in_an_address(serve, written, open_page):
    watched = open_page(serve(written), bypass_csp=True)
    pieces = [quote(f"{payload[:1000]} ", safe="") for payload in PAYLOADS]
    batches = (pieces[start : start + 12] for start in range(0, len(pieces), 12))
    turned = (["".join((*found[by:], *found[:by])) for by in (0, 4, 8)] for found in batches)
    filters = [f"/posture?org={org}&about={about}&by={by}" for org, about, by in turned]
    ways = (
        "/party/{}",
        "/demands?on={}",
        "/claim/{}",
        "/organisation/{}",
        "/pair/{}/ARM",
        "/share?of={}",
        "/nothing/{}",
    )
    wrong = [ways[number % len(ways)].replace("{}", piece) for number, piece in enumerate(pieces[::20])]
    for place in (*filters, *wrong):
        watched.go(place)
        check(watched, place)


def test_nothing_runs_in_a_file_that_was_shared(hostile, open_page, tmp_path):
    with open_record(hostile) as record:
        article = f"/document/{record.documents()[-1].id}"
    settings = Settings(hostile, read_only=True)
    for name, html in (("dossier", share_dossier(settings, limit=1000)), ("article", share(settings, article))):
        (tmp_path / name).with_suffix(".html").write_text(html, encoding="utf-8")
        watched = open_page("file://", bypass_csp=True)
        watched.page.goto(f"file://{tmp_path / name}.html")
        check(watched, name)
