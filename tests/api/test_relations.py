"""A record asked how two parties stand with one another."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from foedus.api import Record, relation
from foedus.model import Actor, Claim, Document, Field, Run, Text, When
from foedus.store import SqliteStore
from foedus.text import words

ARTICLE = Text("Armenia accuses Russia of bad faith. It met Russia on 4 March.")
DOCUMENT = Document("article.txt", "digest", source="The Courier", published=date(2031, 3, 5))


def event(anchor: str, quote: str, type_: str, on: str) -> Claim:
    def found(piece: str):
        at = ARTICLE.content.index(piece)
        return words(ARTICLE.content, at, at + len(piece))

    actors = (Actor("Armenia", "ARM"),), (Actor("Russia", "RUS"),)
    fields = (Field("event", type_), Field("actors", actors[0]), Field("recipients", actors[1]))
    return Claim(ARTICLE.id, "event", found(anchor), found(quote), fields, date=When(on))


@pytest.fixture
def record(tmp_path):
    with Record(SqliteStore.open(tmp_path / "record.db")) as opened:
        claims = [
            event("accuses", "Armenia accuses Russia of bad faith", "ACCUSE", "2031-03-05"),
            event("met", "met Russia on 4 March", "CONSULT", "2031-03-04"),
        ]
        opened.store.add_reading(DOCUMENT, ARTICLE, Run((("cues", "1"),), datetime(2031, 3, 6, tzinfo=UTC)), claims)
        yield opened


def test_relations(record):
    (row,) = record.relations("Armenia", "RUS")
    assert (row.one.name, row.other.party, row.period, row.count, row.score) == ("Armenia", "RUS", "2031-03", 2, 0.5)
    assert [row.period for row in record.relations("ARM", weekly=True)] == ["2031-W10"]
    assert [row.count for row in record.relations(directed=True)] == [2, 1]
    assert not record.relations("ARM", "RUS", known_by="2031-03-01")
    assert not record.turns("ARM", "RUS")


def test_a_relation_in_outline_is_what_it_is_but_for_its_acts(record):
    whole = relation(record, "ARM", "RUS")
    record.most = 16
    outlined = relation(record, "ARM", "RUS")
    assert outlined.turns == whole.turns
    assert [replace(row, acts=(), quotes=()) for row in whole.rows] == list(outlined.rows) != list(whole.rows)
    assert whole.rows == record.relations("ARM", "RUS")
    assert [outlined.whole(row) for row in outlined.rows] == list(whole.rows)


def test_relations_as_data(record):
    (data,) = record.relations("ARM", "RUS").to_json()
    assert [act["type"] for act in data["acts"]] == ["CONSULT", "ACCUSE"]
    assert {claim for act in data["acts"] for claim in act["claims"]} == set(data["claims"])
    frame = record.relations("ARM", "RUS").to_polars()
    assert frame["types"].to_list() == [["CONSULT 1", "ACCUSE 1"]]
    assert record.turns("ARM", "RUS").to_polars().columns[:2] == ["id", "one"]
