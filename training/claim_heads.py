"""Heads for claims, on the encoder's states of words: where claims start, what lies around it, and their values."""

from dataclasses import dataclass
from pathlib import Path

import torch
from claims import CHAINS, KIND_NAMES, VALUES
from network import Crf, Network, Roles, around
from torch import Tensor, nn

from foedus.readers.encoder.heads import BUCKETS

__all__ = ["Around", "ClaimHeads", "loaded"]

ANCHOR_TAGS = 3
RARE = -4.0  # where the score of an anchor's tags begins: one word in 250 is an anchor of a given kind
TAGS = {chain: 2 * len(roles) + 1 for chain, roles in CHAINS.items()}
SIZES = {name: len(values) for name, values in VALUES.items()}
WITHIN = BUCKETS  # the bucket of distance nought


@dataclass(frozen=True)
class Around:
    """Scores around anchors: of each chain [n, words, tags] and value [n, values]; the words' places and mask."""

    chains: dict[str, Tensor]
    values: dict[str, Tensor]
    places: Tensor
    mask: Tensor


class ClaimHeads(nn.Module):
    """Chains of each kind's anchors; for a kind and an anchor, chains of roles, speaker and quote, and values."""

    def __init__(self, size: int, *, width: int = 128, layers: int = 2, dropout: float = 0.15) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.anchors = nn.Linear(size, len(KIND_NAMES) * ANCHOR_TAGS)
        with torch.no_grad():
            self.anchors.bias.view(-1, ANCHOR_TAGS)[:, 1:] = RARE
        self.anchor_chain = Crf(ANCHOR_TAGS)
        self.kinds = nn.Embedding(len(KIND_NAMES), size)
        nn.init.normal_(self.kinds.weight, std=0.1)
        self.roles = Roles(size, width, layers, sum(TAGS.values()))
        self.chains = nn.ModuleDict({chain: Crf(tags) for chain, tags in TAGS.items()})
        self.values = nn.Linear(width, sum(SIZES.values()))

    def anchor_scores(self, words: Tensor) -> Tensor:
        """Return [windows, kinds, words, tags] of the words' states [windows, words, size]."""
        scores = self.anchors(self.dropout(words))
        return scores.unflatten(2, (len(KIND_NAMES), ANCHOR_TAGS)).transpose(1, 2)

    def forward(self, words: Tensor, count: Tensor, anchors: Tensor, kinds: Tensor) -> Around:
        """Return what is seen around anchors [n, 3] of these kinds [n]; words' states and counts as for `around`."""
        near, anchor, distance, mask, places = around(self.dropout(words), count, anchors)
        states = self.roles.states(near, anchor + self.kinds(kinds), distance, mask)
        within = ((distance == WITHIN) & mask).float()[..., None]
        pooled = (states * within).sum(1) / within.sum(1)
        chains = self.roles.tags(states).split(list(TAGS.values()), dim=2)
        values = self.values(self.dropout(pooled)).split(list(SIZES.values()), dim=1)
        return Around(dict(zip(TAGS, chains, strict=True)), dict(zip(SIZES, values, strict=True)), places, mask)


def loaded(weights: Path, checkpoint: Path) -> Network:
    """Return the network that was saved, with as many layers, as wide; heads for claims that it lacks are new."""
    states = torch.load(checkpoint)
    widths = [len(each) for name, each in states.items() if name.endswith("intermediate.dense.bias")]
    network = Network(weights, depth=len(widths))
    network.narrow([torch.arange(width) for width in widths])
    network.claims = ClaimHeads(network.encoder.config.hidden_size)
    missing = network.load_state_dict(states, strict=False).missing_keys
    if missing:  # where what is said of a cue lies is a good start
        known = {name: value for name, value in network.roles.state_dict().items() if not name.startswith("tags.")}
        network.claims.roles.load_state_dict(known, strict=False)
    return network
