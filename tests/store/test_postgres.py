"""A record on PostgreSQL is opened, or it is said why not and what to do; no message has a password in it."""

import psycopg
import pytest

from foedus.errors import EvidenceError, RecordError
from foedus.knowledge import Knowledge
from foedus.model import Document, Text
from foedus.shelf import put_in_index
from foedus.store import Seek, is_there, name_of, open_store, postgres_schema, shown
from foedus.store.keys import key
from older import spread


@pytest.fixture
def place(server):
    with server.place() as made:
        yield made


def database(place):
    return place.split("/")[3].split("?")[0]


@pytest.mark.parametrize(
    ("record", "said", "name"),
    [
        ("foedus.db", "foedus.db", "foedus.db"),
        ("a/b?c:d@e.db", "a/b?c:d@e.db", "b?c:d@e.db"),
        ("postgresql://ada@host/news", "postgresql://ada@host/news", "news"),
        ("postgresql://ada:secret@host:5432/news", "postgresql://ada@host:5432/news", "news"),
        ("postgres://ada:se/cr@et@host/news?a=b", "postgres://ada@host/news?a=b", "news"),
        (
            "postgresql:///news?host=/tmp&password=secret&user=a",
            "postgresql:///news?host=/tmp&password=&user=a",
            "news",
        ),
    ],
)
def test_what_is_shown_of_an_address_is_no_password(record, said, name):
    assert shown(record) == said
    assert name_of(record) == name
    assert is_there(record) is record.startswith("postgres")


def test_nothing_is_made_that_was_not_asked_for(server):
    with server.database() as place:
        for options in ({"create": False}, {"read_only": True}):
            with pytest.raises(RecordError, match="there is no record at"):
                open_store(place, **options)
        open_store(place).close()
        with open_store(place, create=False) as store:
            assert (store.status().documents, store.writable) == (0, True)


def test_what_is_no_record_is_refused_and_left_alone(server):
    with server.database() as place:
        server.sql("CREATE TABLE record (mine text)", name=database(place))
        with pytest.raises(RecordError, match="is not a record of foedus: name another database"):
            open_store(place)


def test_a_schema_of_its_own(server):
    with server.database() as place:
        there = f"{place}&options=-csearch_path%3Dnews"
        with pytest.raises(RecordError, match="no schema"):
            open_store(there)
        server.sql("CREATE SCHEMA news", name=database(place))
        for one in (there, place):  # two records in one database
            with open_store(one) as store:
                store.add_document(Document("a", "1"), Text(one))
                assert store.status().documents == 1


@pytest.mark.parametrize(
    ("address", "message"),
    [
        (
            "postgresql://postgres:secret@/missing?host={host}",
            'database "missing" does not exist.*: make it on the server',
        ),
        ("postgresql://nobody_here:secret@/postgres?host={host}", 'role "nobody_here" does not exist'),
        ("postgresql://postgres:secret@/postgres?host={host}/nowhere", "see whether the server runs there"),
        ("postgresql://postgres:secret@127.0.0.1:1/postgres", "see whether the server runs there"),
        ("postgresql://postgres:secret@[::1/postgres", "is no address of a database: write postgresql://"),
        ("postgresql://postgres:secret@/postgres?colour=red", "is no address of a database: write postgresql://"),
        ("postgresql://reader:wrong%20secret@/postgres?host={host}", "the password is wrong: see PGPASSWORD"),
        ("postgresql://reader@/postgres?host={host}", "give the password by PGPASSWORD"),
    ],
)
def test_what_cannot_be_reached_is_named(server, address, message):
    with pytest.raises(RecordError, match=message) as raised:
        open_store(address.format(host=server.folder))
    assert "secret" not in str(raised.value)
    assert raised.value.__cause__ is None


def test_a_password_comes_as_libpq_has_it(place, tmp_path, monkeypatch):
    file = tmp_path / "pgpass"
    file.write_text("*:*:*:reader:sesame open\n", encoding="utf-8")
    file.chmod(0o600)
    address = place.replace("postgres@", "reader@")
    for name, value in (("PGPASSFILE", str(file)), ("PGPASSWORD", "sesame open")):
        with monkeypatch.context() as patched:
            patched.setenv(name, value)
            with pytest.raises(RecordError, match="may not be used so by this user"):
                open_store(address, create=False)


def test_who_may_only_read_reads_only(server, monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "sesame open")
    with server.database() as place:
        with open_store(place) as store:
            store.add_document(Document("a", "1"), Text("Nothing."))
        server.sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader", name=database(place))
        for options in ({"create": False}, {"read_only": True}):
            with open_store(place.replace("postgres@", "reader@"), **options) as store:
                assert (store.status().documents, store.writable) == (1, False)
                with pytest.raises(RecordError, match="cannot be written"):
                    store.add_skipped("b.bin", "not a text")


def test_who_is_granted_it_writes_and_changes_nothing_of_the_log(server, monkeypatch, made):
    monkeypatch.setenv("PGPASSWORD", "sesame open")
    with server.database() as place:
        open_store(place).close()
        server.sql(
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO reader",
            "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO reader",
            name=database(place),
        )
        with open_store(place.replace("postgres@", "reader@"), create=False) as store:
            store.add_reading(made.document(), made.text, made.run(), [made.attendance(), made.statement()])
            put_in_index(store, Knowledge.load())
            assert len(list(store.entries())) == len(store.entries_of([1, 2])) == 2
            with pytest.raises(EvidenceError, match="append-only"):
                store.connection.execute("UPDATE claim SET kind = 'other'")


def test_text_in_another_encoding_is_refused(server):
    with server.database("ENCODING 'LATIN1'") as place, pytest.raises(RecordError, match=r"LATIN1.*--encoding=UTF8"):
        open_store(place)


def test_a_newer_record_is_refused(store, place):
    store.connection.execute("UPDATE record SET version = 99")
    with pytest.raises(RecordError, match=r"made by a newer foedus .*upgrade"):
        open_store(place)
    store.connection.execute(f"UPDATE record SET version = {postgres_schema.VERSION}")


def test_an_older_record_is_brought_up_whole_or_not_at_all(server, monkeypatch, tmp_path):
    with server.database() as place:
        open_store(place).close()
        newer = postgres_schema.VERSION + 1
        monkeypatch.setattr(postgres_schema, "VERSION", newer)
        monkeypatch.setattr(postgres_schema, "files", lambda _: tmp_path)
        step = tmp_path / f"postgres_{newer}.sql"
        step.write_text("CREATE TABLE added (nr bigint); CREATE TABLE added (nr bigint);", encoding="utf-8")
        with pytest.raises(RecordError, match="already exists"):
            open_store(place)
        with pytest.raises(RecordError, match="made by an older foedus: let somebody open it who may write"):
            open_store(place, read_only=True)
        step.write_text("CREATE TABLE added (nr bigint);", encoding="utf-8")
        with open_store(place) as store:
            assert store.connection.version == newer
            assert store.connection.execute("SELECT count(*) FROM added").fetchone() == (0,)


LOG = ("text", "document", "carries", "run", "reading", "skipped")
FACE = ("arvenia", "about")


def of_13(face):
    """Return the number of a face as it was until version 13: with two bytes more of the same hash."""
    return (face >> 8) << 24 | 0xABCD << 8 | face & 0xFF


def test_what_an_older_record_holds_is_kept_in_its_new_form(server, made, monkeypatch):
    with server.database() as newest, server.database() as place:
        with open_store(newest) as store:
            for day, status in enumerate(("declined", "absent"), start=1):
                store.add_reading(made.document(), made.text, made.run(day=day), [made.attendance(status=status)])
            store.add_skipped("b.bin", "not a text")
            told, log = list(store.entries()), store.connection
            rows = {name: log.execute(f"SELECT * FROM {name}").fetchall() for name in LOG} | spread(log)
        monkeypatch.setattr(postgres_schema, "VERSION", 13)
        open_store(place).close()
        with psycopg.connect(place, autocommit=True) as older:
            for table, of_it in rows.items():
                for row in of_it:
                    older.execute(f"INSERT INTO {table} VALUES ({', '.join(['%s'] * len(row))})", row)
            older.execute("INSERT INTO thing VALUES (1, 'standing', 9, 8, 0.5, FALSE, 1, '')")
            older.execute("INSERT INTO face VALUES (%s, 9, 1, 8)", (of_13(key(FACE, "standing")),))
        monkeypatch.undo()
        with open_store(place) as store:
            assert list(store.entries()) == told
            assert list(store.shelf.seek(Seek("standing", (FACE,), on=8))) == [(9, 1)]
            assert list(store.shelf.seek(Seek("standing", (FACE,), on=7))) == []
            with store.shelving() as shelf:  # its faces go with a thing
                shelf._forget([1])
            assert not store.shelf.has(FACE)
            assert store.connection.execute("SELECT count(*) FROM address").fetchone() == (1,)


def test_every_version_since_the_first_has_its_step():
    steps = postgres_schema.files("foedus.store")
    wanted = range(postgres_schema.FIRST, postgres_schema.VERSION + 1)
    assert [number for number in wanted if not steps.joinpath(f"postgres_{number}.sql").is_file()] == []


def test_another_writer_is_waited_for_and_then_named(store, place):
    with open_store(place) as late:
        store.connection.begin()
        late.connection.execute("SET lock_timeout = '50ms'")
        assert late.status().documents == 0
        with pytest.raises(RecordError, match="is being written by another program: wait"):
            late.add_skipped("b.bin", "not a text")
        store.connection.rollback()
        late.add_skipped("b.bin", "not a text")
        assert len(late.status().skipped) == 1


def test_a_connection_that_breaks_loses_nothing_recorded(server, store, place):
    store.add_document(Document("a", "1"), Text("Nothing."))
    server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'record%'")
    with pytest.raises(RecordError, match="is gone"):
        store.add_document(Document("b", "2"), Text("Something."))
    with pytest.raises(RecordError, match="is gone"):
        store.status()
    with open_store(place) as again:
        assert [document.key for document in again.documents()] == ["a"]


def test_a_connection_is_kept_for_the_next_and_given_to_one_alone(server, place):
    one = open_store(place, create=False)
    first = process(one)
    one.close()
    one.close()
    with open_store(place, create=False) as other, open_store(place, create=False) as third:
        assert process(other) == first != process(third)
        with pytest.raises(AttributeError):
            one.status()
    server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'record%'")
    with open_store(place, create=False) as again:
        assert process(again) != first
        assert again.status().documents == 0


def process(store):
    return store.connection.execute("SELECT pg_backend_pid()").fetchone()[0]


def test_what_is_written_changes_the_state(store, place):
    with open_store(place, read_only=True) as other:
        before = other.state
        assert other.state == before
        store.add_skipped("b.bin", "not a text")
        assert other.state != before


def test_names_may_be_long(store):
    """Longer than a tree of PostgreSQL takes, and not to be pressed together."""
    name = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(9000))
    store.add_skipped(name, name)
    store.add_document(
        Document(name, "1", title=name, url=f"https://host.example/{name}", source=name), Text("Nothing.")
    )
    assert store.documents()[0].url.endswith(name)
    assert store.versions() == ()


def test_a_letter_that_postgresql_has_not_is_refused(store):
    with pytest.raises(EvidenceError, match=r"the record refuses it: .*NUL"):
        store.add_document(Document("a", "1", title="a\0b"), Text("Nothing."))
    assert store.documents() == ()
