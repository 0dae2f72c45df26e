"""What the command for watching prints, sends and leaves with."""

import json
from datetime import UTC, date, datetime

import pytest

from foedus.api import Followed, Match, Sent, Table
from foedus.sources import Skipped

FILE = """
run = ["carry"]
[[watch]]
name = "Armenia leaves"
what = "standing"
of = "ARM"
in = "CSTO"
[[watch]]
what = "silence"
days = 20
"""


@pytest.fixture
def alerts(tmp_path):
    path = tmp_path / "alerts.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


@pytest.fixture
def watched(record, rows):
    """Give the stub record answers to what watching asks; return the answers, to be changed."""
    match = Match(
        watch="Armenia leaves",
        condition="cnd-1",
        what="standing",
        says="Armenia (ARM) in CSTO: member → withdrawing",
        subject=("ARM", "CSTO"),
        outcome="withdrawing",
        published=date(2023, 11, 23),
        quotes=rows["standing"][0].quotes,
    )
    answers = {"watch": Table((match,)), "watched": Table((match, match)), "unsent": 1, "send": Sent(1)}
    for name in answers:
        record.__dict__[name] = lambda *args, name=name, **options: (
            record.asked.append((name, args, options)),
            answers[name],
        )[1]
    return answers


def asked(record):
    return [name for name, *_ in record.asked]


def test_new_matches_are_printed_with_their_words(run, record, watched, alerts):
    result = run("watch", alerts)
    for piece in ("2023-11-23", "Armenia leaves", "member →", "“Ruritania remains a member", "1 new match\n"):
        assert piece in result.stdout
    assert "1 match waits to be sent: add --send" in result.stderr
    assert asked(record) == ["watch", "unsent"]


def test_nothing_new(run, watched, alerts):
    watched |= {"watch": Table(), "unsent": 0}
    result = run("watch", alerts)
    assert (result.stdout, result.stderr) == ("nothing new\n", "")


def test_all_that_was_told(run, record, watched, alerts):
    assert "2 matches, 1 new match\n" in run("watch", alerts, "--all", "--today", "2031-04-01").stdout
    assert record.asked[0][2] == {"today": "2031-04-01"}
    watched["watch"] = Table()
    assert "2 matches, nothing new\n" in run("watch", alerts, "--all").stdout


def test_sending(run, record, watched, alerts):
    assert "sent 1 match" in run("watch", alerts, "--send").stderr
    assert asked(record) == ["watch", "send"]
    watched["send"] = Sent(0, ("the command carry failed with code 3: no bus",))
    failed = run("watch", alerts, "--send", exit_code=1)
    assert failed.stderr == "foedus: the command carry failed with code 3: no bus; it is sent again the next time\n"


def test_json(run, watched, alerts):
    result = run("watch", alerts, "--json")
    ((match,), complaints) = json.loads(result.stdout), result.stderr
    assert (match["outcome"], len(match["claims"]), complaints) == ("withdrawing", 1, "")


def test_the_file_may_be_named_once_for_all(run, record, watched, alerts, monkeypatch):
    monkeypatch.setenv("FOEDUS_WATCH", str(alerts))
    assert "1 new match" in run("watch").stdout
    assert "1 new match" in run("read", "articles").stdout
    assert asked(record) == ["watch", "unsent", "read", "watch", "unsent"]


def test_a_well_formed_file(run, record, alerts):
    output = run("watch", alerts, "--check").stdout
    for piece in ("Armenia leaves", "silence days 20", "standing of ARM in", "run", "2 conditions, well formed\n"):
        assert piece in output
    assert record.asked == []


def test_every_fault_has_a_line(run, alerts):
    alerts.write_text('[[watch]]\nwhat = "standing"\nof = "Armenya"\n[[watch]]\nwhat = "x"\n', encoding="utf-8")
    lines = run("watch", alerts, "--check", exit_code=2).stderr.splitlines()
    assert [line.partition("alerts.toml, ")[2][:6] for line in lines] == ["line 3", "line 5"]


@pytest.mark.parametrize("command", [("watch",), ("read", "articles", "--watch")])
def test_a_fault_is_told_before_anything_is_done(run, record, alerts, command):
    alerts.write_text("[[watch]]\n", encoding="utf-8")
    assert "it does not say what to watch" in run(*command, alerts, exit_code=2).stderr
    assert record.asked == []


def test_a_missing_file(run, tmp_path):
    assert "cannot be read" in run("watch", tmp_path / "none.toml", exit_code=1).stderr


def test_a_read_that_watches(run, record, watched, alerts):
    output = run("read", "articles", "--watch", alerts).stdout
    assert output.index("Read 2 documents") < output.index("member →") < output.index("1 new match")
    assert asked(record) == ["read", "watch", "unsent"]


def test_a_read_is_not_lost_by_a_failure_to_send(run, watched, alerts):
    watched["send"] = Sent(0, ("carry cannot be run",))
    result = run("read", "articles", "--watch", alerts, "--send")
    assert ("Read 2 documents" in result.stdout, "carry cannot be run" in result.stderr) == (True, True)


def test_a_quiet_read_says_only_what_is_new(run, watched, alerts):
    result = run("read", "articles", "--quiet", "--watch", alerts)
    assert (result.stdout.startswith("told "), result.stdout.endswith("1 new match\n"), result.stderr) == (
        True,
        True,
        "",
    )
    watched["watch"] = Table()
    assert run("read", "articles", "--quiet", "--watch", alerts).output == ""


def test_a_read_for_programs(run, watched, alerts):
    found = json.loads(run("read", "articles", "--json", "--watch", alerts).stdout)
    assert (found["documents"], found["watch"][0]["watch"]) == (2, "Armenia leaves")


FEEDS = """
[[feed]]
address = "https://news.example/feed.xml"
source = "The Courier"
every = "90 min"
full = true
[[feed]]
path = "saved.rss"
"""
DUE = datetime(2031, 3, 6, 10, tzinfo=UTC)


def followed(outcome="read", **said):
    return Followed("The Courier", "https://news.example/feed.xml", outcome, DUE, **said)


@pytest.fixture
def feeds(record, watched, alerts, monkeypatch):
    """Give the stub record what comes of feeds, look by look; waiting between two is noted and ends after the last."""
    alerts.write_text(alerts.read_text(encoding="utf-8") + FEEDS, encoding="utf-8")
    looks = [(followed(documents=3, skipped=(Skipped("https://news.example/9", "empty"),)), followed("unchanged"))]
    record.__dict__["follow"] = lambda given, how: record.asked.append(("follow", (given,), {})) or looks.pop(0)

    def wait(seconds):
        record.asked.append(("sleep", (seconds,), {}))
        if not looks:
            raise KeyboardInterrupt

    monkeypatch.setattr("foedus.cli.following.sleep", wait)
    return looks


def test_feeds_are_looked_at_once(run, record, feeds, alerts):
    result = run("watch", alerts, "--once")
    for piece in ("The Courier", "read", "3", "empty", "2 feeds, 3 new documents", "member →", "1 new match\n"):
        assert piece in result.stdout
    assert asked(record) == ["follow", "watch", "unsent"]


def test_it_stays_until_it_is_stopped_and_is_silent_where_nothing_comes(run, record, watched, feeds, alerts):
    feeds += [(followed("unchanged"),), (followed(documents=1),)]
    watched["watch"] = Table()
    result = run("watch", alerts, exit_code=130)
    assert asked(record) == ["follow", "watch", "unsent", "sleep"] * 3
    assert result.stdout.count("new document") == 2
    assert "next look at 2031-03-06" in result.stderr
    assert result.stderr.endswith("foedus: stopped\n")


def test_a_stop_while_reading_ends_it(run, record, feeds, alerts):
    feeds[0] = (followed("stopped"),)
    run("watch", alerts, exit_code=130)
    assert asked(record) == ["follow"]


@pytest.mark.parametrize(("second", "code"), [("failed", 1), ("not due", 1), ("read", 0), ("unchanged", 0)])
def test_a_look_in_which_every_feed_fails_has_failed(run, feeds, alerts, second, code):
    feeds[0] = (followed("failed", fault="news.example answered 500"), followed(second))
    assert "news.example answered 500" in run("watch", alerts, "--once", exit_code=code).stdout


def test_feeds_alone_need_no_condition(run, record, feeds, alerts):
    alerts.write_text(FEEDS, encoding="utf-8")
    assert "1 new match" not in run("watch", alerts, "--once").stdout
    assert asked(record) == ["follow", "unsent"]
    run("read", "articles", "--watch", alerts)
    assert asked(record)[2:] == ["read"]


def test_feeds_for_programs(run, feeds, alerts):
    found = json.loads(run("watch", alerts, "--once", "--json").stdout)
    assert [one["outcome"] for one in found["feeds"]] == ["read", "unchanged"]
    assert found["feeds"][0]["skipped"] == [{"key": "https://news.example/9", "reason": "empty"}]
    assert found["watch"][0]["watch"] == "Armenia leaves"


def test_a_line_a_look_for_programs_that_listen(run, feeds, alerts):
    feeds.append((followed(documents=1),))
    lines = run("watch", alerts, "--json", exit_code=130).stdout.splitlines()
    assert [json.loads(line)["feeds"][0]["documents"] for line in lines] == [3, 1]


def test_a_well_formed_file_of_feeds(run, feeds, alerts, monkeypatch):
    monkeypatch.setenv("COLUMNS", "300")  # however long the names of folders are
    output = run("watch", alerts, "--check").stdout
    for piece in ("The Courier", "90 minutes", "the pages", "saved.rss", "2 conditions, 2 feeds, well formed\n"):
        assert piece in output
