"""Who is who in Russian: the same actors as in English."""

import pytest


def actor(reading, words):
    return next((m.actor for m in reading.mentions if m.actor.text == words), None)


@pytest.mark.parametrize(
    ("text", "words", "party", "name"),
    [
        ("МИД России выразил протест.", "МИД России", "RUS", None),
        ("Армянский МИД выразил протест.", "Армянский МИД", "ARM", None),
        ("Минобороны сообщило о потерях.", "Минобороны", "RUS", None),
        ("Об этом рассказал Песков.", "Песков", "RUS", "Dmitry Peskov"),
        ("Переговоры с Песковым завершены.", "Песковым", "RUS", "Dmitry Peskov"),
        (
            "Официальный представитель МИД Мария Захарова ответила.",
            "Официальный представитель МИД Мария Захарова",
            "RUS",
            "Maria Zakharova",
        ),
        ("Он говорил с Сергеем Викторовичем Лавровым.", "Сергеем Викторовичем Лавровым", "RUS", "Sergey Lavrov"),
        ("Лавров Сергей Викторович доложил.", "Лавров Сергей Викторович", "RUS", "Sergey Lavrov"),
        ("Ереван не ответил.", "Ереван", "ARM", "Armenia"),
        ("Президент Армении не приехал.", "Президент Армении", "ARM", "Vahagn Khachaturyan"),
        ("Глава МИД Армении не приехал.", "Глава МИД Армении", "ARM", "Ararat Mirzoyan"),
        (
            "Премьер-министр Армении Никол Пашинян не приехал.",
            "Премьер-министр Армении Никол Пашинян",
            "ARM",
            "Nikol Pashinyan",
        ),
        ("Генсек НАТО приехал.", "Генсек НАТО", "NATO", "Mark Rutte"),
        ("Саммит ОДКБ отложен.", "ОДКБ", "CSTO", "Collective Security Treaty Organization"),
        (
            "Он прибыл в Организацию Договора о коллективной безопасности.",
            "Организацию Договора о коллективной безопасности",
            "CSTO",
            "Collective Security Treaty Organization",
        ),
        (
            "Помощник президента Путина Юрий Ушаков ответил.",
            "Помощник президента Путина Юрий Ушаков",
            "RUS",
            "Yuri Ushakov",
        ),
        ("Посол Армении в России ответил.", "Посол Армении в России", "ARM", None),
        ("Глава Российского государства ответил.", "Глава Российского государства", "RUS", "Vladimir Putin"),
        ("Губернатор Озёрского края Пётр Лунин ответил.", "Губернатор Озёрского края Пётр Лунин", "RUS", "Пётр Лунин"),
        ("Журналисты спросили об этом.", "Журналисты", "MED", None),
        ("Глава компании «Берег» Пётр Лунин ответил.", "Глава компании «Берег» Пётр Лунин", "BUS", "Пётр Лунин"),
        ("Еврокомиссия ответила.", "Еврокомиссия", "EU", "European Commission"),
    ],
)
def test_a_phrase_stands_for_an_actor(read, text, words, party, name):
    found = actor(read(text), words)
    assert found is not None
    assert (found.party, found.name) == (party, name)


def test_a_namesake_is_a_stranger(read):
    found = actor(read("Художник Иван Песков открыл выставку."), "Иван Песков")
    assert (found.party, found.name) == ("UNK", "Иван Песков")


def test_a_pronoun_takes_up_who_acted(read):
    reading = read("Мария Захарова ответила журналистам. Она напомнила о договоре.")
    assert actor(reading, "Она").name == "Maria Zakharova"


def test_in_a_transcript_turns_tell_who_is_meant(read):
    reading = read(
        "Встреча с губернатором Озёрского края Петром Луниным. В.Путин: Как дела? П.Лунин: Вы знаете, что мы готовы."
    )
    assert (actor(reading, "П.Лунин").party, actor(reading, "П.Лунин").name) == ("RUS", "Пётр Лунин")
    assert actor(reading, "Вы").name == "Vladimir Putin"
    assert actor(reading, "мы").party == "RUS"
