"""Export, then import: nothing is lost on the way out and back, and what a person changed comes in as a decision."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.api import Record, slots
from foedus.export import Options, annotation, cas, labelstudio
from foedus.export.returned import claim_told
from foedus.model import Actor, Claim, Decision, Document, Field, Run, Text, When, Words, kinds
from foedus.model.span import Span
from foedus.record.form import write_all
from foedus.store import SqliteStore
from foedus.text import normalise

pytest.importorskip("cassis")

TOOLS = {"annotation": annotation, "label-studio": labelstudio, "cas": cas}
FORMATS = {"annotation": annotation.ANNOTATION, "label-studio": labelstudio.LABEL_STUDIO, "cas": cas.CAS}
RUN = Run((("cues", "1"), ("roles", "2")), datetime(2031, 3, 6, tzinfo=UTC))
LETTERS = st.text(st.sampled_from("abc DE.“”’é𝔸😀\nя;:()"), min_size=5, max_size=900)
DAYS = st.sampled_from(("2031-03-04", "2031-03", "2031-03-01/2031-03-05", "2031"))
CODES = st.sampled_from(("XRU", "XFR", "League", "REB:XRU", "UNK"))


@st.composite
def texts(draw):
    text = normalise(draw(LETTERS))
    return text if len(text.content) > 3 else Text("some words")


@st.composite
def pieces(draw, text):
    start = draw(st.integers(0, len(text) - 2))
    end = draw(st.integers(start + 1, len(text)))
    return Words(Span(start, end), text[start:end])


@st.composite
def values(draw, slot, text):
    match slot.type:
        case "actor":
            words = draw(pieces(text))
            name = draw(st.sampled_from((None, "Ada of Ruritania")))
            return Actor(words.text, draw(CODES), name, draw(st.sampled_from(("person", "state"))), words.span)
        case "actors" | "pieces" | "codes":
            one = {"actors": "actor", "pieces": "words", "codes": "code"}[slot.type]
            item = type(slot)(slot.name, one, slot.says)
            return tuple(draw(st.lists(values(item, text), min_size=int(slot.required), max_size=3)))
        case "code":
            return draw(CODES)
        case "words":
            return draw(pieces(text))
        case "date":
            return When(draw(DAYS), draw(st.none() | pieces(text)), date(2031, 3, 5))
    return draw(st.sampled_from(slot.values))


@st.composite
def claims(draw, text):
    kind = draw(st.sampled_from(kinds()))
    found = {
        slot.name: draw(values(slot, text.content) if slot.required else st.none() | values(slot, text.content))
        for slot in slots(kind.name)
    }
    common = {name: found.pop(name) for name in ("quote", "polarity", "modality", "by", "date")}
    return Claim(
        text.id, kind.name, draw(pieces(text.content)), fields=tuple(Field(*item) for item in found.items()),
        part=draw(st.integers(0, 1)), **common | {"by": common["by"] or ()},
    )  # fmt: skip


@st.composite
def decisions(draw, claim, text):
    slot = draw(st.sampled_from(slots(claim.kind)))
    verdict = draw(st.sampled_from(("accept", "reject", "set")))
    when = datetime(2031, 4, 1, tzinfo=UTC) + timedelta(seconds=draw(st.integers(0, 10**6)))
    note = draw(st.sampled_from((None, "as its own page says", "so " * 200)))
    if verdict == "set":
        value = draw(values(slot, text.content))
        return Decision(claim.id, "set", when, "Ada", slot.name, value, note=note)
    field = None if slot.required or draw(st.booleans()) else slot.name
    return Decision(claim.id, verdict, when, "Ada", field, note=note)


@st.composite
def additions(draw, text):
    """A claim that a person adds: what a reader might have found, as a decision."""
    claim = draw(claims(text))
    values = {said.name: said.value for said in (*claim.fields, *claim.common())}
    when = datetime(2031, 4, 2, tzinfo=UTC) + timedelta(seconds=draw(st.integers(0, 10**6)))
    return Decision(claim.id, "add", when, "Ada", seen=write_all(values), place=claim.place)


def opened(folder, name, text, found):
    record = Record(SqliteStore.open(folder / name))
    document = Document("a.txt", "d", "A title", "https://courier.example/a", "The Courier", date(2031, 3, 5))
    record.store.add_reading(document, text, RUN, found)
    return record


def state(record):
    return {held.id: held.told() for held in record.claims()}, {one.id: one.told() for one in record.decisions()}


@pytest.mark.parametrize("tool", TOOLS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nothing_is_lost(tool, data, tmp_path_factory):
    text = data.draw(texts())
    found = list({claim.id: claim for claim in data.draw(st.lists(claims(text), max_size=4))}.values())
    folder = tmp_path_factory.mktemp("out")
    with opened(folder, "one.db", text, found) as one, opened(folder, "other.db", text, found) as other:
        for claim in found:
            for decision in data.draw(st.lists(decisions(claim, text), max_size=2)):
                one.store.add_decision(decision)
        for decision in data.draw(st.lists(additions(text), max_size=2)):
            one.store.add_decision(decision)
        FORMATS[tool].write(one, folder, Options(longest=data.draw(st.sampled_from((60, 300)))))
        file = folder if tool == "cas" else folder / TOOLS[tool].FILE
        taken = TOOLS[tool].take(other, file, person="Bea")
        assert taken.left == ()
        assert state(other) == state(one)
        assert [decided.person for decided in other.decisions() if decided.person != "Ada"] == []
        again = TOOLS[tool].take(other, file, person="Bea")
        assert (again.added, again.left) == (0, ())


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_claim_that_was_told_is_the_claim(data, tmp_path_factory):
    text = data.draw(texts())
    claim = data.draw(claims(text))
    with opened(tmp_path_factory.mktemp("told"), "one.db", text, [claim]) as record:
        (held,) = record.claims()
        told = claim_told(json.loads(json.dumps(held.told())))
    assert (told.id, told.anchor, told.quote, told.by, told.date) == (
        claim.id, claim.anchor, claim.quote, claim.by, claim.date,
    )  # fmt: skip
    assert {field.name: field.value for field in told.fields} == {
        field.name: field.value or (() if isinstance(field.value, tuple) else field.value)
        for field in held.claim.fields
    }
