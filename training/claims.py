"""Labelled claims as examples: the words of a text, its anchors, and what is to be found around each of them."""

import hashlib
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import torch
from batches import Encoded, encoded, tagged
from corpora import Pair, rows, words_at
from labelling.notation import KINDS, MODALITIES, POLARITIES
from labelling.notation import VALUES as FIELD_VALUES
from torch import Tensor

from foedus.evaluation.pairs import is_conflict, quad_of, root_of
from foedus.readers.encoder.pairs import ROOTS
from foedus.readers.encoder.windows import BOUNDS, LIMIT
from foedus.readers.encoder.words import Words, in_words
from foedus.text import layout

__all__ = [
    "CHAINS",
    "KIND_NAMES",
    "VALUES",
    "Anchor",
    "ClaimBatch",
    "Item",
    "claim_batch",
    "event_pairs",
    "is_held_out",
    "items",
]

KIND_NAMES = tuple(KINDS)
NO_STEP, DATED = "none", ("publication", "none", "other")
VALUES: dict[str, tuple[str, ...]] = {
    "polarity": POLARITIES,
    "modality": MODALITIES,
    "dated": DATED,
    **{name: tuple(values.split()) for name, values in FIELD_VALUES.items()},
}
VALUES["step"] += (NO_STEP,)

# The chains of tags around an anchor, each with its roles; a role's tags are two, after `0` for outside.
# Who speaks stands apart, since it is often the agent too: "claims responsibility".
CHAINS = {"role": ("agent", "patient", "place", "matter"), "voice": ("voice",), "quote": ("quote",)}
ROLES = {
    **dict.fromkeys(
        ("speaker", "demander", "debtor", "blamed", "member", "participant", "participants", "actor", "actors"), "agent"
    ),
    **dict.fromkeys(("addressee", "creditor", "recipients"), "patient"),
    **dict.fromkeys(("content", "matter"), "matter"),
    "place": "place",
}
HELD_OUT = 6  # one item in so many is kept for evaluation

Label = Mapping[str, Any]
Span = tuple[int, int, int]  # the tag of its first word, start, end


@dataclass(frozen=True)
class Anchor:
    """Words that claims of one kind start from; the spans of each chain; the number of each value, -1 for none."""

    kind: int
    start: int
    end: int
    spans: Mapping[str, tuple[Span, ...]]
    values: tuple[int, ...]


@dataclass(frozen=True)
class Item:
    """A labelled text: its words, its anchors, and the kind and quote of each claim, by which it is scored."""

    id: str
    text: str
    words: Words
    anchors: tuple[Anchor, ...]
    claims: tuple[Label, ...]

    @property
    def held_out(self) -> bool:
        """Whether it is kept for evaluation: by its id, so that it is in every run."""
        return is_held_out(self.id)


@dataclass(frozen=True)
class ClaimBatch:
    """Items with the tags of anchors [windows, kinds, words]; of each anchor its place, kind, spans and values."""

    encoded: Encoded
    anchor_tags: Tensor
    anchors: Tensor
    kinds: Tensor
    spans: Mapping[str, Sequence[tuple[Span, ...]]]
    values: Tensor


def is_held_out(name: str) -> bool:
    """Tell whether the text of this id is kept for evaluation."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % HELD_OUT == 0


def items(labels: Iterable[Path], corpora: Path) -> list[Item]:
    """Return the labelled items, their texts from the corpora; of two readings of an item the first.

    An item that cannot be encoded at once is left out.
    """
    found = [_item(*each) for each in labelled(labels, corpora)]
    return [item for item in found if len(item.words.pieces) <= LIMIT - BOUNDS]


def labelled(labels: Iterable[Path], corpora: Path) -> Iterator[tuple[Label, str, str]]:
    """Yield each label with the text that its places are in and the day of publication."""
    read: dict[str, Label] = {}
    for file in labels:
        for label in rows(file):
            read.setdefault(label["id"], label)
    texts: dict[str, Label] = {}
    for file in sorted(corpora.glob("*.jsonl.gz")):
        texts.update((row["id"], row) for row in rows(file) if row["id"] in read)
    for name, label in read.items():
        row = texts[name]
        yield label, row["text"][slice(*label.get("passage", (None,)))], _day(row["published"])


def event_pairs(found: Iterable[Item]) -> Iterator[Pair]:
    """Yield what is labelled as an event between parties, as a marked pair: who does it and to whom."""
    kind, column = KIND_NAMES.index("event"), list(VALUES).index("event")
    roles = CHAINS["role"]
    for item in found:
        for anchor in item.anchors:
            marks = np.zeros(len(item.words), dtype=np.int64)
            for mark, role in enumerate(("agent", "patient"), 1):
                for tag, start, end in anchor.spans["role"]:
                    if tag == 2 * roles.index(role) + 1:
                        marks[start:end] = mark
            if anchor.kind == kind and {1, 2} <= set(marks.tolist()):
                root = root_of(VALUES["event"][anchor.values[column]])
                yield Pair(item.words, marks, ROOTS.index(root), quad_of(root) - 1, int(is_conflict(root)))


def claim_batch(found: Sequence[Item], hide: random.Random | None = None) -> ClaimBatch:
    """Return labelled items as tensors."""
    held = encoded([(item.words, 0, len(item.words)) for item in found], hide=hide)
    kinds, (windows, words) = len(KIND_NAMES), held.first.shape
    placed: list[list[Span]] = [[] for _ in range(windows * kinds)]
    anchors = [(row, anchor) for row, item in enumerate(found) for anchor in item.anchors]
    for row, anchor in anchors:
        placed[row * kinds + anchor.kind].append((1, anchor.start, anchor.end))
    return ClaimBatch(
        encoded=held,
        anchor_tags=tagged(torch.arange(words).repeat(windows * kinds, 1), placed).view(windows, kinds, words),
        anchors=torch.tensor([(row, each.start, each.end) for row, each in anchors], dtype=torch.long).reshape(-1, 3),
        kinds=torch.tensor([each.kind for _, each in anchors], dtype=torch.long),
        spans={chain: [each.spans[chain] for _, each in anchors] for chain in CHAINS},
        values=torch.tensor([each.values for _, each in anchors], dtype=torch.long).reshape(-1, len(VALUES)),
    )


def _item(label: Label, text: str, published: str) -> Item:
    words = in_words(text, layout(text))

    def place(claim: Label) -> tuple[int, int, int]:
        return KIND_NAMES.index(claim["kind"]), *words_at(words, claim["anchor"])

    together = groupby(sorted(label["claims"], key=place), key=place)
    anchors = tuple(_anchor(where, list(claims), words, published) for where, claims in together)
    claims = tuple({"kind": each["kind"], "quote": text[slice(*each["quote"])]} for each in label["claims"])
    return Item(label["id"], text, words, anchors, claims)


def _day(written: str) -> str:
    """Return a day of publication by ISO 8601, which Reuters' is not: `4-MAR-1987 13:54:51.83`."""
    day = written.split()[0]
    return datetime.strptime(day, "%d-%b-%Y").date().isoformat() if day[-5:-4] == "-" else written


def _anchor(where: tuple[int, int, int], claims: Sequence[Label], words: Words, published: str) -> Anchor:
    """Return claims of one kind and anchor as one: the roles of all; quote, speaker and values of the first."""
    first = claims[0]
    tags = {role: 2 * number + 1 for number, role in enumerate(CHAINS["role"])}
    roles = {(tags[ROLES[name]], *words_at(words, span)) for each in claims for name, span in _spans(each)}
    spans = {
        "role": sorted(roles, reverse=True),  # of two that overlap the later counts
        "voice": [(1, *words_at(words, each["span"])) for each in first["by"][-1:]],
        "quote": [(1, *words_at(words, first["quote"]))],
    }
    return Anchor(*where, {name: tuple(found) for name, found in spans.items()}, _values(first, published))


def _spans(claim: Label) -> Iterable[tuple[str, Sequence[int]]]:
    """Yield the places that the claim's fields name, each with its field."""
    for name, value in claim["fields"].items():
        if name in ROLES and value:
            for each in [value] if isinstance(value, dict) or isinstance(value[0], int) else value:
                yield name, each["span"] if isinstance(each, dict) else each


def _values(claim: Label, published: str) -> tuple[int, ...]:
    held = {name if name in VALUES else f"{claim['kind']} {name}": value for name, value in claim["fields"].items()}
    if "step" in held:
        held["step"] = held["step"] or NO_STEP
    held |= {name: claim[name] for name in ("polarity", "modality")}
    held["dated"] = "none" if claim["date"] is None else "publication" if claim["date"] == published else "other"
    return tuple(values.index(held[name]) if name in held else -1 for name, values in VALUES.items())
