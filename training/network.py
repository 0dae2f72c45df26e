"""The network: a small encoder over word pieces and, on its states, one head a task."""

from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from foedus.readers.encoder.heads import BUCKETS, NEAR, REACH
from foedus.readers.encoder.pairs import ROOTS
from foedus.readers.encoder.words import FLAGS

__all__ = ["MARKS", "Crf", "Network", "around"]

MARKS = 3  # a word outside, in the source, in the target of a marked pair
ROLE_TAGS = 5  # outside, source and content, each with its first word apart
CUE_TAGS = 3
QUADS = 4


class Crf(nn.Module):
    """A linear chain over tags `0` outside, `1` first and `2` further of a first role, `3`, `4` of a second ..."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(tags, tags))
        forbidden = torch.zeros(tags, tags)
        for inside in range(2, tags, 2):
            forbidden[[tag for tag in range(tags) if tag not in (inside, inside - 1)], inside] = -1e4
        opening = torch.zeros(tags)
        opening[2::2] = -1e4
        self.register_buffer("forbidden", forbidden)
        self.register_buffer("opening", opening)

    def total(self, scores: Tensor, mask: Tensor, pool: Callable[..., Tensor] = torch.logsumexp) -> Tensor:
        """Return for each row the log sum over all its chains of tags, or with `amax` the score of the best."""
        moves = self.transitions + self.forbidden
        alpha = scores[:, 0] + self.opening
        for place in range(1, scores.shape[1]):
            onward = pool(alpha[:, :, None] + moves[None], dim=1) + scores[:, place]
            alpha = torch.where(mask[:, place, None], onward, alpha)
        return pool(alpha, dim=1)

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Return the negative log likelihood of each row's tags: scores [n, words, tags], tags and mask [n, words]."""
        moves = self.transitions + self.forbidden
        gold = (scores.gather(2, tags[..., None])[..., 0] * mask).sum(1) + self.opening[tags[:, 0]]
        gold = gold + (moves[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1)
        return self.total(scores, mask) - gold

    def chances(self, scores: Tensor, mask: Tensor, pool: Callable[..., Tensor] = torch.logsumexp) -> Tensor:
        """Return the marginal probability of each word's tags: the gradient of the total by the scores."""
        with torch.enable_grad():
            held = scores.detach().requires_grad_()
            return torch.autograd.grad(self.total(held, mask, pool).sum(), held)[0]

    def best(self, scores: Tensor, mask: Tensor) -> Tensor:
        """Return the tags of each row's best chain, which alone its score depends on."""
        return self.chances(scores, mask, torch.amax).argmax(2)


class Network(nn.Module):
    """The encoder with heads for cues, for a cue's source and content, and for what a marked party does to another.

    With `depth`, of the layers that the encoder comes with only so many are kept.
    """

    def __init__(self, weights: Path, *, depth: int | None = None, width: int = 128, layers: int = 2) -> None:
        super().__init__()
        without_dropout = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}  # a third of the time
        self.encoder = AutoModel.from_pretrained(weights, add_pooling_layer=False, **without_dropout)
        if depth is not None:
            self.keep(depth)
        size = self.encoder.config.hidden_size
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.flags = nn.Embedding(FLAGS, size)
        self.marks = nn.Embedding(MARKS, size)
        nn.init.zeros_(self.flags.weight)
        nn.init.zeros_(self.marks.weight)
        self.cue = nn.Sequential(nn.Linear(size, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, CUE_TAGS))
        self.cue_chain = Crf(CUE_TAGS)
        self.roles = Roles(size, width, layers, ROLE_TAGS)
        self.role_chain = Crf(ROLE_TAGS)
        classes = len(ROOTS) + QUADS + 1
        self.event = nn.Sequential(nn.Linear(3 * size, 256), nn.GELU(), nn.Dropout(0.2), nn.Linear(256, classes))

    def keep(self, depth: int) -> list[int]:
        """Keep so many of the encoder's layers, the first, the last and others evenly between; return which."""
        layers = self.encoder.encoder.layer
        places = [round(place * (len(layers) - 1) / (depth - 1)) for place in range(depth)]
        self.encoder.encoder.layer = nn.ModuleList(layers[place] for place in places)
        return places

    def narrow(self, places: Sequence[Tensor]) -> None:
        """Keep of the units between the two halves of each layer's feed-forward part those at these places."""
        for layer, kept in zip(self.encoder.encoder.layer, places, strict=True):
            before, after = layer.intermediate.dense, layer.output.dense
            before.weight, before.bias = nn.Parameter(before.weight[kept]), nn.Parameter(before.bias[kept])
            after.weight = nn.Parameter(after.weight[:, kept])
            before.out_features = after.in_features = len(kept)

    def states(self, pieces: Tensor, mask: Tensor, flags: Tensor, marks: Tensor) -> Tensor:
        """Return the encoder's state of each piece; all arguments are [windows, pieces]."""
        return self.encoder(inputs_embeds=self.embedded(pieces, flags, marks), attention_mask=mask).last_hidden_state

    def embedded(self, pieces: Tensor, flags: Tensor, marks: Tensor) -> Tensor:
        """Return what the encoder's first layer gets of each piece."""
        return self.encoder.embeddings.word_embeddings(pieces) + self.flags(flags) + self.marks(marks)

    def words(self, states: Tensor, first: Tensor) -> Tensor:
        """Return the state of the first piece of each word: `first` is [windows, words]."""
        return states.gather(1, first[..., None].expand(-1, -1, states.shape[-1]))


class Roles(nn.Module):
    """Scores of the tags of the words around an anchor, by a small transformer that knows which anchor it is about."""

    def __init__(self, size: int, width: int, layers: int, tags: int) -> None:
        super().__init__()
        self.word = nn.Linear(size, width)
        self.anchor = nn.Linear(size, width)
        self.distance = nn.Embedding(2 * BUCKETS + 1, width)
        self.norm = nn.LayerNorm(width)
        block = nn.TransformerEncoderLayer(
            width, 4, 2 * width, dropout=0.0, activation="gelu", batch_first=True, norm_first=True
        )
        self.blocks = nn.TransformerEncoder(block, layers, enable_nested_tensor=False)
        self.tags = nn.Linear(width, tags)

    def forward(self, words: Tensor, anchor: Tensor, distance: Tensor, mask: Tensor) -> Tensor:
        """Return [anchors, words, tags] of words [anchors, words, size], anchor [anchors, size], distance and mask."""
        return self.tags(self.states(words, anchor, distance, mask))

    def states(self, words: Tensor, anchor: Tensor, distance: Tensor, mask: Tensor) -> Tensor:
        """Return what the tags are read off: [anchors, words, width]."""
        seen = self.word(words) + self.anchor(anchor)[:, None] + self.distance(distance)
        return self.blocks(self.norm(seen), src_key_padding_mask=~mask)


def bucket(distance: Tensor) -> Tensor:
    """Return the signed distance in words as one of 33 buckets: exact to 8, then by powers."""
    far = torch.clamp((torch.log2(distance.abs().clamp(min=1).float() / NEAR) * 2.2).floor() + NEAR, max=BUCKETS - 1)
    size = torch.where(distance.abs() <= NEAR, distance.abs(), far.long())
    return BUCKETS + torch.sign(distance) * size


def around(words: Tensor, count: Tensor, anchors: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Return states, anchor states, distance buckets, mask and places of the words around each anchor.

    `words` [windows, words, size], `count` words of each window, `anchors` [n, 3]: window, first word, end. A row
    begins with its first word; what its mask leaves out stands at its end.
    """
    window, start, end = anchors.unbind(1)
    low, high = (start - REACH).clamp(min=0), torch.minimum(start + REACH + 1, count[window])
    places = low[:, None] + torch.arange(int((high - low).max()))
    mask = places < high[:, None]
    near = words[window[:, None], places.clamp(max=words.shape[1] - 1)]
    within = ((places >= start[:, None]) & (places < end[:, None])).float()
    anchor = (near * within[..., None]).sum(1) / within.sum(1, keepdim=True).clamp(min=1)
    distance = torch.where(places < start[:, None], places - start[:, None], (places - end[:, None] + 1).clamp(min=0))
    return near, anchor, bucket(distance), mask, places
