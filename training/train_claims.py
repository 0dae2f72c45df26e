"""Go on training a network with heads for claims.

The network is one that `train.py` made:

    python training/train_claims.py --start RUN/epoch4.pt --labels training/labels/claims.jsonl \
        --corpora CORPORA --gold GOLD --weights MINILM --out RUN2
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch
from batches import in_batches, pair_batch, passage_batch, tagged
from claim_heads import loaded
from claim_scores import reports
from claims import ClaimBatch, Item, claim_batch, event_pairs, items
from corpora import Pair, Passage, articles, pairs, passages
from network import Network
from torch import Tensor, nn
from train import EVENT_SHARE, pair_loss, passage_loss, scheduled

PIECES = {Item: 1400, Passage: 2000, Pair: 2000}  # in a batch
TRAINED_RATE = 3e-4  # of the heads that are trained already
AVERAGING = 0.99


def claim_loss(network: Network, batch: ClaimBatch) -> dict[str, Tensor]:
    """Return the losses of anchors, of each chain around them and of their values, a mean over anchors."""
    held, heads = batch.encoded, network.claims
    words = network.words(network.states(held.pieces, held.mask, held.flags, held.marks), held.first)
    mask = (torch.arange(words.shape[1])[None] < held.count[:, None]).repeat_interleave(batch.anchor_tags.shape[1], 0)
    anchors = heads.anchor_chain.loss(heads.anchor_scores(words).flatten(0, 1), batch.anchor_tags.flatten(0, 1), mask)
    losses = {"anchors": anchors.sum() / max(1, len(batch.anchors))}
    if not len(batch.anchors):
        return losses
    seen = heads(words, held.count, batch.anchors, batch.kinds)
    for chain, scores in seen.chains.items():
        losses[chain] = heads.chains[chain].loss(scores, tagged(seen.places, batch.spans[chain]), seen.mask).mean()
    values = [
        nn.functional.cross_entropy(scores, gold, ignore_index=-1, label_smoothing=0.05, reduction="sum")
        for scores, gold in zip(seen.values.values(), batch.values.unbind(1), strict=True)
    ]
    losses["values"] = torch.stack(values).sum() / len(batch.anchors)
    return losses


def losses(network: Network, batch: list[Any], chance: random.Random) -> dict[str, Tensor]:
    """Return the losses of a batch of any of the three tasks."""
    match batch[0]:
        case Item():
            return claim_loss(network, claim_batch(batch, chance))
        case Passage():
            cues, roles = passage_loss(network, passage_batch(batch, chance))
            return {"cues": cues, "roles": roles}
        case _:
            return {"events": pair_loss(network, pair_batch(batch, chance))}


def endless(examples: Callable[[], list[Any]], chance: random.Random) -> Iterator[list[Any]]:
    """Yield batches of examples, which are made anew whenever they run out."""
    while True:
        found = examples()
        yield from in_batches(found, PIECES[type(found[0])], chance)


def planned(learned: list[Item], given: argparse.Namespace, chance: random.Random) -> list[list[list[Any]]]:
    """Return the batches of each epoch: all items, and among them a share of passages and of marked pairs."""
    texts = articles(given.gold / "attribution" / "polnear_train.jsonl.gz")
    told = pairs(given.gold / "events" / "plv_train.jsonl") + pairs(given.gold / "events" / "aw_train.jsonl")
    marked = EVENT_SHARE * told + list(event_pairs(learned))
    others = [
        (endless(lambda: passages(texts, chance), chance), given.passages),
        (endless(lambda: marked, chance), given.pairs),
    ]
    plans = []
    for _ in range(given.epochs):
        plan = list(in_batches(learned, PIECES[Item], chance))
        plan += [next(batches) for batches, share in others for _ in range(round(share * len(plan)))]
        chance.shuffle(plan)
        plans.append(plan[: given.steps or None])
    return plans


def optimiser_of(network: Network, given: argparse.Namespace) -> torch.optim.Optimizer:
    """Return an optimiser that moves the encoder least and the new heads most."""
    groups: dict[float, list[Tensor]] = {}
    for name, each in network.named_parameters():
        rate = TRAINED_RATE
        if name.startswith("claims."):
            rate = given.head_rate
        elif name.startswith(("encoder.", "flags.", "marks.")):
            rate = given.encoder_rate
        if each.requires_grad:
            groups.setdefault(rate, []).append(each)
    return torch.optim.AdamW([{"params": each, "lr": rate} for rate, each in groups.items()], weight_decay=0.01)


def train(network: Network, held_out: list[Item], plans: list[list[list[Any]]], given: argparse.Namespace) -> None:
    """Train by the plans; after each keep the averaged weights and print how well they read the items held out."""
    chance = random.Random(given.seed)
    optimiser, steps = optimiser_of(network, given), sum(map(len, plans))
    schedule = scheduled(optimiser, steps)
    averaged = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGING)
    )
    log, began = (given.out / "log.jsonl").open("a"), time.time()
    for epoch, plan in enumerate(plans, 1):
        network.train()
        sums: dict[str, list[float]] = {}
        for batch in plan:
            parts = losses(network, batch, chance)
            optimiser.zero_grad(set_to_none=True)
            torch.stack(list(parts.values())).sum().backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            averaged.update_parameters(network)
            for name, value in parts.items():
                sums.setdefault(name, []).append(value.item())
        torch.save(averaged.module.state_dict(), given.out / f"epoch{epoch}.pt")
        means = {name: round(sum(values) / len(values), 3) for name, values in sums.items()}
        found = reports(averaged.module, held_out)
        row = {"epoch": epoch, "of": len(plans), "minutes": round((time.time() - began) / 60, 1), **means}
        print(json.dumps(row), *found, sep="\n\n", flush=True)
        figures = {report.layer: {each.name: each.figures for each in report.rows} for report in found}
        log.write(json.dumps(row | figures) + "\n")
        log.flush()


def main() -> None:
    """Load the network and the labels, and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=Path, required=True, help="the network to go on with")
    parser.add_argument("--labels", type=Path, nargs="+", required=True)
    parser.add_argument("--corpora", type=Path, required=True, help="where the labelled texts are")
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--passages", type=float, default=0.6, help="batches of passages for each batch of claims")
    parser.add_argument("--pairs", type=float, default=0.4, help="batches of marked pairs for each batch of claims")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--encoder-rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--steps", type=int, default=0, help="in an epoch at most, to try things out")
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(2)
    given.out.mkdir(parents=True, exist_ok=True)
    network = loaded(given.weights, given.start)
    labelled = items(given.labels, given.corpora)
    learned, held_out = ([item for item in labelled if item.held_out is kept] for kept in (False, True))
    train(network, held_out, planned(learned, given, random.Random(given.seed)), given)


if __name__ == "__main__":
    main()
