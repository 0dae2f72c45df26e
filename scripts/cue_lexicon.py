"""Learn the weights of the attribution cues, and of the features that judge them, by counting in annotated news.

usage: cue_lexicon.py GOLD.jsonl[.gz] [--parses FILE]

Writes `cues.toml` and `judgement.toml` of the attribution reader; entries made by hand are in `additions.toml`, which
this script leaves alone. The gold is a line a document: id, text, attributions (source, cue, content, source_head).
Which verbs speak on after another cue is read from the lexicon as it stands, so run it twice after large changes.
"""

import argparse
import gzip
import json
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc, DocBin

from foedus.model import Text
from foedus.readers import Parser, Reading
from foedus.readers.attribution.candidate import Candidate
from foedus.readers.attribution.judgement import features, log_odds
from foedus.readers.attribution.proposals import proposals
from foedus.readers.attribution.quotations import quotations
from foedus.readers.attribution.sources import source_stretch

DATA = Path(__file__).parents[1] / "src/foedus/readers/attribution/data"
DOUBT = 4.0  # a lemma in a frame counts as if seen this many times more at the frame's own rate
RARE = 3  # an entry rarer than this is left to the frame's own rate
LEAST_WEIGHT = 0.05  # frames below this are left out: their content is hardly ever attributed
OFTEN = 50  # a frame seen less often than this with words that have no entry is left out
COMMON_FRAME = 0.2  # a word never marked in a frame is listed where other words often are
RIDGE = 1.0

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate's lexicon key, its features but for the lexicon's, and whether people marked it."""

    key: Key
    features: tuple[tuple[str, float], ...]
    marked: bool


def main() -> None:
    """Read the gold, count, fit, write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("gold", type=Path)
    options.add_argument("--parses", type=Path, help="keep spaCy's parses here, to run again without parsing")
    chosen = options.parse_args()
    gold = list(_gold(chosen.gold))
    examples = [
        example
        for item, doc in zip(gold, _parses(gold, chosen.parses), strict=True)
        for example in examples_of(item, doc)
    ]
    table = Counts(examples)
    _write_cues(table)
    _write_judgement(fit(examples, table))


def _gold(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _parses(gold: list[dict[str, Any]], kept: Path | None) -> list[Doc]:
    parser = Parser()
    blank = parser(Reading(Text(""))).doc.vocab
    if kept and kept.exists():
        return list(DocBin().from_disk(kept).get_docs(blank))
    docs = [reading.doc for reading in parser.pipe(Reading(Text(item["text"])) for item in gold)]
    if kept:
        DocBin(docs=docs).to_disk(kept)
    return docs


def examples_of(item: dict[str, Any], doc: Doc) -> Iterator[Example]:
    """Yield every candidate of a document as an example; of one cue word only the best fit counts as marked."""
    reading = Reading(Text(item["text"]), parse=doc)
    offsets = [token.idx for token in doc]
    quoted = quotations(doc, reading.layout.paragraphs, offsets)
    found = list(proposals(doc, quoted, wanted=lambda pos, lemma: True))
    marked = [Marked(doc, offsets, attribution) for attribution in item["attributions"] if attribution["content"]]
    fits = [max((mark.fit(candidate) for mark in marked), default=0.0) for candidate in found]
    best: dict[int, float] = defaultdict(float)
    for candidate, how_well in zip(found, fits, strict=True):
        best[candidate.head.i] = max(best[candidate.head.i], how_well)
    for candidate, how_well in zip(found, fits, strict=True):
        named = tuple(pair for pair in features(candidate, 0.5, quoted) if pair[0] != "lexicon")
        is_marked = how_well >= 0.5 and how_well == best[candidate.head.i]
        yield Example((candidate.pos, candidate.lemma, candidate.frame), named, is_marked)


class Marked:
    """An attribution that people marked, as sets of tokens."""

    def __init__(self, doc: Doc, offsets: list[int], attribution: dict[str, Any]) -> None:
        def tokens(spans: list[list[int]]) -> set[int]:
            return {
                place
                for start, end in spans
                for place in range(max(0, bisect_right(offsets, start) - 1), bisect_left(offsets, end))
                if not doc[place].is_punct and not doc[place].is_space
            }

        self.doc = doc
        self.content = tokens(attribution["content"])
        self.reach = (min(self.content, default=0), max(self.content, default=-1) + 1)
        head = attribution.get("source_head")
        self.source = tokens([head]) if head else set()

    def fit(self, candidate: Candidate) -> float:
        """Return the overlap of the contents (intersection over union), 0 where the sources differ."""
        if candidate.content[-1][1] <= self.reach[0] or candidate.content[0][0] >= self.reach[1]:
            return 0.0
        content = {place for start, end in candidate.content for place in range(start, end)}
        content = {place for place in content if not self.doc[place].is_punct and not self.doc[place].is_space}
        shared = len(content & self.content)
        if not shared:
            return 0.0
        source = source_stretch(candidate)
        agree = bool(self.source & set(range(*source))) if source else not self.source
        return agree * shared / len(content | self.content)


class Counts:
    """How often each lemma in each frame was marked, smoothed by the rate of the frame."""

    def __init__(self, examples: list[Example]) -> None:
        self.seen = Counter(example.key for example in examples)
        self.marked = Counter(example.key for example in examples if example.marked)
        self.frame_seen: Counter[tuple[str, str]] = Counter()
        self.frame_marked: Counter[tuple[str, str]] = Counter()
        for (pos, _, frame), times in self.seen.items():
            self.frame_seen[pos, frame] += times
            self.frame_marked[pos, frame] += self.marked[pos, _, frame]

    def rate(self, key: Key, *, without: bool | None = None) -> float:
        """Return the smoothed rate; `without` leaves out one example that was, or was not, marked."""
        seen, marked = self.seen[key], self.marked[key]
        if without is not None:
            seen, marked = seen - 1, marked - without
        return (marked + DOUBT * self.frame_rate(key[0], key[2])) / (seen + DOUBT)

    def listed_rate(self, key: Key) -> float | None:
        """Return the rate of an entry that tells something, None for one that is left to "any other word"."""
        pos, lemma, frame = key
        rate = self.rate(key)
        telling = rate >= LEAST_WEIGHT if self.marked[key] else self.frame_rate(pos, frame) >= COMMON_FRAME
        return rate if self.seen[key] >= RARE and telling and lemma.isalpha() else None

    def unlisted_rates(self) -> dict[tuple[str, str], float]:
        """Return how often the words without an entry were marked, by part of speech and frame."""
        seen: Counter[tuple[str, str]] = Counter()
        marked: Counter[tuple[str, str]] = Counter()
        for key, times in self.seen.items():
            if self.listed_rate(key) is None:
                seen[key[0], key[2]] += times
                marked[key[0], key[2]] += self.marked[key]
        return {which: marked[which] / times for which, times in seen.items() if times >= OFTEN}

    def frame_rate(self, pos: str, frame: str) -> float:
        """Return how often any word in that frame was marked."""
        return self.frame_marked[pos, frame] / (self.frame_seen[pos, frame] + DOUBT)


def fit(examples: list[Example], table: Counts) -> dict[str, float]:
    """Fit a logistic regression with a ridge by Newton's method, each example's own count left out of its rate."""
    rows = [
        {**dict(example.features), "lexicon": log_odds(table.rate(example.key, without=example.marked))}
        for example in examples
    ]
    often = Counter(name for row in rows for name in row)
    names = sorted(name for name, times in often.items() if times >= 50)
    place = {name: column for column, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for line, row in enumerate(rows):
        for name, value in row.items():
            if name in place:
                matrix[line, place[name]] = value
    target = np.array([example.marked for example in examples], dtype=float)
    weight = np.zeros(len(names))
    for _ in range(15):
        likely = 1 / (1 + np.exp(-matrix @ weight))
        slope = matrix.T @ (target - likely) - RIDGE * weight
        bend = (matrix * (likely * (1 - likely))[:, None]).T @ matrix + RIDGE * np.eye(len(names))
        weight += np.linalg.solve(bend, slope)
    return dict(zip(names, (float(value) for value in weight), strict=True))


def _write_cues(table: Counts) -> None:
    entries: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for key in table.seen:
        pos, lemma, frame = key
        rate = table.listed_rate(key)
        if rate is not None:
            entries[pos][lemma][frame] = rate
    for (pos, frame), rate in table.unlisted_rates().items():
        if rate >= LEAST_WEIGHT / 5:
            entries[pos]["*"][frame] = rate
    lines = [
        "# How often a word in a frame attributes its content to a source: counted in news of 2015 and 2016, smoothed.",
        '# Written by scripts/cue_lexicon.py; put your own entries in additions.toml. "*" is any other word.',
    ]
    for pos in sorted(entries):
        lines += ["", f"[{pos}]"]
        for lemma, frames in sorted(entries[pos].items()):
            inner = ", ".join(f"{_quoted(frame)} = {rate:.2f}" for frame, rate in sorted(frames.items()))
            lines.append(f"{_quoted(lemma)} = {{ {inner} }}")
    (DATA / "cues.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_judgement(weight: dict[str, float]) -> None:
    lines = [
        "# What speaks for (above 0) and against (below 0) a candidate being an attribution, in log odds.",
        "# Written by scripts/cue_lexicon.py.",
        "",
        "[weight]",
        *(f"{_quoted(name)} = {value:.3f}" for name, value in sorted(weight.items())),
    ]
    (DATA / "judgement.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _quoted(name: str) -> str:
    return name if name.replace("_", "").isalpha() and name.isascii() else json.dumps(name, ensure_ascii=False)


if __name__ == "__main__":
    main()
