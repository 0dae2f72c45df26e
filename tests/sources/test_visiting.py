"""Many addresses are asked for as a polite guest asks: by the rules, one after the other, and not in vain."""

import socket
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from foedus.errors import BusyError
from foedus.sources import Given, Known, Loaded, Skipped, documents, web
from foedus.sources.web import Signs
from webhost import HTML, PAGE, TEXT


def read(host, *paths, visitor=None, **given):
    visitor = visitor or host.visitor()
    return [one for path in paths for one in visitor.pages(host.url(path), Given(**given))]


def test_the_rules_are_asked_for_once_and_kept(host):
    host.answers |= {"/robots.txt": (200, {}, "User-agent: *\nDisallow: /inside"), "/1": (200, HTML, PAGE)}
    found = read(host, "/1", "/inside/2", "/1")
    assert [type(one) for one in found] == [Loaded, Skipped]
    assert "keeps it from programs (robots.txt)" in found[1].reason
    assert host.paths() == ["/robots.txt", "/1"]


@pytest.mark.parametrize(("status", "may"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_host_without_rules_allows_all_but_one_that_cannot_say_them_nothing(host, status, may):
    host.answers |= {"/robots.txt": (status, {}, ""), "/1": (200, HTML, PAGE), "/2": (200, HTML, PAGE)}
    assert [type(one) for one in read(host, "/1", "/2")] == [Loaded if may else Skipped] * 2
    assert host.paths().count("/robots.txt") == 1


def test_a_page_that_a_person_names_is_read_whatever_robots_may_not(host):
    host.answers |= {"/robots.txt": (200, {}, "User-agent: *\nDisallow: /"), "/1": (200, HTML, PAGE)}
    (found,) = host.visitor().named(host.url("/1"), Given())
    assert (found.document.key, host.paths()) == (host.url("/1"), ["/1"])


@pytest.mark.parametrize(
    ("rules", "delay"), [("", 1), ("User-agent: foedus\nCrawl-delay: 7", 7), ("User-agent: x\nCrawl-delay: 7", 1)]
)
def test_each_host_is_asked_no_faster_than_it_likes(host, rules, delay):
    host.answers |= {"/robots.txt": (200, {}, rules)} | {f"/{n}": (200, HTML, PAGE) for n in range(3)}
    visitor = host.visitor()
    read(host, "/0", "/1", "/2", visitor=visitor)
    times = [when for _, when in host.asked]
    assert [later - sooner for sooner, later in pairwise(times[1:])] == [delay, delay]
    before = host.now
    list(visitor.pages(host.url("/0", "other.example"), Given()))
    assert host.asked[-2][1] == before  # another host is not waited for


def test_a_host_that_asks_for_more_patience_than_there_is_is_left_alone(host):
    host.answers |= {"/robots.txt": (200, {}, "User-agent: *\nCrawl-delay: 3600"), "/1": (200, HTML, PAGE)}
    assert "asks for 3,600 seconds between two visits" in read(host, "/1")[0].reason
    assert host.paths() == ["/robots.txt"]


def test_a_busy_host_is_asked_again_when_it_says(host):
    host.answers["/1"] = [(429, {"Retry-After": "20"}, ""), (503, {}, ""), (200, HTML, PAGE)]
    assert isinstance(read(host, "/1")[0], Loaded)
    times = [when for path, when in host.asked if path == "/1"]
    assert [later - sooner for sooner, later in pairwise(times)] == [20, 10]


@pytest.mark.parametrize("is_day", [False, True], ids=["seconds", "day"])
def test_a_host_that_is_busy_for_long_is_left_alone(host, is_day):
    after = format_datetime(datetime.now(UTC) + timedelta(minutes=30), usegmt=True) if is_day else "600"
    host.answers |= {"/1": (429, {"Retry-After": after}, ""), "/2": (200, HTML, PAGE)}
    first, second = read(host, "/1", "/2")
    assert "answered 429: it can be asked again in" in first.reason
    assert "asked to be left alone" in second.reason
    assert "/2" not in host.paths()


def test_a_host_that_stays_busy_is_given_up(host):
    host.answers["/1"] = (503, {}, "")
    with pytest.raises(BusyError) as raised:
        host.visitor().get(host.url("/1"), is_named=True)
    assert (host.paths(), raised.value.seconds) == (["/1"] * 3, 20)


class Remembering:
    """A memory of one run."""

    def __init__(self):
        self.signs = {}

    def has(self, url):
        return False

    def fail(self, url, fault):
        self.signs.pop(url, None)

    def recall(self, url):
        return self.signs.get(url)

    def expect(self, url, key, signs):
        self.signs[url] = signs


def test_what_has_not_changed_is_not_sent_again(host):
    signs = {"ETag": '"a"', "Last-Modified": "Mon, 06 Mar 2023 10:00:00 GMT"}
    host.answers["/1"] = [(200, HTML | signs, PAGE), (304, {}, "")]
    memory = Remembering()
    assert isinstance(read(host, "/1", visitor=host.visitor(memory))[0], Loaded)
    assert memory.signs == {host.url("/1"): Signs(*signs.values())}
    assert read(host, "/1", visitor=host.visitor(memory)) == [Known(host.url("/1"))]
    assert host.heads[-1]["If-None-Match"] == '"a"'
    assert host.heads[-1]["If-Modified-Since"] == signs["Last-Modified"]


@pytest.mark.parametrize(
    "elsewhere", ["http://127.0.0.1:1/secret", "http://169.254.169.254/latest", "file:///etc/passwd"]
)
def test_nobody_is_sent_on_to_a_private_machine(host, monkeypatch, elsewhere):
    host.answers["/1"] = (302, {"Location": elsewhere}, "")
    known = socket.create_connection
    monkeypatch.setattr(
        web.socket,
        "create_connection",
        lambda where, *rest: known(where, *rest) if where[1] == host.port else pytest.fail("it was asked"),
    )
    assert isinstance(read(host, "/1")[0], Skipped)


def test_the_rules_of_a_host_that_is_sent_on_to_are_kept_too(host):
    host.answers |= {
        "/robots.txt": [(200, {}, ""), (200, {}, "User-agent: *\nDisallow: /")],
        "/1": (302, {"Location": host.url("/2", "other.example")}, ""),
    }
    assert "other.example keeps it from programs" in read(host, "/1")[0].reason


def test_an_answer_without_end_is_cut(host, monkeypatch):
    monkeypatch.setattr(web, "LONGEST", 1000)
    host.answers["/1"] = (200, HTML, "<p>" * 10_000)
    assert "longer than 1,000 bytes" in read(host, "/1")[0].reason


FEED = """<rss version="2.0"><channel><title>The Courier</title>{}</channel></rss>"""


def item(host, path, text=TEXT):
    return f"<item><link>{host.url(path)}</link><description>{text}</description></item>"


def test_a_feed_at_an_address_gives_its_own_words_and_with_full_the_pages(host):
    host.answers |= {
        "/feed": (200, {"Content-Type": "application/rss+xml"}, FEED.format(item(host, "/1", "Only a line."))),
        "/1": (200, HTML, PAGE),
    }
    (own,) = documents([host.url("/feed")], visitor=host.visitor())
    assert (own.raw, host.paths()) == ("Only a line.", ["/feed"])
    (page,) = documents([host.url("/feed")], visitor=host.visitor(), full=True)
    assert (page.raw, page.document.key, page.document.title) == (f"{TEXT} {TEXT}", host.url("/1"), "Talks")


@pytest.mark.parametrize("type_", ["application/xml", "text/xml; charset=utf-8", "application/rss+xml"])
def test_a_feed_by_whatever_type(host, type_):
    host.answers["/feed"] = (200, {"Content-Type": type_}, FEED.format(item(host, "/1")))
    (found,) = documents([host.url("/feed")], visitor=host.visitor())
    assert found.document.source == "The Courier"


def test_sitemaps_in_sitemaps_as_far_as_is_sensible(host):
    xml = {"Content-Type": "application/xml"}
    listed = "<sitemapindex><sitemap><loc>{}</loc></sitemap><sitemap><loc>{}</loc></sitemap></sitemapindex>"
    host.answers |= {
        "/map": (200, xml, listed.format(host.url("/map"), host.url("/a"))),
        "/a": (200, xml, f"<urlset><url><loc>{host.url('/1')}</loc></url></urlset>"),
        "/1": (200, HTML, PAGE),
        "/deep": (200, xml, listed.format(host.url("/deep2"), host.url("/deep3"))),
        **{
            f"/deep{n}": (200, xml, listed.format(host.url(f"/deep{n}0"), host.url(f"/deep{n}1")))
            for n in (2, 3, 20, 30)
        },
    }
    found = list(documents([host.url("/map")], visitor=host.visitor(), full=True))
    assert [one.document.key for one in found if isinstance(one, Loaded)] == [host.url("/1")]
    deep = list(documents([host.url("/deep")], visitor=host.visitor(), full=True))
    assert any("a list in a list" in one.reason for one in deep)


def test_a_list_of_addresses(host, tmp_path):
    host.answers |= {"/1": (200, HTML, PAGE), "/2": (410, {}, "")}
    path = tmp_path / "a.urls"
    path.write_text(f"# what to read\n\n{host.url('/1')}\n{host.url('/2')}\nnews\n{host.url('/1')}\n")
    found = list(documents([path], visitor=host.visitor()))
    assert [type(one) for one in found] == [Loaded, Skipped, Skipped]
    assert ("answered 410" in found[1].reason, "no address" in found[2].reason) == (True, True)


@pytest.mark.parametrize(("data", "reason"), [(b"", "without addresses"), (b"# none\n", "without addresses")])
def test_a_list_without_addresses(tmp_path, data, reason):
    path = tmp_path / "a.urls"
    path.write_bytes(data)
    (found,) = documents([path])
    assert reason in found.reason


def test_a_page_that_is_no_page_but_a_kind_of_file(host):
    host.answers["/a.json"] = (200, {"Content-Type": "application/json"}, '{"text": "The envoy said no."}')
    (found,) = documents([host.url("/a.json")], visitor=host.visitor())
    assert (found.raw, found.document.url) == ("The envoy said no.", host.url("/a.json"))


@contextmanager
def _silent():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def test_a_host_that_is_silent_is_asked_for_its_rules_once(host, monkeypatch):
    monkeypatch.setattr(web, "PATIENCE", 0.1)
    with _silent() as port:
        host.port = port
        first, second = read(host, "/1", "/2")
    assert first.reason == second.reason
    assert "did not answer" in first.reason
