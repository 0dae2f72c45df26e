"""Every page in a real browser: quick and light, no error, nothing asked of others, fit for all eyes and sizes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from places import PLACES, ids_of

HEAVIEST = 300_000  # bytes, with all its parts
SLOWEST = 1000  # milliseconds until something is painted
TRIES = 3  # at what others on this machine may slow down
GRAVE = ("serious", "critical")

WEIGHT = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .reduce((sum, one) => sum + one.decodedBodySize, 0)"""
PAINT = """() => new Promise((done) => {
    const seen = (list) => list.getEntriesByName("first-contentful-paint").forEach((one) => done(one.startTime));
    new PerformanceObserver(seen).observe({type: "paint", buffered: true});
    setTimeout(() => done(1e9), 5000);
})"""
OPEN = "() => { for (const one of document.querySelectorAll('main details')) one.open = true; }"
TOO_WIDE = """() => document.documentElement.scrollWidth > innerWidth && [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".scroll, .skip"))
    .map((one) => `${one.tagName}.${one.className}`).slice(0, 5).join(" ") || "" """


@pytest.fixture(scope="module")
def watched(serve, written, open_page):
    """The page that all of these tests look at."""
    return open_page(serve(written))


@pytest.fixture(scope="module", params=PLACES)
def shown(request, watched, written):
    """A page of the desk, loaded once for all that is to be seen of it."""
    watched.wrong.clear()
    watched.page.emulate_media(color_scheme="light")
    watched.page.set_viewport_size({"width": 1280, "height": 900})
    watched.place = request.param.format(**ids_of(written))
    assert watched.go(watched.place) == 200
    return watched


def test_it_loads_without_an_error_and_asks_nobody_else(shown):
    assert shown.page.locator("main").is_visible()
    assert shown.settled() == []


def test_it_is_light_and_quick(shown):
    assert shown.page.evaluate(WEIGHT) < HEAVIEST
    painted = []
    while not painted or (painted[-1] >= SLOWEST and len(painted) < TRIES):
        shown.go(shown.place)
        painted.append(shown.page.evaluate(PAINT))
    assert painted[-1] < SLOWEST, painted


@pytest.mark.parametrize("width", [1280, 640, 360], ids=["desktop", "zoomed to 200 %", "phone"])
def test_nothing_is_wider_than_the_window(shown, width):
    shown.page.set_viewport_size({"width": width, "height": 900})
    assert shown.page.evaluate(TOO_WIDE) == ""
    shown.page.evaluate(OPEN)
    assert shown.page.evaluate(TOO_WIDE) == ""


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_it_can_be_used_by_everybody(shown, colours):
    shown.page.set_viewport_size({"width": 1280, "height": 900})
    shown.page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    shown.page.evaluate(OPEN)
    rules = {} if colours == "light" else {"runOnly": ["color-contrast"]}  # the rest is the same in the dark
    found = Axe().run(shown.page, options={"resultTypes": ["violations"], **rules}).response["violations"]
    grave = [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found if one["impact"] in GRAVE]
    assert grave == []
