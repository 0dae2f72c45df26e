"""What the database itself refuses, whoever writes to it."""

import pytest

from foedus.errors import EvidenceError
from foedus.store import open_store
from foedus.store.postgres import PostgresStore
from foedus.store.sqlite import SqliteStore

TABLES = (
    "carries", "claim", "decision", "delivery", "document", "knowledge", "link", "reading", "ruling", "ruling_undone",
    "run", "sighting", "sign", "skipped", "text", "undone",
)  # fmt: skip
# They follow from the log.
MADE = (
    "address", "article", "article_now", "band", "block", "carried", "copy", "due", "face", "held", "item", "quotation",
    "quotation_now",
    "signature", "stale", "tally", "thing", "trace", "unsought", "unweighed", "version", "visit", "word",
)  # fmt: skip
# How the tables are listed, and which each has for itself.
OWN = {
    SqliteStore: (
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
        [f"{name}{of}" for name in ("article", "quotation") for of in ("_config", "_data", "_docsize", "_idx")],
    ),
    PostgresStore: (
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
        ' ORDER BY relname COLLATE "C"',
        ["extent", "record"],
    ),
}
A_COLUMN = {"carries": "text", "sighting": "said", "undone": "decision", "ruling_undone": "ruling"}


@pytest.fixture
def raw(filled, made, place):
    """Another program's connection to a record with a row in every table."""
    filled.add_skipped("b.bin", "not a text")
    filled.add_knowledge("mine.txt", "party | cities")
    with open_store(place) as other:
        connection = other.connection
        connection.execute(
            "INSERT INTO decision (claim, verdict, person, decided) VALUES (1, 'accept', 'Ada', '2024-06-01')"
        )
        connection.execute("INSERT INTO link (one, other, verdict, person, decided) VALUES (1, 2, 'same', 'Ada', '')")
        connection.execute("INSERT INTO sign (condition, mark, what, noticed) VALUES ('a', 'b', '{}', '')")
        connection.execute("INSERT INTO delivery (sign, channel, state, since) VALUES (1, 'run', 'owed', '')")
        connection.execute("INSERT INTO undone VALUES (1, 'Ada', '2024-06-02', NULL)")
        connection.execute("INSERT INTO ruling VALUES (1, 'rul-1', '[[\"a\"], [\"b\"]]', 0, 'Ada', '2024-06-02', NULL)")
        connection.execute("INSERT INTO ruling_undone VALUES (1, 'Ada', '2024-06-03', NULL)")
        yield connection


def test_the_tables_are_those_tested_here(store):
    sql, more = OWN[type(store)]
    names = store.connection.execute(sql)
    assert [name for (name,) in names] == sorted((*TABLES, *MADE, *more))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["DELETE FROM {table}", "UPDATE {table} SET {column} = {column}"])
def test_nothing_is_changed_or_taken_away(raw, table, statement):
    assert raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0
    with pytest.raises(EvidenceError, match="append-only"), raw.failures():
        raw.execute(statement.format(table=table, column=A_COLUMN.get(table, "nr")))


CLAIM = """INSERT INTO claim (nr, id, text, kind, "start", "end", part) VALUES (1000, 'clm-x', ?, 'event', ?, ?, 0)"""


def test_an_anchor_ends_where_its_text_does_at_the_latest(raw, made):
    end = len(made.text.content)
    with pytest.raises(EvidenceError, match="the anchor is not in the text"), raw.failures():
        raw.execute(CLAIM, (1, end - 4, end + 1))
    raw.execute(CLAIM, (1, end - 4, end))  # code points: there is a letter of four bytes in it


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        (CLAIM.replace("?, 'event', ?, ?", "99, 'event', 0, 7"), "anchor"),
        (CLAIM.replace("?, 'event', ?, ?", "1, 'event', 3, 3"), "CHECK|check"),
        (CLAIM.replace("?, 'event', ?, ?", "1, 'event', -1, 3"), "CHECK|check"),
        ("INSERT INTO sighting SELECT 1, 99, said FROM sighting WHERE claim = 1", "not of the text"),
        ("INSERT INTO sighting SELECT * FROM sighting", "UNIQUE|unique"),
        ("INSERT INTO decision (claim, verdict, person, decided) VALUES (1, 'maybe', 'Ada', '')", "CHECK|check|json"),
        ("INSERT INTO ruling VALUES (2, 'rul-2', '[[\"a\"], [\"b\"]]', 2, 'Ada', '', NULL)", "CHECK|check|json"),
    ],
)
def test_rows_that_make_no_sense_are_refused(raw, sql, message):
    with pytest.raises(EvidenceError, match=message), raw.failures():
        raw.execute(sql)
