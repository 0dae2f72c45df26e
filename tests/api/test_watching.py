"""A record that is watched: what is new is told once, whatever is read again or decided since."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from factories import actor, document
from foedus.api import Record, Table, check_conditions, conditions_of
from foedus.errors import QueryError, SourceError
from foedus.model import Claim, Field, Run, When
from foedus.store import SqliteStore
from foedus.text import normalise, words

ARMENIA = normalise("Armenia gave notice to the CSTO on Tuesday, the minister said. It will not attend the summit.")
LATER = normalise("The minister repeated that Armenia gave notice to the CSTO. Moscow demanded that it pay the fees.")
STANDING = '[[watch]]\nname = "Armenia leaves"\nwhat = "standing"\nof = "ARM"\nin = "CSTO"\n'
DEMAND = '[[watch]]\nwhat = "demand"\nfrom = "RUS"\n'


def found(text, piece):
    start = text.content.index(piece)
    return words(text.content, start, start + len(piece))


def notice(text=ARMENIA, **changes):
    fields = {
        "member": actor("Armenia/ARM"),
        "organisation": "CSTO",
        "status": "withdrawing",
        "step": "notified_withdrawal",
    }
    return Claim(
        text.id, "standing", found(text, "gave notice"), found(text, "Armenia gave notice to the CSTO"),
        tuple(Field(name, value) for name, value in (fields | changes).items()), date=When("2031-03-04"),
    )  # fmt: skip


def demand(text=LATER, content="pay the fees"):
    fields = {"demander": actor("Moscow/RUS"), "content": found(text, content), "answer": "none_stated"}
    return Claim(
        text.id, "demand", found(text, "demanded"), found(text, f"demanded that it {content}"),
        tuple(Field(name, value) for name, value in fields.items()),
    )  # fmt: skip


def run(version="1", day=6):
    return Run((("cues", version),), datetime(2031, 3, day, tzinfo=UTC))


@pytest.fixture
def store(tmp_path):
    with SqliteStore.open(tmp_path / "record.db") as opened:
        yield opened


@pytest.fixture
def record(store):
    store.add_reading(document("The Courier", "2031-03-05"), ARMENIA, run(), [notice()])
    return Record(store)


@pytest.fixture
def file(tmp_path):
    def written(text=STANDING):
        path = tmp_path / "alerts.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def told(record, path, **options):
    return [match.says for match in record.watch(path, **options)]


def test_what_is_new_is_told_once_with_its_words(record, file):
    table = record.watch(file())
    assert isinstance(table, Table)
    assert [match.says for match in table] == [
        "Armenia (ARM) in CSTO: member → withdrawing",
        "Armenia (ARM) in CSTO: notified withdrawal, taken",
    ]
    for match in table:
        assert (match.watch, match.claims, str(match.published)) == ("Armenia leaves", (notice().id,), "2031-03-05")
        assert match.quotes[0].words == "Armenia gave notice to the CSTO"
    assert record.watch(file()) == Table()
    assert record.watched(file()) == table
    assert table.to_json()[0]["claims"] == [notice().id]


def test_another_name_or_way_of_writing_tells_nothing_again(record, file):
    assert len(record.watch(file())) == 2
    other = file(STANDING.replace("leaves", "goes").replace('"ARM"', '["Armenia"]') + 'run = ["true"]\n')
    assert record.watch(other) == Table()
    assert {match.watch for match in record.watched(other)} == {"Armenia goes"}
    assert record.unsent(other) == 0


def test_a_newer_reader_or_one_more_article_tells_nothing_again(record, store, file):
    assert len(record.watch(file())) == 2
    again = replace(notice(step="announced_withdrawal"), quote=found(ARMENIA, "gave notice"), date=When("2031-03"))
    store.add_reading(document("The Courier", "2031-03-05"), ARMENIA, run("2", 7), [again])
    assert record.watch(file()) == Table()
    elsewhere = replace(notice(), anchor=found(ARMENIA, "notice"))
    store.add_reading(document("The Courier", "2031-03-05"), ARMENIA, run("3", 8), [elsewhere])
    store.add_reading(document("The Wire", "2031-03-12"), LATER, run("3", 9), [notice(LATER)])
    assert record.watch(file()) == Table()


def test_a_decision_that_changes_a_standing_is_told_once_and_so_is_its_return(record, store, file):
    assert len(record.watch(file())) == 2
    claim = notice().id
    record.set(claim, "step", "suspended", person="Ada")
    assert told(record, file()) == ["Armenia (ARM) in CSTO: withdrawing → suspended"]
    assert record.watch(file()) == Table()
    record.set(claim, "step", "notified_withdrawal", person="Ada")
    assert told(record, file()) == ["Armenia (ARM) in CSTO: suspended → withdrawing"]
    record.reject(claim, person="Ada")
    (match,) = record.watch(file())
    assert (match.says, match.quotes) == ("Armenia in CSTO: withdrawing → member", ())
    assert record.watch(file()) == Table()


def test_a_standing_that_nobody_knows_any_more(store, file):
    store.add_reading(document("The Courier", "2031-03-05"), ARMENIA, run(), [notice(organisation="League")])
    record, path = (
        Record(store),
        file('[[watch]]\nwhat = "standing"\nin = "League"\nbecomes = ["withdrawing", "not known"]\n'),
    )
    assert told(record, path) == ["Armenia (ARM) in League: withdrawing"]
    record.reject(notice().id, person="Ada")
    other = notice(LATER, member=actor("Belarus/BLR"), organisation="League", step=None)
    store.add_reading(document("The Wire", "2031-03-06"), LATER, run(), [other])
    assert told(record, path) == [
        "Belarus (BLR) in League: withdrawing",
        "Armenia in League: withdrawing → not known",
    ]
    assert told(record, path) == []


def test_where_watching_begins_nothing_has_changed(record, store, file):
    other = file(STANDING.replace("ARM", "BLR"))
    store.add_reading(
        document("The Wire", "2031-03-07"), LATER, run("1", 7),
        [notice(LATER, member=actor("Belarus/BLR"), status="member", step=None)],
    )  # fmt: skip
    assert record.watch(other) == record.watched(other) == Table()
    claim = notice(LATER).id
    record.set(claim, "status", "suspended", person="Ada")
    assert told(record, other) == ["Belarus (BLR) in CSTO: member → suspended"]


def test_what_comes_later_is_told_then(record, store, file):
    path = file(STANDING + DEMAND + '[[watch]]\nwhat = "silence"\ndays = 10\n')
    assert len(record.watch(path)) == 2
    store.add_reading(document("The Wire", "2031-03-12"), LATER, run("1", 9), [demand()])
    assert told(record, path, today="2031-03-13") == ["Moscow (RUS) of somebody: pay the fees: made"]
    assert told(record, path, today=date(2031, 3, 22)) == [
        "Moscow (RUS) of somebody: pay the fees: nothing told of an answer after 10 days"
    ]
    assert told(record, path, today="2031-03-30") == []


def test_conditions_may_be_handed_over(record, file):
    found = conditions_of(file(), record.store.path)
    assert (len(record.watch(found)), len(record.watched(found)), len(record.watch(list(found)))) == (2, 2, 0)


def test_two_programs_at_once_tell_a_thing_once(record, file, tmp_path):
    with SqliteStore.open(tmp_path / "record.db") as other:
        first, path = other.add_signs, file()
        record.store.add_signs = lambda signs: (first(signs), SqliteStore.add_signs(record.store, signs))[1]
        assert record.watch(path) == Table()
        assert len(record.watched(path)) == 2


def test_each_ledger_is_computed_once(record, file, monkeypatch):
    asked = []
    for name in ("demands", "standing", "meetings"):
        ledger = getattr(Record, name)
        monkeypatch.setattr(Record, name, lambda self, name=name, ledger=ledger: (asked.append(name), ledger(self))[1])
    record.watch(file(DEMAND + '[[watch]]\nwhat = "silence"\n[[watch]]\nwhat = "deadline"\n' + STANDING))
    assert asked == ["demands", "standing"]


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("", QueryError, "has no condition and no feed: write one under"),
        ('[[feed]]\nurl = "x"', QueryError, "has no condition"),
        ("[[watch]]\nwhat = 'x'\n[[watch]]\n", QueryError, r", line 2, \[\[watch\]\] 1: nothing .* and 1 more"),
        ("\ud800", SourceError, "is no text: save it as UTF-8"),
        ("#" + "x" * 4_000_000, SourceError, "is too large"),
    ],
    ids=range(5),
)  # fmt: skip
def test_a_file_that_cannot_be_used(record, tmp_path, text, error, message):
    path = tmp_path / "alerts.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(error, match=message):
        record.watch(path)


@pytest.mark.parametrize("path", ["none.toml", ".", "a\0b"])
def test_a_file_that_is_not_there(tmp_path, path):
    with pytest.raises(SourceError, match="cannot be read"):
        conditions_of(tmp_path / path, tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_what_is_wrong_is_told_with_the_names_of_the_record(record, file):
    path = file(STANDING.replace("ARM", "Ruritania"))
    conditions, faults = check_conditions(path, record.store.path)
    assert (conditions, [fault.line for fault in faults]) == ((), [4])


def test_what_is_kept_comes_back_as_it_was(record, file):
    said = record.watch(file())
    assert record.watched(file()) == said
    assert said[0].noticed is not None
