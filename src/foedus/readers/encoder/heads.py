"""The heads on the encoder's states: where anchors are, and for each anchor the words in its roles and its values.

`data/heads.json` tells what each head's scores stand for.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from foedus.readers.encoder.chains import Chain, Scores, stretches
from foedus.readers.encoder.network import batches, run

__all__ = ["BUCKETS", "NEAR", "REACH", "Around", "Head", "heads"]

REACH = 72  # words on either side of an anchor that training sees; 99 in 100 roles lie nearer
NEAR, BUCKETS = 8, 16  # distances told apart exactly, and kinds of distance on one side

SLIGHT = 1e-3  # no odds are nearer to certain

Tags = NDArray[np.int64]
Valued = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Around:
    """Words that an anchor of some kind stands at in a row of states; `near` is the row as seen beside an anchor."""

    states: Scores
    near: Scores
    start: int
    end: int
    kind: int
    far: int

    @property
    def reach(self) -> tuple[int, int]:
        """The words that may have a role, so far from the anchor."""
        return max(0, self.start - self.far), min(len(self.states), self.start + self.far + 1)

    @property
    def distances(self) -> NDArray[np.int64]:
        """How far each word in reach lies from the anchor, in signed buckets: exact to NEAR, then by powers."""
        places = np.arange(*self.reach)
        distance = np.where(places < self.start, places - self.start, np.maximum(places - self.end + 1, 0))
        size = np.abs(distance)
        far = np.floor(np.log2(np.maximum(size, 1) / NEAR, dtype=np.float32) * 2.2).astype(np.int64) + NEAR
        return BUCKETS + np.sign(distance) * np.where(size <= NEAR, size, np.minimum(far, BUCKETS - 1))


@dataclass(frozen=True)
class Head:
    """A head that finds anchors of some kinds.

    `lean` is what speaks for an anchor of each kind before anything is seen, in log odds. `chains` are the roles that
    each chain of tags around an anchor tells apart, `values` the values of each field that it tells; `moves` are the
    scores of moving from tag to tag. `sure` is the line that makes log odds of an anchor true ones (Platt 1999).
    `reach` is how many words on either side of an anchor may have a role.
    """

    name: str
    kinds: tuple[str, ...]
    lean: tuple[float, ...]
    chains: Mapping[str, tuple[str, ...]]
    values: Mapping[str, tuple[str, ...]]
    moves: Mapping[str, Chain]
    sure: tuple[float, float]
    reach: int

    def anchors(self, rows: Sequence[Scores]) -> Iterator[list[tuple[Around, float]]]:
        """Yield the anchors in each row of words' states, and how likely each is."""
        lengths = [len(row) for row in rows]
        scores, near = run(f"{self.name}_anchors", words=np.concatenate(rows))
        ends = np.cumsum(lengths)[:-1]
        beside = np.split(near, ends)
        by_kind = np.split(scores.reshape(sum(lengths), len(self.kinds), -1), ends)
        plain, counts = _padded([row[:, kind] for kind in range(len(self.kinds)) for row in by_kind])
        leaning = plain.copy()
        leaning[:, :, 1] += np.repeat(self.lean, len(rows))[:, None]
        chain = self.moves["anchor"]
        tags = chain.tags(leaning, counts)
        some = np.flatnonzero(tags.any(1))
        found: list[list[tuple[Around, float]]] = [[] for _ in rows]
        for place, odds in zip(some, chain.likely(plain[some], counts[some]), strict=True):
            kind, row = divmod(int(place), len(rows))
            for _, start, end in stretches(tags[place]):
                anchor = Around(rows[row], beside[row], start, end, kind, self.reach)
                found[row].append((anchor, self._likely(float(odds[start, 1]))))
        yield from found

    def around(self, anchors: Sequence[Around]) -> Iterator[tuple[dict[str, Tags], Valued]]:
        """Yield for each anchor the tags of the words in its reach, by chain, and its values."""
        lengths = [each.reach[1] - each.reach[0] for each in anchors]
        found: dict[int, tuple[Scores, Scores]] = {}
        for batch in batches(lengths):
            scores, values = _scored(self.name, [anchors[place] for place in batch])
            found |= {place: (scores[row, : lengths[place]], values[row]) for row, place in enumerate(batch)}
        if not found:
            return
        padded, counts = _padded([found[place][0] for place in range(len(anchors))])
        sizes = [2 * len(roles) + 1 for roles in self.chains.values()]
        parts = np.split(padded, np.cumsum(sizes)[:-1], axis=2)
        tags = {name: self.moves[name].tags(part, counts) for name, part in zip(self.chains, parts, strict=True)}
        for place, count in enumerate(counts):
            yield {name: rows[place, :count] for name, rows in tags.items()}, self._valued(found[place][1])

    def _likely(self, odds: float) -> float:
        slope, offset = self.sure
        kept = min(max(odds, SLIGHT), 1 - SLIGHT)
        return 1 / (1 + math.exp(-slope * math.log(kept / (1 - kept)) - offset))

    def _valued(self, scores: Scores) -> Valued:
        """The likeliest value of each field."""
        found, at = [], 0
        for name, values in self.values.items():
            found.append((name, values[int(scores[at : at + len(values)].argmax())]))
            at += len(values)
        return tuple(found)


@cache
def heads() -> tuple[Head, ...]:
    """Return the heads that there are."""
    written = json.loads(files(__package__).joinpath("data", "heads.json").read_text(encoding="utf-8"))
    return tuple(
        Head(
            name,
            tuple(head["kinds"]),
            tuple(head["lean"]),
            {chain: tuple(roles) for chain, roles in head["chains"].items()},
            {field: tuple(values) for field, values in head["values"].items()},
            {chain: Chain(np.array(moves, dtype=np.float32)) for chain, moves in head["moves"].items()},
            tuple(head["sure"]),
            head["reach"],
        )
        for name, head in written.items()
    )


def _scored(name: str, anchors: Sequence[Around]) -> tuple[Scores, Scores]:
    """Return the scores of tags [anchors, words, tags] and of values [anchors, values]."""
    shape = (len(anchors), max(each.reach[1] - each.reach[0] for each in anchors))
    near = np.zeros((*shape, anchors[0].near.shape[1]), dtype=np.float32)
    anchor = np.zeros((len(anchors), anchors[0].states.shape[1]), dtype=np.float32)
    mask, distance = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=np.int64)
    for row, each in enumerate(anchors):
        low, high = each.reach
        near[row, : high - low] = each.near[low:high]
        anchor[row] = each.states[each.start : min(each.end, high)].mean(0)
        mask[row, : high - low] = True
        distance[row, : high - low] = each.distances
    kinds = np.array([each.kind for each in anchors], dtype=np.int64)
    scores, values = run(f"{name}_around", near=near, anchor=anchor, kinds=kinds, distance=distance, mask=mask)
    return scores, values


def _padded(parts: Sequence[Scores]) -> tuple[Scores, NDArray[np.int64]]:
    """Return rows of scores as one array, filled up with zeros, and the length of each."""
    lengths = np.array([len(part) for part in parts], dtype=np.int64)
    padded = np.zeros((len(parts), int(lengths.max()), parts[0].shape[1]), dtype=np.float32)
    for row, part in enumerate(parts):
        padded[row, : len(part)] = part
    return padded, lengths
