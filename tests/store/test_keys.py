"""Faces as numbers: those of one sort are apart from those of all others."""

from hypothesis import given
from hypothesis import strategies as st

from foedus.model import kinds
from foedus.shelf.faces import ABOUT, BY, ORG
from foedus.store.keys import key, keys, of_kind, read, written
from foedus.things import SORTS

NAMES = st.text(max_size=20)


def test_no_two_sorts_are_one_and_no_two_kinds():
    assert len({key(("arvenia", ABOUT), sort) for sort in SORTS}) == len(SORTS)
    assert len({of_kind(kind.name) for kind in kinds()}) == len(kinds())


@given(NAMES, NAMES)
def test_a_face_has_a_number_in_each_sort_that_lies_among_its_own(one, other):
    first, last = keys((one, BY))
    assert all(first <= key((one, BY), sort) <= last for sort in SORTS)
    assert not any(first <= key((one, role), sort) <= last for sort in SORTS for role in (ABOUT, ORG))
    assert one == other or not any(first <= key((other, BY), sort) <= last for sort in SORTS)


@given(st.lists(st.integers(-(2**47), 2**47 - 1)))
def test_numbers_come_back(found):
    assert read(written(found)) == sorted(found)
