"""Claims out of anchors: who the words in each role stand for, and which organisation is meant."""

from datetime import date

import pytest

from foedus.knowledge import Knowledge
from foedus.model import Anchor, Claim, Span, Text
from foedus.readers import Line, Reading
from foedus.readers.claims.anchored import anchored
from foedus.readers.claims.lemmas import Lemmas
from foedus.readers.claims.scene import Scene
from foedus.readers.line import default_readers

TEXT = (
    "Kazakhstan's president told Belarus that he would skip the EAEU summit in Minsk on 4 May. "
    "Armenia and Russia condemn Georgia. Armenia will leave the CSTO. Nobody from Serbia attended the NATO summit. "
    "None of the Baltic ministers took part in the OSCE meeting. Hungary attends the EU summit."
)
LINE = Line(*(reader for reader in default_readers() if reader.writes not in ("anchors", "claims")))


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def claims(kind: str, anchor: str, values: dict[str, str], *roles: tuple[str, str]) -> list[Claim]:
    found = Anchor(kind, span(anchor), tuple((role, span(words)) for role, words in roles), tuple(values.items()), 0.8)
    reading = LINE(Reading(Text(TEXT), date(2031, 4, 1), anchors=(found,)))
    return list(anchored(Scene(reading, Knowledge.load(), Lemmas(reading.doc))))


def test_a_claim_takes_its_words_and_values_from_the_anchor():
    values = {"attendance status": "declined", "modality": "planned", "dated": "other"}
    quote = "he would skip the EAEU summit in Minsk on 4 May"
    (found,) = claims("attendance", "skip", values, ("agent", "he"), ("quote", quote))
    assert (found.anchor.text, found.quote.text, found.modality) == ("skip", quote, "planned")
    assert (found.get("participant").party, found.get("organisation"), found.get("status")) == (
        "KAZ",
        "EAEU",
        "declined",
    )
    assert found.date is not None
    assert found.date.edtf == "2031-05-04"


@pytest.mark.parametrize(
    ("anchor", "agent", "status"),
    [
        ("attended", "Nobody from Serbia", "absent"),
        ("took part", "None of the Baltic ministers", "absent"),
        ("attends", "Hungary", "attended"),
    ],
)
def test_where_nobody_came_whoever_is_named_was_absent(anchor, agent, status):
    found = claims("attendance", anchor, {"attendance status": "attended"}, ("agent", agent))
    assert found
    assert {claim.get("status") for claim in found} == {status}


def test_a_claim_is_as_sure_as_its_anchor():
    (found,) = claims("attendance", "skip", {}, ("agent", "he"))
    assert found.confidence == 0.8


@pytest.mark.parametrize(
    ("kind", "anchor", "values", "roles", "expected"),
    [
        (
            "statement",
            "condemn",
            {"act": "accuse"},
            [("agent", "Armenia"), ("agent", "Russia"), ("patient", "Georgia"), ("matter", "Georgia")],
            [("ARM", "GEO"), ("RUS", "GEO")],
        ),
        ("responsibility", "condemn", {"stance": "blames"}, [("agent", "Georgia")], [("GEO",)]),
        (
            "standing",
            "leave",
            {"standing status": "withdrawing", "step": "none"},
            [("agent", "Armenia"), ("quote", "Armenia will leave the CSTO")],
            [("ARM",)],
        ),
    ],
)
def test_several_parties_are_one_claim_each(kind, anchor, values, roles, expected):
    names = {"statement": ("speaker", "addressee"), "responsibility": ("blamed",), "standing": ("member",)}[kind]
    found = claims(kind, anchor, values, *roles)
    assert [tuple(one.get(name).party for name in names) for one in found] == expected
    assert len({one.id for one in found}) == len(found)


def test_an_event_has_whole_lists():
    roles = [("agent", "Armenia"), ("agent", "Russia"), ("patient", "Georgia")]
    (found,) = claims("event", "condemn", {"event": "ACCUSE"}, *roles)
    assert [actor.party for actor in found.get("actors")] == ["ARM", "RUS"]
    assert [actor.party for actor in found.get("recipients")] == ["GEO"]


@pytest.mark.parametrize(
    ("kind", "anchor", "roles"),
    [("standing", "leave", []), ("demand", "condemn", [("agent", "Armenia")]), ("event", "condemn", [])],
    ids=["standing of nobody", "a demand for nothing", "an event of nobody"],
)
def test_what_makes_no_claim(kind, anchor, roles):
    assert claims(kind, anchor, {}, *roles) == []


def met(text: str, anchor: str, form: str, *agents: str) -> Claim:
    spans = [(role, Span(text.index(words), text.index(words) + len(words))) for role, words in agents]
    start = text.index(anchor)
    seen = Anchor("meeting", Span(start, start + len(anchor)), tuple(spans), (("format", form),), 0.8)
    reading = LINE(Reading(Text(text), date(2031, 4, 1), anchors=(seen,)))
    (found,) = anchored(Scene(reading, Knowledge.load(), Lemmas(reading.doc)))
    return found


@pytest.mark.parametrize(
    ("text", "agent", "told"),
    [
        ("EAEU heads of state were to come to Minsk on 4 May.", "EAEU heads of state", ("EAEU", "summit")),
        ("The ministers of the EAEU are to come to Minsk.", "The ministers of the EAEU", ("EAEU", "ministerial")),
        ("The Armenian president is to come to Minsk.", "The Armenian president", (None, "visit")),
    ],
)
def test_where_all_leaders_come_there_is_a_summit(text, agent, told):
    found = met(text, "come", "visit", ("agent", agent))
    assert (found.get("organisation"), found.get("format")) == told


def test_who_is_named_in_another_sentence_is_not_at_the_meeting():
    text = "Armenia and Belarus had sent envoys. Papers were signed after the meeting with Russia."
    found = met(text, "meeting", "session", ("agent", "Armenia"), ("agent", "Russia"))
    assert [actor.party for actor in found.get("participants")] == ["RUS"]


@pytest.mark.parametrize(
    ("where", "place"), [("Minsk", "Minsk"), ("EAEU", None)], ids=["a city", "an organisation is no place"]
)
def test_the_place_of_a_meeting(where, place):
    found = met("Armenia missed the EAEU summit in Minsk.", "summit", "summit", ("place", where))
    assert getattr(found.get("place"), "text", None) == place


def test_a_meeting_of_nobody_is_no_talks():
    assert met("Armenia boycotted the meeting.", "meeting", "talks").get("format") == "other"
    assert met("Armenia boycotted the talks.", "talks", "talks").get("format") == "talks"
