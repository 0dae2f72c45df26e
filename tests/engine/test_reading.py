"""Reading into the record: what needs it, once, whatever is wrong with some of it."""

from dataclasses import replace
from datetime import date

import pytest

from foedus.engine import Pace, Step, read, reading
from foedus.errors import RecordError
from foedus.sources import Known, Loaded, Skipped


def changes(store):
    return store.connection.total_changes


def test_documents_are_read_and_counted(store, line, loaded):
    steps = []
    found = [loaded("a", "Arvenia objects to it."), Skipped("b", "not a text"), loaded("c", "Borenia agrees.")]
    summary = read(found, store, line, progress=steps.append)
    assert (summary.documents, summary.known, summary.words, summary.claims) == (2, 0, 6, (("posture", 2),))
    assert summary.skipped == (Skipped("b", "not a text"),)
    assert not summary.interrupted
    assert summary.seconds > 0
    ids = [document.id for document in store.documents()]
    assert steps == [Step("a", "read", 4, 1, ids[0]), Step("b", "skipped"), Step("c", "read", 2, 1, ids[1])]
    assert [paper.key for paper in store.documents()] == ["a", "c"]


def test_the_same_again_changes_nothing(store, line, loaded):
    found = [loaded("a", "Arvenia objects."), Skipped("b", "not a text"), loaded("c", " \n")]
    read(found, store, line)
    before = changes(store)
    summary = read(found, store, line)
    assert (summary.documents, summary.known, len(summary.skipped)) == (0, 1, 2)
    assert changes(store) == before
    read(found, store, line, reread=True)
    assert changes(store) == before


def test_what_its_source_knows_is_counted_and_left_as_it_is(store, line, loaded):
    before = changes(store)
    summary = read([Known("a"), Known("b")], store, line)
    assert (summary.documents, summary.known, line.batches) == (0, 2, [])
    assert changes(store) == before


def test_what_is_in_a_language_that_is_not_read_is_kept_and_counted(store, line, loaded):
    french = replace(loaded("b", "Arvénie refuse.").document, language="fr")
    found = [loaded("a", "Arvenia objects."), Loaded(french, "Arvénie refuse.")]
    steps = []
    summary = read(found, store, line, progress=steps.append)
    assert (summary.documents, summary.skipped, summary.unread) == (1, (), (("fr", 1),))
    assert [(step.key, step.outcome) for step in steps] == [("a", "read"), ("b", "unread")]
    assert {document.key: document.language for document in store.documents()} == {"a": "en", "b": "fr"}
    assert store.status().unread == (("fr", 1),)


def test_once_its_language_is_read_it_is_read_and_nothing_else(store, line, loaded):
    french = Loaded(replace(loaded("b", "Arvénie refuse.").document, language="fr"), "Arvénie refuse.")
    found = [loaded("a", "Arvenia objects."), french]
    read(found, store, line)
    summary = read(found, store, replace(line, languages=("en", "fr")))
    assert (summary.documents, summary.known, summary.unread) == (1, 1, ())
    assert store.status().unread == ()


def test_newer_readers_read_again(store, line, newer_line, loaded):
    found = [loaded("a", "Arvenia objects.")]
    read(found, store, line)
    assert read(found, store, newer_line).documents == 1
    entry = next(store.entries())
    assert entry.claim.get("conduct") == "2"
    assert len(store.history(entry.claim.id).statements) == 5


def test_the_text_is_normalised(store, line, loaded):
    read([loaded("a", "\ufeffArvenia\r\nobjects\u00a0now. ")], store, line)
    assert line.batches == [["Arvenia\nobjects now."]]


BROKEN = "This breaks the reader."


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", "there are no words in it"),
        ("\ufeff \n\t", "there are no words in it"),
        ("x" * 60, "it is too long"),
        (BROKEN, "a reader failed on it (ValueError: no head)"),
        ("This makes the reader lie.", "what a reader gave does not fit it (the words 'lie' do not stand at 0..3"),
    ],
)
def test_one_bad_document_is_skipped_with_its_reason(store, line, loaded, monkeypatch, raw, reason):
    monkeypatch.setattr(reading, "MAX_CHARACTERS", 50)
    steps = []
    found = [loaded("a", "Arvenia objects."), loaded("bad", raw), loaded("c", "Borenia agrees.")]
    summary = read(found, store, line, progress=steps.append)
    assert summary.documents == 2
    assert [skipped.key for skipped in store.status().skipped] == ["bad"]
    assert summary.skipped[0].reason.startswith(reason)
    assert len(list(store.entries())) == 2


def test_many_bad_documents_are_all_skipped(store, line, loaded):
    found = [loaded(f"{number}", BROKEN if number % 3 else f"Arvenia objects {number} times.") for number in range(70)]
    summary = read(found, store, line)
    assert (summary.documents, len(summary.skipped)) == (24, 46)


@pytest.mark.parametrize(
    ("first", "second", "dated"),
    [
        (None, date(2024, 5, 3), "2024-05-03"),
        (date(2024, 5, 3), date(2024, 5, 1), "2024-05-01"),
        (date(2024, 5, 1), date(2024, 5, 3), "2024-05-01"),
        (date(2024, 5, 1), None, "2024-05-01"),
    ],
)
@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("reread", [True, False])
def test_a_text_in_two_documents_counts_from_the_earlier(store, line, loaded, first, second, dated, together, reread):
    papers = [loaded("a", "Arvenia objects.", first), loaded("b", "Arvenia objects.", second)]
    for batch in [papers] if together else [papers[:1], papers[1:]]:
        read(batch, store, line, reread=reread)
    assert str(next(store.entries()).claim.date) == dated
    assert len(store.documents()) == 2


def test_a_date_given_later_has_the_text_read_again(store, line, loaded):
    read([loaded("a", "Arvenia objects.")], store, line)
    assert read([loaded("a", "Arvenia objects.", date(2024, 5, 3))], store, line).documents == 1
    assert read([loaded("a", "Arvenia objects.")], store, line).known == 1
    assert str(next(store.entries()).claim.date) == "2024-05-03"


def test_a_date_corrected_and_corrected_back(store, line, loaded):
    for day in (3, 1, 3):
        assert read([loaded("a", "Arvenia objects.", date(2024, 5, day))], store, line).documents == 1
        assert str(next(store.entries()).claim.date) == f"2024-05-0{day}"


def test_an_interruption_keeps_what_was_read(store, line, loaded):
    def stop(step):
        if step.key == "2":
            raise KeyboardInterrupt

    found = [loaded(f"{number}", f"Arvenia objects {number} times.") for number in range(5)]
    summary = read(found, store, line, progress=stop)
    assert summary.interrupted
    assert len(store.documents()) == 3
    assert read(found, store, line).documents == 2


def test_a_full_disk_is_an_error_with_all_before_it_kept(store, line, loaded):
    found = [loaded(f"{number}", f"Arvenia objects {number} times. " * 100) for number in range(50)]
    read(found[:3], store, line)
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages + 12}")
    with pytest.raises(RecordError, match="disk is full"):
        read(found, store, line)
    assert 3 <= len(store.documents()) < 50
    store.connection.execute("PRAGMA max_page_count = 100000")
    read(found, store, line)
    assert len(store.documents()) == 50


def test_texts_go_down_the_line_in_batches(store, line, loaded):
    read([loaded(f"{place}", f"Arvenia objects {place} times.") for place in range(8)], store, line, pace=Pace(3))
    assert [len(batch) for batch in line.batches] == [3, 3, 2]


@pytest.mark.parametrize(("at_once", "stopped_after", "read_in"), [(1, 3, 3), (4, 3, 3), (4, 0, 0), (4, 99, 8)])
def test_it_stops_between_two_documents_when_asked(store, line, loaded, at_once, stopped_after, read_in):
    steps = []
    found = [loaded(f"{place}", f"Arvenia objects {place} times.") for place in range(8)]
    summary = read(
        found, store, line, progress=steps.append, stop=lambda: len(steps) >= stopped_after, pace=Pace(at_once)
    )
    assert (summary.documents, summary.interrupted) == (read_in, read_in < 8)
    assert len(store.documents()) == read_in
