"""An entry in one line loses nothing."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.model import Claim, Field, Span, Words
from foedus.record import Entry
from foedus.record.settled import Kept, read_entry, write_entry
from record.test_lines import DATES, DAYS, DOCUMENTS, NAMES, VALUES, actors, decisions, pieces

SURE = st.floats(0, 1)


def several(values, most=2):
    return st.lists(values, max_size=most).map(tuple)


CLAIMS = st.builds(
    Claim, NAMES, NAMES, pieces(), pieces(), several(st.builds(Field, NAMES, VALUES, SURE)), NAMES, NAMES,
    several(actors()), st.none() | DATES, st.integers(0, 5), SURE,
)  # fmt: skip
ENTRIES = st.builds(
    Entry, CLAIMS, several(DOCUMENTS), several(decisions()), st.frozensets(NAMES, max_size=2), st.booleans(),
    st.booleans(), SURE, several(st.tuples(NAMES, st.sampled_from(["same", "apart"]))), several(decisions()), NAMES,
    st.booleans(), st.none() | DAYS,
)  # fmt: skip


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(ENTRIES)
def test_an_entry_comes_back_as_it_went(entry):
    assert read_entry(write_entry(entry)) == entry


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(ENTRIES)
def test_what_is_kept_says_the_same_before_it_is_read(entry):
    line, claim = write_entry(entry), entry.claim
    assert Kept(line).kind == claim.kind
    for each in claim.fields:
        value = claim.get(each.name)
        assert Kept(line).get(each.name) == value
        if isinstance(value, str):
            assert not Kept(line).lacks(each.name, frozenset({value, "another"}))


def test_a_field_lacks_what_other_words_have():
    words = Words(Span(0, 12), '["act","warn"')
    claim = Claim("txt-1", "statement", words, words, (Field("act", "say"), Field("about", ("act", "say"))))
    kept = Kept(write_entry(Entry(claim, ())))
    assert kept.lacks("act", frozenset({"warn", "demand"}))
    assert not kept.lacks("act", frozenset({"say", "warn"}))
    assert kept.entry.claim == claim
