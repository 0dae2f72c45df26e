"""How well copies of a text are told after an edit, and what a text costs in a record of many.

Copies are made of news texts as outlets make them: trimmed, under another headline or dateline, with a credit or a
paragraph of their own, with words replaced. Beside them stand follow-ups, which share up to three sentences of
background with one another and are no copies. Figures are per cent of pairs, and milliseconds.
"""

import argparse
import json
import random
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import combinations, islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from corpus import news
from memory import peak

from foedus.model import Document, Text
from foedus.store import SqliteStore
from foedus.text import normalise

__all__ = ["cost", "edited", "pairs"]

COPIES = 3
LONG = 120  # words; a copy that keeps half of so many is longer than what outlets put before it
TIMED = 200
POOL = 20_000  # texts that sentences are drawn from
FIFTH = 5
WIDE, SOME = 8, 0.1  # of a text's runs of eight words, a tenth
SENTENCE = 40  # words

_STOP = re.compile(r"(?<=[.?!])\s+")
OWN = (
    "Our desk took this report over from an agency and has not checked all of it.",
    "Readers have asked about the matter often, and we will go on to follow it in the weeks to come.",
    "What it means for the region is told on page four by our correspondent, who has been there since the spring.",
)
HEADLINES = ("What we know so far", "A day of talks, and no end in sight", "In brief: the view from abroad")
DATELINES = ("STRELSAU, May 3 — ", "ZENDA (Agency) - ", "From our own correspondent in Strelsau: ")
CREDITS = (
    "Reporting by Rupert Hentzau; editing by Flavia Elphberg",
    "(With material from agencies)",
    "© The Zenda Post",
)
REPLACED = {
    "said": "stated",
    "will": "would",
    "about": "around",
    "percent": "per cent",
    "pct": "percent",
    "also": "too",
}

Edit = Callable[[str, random.Random], str]


def _trimmed(text: str, chance: random.Random) -> str:
    sentences = _STOP.split(text)
    return " ".join(sentences[: max(2, round(len(sentences) * chance.uniform(0.45, 0.9)))])


def _own_paragraph(text: str, chance: random.Random) -> str:
    return f"{' '.join(OWN[: chance.randint(1, 2)])}\n\n{text}"


def _headline(text: str, chance: random.Random) -> str:
    return f"{chance.choice(HEADLINES)}\n\n{text}"


def _dateline(text: str, chance: random.Random) -> str:
    return chance.choice(DATELINES) + text


def _credit(text: str, chance: random.Random) -> str:
    return f"{text}\n\n{chance.choice(CREDITS)}"


def _reworded(text: str, chance: random.Random) -> str:
    words = [REPLACED.get(word, word) for word in text.split()]
    return " ".join(word for word in words if chance.random() > 0.01)


EDITS: tuple[Edit, ...] = (_trimmed, _own_paragraph, _headline, _dateline, _credit, _reworded)


def edited(text: str, chance: random.Random) -> str:
    """Return the text as an outlet might print it, with one to four edits."""
    chosen = chance.sample(EDITS, chance.randint(1, 4))
    for edit in (edit for edit in EDITS if edit in chosen):
        text = edit(text, chance)
    return text


def _apart(texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts less those that share much with an earlier one: the corpus has copies of its own."""
    seen: set[tuple[str, ...]] = set()
    for text in texts:
        words = text.lower().split()
        own = {tuple(words[at : at + WIDE]) for at in range(len(words) - WIDE + 1)}
        if len(own & seen) < SOME * len(own):
            seen |= own
            yield text


def _families(texts: list[str], chance: random.Random) -> Iterator[list[str]]:
    """Yield texts that are copies of one another, and texts alone: follow-ups in pairs that share their background."""
    third = len(texts) // 3
    for text in texts[:third]:
        yield [text, *(edited(text, chance) for _ in range(COPIES))]
    for one, other in zip(texts[third : 2 * third], texts[2 * third :], strict=False):
        sentences = [found for found in _STOP.split(chance.choice(texts)) if len(found.split()) <= SENTENCE]
        background = " ".join(sentences[: chance.randint(1, 3)])
        yield [f"{one} {background}"]
        yield [f"{other} {background}"]


def pairs(count: int, seed: int = 1) -> dict[str, float]:
    """Return precision, recall and F1 of pairs of copies in a record made of so many texts."""
    chance = random.Random(seed)
    long = (text for text in news(10 * count) if len(text.split()) >= LONG)
    families = list(_families(list(islice(_apart(long), count)), chance))
    true: set[frozenset[str]] = set()
    texts: list[tuple[str, str]] = []
    for number, family in enumerate(families):
        keys = [f"{number}.{at}" for at in range(len(family))]
        true |= set(map(frozenset, combinations(keys, 2)))
        texts += zip(keys, family, strict=True)
    chance.shuffle(texts)
    with TemporaryDirectory() as folder, SqliteStore.open(Path(folder) / "copies.db") as store:
        for key, text in texts:
            store.add_document(Document(key, key), normalise(text))
        found = {frozenset(pair) for _, same in store.copies() for pair in combinations([one.key for one in same], 2)}
    right = len(found & true)
    precision, recall = right / len(found), right / len(true)
    f1 = 2 * precision * recall / (precision + recall)
    return {"texts": len(texts), "precision": 100 * precision, "recall": 100 * recall, "f1": 100 * f1}


def cost(count: int, seed: int = 1) -> dict[str, float]:
    """Return what it takes to complete a record of so many texts, and to add one to it and to ask it then."""
    texts = _many(count + TIMED, random.Random(seed))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "many.db"
        SqliteStore.open(path).close()
        _fill(path, islice(texts, count))
        before, start = path.stat().st_size, perf_counter()
        with SqliteStore.open(path) as store:
            completed, grown = perf_counter() - start, path.stat().st_size - before
            held = peak()
            times = [_timed(partial(store.add_document, Document(text, text), Text(text))) for text in texts]
            start = perf_counter()
            copies = sum(len(same) for _, same in store.copies())
            asked = perf_counter() - start
    return {
        "completing one": 1000 * completed / count,
        "adding one, median": median(times),
        "adding one, 95 of 100": quantiles(times, n=20)[-1],
        "asking for copies": 1000 * asked,
        "documents that are copies": copies,
        "MB on disk": grown / 1e6,
        "MB in memory": held / 1e6,
    }


def _many(count: int, chance: random.Random) -> Iterator[str]:
    """Yield so many texts of sentences drawn from the corpus, every fifth an edit of one not long before."""
    pool = [sentence for text in news(POOL) for sentence in _STOP.split(" ".join(text.split()))]
    recent: list[str] = []
    for number in range(count):
        if number % FIFTH == FIFTH - 1:
            text = edited(chance.choice(recent), chance)
        else:
            text = " ".join(chance.sample(pool, chance.randint(6, 20)))
            recent = [*recent[-99:], text]
        yield normalise(text).content


def _fill(path: Path, texts: Iterable[str]) -> None:
    """Put texts into a record as a foedus that told no copies would have."""
    with sqlite3.connect(path) as log:
        for number, text in enumerate(texts, start=1):
            if log.execute("INSERT OR IGNORE INTO text VALUES (?, ?, ?)", (number, Text(text).id, text)).rowcount:
                row = (number, f"doc-{number}", str(number), "")
                log.execute("INSERT INTO document (nr, id, key, digest, language) VALUES (?, ?, ?, ?, 'en')", row)
                log.execute("INSERT INTO carries (text, document) VALUES (?, ?)", (number, number))
    log.close()


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return 1000 * (perf_counter() - start)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=900, help="of which copies and follow-ups are made")
    parser.add_argument("--many", type=int, default=0, help="measure also what a text costs in a record of so many")
    options = parser.parse_args()
    figures = pairs(options.texts)
    if options.many:
        figures |= cost(options.many)
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}, indent=2))
