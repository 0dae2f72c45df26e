"""Five-fold cross-validation of what one marked party does to another, from the encoder as it came.

    python training/fold_events.py --gold GOLD --labels training/labels/claims.jsonl --corpora CORPORA \
        --weights MINILM --out RUN

The labelled events help in every fold. Writes what each sentence was given by the network that had not seen it, in the
form that `foedus evaluate events` scores, with the scores of every root and of conflict: `plv.jsonl` and `aw.jsonl`.
"""

import argparse
import json
import random
from pathlib import Path

import torch
from batches import in_batches, pair_batch
from claims import event_pairs, items
from corpora import Pair, pairs
from network import Network
from torch import nn
from train import encoder_weights, pair_logits, pair_loss, scheduled

from foedus.readers.encoder.pairs import ROOTS

FOLDS = 5
PIECES = 1200  # in a batch
ENCODER_RATE, HEAD_RATE = 1e-4, 1e-3


def fitted(weights: Path, learned: list[Pair], besides: list[Pair], epochs: int, depth: int, seed: int) -> Network:
    """Return a network that was trained on these sentences, and in each epoch on as many others."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = Network(weights, depth=depth).train()
    plan = []
    for _ in range(epochs):
        plan += in_batches(learned + chance.sample(besides, len(learned)), PIECES, chance)
    optimiser = torch.optim.AdamW(
        [
            {"params": encoder_weights(network), "lr": ENCODER_RATE},
            {"params": network.event.parameters(), "lr": HEAD_RATE},
        ]
    )
    schedule = scheduled(optimiser, len(plan))
    for batch in plan:
        optimiser.zero_grad(set_to_none=True)
        pair_loss(network, pair_batch(batch, chance)).backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
    return network.eval()


def told(network: Network, sentences: list[Pair]) -> list[dict[str, object]]:
    """Return what the network makes of each sentence."""
    found = []
    for sentence in sentences:
        with torch.no_grad():
            root, quad, conflict = pair_logits(network, pair_batch([sentence]))
        roots = dict(zip(ROOTS, (round(each, 3) for each in root[0].log_softmax(0).tolist()), strict=True))
        best = max(roots, key=roots.__getitem__)
        odds = round(float(conflict), 3)
        found.append(
            {"root": best, "penta": int(quad.argmax()) + 1, "binary": int(odds > 0), "roots": roots, "conflict": odds}
        )
    return found


def main() -> None:
    """Train on four folds of both corpora at a time and write what the fifth is given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--labels", type=Path, nargs="+", required=True)
    parser.add_argument("--corpora", type=Path, required=True, help="where the labelled texts are")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--depth", type=int, default=4, help="layers of the encoder that are kept")
    given = parser.parse_args()
    torch.set_num_threads(2)
    given.out.mkdir(parents=True, exist_ok=True)
    corpora = {name: pairs(given.gold / "events" / f"{name}_train.jsonl") for name in ("plv", "aw")}
    besides = list(event_pairs(item for item in items(given.labels, given.corpora) if not item.held_out))
    for fold in range(FOLDS):
        learned = [each for rows in corpora.values() for row, each in enumerate(rows) if row % FOLDS != fold]
        network = fitted(given.weights, learned, besides, given.epochs, given.depth, fold)
        for name, rows in corpora.items():
            kept = [row for row in range(len(rows)) if row % FOLDS == fold]
            with (given.out / f"{name}.jsonl").open("a", encoding="utf-8") as out:
                for row, made in zip(kept, told(network, [rows[row] for row in kept]), strict=True):
                    out.write(json.dumps({"row": row} | made) + "\n")


if __name__ == "__main__":
    main()
