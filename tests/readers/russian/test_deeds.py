"""Meetings, exits and postures in Russian."""

import pytest


def only(reading, kind):
    (claim,) = (claim for claim in reading.claims if claim.kind == kind)
    return claim


@pytest.mark.parametrize(
    ("text", "kind", "party", "organisation", "value"),
    [
        ("Армения вышла из ОДКБ.", "standing", "ARM", "CSTO", "withdrew"),
        ("Финляндия вступила в НАТО.", "standing", "FIN", "NATO", "acceded"),
        ("Ереван заморозил участие в ОДКБ.", "posture", "ARM", "CSTO", "freezes_participation"),
        ("Минск возобновил участие в ОДКБ.", "posture", "BLR", "CSTO", "resumes"),
    ],
)
def test_what_a_party_does_to_an_organisation(read, text, kind, party, organisation, value):
    claim = only(read(text), kind)
    assert (claim.get("member") or claim.get("actor")).party == party
    assert claim.get("organisation") == organisation
    assert value in (claim.get("step"), claim.get("conduct"))
    assert (claim.polarity, claim.modality) == ("affirmed", "actual")


def test_what_is_denied_and_still_to_come_is_so(read):
    claim = only(read("Армения не выйдет из ОДКБ, заявил Песков."), "standing")
    assert (claim.polarity, claim.modality) == ("denied", "planned")
    assert [actor.name for actor in claim.by] == ["Dmitry Peskov"]


@pytest.mark.parametrize(
    ("text", "format", "parties", "organisation", "place", "date"),
    [
        ("Саммит ОДКБ состоится 12 декабря в Минске.", "summit", set(), "CSTO", "Минске", "2025-12-12"),
        ("Путин провёл переговоры с Пашиняном.", "talks", {"RUS", "ARM"}, None, None, None),
        (
            "Состоялся телефонный разговор Владимира Путина с Премьер-министром Индии Нарендрой Моди.",
            "call",
            {"RUS", "IND"},
            None,
            None,
            None,
        ),
    ],
)
def test_a_meeting_is_held(read, text, format, parties, organisation, place, date):
    claim = only(read(text), "meeting")
    assert claim.get("format") == format
    assert {actor.party for actor in claim.get("participants")} == parties
    assert claim.get("organisation") == organisation
    assert (claim.get("place").text if claim.get("place") else None) == place
    assert (claim.date.edtf if claim.date else None) == date


@pytest.mark.parametrize("text", ["Министр вышел из зала.", "Встреча прошла хорошо.", "Компания вступила в спор."])
def test_what_is_no_such_deed(read, text):
    assert [claim for claim in read(text).claims if claim.kind != "statement"] == []
