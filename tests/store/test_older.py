"""Records of an older foedus, as SQLite has them, that are only read or are brought up."""

import pytest

from foedus.knowledge import Knowledge
from foedus.shelf import put_in_order
from foedus.store import SqliteStore
from older import as_version_10

SINCE_9 = ("quotation", "article", "quotation_now", "article_now", "word", "unsought", "due", "unweighed", "tally")
LATER_TRIGGERS = (
    "copy_is_new", "copy_is_of_another", "carried_is_gone", "version_is_dated", "text_is_stale", "text_is_unsought",
    "thing_is_new", "thing_is_gone", "item_is_due_no_more",
    "document_is_counted", "text_is_counted", "claim_is_counted",
)  # fmt: skip


@pytest.fixture(scope="module")
def knowledge():
    return Knowledge.load()


@pytest.fixture
def place(tmp_path):
    return str(tmp_path / "record.db")


def test_of_an_older_record_everything_is_held_once_it_is_in_order(filled, knowledge):
    put_in_order(filled, knowledge)
    as_version_10(filled.connection)
    for name in (*LATER_TRIGGERS, "item_is_gone"):
        filled.connection.execute(f"DROP TRIGGER IF EXISTS {name}")
    for table in ("held", "trace", "undone", *SINCE_9, "ruling_undone", "ruling"):
        filled.connection.execute(f"DROP TABLE {table}")
    filled.connection.execute("ALTER TABLE thing DROP COLUMN lead")
    filled.connection.execute("PRAGMA user_version = 4")
    with SqliteStore.open(filled.path, read_only=True) as reading:
        assert len(reading.entries_of([1, 2])) == 2
    with SqliteStore.open(filled.path) as store:
        put_in_order(store, knowledge)
        assert store.connection.execute("SELECT count(*) FROM held").fetchone() == (2,)
