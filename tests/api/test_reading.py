"""Reading goes on after a stop where it was: what is known is neither fetched nor taken apart again."""

import pytest

from fakeline import FakeLine
from foedus.api import Record, check_sources
from foedus.errors import QueryError
from foedus.store import SqliteStore
from webhost import HTML, PAGE, TEXT


@pytest.fixture
def lines(monkeypatch):
    """Return the readers that are in force, to be made newer."""
    found = [FakeLine()]
    monkeypatch.setattr("foedus.readers.Line", lambda knowledge: found[-1])
    return found


@pytest.fixture
def record(tmp_path, lines):
    with Record(SqliteStore.open(tmp_path / "record.db")) as opened:
        yield opened


@pytest.fixture
def listed(host, tmp_path, monkeypatch):
    """Return a list of three addresses of the host, who knows by their ETag what has not changed."""
    monkeypatch.setattr("foedus.api.reading.Visitor", host.visitor)
    host.answers |= {
        f"/{n}": [(200, HTML | {"ETag": f'"{n}"'}, PAGE.replace("met", f"met {n}")), (304, {}, ""), (304, {}, "")]
        for n in range(3)
    }
    path = tmp_path / "a.urls"
    path.write_text("".join(f"{host.url(f'/{n}')}\n" for n in range(3)))
    return path


def came(summary):
    return (summary.documents, summary.known, len(summary.skipped))


def test_pages_are_asked_for_by_their_signs(record, host, listed):
    assert came(record.read(listed)) == (3, 0, 0)
    assert came(record.read(listed)) == (0, 3, 0)
    asked = [heads.get("If-None-Match") for path, heads in zip(host.paths(), host.heads, strict=True) if path == "/1"]
    assert asked == [None, '"1"']


def test_newer_readers_and_who_asks_for_it_have_them_sent_again(record, host, listed, lines):
    record.read(listed)
    for answers in (host.answers[f"/{n}"] for n in range(3)):
        answers[:] = [(200, HTML, PAGE)] * 3
    lines.append(FakeLine("2"))
    record.read(listed)
    record.read(listed, reread=True)
    assert all("If-None-Match" not in heads for heads in host.heads)


def test_a_stop_before_a_page_is_recorded_has_it_fetched_again(record, host, listed):
    def stop(step):
        raise KeyboardInterrupt

    assert record.read(listed, progress=stop).interrupted
    host.answers["/1"] = host.answers["/2"] = (200, HTML, PAGE)
    record.read(listed)
    asked = zip(host.paths(), host.heads, strict=True)
    assert [heads.get("If-None-Match") for path, heads in asked if path == "/1"] == [None, None]
    assert {document.url for document in record.store.documents()} == {host.url(f"/{n}") for n in range(3)}


def test_any_file_may_be_a_list_of_addresses(record, listed):
    named = listed.rename(listed.with_suffix(".txt"))
    assert came(record.read(named, addresses=True)) == (3, 0, 0)


def test_columns_may_be_named(record, tmp_path):
    (tmp_path / "a.csv").write_text(f"wards,head\n{TEXT},Talks\n")
    assert came(record.read(tmp_path / "a.csv", columns="text=wards,title=head")) == (1, 0, 0)
    assert came(record.read(tmp_path / "a.csv", columns=["text=wards", "title=head"])) == (0, 1, 0)
    assert record.store.documents()[0].title == "Talks"


def test_columns_that_say_nothing_are_refused_before_anything_is_read(tmp_path):
    with pytest.raises(QueryError, match="does not say what a column holds"):
        check_sources(tmp_path, columns="body")
