"""An entry in one line loses nothing."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.model import Claim, Field
from foedus.record import Entry
from foedus.record.settled import read_entry, write_entry
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
