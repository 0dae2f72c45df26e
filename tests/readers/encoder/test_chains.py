"""Tags along a row of words, against every row of tags tried in turn."""

from itertools import product

import numpy as np
import pytest

from foedus.readers.encoder.chains import Chain, stretches

FORBIDDEN = np.zeros((5, 5), dtype=np.float32)
for inside in (2, 4):
    FORBIDDEN[[tag for tag in range(5) if tag not in (inside, inside - 1)], inside] = -1e4


def total(chain: Chain, scores: np.ndarray, tags: tuple[int, ...]) -> float:
    places = range(1, len(tags))
    return float(
        chain.opening[tags[0]]
        + sum(scores[place, tag] for place, tag in enumerate(tags))
        + sum(chain.moves[tags[place - 1], tags[place]] for place in places)
    )


@pytest.mark.parametrize("seed", range(5))
def test_likeliest_tags_and_their_odds(seed: int):
    chance = np.random.default_rng(seed)
    chain = Chain(chance.normal(size=(5, 5)).astype(np.float32) + FORBIDDEN)
    scores = chance.normal(size=(2, 5, 5)).astype(np.float32)
    lengths = np.array([5, 3])
    tags, odds = chain.tags(scores, lengths), chain.likely(scores, lengths)
    for row, length in enumerate(lengths):
        every = {each: total(chain, scores[row], each) for each in product(range(5), repeat=int(length))}
        assert tuple(tags[row, :length]) == max(every, key=every.__getitem__)
        weights = {each: np.exp(value) for each, value in every.items()}
        for place, tag in product(range(int(length)), range(5)):
            expected = sum(weight for each, weight in weights.items() if each[place] == tag) / sum(weights.values())
            assert odds[row, place, tag] == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([0, 0], []),
        ([1, 2, 0, 3, 4, 4], [(1, 0, 2), (2, 3, 6)]),
        ([1, 1, 2], [(1, 0, 1), (1, 1, 3)]),
        ([3, 0, 3], [(2, 0, 1), (2, 2, 3)]),
    ],
)
def test_stretches(tags: list[int], expected: list[tuple[int, int, int]]):
    assert stretches(np.array(tags)) == expected
