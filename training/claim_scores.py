"""How well claims are read: anchors and whole claims from the text, roles and values around the gold's anchors."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from batches import tagged
from claim_heads import Around, ClaimHeads
from claims import CHAINS, KIND_NAMES, VALUES, ClaimBatch, Item, Span, claim_batch
from network import Network
from torch import Tensor

from foedus.evaluation.claims import score_claims
from foedus.evaluation.report import Report, Row
from foedus.evaluation.tally import Tally, share

__all__ = ["reports"]

THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)
TOGETHER = 32  # items
WHOLE = ("gold", "predicted", "found")  # columns

Placed = tuple[int, int, int, int]  # row, kind or tag, start, end


@dataclass(frozen=True)
class Read:
    """Items as a batch, the states of their words and the chance of each to be an anchor's [windows, kinds, words]."""

    items: Sequence[Item]
    batch: ClaimBatch
    words: Tensor
    chances: Tensor


def reports(network: Network, found: Sequence[Item]) -> list[Report]:
    """Return the figures of whole claims at the threshold that is best for them, of roles and of values.

    Of anchors a word in common counts, of roles also all words, of claims a third of the quote's words. The figures of
    roles and values are at the gold's anchors.
    """
    network.eval()
    heads = network.claims
    with torch.no_grad():
        ordered = sorted(found, key=lambda item: len(item.words))
        read = [_read(network, ordered[at : at + TOGETHER]) for at in range(0, len(ordered), TOGETHER)]
        wholes = {threshold: _wholes(heads, read, threshold) for threshold in THRESHOLDS}
        best = max(wholes, key=lambda threshold: wholes[threshold].figure("all", "found") or 0)
        return [_claims(wholes[best], read, best), _roles(heads, read), _values(heads, read)]


def _read(network: Network, found: Sequence[Item]) -> Read:
    batch, heads = claim_batch(found), network.claims
    held = batch.encoded
    words = network.words(network.states(held.pieces, held.mask, held.flags, held.marks), held.first)
    mask = (torch.arange(words.shape[1])[None] < held.count[:, None]).repeat_interleave(len(KIND_NAMES), 0)
    outside = heads.anchor_chain.chances(heads.anchor_scores(words).flatten(0, 1), mask)[..., 0]
    return Read(found, batch, words, ((1 - outside) * mask).view(batch.anchor_tags.shape))


def _claims(whole: Report, read: Sequence[Read], threshold: float) -> Report:
    tallies = {kind: Tally() for kind in KIND_NAMES}
    for each in read:
        gold = [(row, one.kind, one.start, one.end) for row, item in enumerate(each.items) for one in item.anchors]
        predicted = _candidates(each, threshold)
        for number, kind in enumerate(KIND_NAMES):
            ours, theirs = ([one for one in side if one[1] == number] for side in (gold, predicted))
            tallies[kind].add(right=_common(ours, theirs, _overlap), gold=len(ours), predicted=len(theirs))
    for tally in list(tallies.values()):
        everything = tallies.setdefault("all", Tally())
        everything.right, everything.spurious = everything.right + tally.right, everything.spurious + tally.spurious
        everything.missed += tally.missed
    rows = [
        Row(kind, {name: whole.figure(kind, name) for name in WHOLE} | {"anchors": tally.figures["F1"]})
        for kind, tally in tallies.items()
    ]
    return Report(f"claims from {threshold}", tuple(rows))


def _wholes(heads: ClaimHeads, read: Sequence[Read], threshold: float) -> Report:
    """Score the claims, each a kind and a quote, that start from the anchors above a threshold."""
    gold, predicted = [], []
    for each in read:
        rows = [{"id": item.id, "claims": []} for item in each.items]
        gold += [{"id": item.id, "claims": item.claims} for item in each.items]
        predicted += rows
        candidates = _candidates(each, threshold)
        if not candidates:
            continue
        window, kinds, start, end = torch.tensor(candidates).unbind(1)
        seen = heads(each.words, each.batch.encoded.count, torch.stack([window, start, end], 1), kinds)
        tags = heads.chains["quote"].best(seen.chains["quote"], seen.mask)
        for (row, kind, first, last), quoted, places in zip(candidates, tags, seen.places, strict=True):
            item = each.items[row]
            inside = [*places[quoted > 0].tolist(), first, last - 1]
            quote = item.text[item.words.starts[min(inside)] : item.words.ends[max(inside)]]
            rows[row]["claims"].append({"kind": KIND_NAMES[kind], "quote": quote})
    return score_claims(gold, predicted)


def _around_gold(heads: ClaimHeads, read: Sequence[Read]) -> Iterator[tuple[ClaimBatch, Around]]:
    for each in read:
        batch = each.batch
        if len(batch.anchors):
            yield batch, heads(each.words, batch.encoded.count, batch.anchors, batch.kinds)


def _roles(heads: ClaimHeads, read: Sequence[Read]) -> Report:
    alike = {"exact": lambda one, other: one == other, "overlap": _overlap}
    tallies = {(role, how): Tally() for roles in CHAINS.values() for role in roles for how in alike}
    for batch, seen in _around_gold(heads, read):
        for chain, scores in seen.chains.items():
            gold = tagged(seen.places, batch.spans[chain]) * seen.mask
            predicted = heads.chains[chain].best(scores, seen.mask)
            ours, theirs = (
                [(n, *span) for n, row in enumerate(tags) for span in _spans(row)] for tags in (gold, predicted)
            )
            for number, role in enumerate(CHAINS[chain]):
                one, other = ([span for span in side if span[1] == 2 * number + 1] for side in (ours, theirs))
                for how, same in alike.items():
                    tallies[role, how].add(right=_common(one, other, same), gold=len(one), predicted=len(other))
    rows = []
    for roles in CHAINS.values():
        for role in roles:
            count = tallies[role, "exact"].right + tallies[role, "exact"].missed
            rows.append(Row(role, {"gold": count, **{how: tallies[role, how].figures["F1"] for how in alike}}))
    return Report("roles", tuple(rows))


def _values(heads: ClaimHeads, read: Sequence[Read]) -> Report:
    """Count how often each value is right, beside how often the commonest would be."""
    answers: dict[str, list[tuple[int, int]]] = {name: [] for name in VALUES}
    for batch, seen in _around_gold(heads, read):
        for number, (name, scores) in enumerate(seen.values.items()):
            pairs = zip(batch.values[:, number].tolist(), scores.argmax(1).tolist(), strict=True)
            answers[name] += [(gold, predicted) for gold, predicted in pairs if gold >= 0]
    rows = []
    for name, pairs in answers.items():
        gold = [answer for answer, _ in pairs]
        right, commonest = sum(one == other for one, other in pairs), max(map(gold.count, gold), default=0)
        rows.append(
            Row(name, {"gold": len(gold), "right": share(right, len(gold)), "commonest": share(commonest, len(gold))})
        )
    return Report("values", tuple(rows))


def _candidates(read: Read, threshold: float) -> list[Placed]:
    """Return the stretches of words that each have at least this chance to be an anchor's."""
    likely = (read.chances >= threshold).long()
    tags = 2 * likely
    tags[..., 0] -= likely[..., 0]
    tags[..., 1:] -= likely[..., 1:] * (1 - likely[..., :-1])  # 1 for a stretch's first word, 2 for further ones
    rows = likely.any(2).nonzero().tolist()
    return [(row, kind, start, end) for row, kind in rows for _, start, end in _spans(tags[row, kind])]


def _spans(tags: Tensor) -> list[Span]:
    """Return the spans of a row of tags."""
    found: list[Span] = []
    for place, tag in enumerate(tags.tolist()):
        if tag % 2:
            found.append((tag, place, place + 1))
        elif tag:
            found[-1] = (*found[-1][:2], place + 1)
    return found


def _common(gold: Sequence[Placed], predicted: Sequence[Placed], same: Callable[[Placed, Placed], bool]) -> int:
    """Return how many of the gold have a counterpart of their own."""
    free = list(predicted)
    for one in gold:
        if other := next((each for each in free if same(one, each)), None):
            free.remove(other)
    return len(predicted) - len(free)


def _overlap(one: Placed, other: Placed) -> bool:
    """Tell whether two stretches of one row and one kind have a word in common."""
    return one[:2] == other[:2] and one[2] < other[3] and other[2] < one[3]
