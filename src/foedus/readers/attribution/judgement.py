"""How likely it is that a candidate is an attribution: a logistic model over few features that a person can read."""

import math
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from foedus.readers.attribution.candidate import Candidate
from foedus.readers.attribution.quotations import Quotations

__all__ = ["features", "log_odds", "probability", "weights"]

ME_OR_YOU = frozenset({"i", "we", "you", "my", "our", "your"})


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each feature, as fitted."""
    text = files(__package__).joinpath("data", "judgement.toml").read_text(encoding="utf-8")
    found: dict[str, float] = tomllib.loads(text)["weight"]
    return found


def probability(candidate: Candidate, weight: float, quoted: Quotations) -> float:
    """Return how likely the candidate is an attribution, given its weight in the lexicon."""
    known = weights()
    total = sum(known.get(name, 0.0) * value for name, value in features(candidate, weight, quoted))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def log_odds(weight: float) -> float:
    """Return the weight as log odds, kept within about four either way."""
    kept = min(max(weight, 0.02), 0.98)
    return math.log(kept / (1 - kept))


def features(candidate: Candidate, weight: float, quoted: Quotations) -> Iterator[tuple[str, float]]:
    """Yield what speaks for or against the candidate, by name."""
    head = candidate.head
    yield "bias", 1.0
    yield "lexicon", log_odds(weight)
    yield f"part of speech {candidate.pos}", 1.0
    if candidate.pos == "verb":
        yield f"form {head.tag_}", 1.0
        yield f"place {head.dep_}", 1.0
        for child in head.children:
            if child.dep_ in ("neg", "mark") or child.tag_ == "MD":
                yield f"{child.dep_} {child.tag_}", 1.0
    if quoted.at(head.i):
        yield "cue in quotation", 1.0
    yield from _of_content(candidate, quoted)
    yield from _of_object(candidate)
    yield from _of_source(candidate.source)


def _of_content(candidate: Candidate, quoted: Quotations) -> Iterator[tuple[str, float]]:
    length = sum(end - start for start, end in candidate.content)
    yield "content length", math.log(length)
    if length < 3:
        yield "content short", 1.0
    quotation = quoted.at(candidate.content[0][0])
    if quotation and not quoted.at(candidate.head.i):
        yield "content quoted", 1.0
    elif any(quoted.starting_in(piece) for piece in candidate.content):
        yield "content partly quoted", 1.0


def _of_object(candidate: Candidate) -> Iterator[tuple[str, float]]:
    """Yield what kind of word the object is: "backs Smith" is likelier an attribution than "backs the car"."""
    head = candidate.head
    if candidate.pos == "verb" and "object" in candidate.frame:
        what = next((child for child in head.children if child.dep_ in ("dobj", "nsubjpass")), None)
        if what is not None:
            yield f"object {what.pos_}", 1.0


def _of_source(source: Token | None) -> Iterator[tuple[str, float]]:
    if source is None:
        yield "source none", 1.0
    elif source.lower_ in ME_OR_YOU:
        yield "source me or you", 1.0
    elif source.pos_ == "PRON":
        yield f"source pronoun {'person' if source.lower_ in ('he', 'she', 'who', 'his', 'her') else 'other'}", 1.0
    else:
        yield f"source {source.pos_}", 1.0
