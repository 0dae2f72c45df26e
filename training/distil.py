"""Teach a network of fewer or narrower layers to have the states of a trained one, on texts without labels.

    python training/distil.py --start RUN/epoch6.pt --gold GOLD --corpora CORPORA --weights MINILM --out RUN2

What is kept begins as the teacher's, and so do all heads; `train_claims.py` goes on from there.
(Sanh et al. 2019; Jiao et al. 2020, whose loss on states this is, without the one on attention.)
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from batches import Encoded, encoded, in_batches
from claim_heads import loaded
from claims import is_held_out
from corpora import Article, Passage, articles, passages, rows
from network import Network
from torch import Tensor, nn
from train import encoder_weights, scheduled

from foedus.readers.encoder.words import in_words
from foedus.text import layout

RATE = 5e-4
PIECES = 2000  # in a batch
SHARES = {"current_events_2002_2026": 0.7, "reuters21578": 0.2, "alliance_speeches_and_items_en": 0.15}  # of the texts
LONGEST = 20_000  # characters that are taken of a text
LOOKED_AT = 60  # batches by which units are chosen


def unlabelled(corpora: Path, gold: Path, chance: random.Random) -> Iterator[Article]:
    """Yield articles without their cues; nothing of what claims are evaluated on."""
    kept_back = {sentence for row in rows(gold / "claims" / "dev_items.jsonl") for sentence in _sentences(row["text"])}
    for article in articles(gold / "attribution" / "polnear_train.jsonl.gz"):
        yield Article(article.id, article.words, ())
    for name, share in SHARES.items():
        for row in rows(corpora / f"{name}.jsonl.gz"):
            if chance.random() > share or is_held_out(row["id"]) or kept_back & _sentences(row["text"]):
                continue
            text = row["text"][:LONGEST]
            words = in_words(text, layout(text))
            if len(words):
                yield Article(row["id"], words, ())


def _sentences(text: str) -> set[str]:
    return {each.strip() for each in text.split(". ") if each.strip()}


def seen(network: Network, held: Encoded) -> list[Tensor]:
    """Return the states of the pieces after every layer."""
    embedded = network.embedded(held.pieces, held.flags, held.marks)
    made = network.encoder(inputs_embeds=embedded, attention_mask=held.mask, output_hidden_states=True)
    return list(made.hidden_states[1:])


def busiest(network: Network, width: int, batches: list[list[Passage]]) -> list[Tensor]:
    """Return for each layer which units of its feed-forward part give most to the layer's output, so many of them."""
    given = [torch.zeros(()) for _ in network.encoder.encoder.layer]

    def watch(place: int) -> Callable[[nn.Module, tuple[Tensor], Tensor], None]:
        def add(_: nn.Module, put_in: tuple[Tensor], __: Tensor) -> None:
            given[place] = given[place] + put_in[0].square().sum((0, 1))

        return add

    outputs = [layer.output.dense for layer in network.encoder.encoder.layer]
    hooks = [output.register_forward_hook(watch(place)) for place, output in enumerate(outputs)]
    with torch.no_grad():
        for batch in batches:
            seen(network, encoded([(each.article.words, each.start, each.end) for each in batch]))
        shares = [each * output.weight.square().sum(0) for each, output in zip(given, outputs, strict=True)]
    for hook in hooks:
        hook.remove()
    return [share.topk(width).indices.sort().values for share in shares]


def main() -> None:
    """Take layers out of the teacher, or units out of its layers, and train what is left to make up for them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=Path, required=True, help="the teacher")
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--depth", type=int, default=4, help="layers that are kept")
    parser.add_argument("--width", type=int, help="units between the halves of a feed-forward part that are kept")
    parser.add_argument("--batches", type=int, default=0, help="stop after so many")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(2)
    chance = random.Random(given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    teacher, student = (loaded(given.weights, given.start).eval() for _ in range(2))
    places = student.keep(given.depth)
    plan = list(in_batches(passages(list(unlabelled(given.corpora, given.gold, chance)), chance), PIECES, chance))
    plan = plan[: given.batches or None]
    if given.width:
        student.narrow(busiest(student, given.width, plan[:LOOKED_AT]))
    trained = encoder_weights(student)
    optimiser = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.01)
    schedule = scheduled(optimiser, len(plan))
    log, began, sums = (given.out / "log.jsonl").open("a"), time.time(), []
    for step, batch in enumerate(plan, 1):
        held = encoded([(each.article.words, each.start, each.end) for each in batch], hide=chance)
        with torch.no_grad():
            wanted = seen(teacher, held)
        made, inside = seen(student, held), held.mask.bool()
        losses = [
            nn.functional.mse_loss(state[inside], wanted[place][inside])
            for state, place in zip(made, places, strict=True)
        ]
        optimiser.zero_grad(set_to_none=True)
        torch.stack(losses).sum().backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        schedule.step()
        sums.append([each.item() for each in losses])
        if step % 50 == 0:
            means = [round(sum(column) / len(sums), 4) for column in zip(*sums, strict=True)]
            row = {"step": step, "of": len(plan), "minutes": round((time.time() - began) / 60, 1), "layers": means}
            log.write(json.dumps(row) + "\n")
            log.flush()
            sums = []
        if step % 500 == 0 or step == len(plan):
            torch.save(student.state_dict(), given.out / "distilled.pt")


if __name__ == "__main__":
    main()
