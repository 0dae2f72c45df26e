"""The log in lines loses nothing, and gives no more of a text than it may."""

import json
from datetime import UTC, date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.model import ACTOR_TYPES, Actor, Decision, Document, Place, Run, Span, When, Words
from foedus.record import History, Sighting, Statement
from foedus.record.form import write
from foedus.record.lines import (
    BLACK,
    decision_told,
    history_told,
    shortened,
    tell_decision,
    tell_history,
    with_words,
)

LEISURELY = settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])  # histories are big
NAMES = st.text(min_size=1, max_size=8)
MAYBE = st.none() | NAMES
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@st.composite
def pieces(draw):
    text, start = draw(st.text(min_size=1, max_size=30)), draw(st.integers(0, 10_000))
    return Words(Span(start, start + len(text)), text)


@st.composite
def actors(draw):
    words = draw(pieces())
    span = draw(st.sampled_from([words.span, None]))
    return Actor(words.text, draw(NAMES), draw(MAYBE), draw(st.sampled_from(ACTOR_TYPES)), span)


DATES = st.builds(When, NAMES, st.none() | pieces(), st.none() | DAYS)
LISTS = st.lists(actors(), max_size=3) | st.lists(NAMES, max_size=3) | st.lists(pieces(), max_size=3)
VALUES = st.none() | NAMES | pieces() | actors() | DATES | LISTS.map(tuple)
RUNS = st.builds(Run, st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=2).map(tuple), TIMES)
DOCUMENTS = st.builds(Document, NAMES, NAMES, MAYBE, MAYBE, MAYBE, st.none() | DAYS, NAMES)


@st.composite
def decisions(draw):
    verdict = draw(st.sampled_from(["accept", "reject", "set", "add"]))
    field = None if verdict == "add" else draw(MAYBE)
    place = draw(st.builds(Place, NAMES, NAMES, pieces(), st.integers(0, 3))) if verdict == "add" else None
    if field is None:
        seen = st.dictionaries(NAMES, VALUES.map(lambda value: json.loads(write(value))), max_size=2).map(
            lambda data: json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        )
    else:
        seen = VALUES.map(write)
    return Decision(
        draw(NAMES), verdict, draw(TIMES), draw(NAMES), field, draw(VALUES) if verdict == "set" else None,
        draw(st.none() | seen), draw(MAYBE), draw(st.booleans()), place,
    )  # fmt: skip


@st.composite
def histories(draw):
    runs = draw(st.lists(RUNS, min_size=1, max_size=3))
    sightings = st.builds(Sighting, st.integers(1, 99), st.sampled_from(runs), st.floats(0, 1))
    statements = st.builds(Statement, NAMES, VALUES, st.lists(sightings, min_size=1, max_size=2).map(tuple))
    replaced = draw(st.booleans())
    return History(
        text_id=draw(NAMES),
        kind=draw(NAMES),
        anchor=draw(pieces()),
        part=draw(st.integers(0, 5)),
        statements=tuple(draw(st.lists(statements, max_size=3))),
        documents=tuple(draw(st.lists(DOCUMENTS, max_size=2, unique_by=lambda document: document.id))),
        decisions=tuple(draw(st.lists(decisions(), max_size=2))),
        last_reading=draw(st.integers(0, 99)),
        carried=tuple(draw(st.lists(decisions(), max_size=2))),
        copy=draw(st.text(max_size=5)),
        links=tuple(draw(st.lists(st.tuples(NAMES, st.sampled_from(["same", "apart"])), max_size=2))),
        replaced=replaced,
        replaced_on=draw(st.none() | DAYS) if replaced else None,
    )


def through_json(data):
    return json.loads(json.dumps(data, ensure_ascii=False))


@given(decisions())
def test_a_decision_comes_back_as_it_went(decision):
    again = decision_told(through_json(tell_decision(decision)))
    assert (again, again.id) == (decision, decision.id)


@LEISURELY
@given(histories())
def test_a_history_comes_back_as_it_went(history):
    runs = {sighting.run: 0 for said in history.statements for sighting in said.sightings}
    numbers = {run: number for number, run in enumerate(runs)}
    data = through_json(tell_history(history, numbers))
    documents = {document.id: document for document in history.documents}
    assert history_told(data, documents, list(numbers), history.decisions) == history


@LEISURELY
@given(histories(), st.integers(1, 20))
def test_what_is_shortened_stays_in_its_place_and_shows_no_more(history, longest):
    short = shortened(history, longest)
    pairs = zip(all_words(history), all_words(short), strict=True)
    for whole, piece in pairs:
        assert (piece.span, piece.text[:longest]) == (whole.span, whole.text[:longest])
        assert set(piece.text[longest:]) <= {BLACK}
    assert shortened(short, longest) == short


def all_words(history):
    found = []

    def keep(piece):
        found.append(piece)
        return piece

    with_words(history, keep)
    return found
