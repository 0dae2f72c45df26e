"""A text cut into segments: nothing is lost, nothing is marked that no claim stands on."""

from hypothesis import given
from hypothesis import strategies as st

from foedus.desk.segments import segments
from foedus.model import Span

TEXTS = st.text(min_size=0, max_size=60)


@st.composite
def marked(draw):
    text = draw(TEXTS)
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place), max_size=8))
    return text, {f"clm-{number}": Span(min(pair), max(pair)) for number, pair in enumerate(spans)}


@given(marked())
def test_together_they_are_the_text(case):
    text, claims = case
    found = segments(text, claims)
    assert "".join(one.text for one in found) == text
    assert all(one.span.of(text) == one.text and one.text for one in found)


@given(marked())
def test_every_claim_is_covered_exactly(case):
    text, claims = case
    found = segments(text, claims)
    for name, span in claims.items():
        covered = {at for one in found if name in one.claims for at in range(one.span.start, one.span.end)}
        assert covered == set(range(span.start, span.end))


@given(marked())
def test_no_claim_begins_or_ends_within_one(case):
    text, claims = case
    for one in segments(text, claims):
        assert all(span.covers(one.span) or not span.overlaps(one.span) for span in claims.values() if len(span))


@given(marked(), st.data())
def test_a_stretch_is_the_same_as_that_stretch_of_the_whole(case, data):
    text, claims = case
    start = data.draw(st.integers(0, len(text)))
    stretch = Span(start, data.draw(st.integers(start, len(text))))
    found = segments(text, claims, stretch)
    assert "".join(one.text for one in found) == stretch.of(text)
    for one in found:
        covering = {name for name, span in claims.items() if len(span) and span.covers(one.span)}
        assert set(one.claims) == covering


def test_the_shortest_comes_first_and_of_equals_the_first():
    claims = {"long": Span(0, 5), "one": Span(1, 3), "other": Span(1, 3)}
    assert [(one.text, one.claims) for one in segments("abcde", claims)] == [
        ("a", ("long",)),
        ("bc", ("one", "other", "long")),
        ("de", ("long",)),
    ]
