"""Train the encoder and its heads.

python training/train.py --gold ../shared/gold --weights MINILM --out RUN [--epochs 5]
"""

import argparse
import json
import random
import time
from pathlib import Path

import torch
from batches import PairBatch, PassageBatch, in_batches, pair_batch, passage_batch, tagged
from corpora import articles, pairs, passages
from network import Network, around
from torch import Tensor, nn

from foedus.readers.encoder.pairs import ROOTS

WARM_UP = 0.06
EVENT_SHARE = 2  # times that each marked pair is seen in an epoch
PIECES = 2000  # in a batch


def passage_loss(network: Network, batch: PassageBatch) -> tuple[Tensor, Tensor]:
    """Return the losses of cues and of roles, a mean over anchors."""
    held = batch.encoded
    words = network.words(network.states(held.pieces, held.mask, held.flags, held.marks), held.first)
    mask = torch.arange(words.shape[1])[None] < held.count[:, None]
    anchors = max(1, len(batch.anchors))
    cues = network.cue_chain.loss(network.cue(words), batch.cue_tags, mask).sum() / anchors
    if not len(batch.anchors):
        return cues, cues * 0
    near, anchor, distance, seen, places = around(words, held.count, batch.anchors)
    scores = network.roles(near, anchor, distance, seen)
    return cues, network.role_chain.loss(scores, tagged(places, batch.roles), seen).mean()


def pair_logits(network: Network, batch: PairBatch) -> tuple[Tensor, Tensor, Tensor]:
    """Return the scores of root, quad class and conflict of each marked pair."""
    held = batch.encoded
    states = network.states(held.pieces, held.mask, held.flags, held.marks)

    def mean(mark: int) -> Tensor:
        lies = (held.marks == mark).float()
        return (states * lies[..., None]).sum(1) / lies.sum(1, keepdim=True).clamp(min=1)

    scores = network.event(torch.cat([states[:, 0], mean(1), mean(2)], dim=1))
    return scores[:, : len(ROOTS)], scores[:, len(ROOTS) : -1], scores[:, -1]


def pair_loss(network: Network, batch: PairBatch) -> Tensor:
    """Return the loss of root, quad class and conflict, where the corpus has them."""
    root, quad, conflict = pair_logits(network, batch)
    total = torch.zeros(())
    for scores, gold in ((root, batch.root), (quad, batch.quad)):
        if (gold >= 0).any():
            total = total + nn.functional.cross_entropy(scores[gold >= 0], gold[gold >= 0], label_smoothing=0.05)
    known = batch.binary >= 0
    return total + nn.functional.binary_cross_entropy_with_logits(conflict[known], batch.binary[known].float())


def encoder_weights(network: Network) -> list[nn.Parameter]:
    """Return the weights of the encoder that are trained."""
    trained = [each for each in network.encoder.parameters() if each.requires_grad]
    return [*trained, network.flags.weight, network.marks.weight]


def scheduled(optimiser: torch.optim.Optimizer, steps: int) -> torch.optim.lr_scheduler.LambdaLR:
    """Return a schedule that warms the optimiser's rates up and lets them fall to a fiftieth over so many steps."""

    def rate(step: int) -> float:
        return min(1, step / (WARM_UP * steps)) * max(0.02, 1 - step / steps)

    return torch.optim.lr_scheduler.LambdaLR(optimiser, rate)


def main() -> None:
    """Train and keep the averaged weights of every epoch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--encoder-rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps, to try things out")
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(2)
    chance = random.Random(given.seed)
    given.out.mkdir(parents=True, exist_ok=True)

    network = Network(given.weights)
    texts = articles(given.gold / "attribution" / "polnear_train.jsonl.gz")
    marked = pairs(given.gold / "events" / "plv_train.jsonl") + pairs(given.gold / "events" / "aw_train.jsonl")
    encoder = encoder_weights(network)
    held = {id(each) for each in encoder}
    heads = [each for each in network.parameters() if each.requires_grad and id(each) not in held]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": given.encoder_rate}, {"params": heads, "lr": given.head_rate}], weight_decay=0.01
    )
    plans = []
    for _ in range(given.epochs):
        plan = list(in_batches(passages(texts, chance), PIECES, chance))
        for _ in range(EVENT_SHARE):
            plan += list(in_batches(marked, PIECES, chance))
        chance.shuffle(plan)
        plans.append(plan)
    steps = sum(map(len, plans))
    schedule = scheduled(optimiser, steps)
    averaged = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.995)
    )
    log = (given.out / "log.jsonl").open("a")
    began, step = time.time(), 0
    sums: dict[str, list[float]] = {}
    for epoch, plan in enumerate(plans, 1):
        network.train()
        for batch in plan:
            if hasattr(batch[0], "article"):
                cues, roles = passage_loss(network, passage_batch(batch, chance))
                loss = cues + roles
                parts = {"cues": cues, "roles": roles}
            else:
                loss = pair_loss(network, pair_batch(batch, chance))
                parts = {"events": loss}
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            averaged.update_parameters(network)
            step += 1
            for name, value in parts.items():
                sums.setdefault(name, []).append(value.item())
            if step % 50 == 0:
                row = {"step": step, "of": steps, "minutes": round((time.time() - began) / 60, 1)}
                row |= {name: round(sum(values) / len(values), 3) for name, values in sums.items()}
                log.write(json.dumps(row) + "\n")
                log.flush()
                sums = {}
            if given.steps and step >= given.steps:
                break
        torch.save(averaged.module.state_dict(), given.out / f"epoch{epoch}.pt")
        if given.steps and step >= given.steps:
            break


if __name__ == "__main__":
    main()
