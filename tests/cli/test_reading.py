import json

import pytest

from foedus.api import Summary
from foedus.sources import Skipped

SHOWN = (
    "Read 2 documents, 1,234 words into foedus.db (2.0 s, 617 words a second).",
    "Known already, and not read again: 1 document.",
    "statement",
    "Skipped 1 document:",
    "b.pdf: not text",
)


def test_the_summary_says_what_was_found_and_what_was_skipped(run):
    output = run("read", "articles").stdout
    for piece in SHOWN:
        assert piece in output


def test_options_are_handed_on(run, record):
    given = ("--published", "2023-11-22", "--source", "The Ledger", "--reread", "--full", "--addresses")
    columns = ("--columns", "text=body,title=head", "--columns", "url=link")
    run("read", "a", "b", *given, *columns, "--jobs", 3)
    ((name, paths, options),) = record.asked
    assert (name, paths) == ("read", ("a", "b"))
    assert {**options, "progress": None} == {
        "published": "2023-11-22",
        "source": "The Ledger",
        "columns": ["text=body,title=head", "url=link"],
        "full": True,
        "addresses": True,
        "reread": True,
        "jobs": 3,
        "timeout": 60,
        "progress": None,
    }


def test_many_documents_skipped_for_one_reason_are_told_together(run, record):
    skipped = tuple(Skipped(f"{number}.txt", "empty") for number in range(500))
    record.summary = Summary(1, 0, 5, 1.0, (), skipped)
    output = run("read", "articles").stdout
    assert "  empty (500 documents)\n    0.txt, 1.txt, 2.txt and 497 more\n" in output


def test_what_says_no_date_is_told_with_the_remedy(run, record):
    record.summary = Summary(2, 0, 5, 1.0, (), (), undated=2)
    output = run("read", "articles").stdout
    assert "Without a date: 2 documents" in output
    assert "--published" in output
    assert json.loads(run("read", "articles", "--json").stdout)["undated"] == 2


def test_quiet_and_json(run):
    assert run("read", "articles", "--quiet").output == ""
    found = json.loads(run("read", "articles", "--json").stdout)
    assert (found["claims"], found["skipped"]) == ({"statement": 3}, [{"key": "b.pdf", "reason": "not text"}])


def test_what_is_in_another_language_is_told_with_what_reads_it(run, record):
    record.summary = Summary(1, 0, 5, 1.0, (), (), unread=(("fr", 1200), ("hy", 3), ("ru", 1)))
    output = " ".join(run("read", "articles").stdout.split())
    assert "In the record, but not read: 1,200 documents in French, 3 in Armenian, 1 in Russian." in output
    assert "To read Russian: pip install 'foedus[russian]', then read again." in output
    assert json.loads(run("read", "articles", "--json").stdout)["unread"] == {"fr": 1200, "hy": 3, "ru": 1}


@pytest.mark.parametrize(
    ("summary", "exit_code"),
    [
        (Summary(0, 0, 0, 1.0, (), (Skipped("a", "empty"),)), 1),
        (Summary(0, 1, 0, 1.0, (), (Skipped("a", "empty"),)), 0),
        (Summary(0, 0, 0, 0.0, (), ()), 0),
        (Summary(0, 0, 0, 0.0, (), (), unread=(("fr", 1),)), 1),
        (Summary(1, 0, 5, 1.0, (), (), interrupted=True), 130),
        (Summary(1, 0, 5, 1.0, (), (), learned=False), 0),
    ],
)
def test_exit_codes(run, record, summary, exit_code):
    record.summary = summary
    output = run("read", "articles", exit_code=exit_code).stdout
    assert ("Stopped." in output) == summary.interrupted
    assert ("by rules alone" in output) != summary.learned
