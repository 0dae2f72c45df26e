"""What the server draws: days on a line, spells as bars, seats as a grid, scores as points."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.api import Attendance, Meeting, Posture, Relation, Spell, StandingOverTime, Who
from foedus.desk.curve import curve
from foedus.desk.grid import grid
from foedus.desk.lanes import lanes, statuses
from foedus.desk.timescale import Timescale

ARM, RUS = Who("Armenia", "ARM"), Who("Russia", "RUS")
DAYS = st.dates(date(1800, 1, 1), date(2200, 1, 1))


@given(st.lists(DAYS, min_size=1, max_size=5))
def test_days_are_on_the_line_in_their_order(days):
    scale = Timescale.over(days)
    places = [scale.at(day) for day in sorted(days)]
    assert places == sorted(places)
    assert 0 < places[0] <= places[-1] < 100
    assert all(0 <= tick.at <= 100 for tick in scale.ticks)
    assert len(scale.ticks) <= 26


@pytest.mark.parametrize(
    ("dates", "labels"),
    [
        (("2015-01-01", "2031-04-10"), ["2015", "2020", "2025", "2030"]),
        (("2031-03", "2031-04"), ["Mar 2031", "Apr", "May"]),
        (("2031-W10", "2031-W11"), ["Mar 2031"]),
    ],
)
def test_the_line_is_labelled(dates, labels):
    assert [tick.label for tick in Timescale.over(dates).ticks] == labels


def test_without_dates_there_is_no_line():
    assert Timescale.over([None, ""]) is None
    assert lanes([], [], [], None).rows == ()
    assert curve([], []) is None


def test_a_spell_that_goes_on_reaches_the_end_and_conduct_stands_beside_it():
    spells = (
        Spell(status="candidate", start="2014-10-10", end="2015-01-01", basis="knowledge"),
        Spell(status="member", start="2015-01-02", end=None, basis="knowledge"),
    )
    skips = Posture(actor=ARM, organisation="EAEU", conduct="absent", polarity="affirmed", modality="actual")
    row = StandingOverTime(member=ARM, organisation="EAEU", spells=spells)
    found = lanes([row], [], [skips], date(2031, 4, 29))
    (lane,) = found.rows
    assert [bar.status for bar in lane.bars] == list(statuses(found)) == ["candidate", "member"]
    assert lane.bars[1].x + lane.bars[1].width == pytest.approx(100)
    assert lane.bars[0].x + lane.bars[0].width == pytest.approx(lane.bars[1].x, abs=0.5)
    assert (lane.now, lane.posture, found.today < 100) == ("member", (skips,), True)


def _meeting(day, **status):
    seats = tuple(
        Attendance(party=Who(code, code), status=word.replace("_", " "), said=() if word == "not_known" else (word,))
        for code, word in status.items()
    )
    return Meeting(organisation="EAEU", format="summit", date=day, state="held", attendance=seats)


def test_absence_has_a_denominator():
    found = grid(
        [
            _meeting("2031-04-10", ARM="attended", RUS="absent", BLR="not_known"),
            _meeting("2031-05-10", ARM="declined", RUS="attended"),
            _meeting("2031-06-10", ARM="not_known", RUS="not_known"),  # of which nothing is told
            _meeting("2031-07-10", ARM="attended", RUS="not_eligible"),
        ]
    )
    assert [row.date for row in found.meetings] == ["2031-04-10", "2031-05-10", "2031-07-10"]
    came = {line.party.party: (line.counts["attended"], line.seats, line.counts["not known"]) for line in found.lines}
    assert came == {"ARM": (2, 3, 0), "BLR": (0, 1, 1), "RUS": (1, 2, 0)}
    assert [found.tally(place) for place in range(3)] == [(1, 3), (1, 2), (1, 1)]


def test_better_is_higher_and_a_period_without_a_score_is_no_point():
    def month(period, score):
        return Relation(one=ARM, other=RUS, directed=False, period=period, count=1, score=score, low=score, high=score)

    found = curve([month("2031-03", -10.0), month("2031-04", None), month("2031-05", 10.0), month(None, 1.0)], [])
    worst, best = found.points
    assert (worst.x < best.x, worst.y > best.y) == (True, True)
    assert {best.y, worst.y} <= {y for y, _ in found.levels}
    assert 0 <= best.y < worst.y <= found.height
