"""Feeds that are followed: what is due is fetched, what is new is read, once, and a stop loses nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from fakeline import FakeLine
from foedus.api import Following, Record, check_orders, orders_of
from foedus.api.subscribing import Subscription
from foedus.errors import QueryError
from foedus.sources import web
from foedus.store import SqliteStore
from webhost import HTML, PAGE, TEXT

XML = {"Content-Type": "application/rss+xml"}
START = datetime(2031, 3, 6, 10, tzinfo=UTC)


def feed(host, *numbers, text=TEXT):
    items = (f"<item><link>{host.url(f'/{n}')}</link><description>{text} {n}.</description></item>" for n in numbers)
    return f"<rss version='2.0'><channel><title>The Courier</title>{''.join(items)}</channel></rss>"


@pytest.fixture
def record(tmp_path, monkeypatch):
    monkeypatch.setattr("foedus.readers.Line", lambda knowledge: FakeLine())
    with Record(SqliteStore.open(tmp_path / "record.db")) as opened:
        yield opened


@pytest.fixture
def look(record, host):
    """Return what looks at feeds so many minutes after the start."""

    def look(*feeds, after=0, **said):
        given = feeds or [Subscription(host.url("/feed"), **said)]
        return tuple(record.follow(given, Following(host.visitor, time=lambda: START + timedelta(minutes=after))))

    return look


def outcomes(done):
    return [(one.outcome, one.documents, one.known) for one in done]


def keys(record):
    return [document.key for document in record.store.documents()]


def test_what_is_new_is_read_when_it_is_due(record, host, look):
    host.answers["/feed"] = [(200, XML, feed(host, 1, 2)), (200, XML, feed(host, 2, 3))]
    assert outcomes(look()) == [("read", 2, 0)]
    assert outcomes(look(after=59)) == [("not due", 0, 0)]
    (done,) = look(after=60)
    assert (outcomes([done]), done.due) == ([("read", 1, 1)], START + timedelta(minutes=120))
    assert keys(record) == [host.url(f"/{number}") for number in (1, 2, 3)]
    assert {document.source for document in record.store.documents()} == {"The Courier"}


def test_what_has_not_changed_is_not_sent_again(host, look):
    host.answers["/feed"] = [(200, XML | {"ETag": '"a"'}, feed(host, 1)), (304, {}, ""), (304, {}, "")]
    look()
    assert outcomes(look(after=60)) + outcomes(look(after=120)) == [("unchanged", 0, 0)] * 2
    asked = zip(host.paths(), host.heads, strict=True)
    assert [heads.get("If-None-Match") for path, heads in asked if path == "/feed"] == [None, '"a"', '"a"']


def test_full_texts_are_fetched_once_each(record, host, look):
    host.answers |= {
        f"/{number}": (200, HTML, PAGE.replace("agreed", f"agreed {number} times")) for number in (1, 2, 3)
    }
    host.answers["/feed"] = [(200, XML, feed(host, 1, 2)), (200, XML, feed(host, 1, 2, 3))]
    assert outcomes(look(full=True, source="Given")) == [("read", 2, 0)]
    assert outcomes(look(full=True, source="Given", after=60)) == [("read", 1, 2)]
    assert [host.paths().count(f"/{number}") for number in (1, 2, 3)] == [1, 1, 1]
    assert {document.source for document in record.store.documents()} == {"Given"}
    assert "agreed 3 times" in record.article(host.url("/3")).text


def test_no_more_is_read_at_once_than_is_wanted_and_the_rest_the_next_time(host, look):
    host.answers |= {f"/{number}": (200, HTML, PAGE.replace("met", f"met {number}")) for number in range(5)}
    host.answers["/feed"] = (200, XML | {"ETag": '"a"'}, feed(host, *range(5)))
    found = [look(full=True, limit=2, after=60 * hour)[0] for hour in range(4)]
    assert [(one.documents, one.known) for one in found] == [(2, 0), (2, 2), (1, 4), (0, 5)]
    assert [host.paths().count(f"/{number}") for number in range(5)] == [1] * 5
    asked = zip(host.paths(), host.heads, strict=True)
    assert [heads.get("If-None-Match") for path, heads in asked if path == "/feed"] == [None, None, None, '"a"']


def test_a_page_that_cannot_be_had_is_tried_again_a_few_times(host, look):
    host.answers |= {"/1": (500, {}, ""), "/feed": (200, XML | {"ETag": '"a"'}, feed(host, 1))}
    for hour in range(6):
        look(full=True, after=60 * hour)
    assert host.paths().count("/1") == 3


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ((404, {}, ""), "answered 404"),
        ((200, XML, "<rss><a"), "without entries"),
        ((200, XML, "<rss>" + "<a>" * 1000), "nested too deep"),
        ((200, XML, "long" * 500), "longer than"),
        ((302, {"Location": "http://127.0.0.1:1/"}, ""), "private network"),
    ],
)
def test_a_feed_that_cannot_be_had_is_due_later_each_time(host, look, monkeypatch, answer, fault):
    monkeypatch.setattr(web, "LONGEST", 5000 if "nested" in fault else 1000)
    host.answers["/feed"] = answer
    (first,) = look()
    (second,) = look(after=120)
    assert (first.outcome, fault in first.fault) == ("failed", True)
    assert (first.due - START, second.due - START) == (timedelta(hours=2), timedelta(hours=6))
    host.answers["/feed"] = (200, XML, feed(host, 1))
    assert outcomes(look(after=360)) == [("read", 1, 0)]


def test_a_busy_host_is_left_alone_as_long_as_it_says(host, look):
    host.answers["/feed"] = (429, {"Retry-After": "86000"}, "")
    (done,) = look()
    assert (done.outcome, done.due - START) == ("failed", timedelta(seconds=86_000))


def test_what_the_rules_of_a_host_forbid_is_not_fetched(host, look):
    host.answers |= {"/robots.txt": (200, {}, "User-agent: *\nDisallow: /feed"), "/feed": (200, XML, feed(host, 1))}
    assert "robots.txt" in look()[0].fault
    assert "/feed" not in host.paths()


def test_one_feed_that_fails_keeps_no_other_from_being_read(host, look):
    host.answers |= {"/a": (500, {}, ""), "/b": (200, XML, feed(host, 1))}
    done = look(Subscription(host.url("/a")), Subscription(host.url("/b")))
    assert [one.outcome for one in done] == ["failed", "read"]


def test_a_stop_loses_nothing_and_fetches_nothing_twice(record, host):
    host.answers |= {f"/{number}": (200, HTML, PAGE.replace("met", f"met {number}")) for number in range(6)}
    host.answers["/feed"] = (200, XML, feed(host, *range(6)))
    given = [Subscription(host.url("/feed"), full=True), Subscription(host.url("/other"))]

    def stop(step):
        raise KeyboardInterrupt

    (done,) = record.follow(given, Following(host.visitor, progress=stop, time=lambda: START))
    assert done.outcome == "stopped"
    (done, _) = record.follow(given, Following(host.visitor, time=lambda: START))
    assert done.outcome == "read"
    assert sorted(keys(record)) == [host.url(f"/{number}") for number in range(6)]
    assert host.paths().count("/0") == 1


class Killed(BaseException):
    """The end of a process that nothing catches."""


@pytest.mark.parametrize("after", range(1, 7))
def test_a_run_that_is_killed_goes_on_where_it_was(record, host, after):
    pages = [f"/{number}" for number in range(6)]
    host.answers |= {page: (200, HTML, PAGE.replace("met", f"met {page}")) for page in pages}
    host.answers["/feed"] = (200, XML, feed(host, *range(6)))
    feeds = [Subscription(host.url("/feed"), full=True)]
    steps = []

    def kill(step):
        steps.append(step.key)
        if len(steps) == after:
            raise Killed

    with pytest.raises(Killed):
        tuple(record.follow(feeds, Following(host.visitor, progress=kill, time=lambda: START)))
    (done,) = record.follow(feeds, Following(host.visitor, time=lambda: START))
    assert (done.documents, done.known) == (6 - after, after)
    assert sorted(keys(record)) == [host.url(page) for page in pages]
    asked = [host.paths().count(page) for page in pages]
    assert [count for page, count in zip(pages, asked, strict=True) if host.url(page) in steps] == [1] * after
    assert max(asked) <= 2  # fetched and not yet read when the end came


def test_a_feed_in_a_file(record, host, look, tmp_path):
    (tmp_path / "a.rss").write_text(feed(host, 1))
    where = Subscription(str(tmp_path / "a.rss"), is_path=True)
    assert outcomes(look(where)) == [("read", 1, 0)]
    assert outcomes(look(where, after=60)) == [("read", 0, 1)]
    assert look(Subscription(str(tmp_path / "none.rss"), is_path=True))[0].outcome == "failed"
    assert host.asked == []


FILE = """
[[feed]]
address = "https://news.example/feed"
source = "The  Courier"
every = "30 min"
full = true
limit = 20

[[feed]]
path = "feeds/a.rss"
"""


def test_a_file_of_feeds(tmp_path):
    (tmp_path / "feeds.toml").write_text(FILE)
    found = orders_of(tmp_path / "feeds.toml", tmp_path / "none.db")
    assert found.conditions == ()
    assert found.feeds == (
        Subscription("https://news.example/feed", "The Courier", timedelta(minutes=30), True, 20),
        Subscription(f"{tmp_path}/feeds/a.rss", is_path=True),
    )


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("5 min", 5), ("30 minutes", 30), ("hour", 60), ("2h", 120), ("1 day", 1440), ("Week", 10_080)],
)
def test_how_often(tmp_path, written, minutes):
    (tmp_path / "a.toml").write_text(f'[[feed]]\naddress = "https://news.example"\nevery = "{written}"\n')
    (found,) = orders_of(tmp_path / "a.toml", tmp_path / "none.db").feeds
    assert found.every == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("", "line 1, [[feed]] 1: it does not say where"),
        ('address = "news"', "line 2, [[feed]] 1: 'news' is no address of a page on the web"),
        ("address = 3", "line 2, [[feed]] 1: address is 3"),
        ('address = "https://a.example"\npath = "b"', "line 1, [[feed]] 1: both an address and a path"),
        ('path = "a"\nadress = "b"', "line 3, [[feed]] 1: 'adress' is no key of a feed: is 'address' meant?"),
        ('path = "a"\nevery = "often"', "line 3, [[feed]] 1: every is 'often': write from \"5 min\""),
        ('path = "a"\nevery = "1 min"', "line 3, [[feed]] 1: every is '1 min'"),
        ('path = "a"\nfull = "yes"', "line 3, [[feed]] 1: full is 'yes': write true or false"),
        ('path = "a"\nlimit = 0', "line 3, [[feed]] 1: limit is 0"),
        ('path = "a"\n[[feed]]\npath = "a"', "line 4, [[feed]] 2: it is the same as [[feed]] 1"),
    ],
)
def test_every_fault_has_its_line(tmp_path, lines, says):
    (tmp_path / "a.toml").write_text(f"[[feed]]\n{lines}\n")
    faults = check_orders(tmp_path / "a.toml", tmp_path / "none.db").faults
    assert any(str(fault).startswith(says) for fault in faults), [str(fault) for fault in faults]
    with pytest.raises(QueryError):
        orders_of(tmp_path / "a.toml", tmp_path / "none.db")


@pytest.mark.parametrize("text", ["feed = 3\n", "feed = [3]\n", "", "[[feed]\n"])
def test_what_is_no_file_of_feeds(tmp_path, text):
    (tmp_path / "a.toml").write_text(text)
    with pytest.raises(QueryError):
        orders_of(tmp_path / "a.toml", tmp_path / "none.db")
