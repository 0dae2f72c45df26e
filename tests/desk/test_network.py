"""Who does what to whom: counted by party, drawn the same whatever the order, with what is behind each tie."""

import re
from datetime import date
from importlib import import_module
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.api import Table, Tie, Who, open_record, ties
from foedus.desk.ribbons import MOST, ROW, ribbons
from foedus.errors import QueryError

CODES = st.sampled_from([f"X{number:02}" for number in range(16)])
MOVE = re.compile(r"M0 ([\d.]+) C .* ([\d.]+)$")


def tie(one, other, count):
    return Tie(Who(one, one), Who(other, other), (None,) * count)


@given(st.dictionaries(st.tuples(CODES, CODES), st.integers(1, 30), max_size=40), st.randoms(use_true_random=False))
def test_the_drawing_does_not_depend_on_the_order_and_stays_in_its_rows(counts, random: Random):
    told = [tie(*codes, count) for codes, count in sorted(counts.items())]
    mixed = list(told)
    random.shuffle(mixed)
    drawn, again = ribbons(told), ribbons(mixed)
    assert (drawn.doing, drawn.done_to) == (again.doing, again.done_to)
    assert {(r.tie.one.party, r.tie.other.party, r.path) for r in drawn.ribbons} == {
        (r.tie.one.party, r.tie.other.party, r.path) for r in again.ribbons
    }
    assert len(drawn.doing) <= MOST
    assert len(drawn.done_to) <= MOST
    assert len(drawn.ribbons) + drawn.left_out == len(told)
    doing, done_to = ([seat.who.party for seat in side] for side in (drawn.doing, drawn.done_to))
    for one in drawn.ribbons:
        start, end = map(float, MOVE.match(one.path).groups())
        assert doing.index(one.tie.one.party) == start // ROW
        assert done_to.index(one.tie.other.party) == end // ROW


def test_a_long_name_gives_way_to_its_code():
    long = Tie(Who("Eurasian Economic Union", "EAEU"), Who("Armenia", "ARM"), (None,))
    drawn = ribbons([long])
    assert [seat.name for seat in (*drawn.doing, *drawn.done_to)] == ["EAEU", "Armenia"]


def test_ties_are_counted_in_their_time(written):
    with open_record(written) as record:
        found, complete = ties(record, "blame", since=date(2031, 3, 1), until=date(2031, 3, 31), limit=50)
        assert complete
        assert all(tie.count == len(tie.rows) > 0 and tie.one.party != tie.other.party for tie in found)
        assert ties(record, "demands", since=date(2032, 1, 1), until=date(2032, 2, 1), limit=50)[0].rows == ()
        with pytest.raises(QueryError, match="tied"):
            ties(record, "envy", since=date(2031, 3, 1), until=date(2031, 3, 31), limit=50)


def test_a_time_is_stepped_through(visit, written):
    page = visit(written).get("/network?kind=blame&from=2031-01&to=2031-03").text
    assert 'href="?kind=blame&amp;from=2030-10&amp;to=2030-12"' in page
    assert 'href="?kind=blame&amp;from=2031-04&amp;to=2031-06"' in page


def test_what_cannot_be_counted_at_once_is_said(visit, written, monkeypatch):
    found = Table((tie("ARM", "RUS", 2),), Tie), False
    monkeypatch.setattr(import_module("foedus.desk.pages.network"), "ties", lambda *_, **__: found)
    assert "more than can be counted at once" in visit(written).get("/network").text
