"""Examples as tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from corpora import Pair, Passage
from torch import Tensor

from foedus.readers.encoder.network import CLOSE, OPEN
from foedus.readers.encoder.words import Words

__all__ = ["Encoded", "PairBatch", "PassageBatch", "encoded", "in_batches", "pair_batch", "passage_batch", "tagged"]

MASKED = 103  # the piece that stands for a hidden one
HIDDEN = 0.06  # share of pieces hidden while training, so that no single word decides

Item = TypeVar("Item")  # a passage, or whatever has words that are encoded whole


@dataclass(frozen=True)
class Encoded:
    """Pieces, mask, flags and marks [windows, pieces]; first pieces of words [windows, words]; counts of words."""

    pieces: Tensor
    mask: Tensor
    flags: Tensor
    marks: Tensor
    first: Tensor
    count: Tensor


@dataclass(frozen=True)
class PassageBatch:
    """Passages with the tags of cues [windows, words] and, for each anchor, those of its roles as spans."""

    encoded: Encoded
    cue_tags: Tensor
    anchors: Tensor
    roles: list[list[tuple[int, int, int]]]  # for each anchor: tag of the first word, start, end


@dataclass(frozen=True)
class PairBatch:
    """Marked sentences with their classes."""

    encoded: Encoded
    root: Tensor
    quad: Tensor
    binary: Tensor


def encoded(
    cut: Sequence[tuple[Words, int, int]], marks: Sequence[np.ndarray] | None = None, hide: random.Random | None = None
) -> Encoded:
    """Return windows of words as tensors; with `hide`, some pieces are hidden."""
    longest = max(int(words.first[end] - words.first[start]) for words, start, end in cut) + 2
    most = max(end - start for _, start, end in cut)
    shape = (len(cut), longest)
    pieces, mask, flags, marked = (np.zeros(shape, dtype=np.int64) for _ in range(4))
    first = np.zeros((len(cut), most), dtype=np.int64)
    for row, (words, start, end) in enumerate(cut):
        begin, close = words.first[start], words.first[end]
        length = close - begin
        pieces[row, : length + 2] = [OPEN, *words.pieces[begin:close], CLOSE]
        mask[row, : length + 2] = 1
        sizes = np.diff(words.first[start : end + 1])
        flags[row, 1 : length + 1] = np.repeat(words.flags[start:end], sizes)
        if marks is not None:
            marked[row, 1 : length + 1] = np.repeat(marks[row][start:end], sizes)
        first[row, : end - start] = words.first[start:end] - begin + 1
        if hide is not None:
            for place in range(1, length + 1):
                if hide.random() < HIDDEN:
                    pieces[row, place] = MASKED
    count = torch.tensor([end - start for _, start, end in cut])
    return Encoded(*(torch.from_numpy(each) for each in (pieces, mask, flags, marked, first)), count)


def passage_batch(items: Sequence[Passage], hide: random.Random | None = None) -> PassageBatch:
    """Return passages as tensors; cues whose parts lie outside their passage are tagged, but ask for no roles."""
    held = encoded([(item.article.words, item.start, item.end) for item in items], hide=hide)
    tags = torch.zeros(held.first.shape, dtype=torch.long)
    anchors, roles = [], []
    for row, item in enumerate(items):
        for cue in item.article.cues:
            if not item.start <= cue.start < cue.end <= item.end:
                continue
            start, end = cue.start - item.start, cue.end - item.start
            tags[row, start] = 1
            tags[row, start + 1 : end] = 2
            low, high = cue.reach
            if item.start <= low and high <= item.end:
                anchors.append((row, start, end))
                spans = [(1, *span) for span in cue.source] + [(3, *span) for span in cue.content]
                roles.append([(tag, one - item.start, other - item.start) for tag, one, other in spans])
    return PassageBatch(held, tags, torch.tensor(anchors, dtype=torch.long).reshape(-1, 3), roles)


def tagged(places: Tensor, roles: Sequence[Sequence[tuple[int, int, int]]]) -> Tensor:
    """Return the tags of the words at these places [n, words]: each row's spans; where two overlap, the later."""
    tags, owner = torch.zeros_like(places), torch.zeros_like(places)
    for row, spans in enumerate(roles):
        for number, (tag, start, end) in enumerate(spans, 1):
            lies = (places[row] >= start) & (places[row] < end)
            tags[row][lies], owner[row][lies] = tag, number
    further = torch.zeros_like(places)
    further[:, 1:] = (owner[:, 1:] == owner[:, :-1]) & (owner[:, 1:] > 0)
    return tags + further


def pair_batch(items: Sequence[Pair], hide: random.Random | None = None) -> PairBatch:
    """Return marked sentences as tensors."""
    held = encoded([(item.words, 0, len(item.words)) for item in items], [item.marks for item in items], hide)
    classes = torch.tensor([(item.root, item.quad, item.binary) for item in items])
    return PairBatch(held, *classes.unbind(1))


def in_batches(items: Sequence[Item], pieces: int, chance: random.Random) -> Iterator[list[Item]]:
    """Yield batches of items of like length, so many pieces in each, in any order."""

    def size(item: Item) -> int:
        if isinstance(item, Passage):
            return int(item.article.words.first[item.end] - item.article.words.first[item.start])
        return len(item.words.pieces)

    batches: list[list[Item]] = []
    batch: list[Item] = []
    for item in sorted(items, key=lambda each: size(each) * (1 + chance.random() / 10)):
        if batch and size(item) * (len(batch) + 1) > pieces:
            batches.append(batch)
            batch = []
        batch.append(item)
    batches.append(batch)
    chance.shuffle(batches)
    yield from batches
