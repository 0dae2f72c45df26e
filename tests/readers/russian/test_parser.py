import pytest

from foedus.readers import Reading
from foedus.readers.russian.parser import RussianParser
from foedus.text import normalise

AWKWARD = {
    "empty": "",
    "blank": " \n\t\n ",
    "a word": "Казахстан",
    "marks": "«»„“\"''—…",
    "no end": "Министр сказал союзу, что он",
    "very long": "Минск сказал, что Астана не приедет на саммит и " * 200,
    "a very long word": "а" * 3000,
    "breaks": "МИД\nРоссии  заявил.\n\n\nЕреван молчит.\n",
    "Latin": "The minister told Minsk: «Нет».",
    "beyond": "Министр 𝕿 сказал 🇰🇿: «да» — e\u0301.",
    "labels": "А.Серов: А.Серов: Б.Лунин Лунин Борис : :",
}


def parse(text):
    return RussianParser()(Reading(normalise(text), language="ru"))


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
def test_tokens_stand_at_their_offsets(text):
    reading = parse(text)
    content = reading.text.content
    for token in reading.doc:
        if not token.is_space:
            assert content[token.idx : token.idx + len(token)] == token.text
    assert len(reading.doc.text) == len(content)


def test_it_is_a_tree_with_lemmas_cases_and_names():
    doc = parse("Министр Иван Лунин заявил в Минске, что договор нарушен.").doc
    said = next(token for token in doc if token.lemma_ == "заявить")
    assert said.dep_ == "root"
    assert {child.dep_ for child in said.children} >= {"nsubj", "ccomp"}
    assert [ent.label_ for ent in doc.ents] == ["PER", "LOC"]


def test_a_batch_is_parsed_as_each_alone():
    texts = ["МИД заявил, что договор нарушен.", "", "Да.", "А.Серов: Нет. Б.Лунин: Да, конечно, мы готовы."]
    readings = [Reading(normalise(text), language="ru") for text in texts]
    together = [reading.doc.to_json() for reading in RussianParser().pipe(readings)]
    assert together == [parse(text).doc.to_json() for text in texts]
