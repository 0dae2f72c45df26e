"""What the database itself refuses, whoever writes to it."""

import pytest

from foedus.errors import EvidenceError
from foedus.store import open_store
from foedus.store.postgres import PostgresStore
from foedus.store.sqlite import SqliteStore

TABLES = (
    "carries", "claim", "decision", "delivery", "document", "evidence", "knowledge", "link", "reading", "ruling",
    "ruling_undone", "run", "sighting", "sign", "skipped", "statement", "supports", "text", "undone",
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
A_COLUMN = {
    "carries": "text",
    "supports": "evidence",
    "sighting": "confidence",
    "undone": "decision",
    "ruling_undone": "ruling",
}


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


EVIDENCE = 'INSERT INTO evidence (nr, text, "start", "end", exact) VALUES (1000, ?, ?, ?, ?)'


@pytest.mark.parametrize(
    ("start", "end", "exact"),
    [
        (0, 7, "Arvenja"),
        (0, 8, "Arvenia"),
        (1, 8, "Arvenia"),
        (0, 7, "arvenia"),
        (5000, 5007, "Arvenia"),
        (100, 102, "🕊"),
    ],
)
def test_words_that_are_not_the_slice_are_no_evidence(raw, start, end, exact):
    with pytest.raises(EvidenceError, match="not the slice"), raw.failures():
        raw.execute(EVIDENCE, (1, start, end, exact))


def test_offsets_are_code_points(raw, made):
    span = made.words("🕊 It left").span
    raw.execute(EVIDENCE, (1, span.start, span.end, "🕊 It left"))


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        (EVIDENCE.replace("?, ?, ?, ?", "99, 0, 7, 'Arvenia'"), "not the slice"),
        (EVIDENCE.replace("?, ?, ?, ?", "1, 3, 3, ''"), "CHECK|check|json"),
        ("INSERT INTO claim (nr, id, text, kind, anchor, part) VALUES (1000, 'clm-x', 1, 'event', 99, 0)", "anchor"),
        ("INSERT INTO supports VALUES (1, 99)", "not in the text"),
        (
            "INSERT INTO statement (nr, claim, field, value) SELECT nr + 1000, claim, field, value FROM statement",
            "already",
        ),
        ("INSERT INTO statement (nr, claim, field, value) VALUES (1000, 1, 'status', 'no JSON')", "CHECK|check|json"),
        ("INSERT INTO sighting VALUES (1, 1, 1.5)", "CHECK|check|json"),
        ("INSERT INTO decision (claim, verdict, person, decided) VALUES (1, 'maybe', 'Ada', '')", "CHECK|check|json"),
        ("INSERT INTO ruling VALUES (2, 'rul-2', '[[\"a\"], [\"b\"]]', 2, 'Ada', '', NULL)", "CHECK|check|json"),
    ],
)
def test_rows_that_make_no_sense_are_refused(raw, sql, message):
    with pytest.raises(EvidenceError, match=message), raw.failures():
        raw.execute(sql)
