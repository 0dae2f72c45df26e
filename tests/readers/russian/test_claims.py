"""Statements and demands in Russian land under the same actors as in English."""

from datetime import date

import pytest

from foedus.model import When, evidence_of
from foedus.readers import Line, Reading
from foedus.text import normalise


def only(reading, kind="statement"):
    (claim,) = (claim for claim in reading.claims if claim.kind == kind)
    return claim


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        (
            "Мария Захарова заявила, что Армения не выплатила взносы.",
            "Maria Zakharova said that Armenia had not paid its dues.",
        ),
        ("Пашинян потребовал от России вывести войска.", "Pashinyan demanded that Russia withdraw its troops."),
        ("«ОДКБ готова», — сказал Лавров журналистам.", "“The CSTO is ready,” Lavrov told reporters."),
        ("Президент Армении предупредил, что не приедет.", "The president of Armenia warned that he would not come."),
    ],
)
def test_a_statement_is_the_same_in_both_languages(russian, english):
    line = Line()
    found = [
        only(line(Reading(normalise(text), date(2025, 3, 14), language=code)))
        for text, code in ((russian, "ru"), (english, "en"))
    ]
    speakers = [(claim.get("speaker").party, claim.get("speaker").name) for claim in found]
    assert speakers[0] == speakers[1]
    assert found[0].get("act") == found[1].get("act")
    assert found[0].get("manner") == found[1].get("manner")
    parties = [claim.get("addressee").party if claim.get("addressee") else None for claim in found]
    assert parties[0] == parties[1]


def test_a_demand_is_made_of_somebody(read):
    claim = only(read("Пашинян потребовал от России вывести войска."), "demand")
    assert (claim.get("demander").party, claim.get("addressee").party) == ("ARM", "RUS")
    assert claim.get("content").text == "вывести войска"


def test_it_has_a_date_from_its_own_clause(read):
    claim = only(read("МИД России в четверг заявил, что в 2024 году договор был нарушен."))
    assert (claim.date.edtf, claim.date.phrase.text) == ("2025-03-13", "четверг")


def test_a_denial_of_saying_is_denied(read):
    assert only(read("Песков не сказал, что саммит отложен.")).polarity == "denied"


def test_who_reports_it_stands_outside(read):
    claims = read("Как сообщил ТАСС, Лавров заявил, что договор нарушен.").claims
    inner = next(claim for claim in claims if claim.anchor.text == "заявил")
    assert [actor.party for actor in inner.by] == ["MED"]


def test_a_turn_is_a_statement_in_the_speakers_own_words(read):
    claims = read("В.Путин: Добрый день! А.Лунин: Здравствуйте. Армения готова.").claims
    assert [claim.get("speaker").name for claim in claims] == ["Vladimir Putin", "А.Лунин"]
    assert {claim.get("manner") for claim in claims} == {"direct"}
    assert claims[1].get("about") == ("ARM",)
    assert claims[0].date == When("2025-03-14", None, date(2025, 3, 14))


def test_every_word_of_evidence_stands_in_the_text(read):
    reading = read(
        "МИД России в четверг заявил: «Ереван не ответил». По словам Пескова, саммит ОДКБ\nсостоится. А.Серов: Да."
    )
    for claim in reading.claims:
        quoted = [claim.anchor, claim.quote, *(words for field in claim.fields for words in evidence_of(field.value))]
        assert all(words.text == words.span.of(reading.text.content) for words in quoted)
