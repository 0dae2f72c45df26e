"""How long it takes to say whom a phrase stands for: the gold's spans, and names of the base, some of them misspelt."""

import argparse
import json
from collections.abc import Iterable, Iterator
from random import Random
from statistics import quantiles
from time import process_time

from corpus import GOLD, news

from foedus.evaluation import gold_rows
from foedus.knowledge import Knowledge

__all__ = ["measure"]

ACTORS = "actors/actor_cases.jsonl"
ASKED = 5  # phrases that are asked of one text
LEAST = 5  # letters of a name that has two of them swapped


def measure(names: int) -> dict[str, float]:
    """Return the microseconds of a processor that half, and 95 of 100, of the spans and of the names take at most."""
    known = Knowledge.load()
    known.resolve("Pashniyan", context="Armenia")  # builds what is built when first needed
    spans = [(row["span"], row["context"] or "") for row in gold_rows(GOLD / ACTORS)] if GOLD.is_dir() else []
    figures = {"names": float(names)}
    for what, asked in (("spans", spans), ("names", list(_sampled(known, names)))):
        figures |= {f"{what} {share}": figure for share, figure in _shares(known, asked).items()}
    return figures


def _sampled(known: Knowledge, count: int) -> Iterator[tuple[str, str]]:
    """Yield (name, text) for names drawn from the base, every other one with two letters swapped, a few to a text."""
    random = Random(0)
    names = sorted({name for entity in known.by_id.values() for name in entity.names})
    texts = list(news(1 + count // ASKED)) if GOLD.is_dir() else [""]
    for number, name in enumerate(random.sample(names, min(count, len(names)))):
        yield (_swapped(name, random) if number % 2 else name), texts[number // ASKED % len(texts)]


def _swapped(name: str, random: Random) -> str:
    if len(name) < LEAST:
        return name
    at = random.randrange(1, len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _shares(known: Knowledge, asked: Iterable[tuple[str, str]]) -> dict[str, float]:
    times = []
    for phrase, context in asked:
        began = process_time()
        known.resolve(phrase, context=context)
        times.append(1e6 * (process_time() - began))
    hundredths = quantiles(times, n=100) if len(times) > 1 else [0.0] * 99
    return {"p50": hundredths[49], "p95": hundredths[94]}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=2000)
    print(json.dumps({name: round(value) for name, value in measure(parser.parse_args().names).items()}))
