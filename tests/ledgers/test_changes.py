"""Whether breaks that are known are found, and none where there is none, in series drawn from mixes of types."""

import numpy as np
import pytest

from foedus.ledgers.changes import changes
from foedus.ledgers.scale import scale

MONTHS, BREAK, SERIES = 36, 18, 40
MIXES = {
    "warm": {"CONSULT": 30, "AGREE": 12, "SUPPORT": 12, "REQUEST": 10, "COOPERATE": 8, "ACCUSE": 6, "AID": 4,
             "REJECT": 4, "CONCEDE": 3},
    "cool": {"CONSULT": 22, "ACCUSE": 22, "REQUEST": 15, "REJECT": 12, "AGREE": 6, "SUPPORT": 6, "THREATEN": 4,
             "COOPERATE": 3, "SANCTION": 3},
    "cold": {"ACCUSE": 28, "REJECT": 14, "SANCTION": 14, "REQUEST": 12, "CONSULT": 10, "THREATEN": 10, "COERCE": 4,
             "MOBILIZE": 4, "AGREE": 2, "SUPPORT": 2},
    "war": {"ASSAULT": 54, "ACCUSE": 10, "SANCTION": 8, "COERCE": 8, "THREATEN": 6, "MOBILIZE": 6, "CONSULT": 4,
            "REJECT": 4},
}  # fmt: skip


def drawn(rng, mixes, rate, alike):
    """Return the scores of every month with acts, and which month it is; `alike` months have mixes of their own."""
    months = []
    for name in mixes:
        mix = np.array([*MIXES[name].values()], dtype=float)
        shares = rng.dirichlet(12 * mix / mix.sum()) if alike else mix / mix.sum()
        count = rng.poisson(rate * (rng.gamma(1.5) / 1.5 if alike else 1))
        months.append([scale().scores[type_] for type_ in rng.choice([*MIXES[name]], count, p=shares)])
    told = [month for month, scores in enumerate(months) if scores]
    return [months[month] for month in told], told


@pytest.mark.parametrize("alike", [False, True])
@pytest.mark.parametrize("mix", MIXES)
def test_few_false_alarms(mix, alike):
    rng = np.random.default_rng(1)
    series = (drawn(rng, [mix] * MONTHS, 3, alike)[0] for _ in range(SERIES))
    assert sum(bool(changes(one)) for one in series) <= 0.1 * SERIES


@pytest.mark.parametrize(
    ("before", "after", "rate", "least"),
    [
        ("warm", "cold", 1, 0.7), ("warm", "cold", 3, 0.9), ("cold", "warm", 3, 0.9), ("cold", "war", 3, 0.7),
        ("warm", "cool", 3, 0.4), ("warm", "cool", 8, 0.7),
    ],
)  # fmt: skip
@pytest.mark.parametrize("alike", [False, True])
def test_known_breaks_are_found(before, after, rate, least, alike):
    rng, mixes = np.random.default_rng(2), [before] * BREAK + [after] * (MONTHS - BREAK)
    hits = extra = 0
    for _ in range(SERIES):
        series, told = drawn(rng, mixes, rate, alike and rate > 1)
        found = changes(series)
        hits += any(told[one.first] - 1 <= BREAK <= told[one.last] or abs(told[one.at] - BREAK) <= 2 for one in found)
        extra += len(found) > 1
    assert hits >= least * SERIES
    assert extra <= 0.1 * SERIES


@pytest.mark.parametrize("series", [[], [[1.0]], [[1.0], [1.0]], [[-9.5]] * 40, [[3.0, -2.0]] * 40])
def test_nothing_changes(series):
    assert changes(series) == []


def test_a_change_has_a_place_and_a_stretch():
    (change,) = changes([[3.0, 5.4, 3.0]] * 9 + [[-2.0, -6.0, -4.5]] * 9)
    assert (change.at, change.first, change.last) == (9, 9, 9)
    assert change.confidence > 0.95


def test_more_than_one_change():
    series = [[3.0, 5.4]] * 10 + [[-9.5, -7.2]] * 10 + [[3.0, 5.4]] * 10
    assert [change.at for change in changes(series)] == [10, 20]


def test_the_number_of_acts_in_the_past_does_not_matter_where_they_are_alike():
    assert [change.at for change in changes([[3.0] * 200] * 5 + [[-6.0] * 200] * 5)] == [5]
