"""A user's own knowledge: read with, asked, taken out again, and people's decisions over it."""

import json

import pytest

import foedus
from foedus.errors import KnowledgeError, QueryError, SourceError

STATES = "code | name | names | people | capitals\nXRU | Ruritania | | Ruritanian(s) | Strelsau\n"
PEOPLE = "party | office | period | name | also\nXRU | prime minister | 2030/.. | Rudolf RASSENDYLL |\n"
PACT = '[ZP]\nname = "Zenda Pact"\nkinds = ["pact"]\nsource = "its own list"\nmember = ["2030/.. XRU ARM"]\n'
ARTICLE = "Rassendyll told reporters on Monday that Ruritania has not left the Zenda Pact. Strelsau remains a member."


@pytest.fixture
def desk(tmp_path):
    for name, content in (("states.txt", STATES), ("people.txt", PEOPLE), ("pact.toml", PACT), ("a.txt", ARTICLE)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    with foedus.open(tmp_path / "desk.db") as record:
        yield record, tmp_path


def said(value):
    return {"mainsnak": {"datavalue": {"value": value}}}


def speakers(record):
    return [(str(row.speaker), row.act) for row in record.statements()]


def test_texts_are_read_again_with_what_a_user_adds(desk):
    record, folder = desk
    record.read(folder / "a.txt", published="2031-03-05")
    assert speakers(record) == [("Rassendyll", "say")]
    for name in ("states.txt", "people.txt", "pact.toml"):
        record.add_knowledge(folder / name)
    assert record.read(folder / "a.txt", published="2031-03-05").documents == 1
    assert speakers(record) == [("Rudolf Rassendyll (XRU)", "say")]
    (row,) = record.standing("ZP", on="2031-03-05", about="Ruritania")
    assert (row.status, row.basis, row.known.source) == ("member", "knowledge", "its own list")
    assert record.read(folder / "a.txt", published="2031-03-05").known == 1


def test_own_knowledge_is_looked_up_and_taken_out_again(desk):
    record, folder = desk
    record.add_knowledge(folder / "states.txt")
    record.add_knowledge(folder / "people.txt")
    (found,) = record.look_up("the Ruritanian prime minister", on="2031-03-05")
    assert found.entity.name == "Rudolf Rassendyll"
    record.remove_knowledge("people.txt")
    (found,) = record.look_up("the Ruritanian prime minister", on="2031-03-05")
    assert found.entity.name == "Ruritania"
    with pytest.raises(QueryError):
        record.remove_knowledge("people.txt")


def test_a_file_about_a_party_that_nobody_knows_is_refused(desk):
    record, folder = desk
    with pytest.raises(KnowledgeError, match="XRU, which is none that we know"):
        record.add_knowledge(folder / "people.txt")
    assert record.store.knowledge() == ()


def test_a_dump_with_nothing_in_it_is_an_error(desk):
    record, folder = desk
    with pytest.raises(SourceError, match=r"a\.txt has nobody in office and no member"):
        record.import_wikidata(folder / "a.txt")


def test_a_file_that_another_rests_on_is_not_taken_out(desk):
    record, folder = desk
    (folder / "more.toml").write_text('[ZP]\nobserver = ["2031/.. GEO"]\n', encoding="utf-8")
    for name in ("states.txt", "pact.toml", "more.toml"):
        record.add_knowledge(folder / name)
    with pytest.raises(KnowledgeError, match=r"without pact\.toml, the organisation ZP has no name"):
        record.remove_knowledge("pact.toml")
    record.remove_knowledge("more.toml")
    record.remove_knowledge("pact.toml")
    assert [file.name for file in record.store.knowledge()] == ["states.txt"]


def test_what_can_no_longer_be_read_can_be_taken_out_or_mended(desk):
    record, folder = desk
    record.add_knowledge(folder / "states.txt")
    for name in ("one.toml", "two.toml"):  # as an older version, with another form, may have left them
        record.store.add_knowledge(name, '[ZP]\nnome = "Zenda Pact"\n')
    record.remove_knowledge("one.toml")
    (folder / "two.toml").write_text(PACT, encoding="utf-8")
    record.add_knowledge(folder / "two.toml")
    assert record.look_up("Zenda Pact")


def test_the_first_line_of_a_dump_may_have_a_byte_order_mark(desk):
    record, folder = desk
    claims = {"P298": [said("ARM")], "P463": [said({"id": "Q2"})]}
    state = {"id": "Q1", "labels": {"en": {"value": "Armenia"}}, "claims": claims}
    pact = {"id": "Q2", "labels": {"en": {"value": "Zenda Pact"}}}
    (folder / "b.json").write_text(f"{json.dumps(state)}\n{json.dumps(pact)}\n", encoding="utf-8-sig")
    assert record.import_wikidata(folder / "b.json").memberships == 1
