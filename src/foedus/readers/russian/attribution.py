"""The reader of attributions in Russian: turns to speak, and what somebody is said to say, think or want."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from foedus.model import Attribution, Span
from foedus.readers.contract import Reading
from foedus.readers.russian.clauses import Clauses
from foedus.readers.russian.contents import Contents, Said
from foedus.readers.russian.cues import Cue, according, agreeing, documents, noun_cue, verb_cue
from foedus.readers.russian.phrase import case_of, marks, span_of
from foedus.readers.russian.quotes import Quotes
from foedus.readers.russian.sources import Sources, is_passive
from foedus.readers.russian.turns import labels

__all__ = ["TURN", "RussianAttributionReader"]

TURN = "say:turn"  # the lemma of a turn to speak, which has no cue but the label
LABELLED = 0.98


class RussianAttributionReader:
    """Find who is given as the source of which words or thoughts, by cues and by the labels of a transcript."""

    name = "russian-attribution"
    version = "1"
    reads: tuple[str, ...] = ("parse", "mentions")
    writes = "attributions"

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its attributions, in the order of their cues."""
        found = [*_turns(reading), *_said(reading)]
        return replace(reading, attributions=tuple(sorted(found, key=lambda each: (each.cue, each.content))))


def _turns(reading: Reading) -> Iterator[Attribution]:
    """Yield each turn: its label is the source, and all until the next label is said."""
    text, marks = reading.text.content, labels(reading.text.content)
    for number, label in enumerate(marks):
        end = marks[number + 1].name.start if number + 1 < len(marks) else len(text)
        said = Span(label.said, label.said + len(text[label.said : end].rstrip()))
        token = reading.doc.char_span(label.name.start, label.name.start + 1, alignment_mode="expand")
        if said.start < said.end and token is not None:
            head = token[0].i
            yield Attribution((label.name,), (said,), (label.name,), head, head, TURN, LABELLED)


def _said(reading: Reading) -> Iterator[Attribution]:
    """Yield what cues attribute, outside of labels and headlines."""
    layout = reading.layout
    quotes = Quotes(reading.text.content, layout.paragraphs)
    clauses = Clauses(reading.doc, quotes)
    finder = _Finder(reading, Contents(reading, clauses, quotes), Sources(reading))
    asides = [Span(label.name.start, label.said) for label in labels(reading.text.content)]
    for token in reading.doc:
        spot = span_of(reading.doc, token.i, token.i + 1)
        if layout.is_aside(spot) or any(aside.start <= token.idx < aside.end for aside in asides):
            continue
        found = finder.at(token)
        if found is not None:
            yield found


class _Finder:
    """Tries what a token may be: a verb, a passive, a document's verb, a noun, or a phrase with "по"."""

    def __init__(self, reading: Reading, contents: Contents, sources: Sources) -> None:
        self._reading = reading
        self._contents = contents
        self._sources = sources
        self._last: Token | None = None

    def at(self, token: Token) -> Attribution | None:
        """Return the attribution that the token is the cue of, None where it is none."""
        if token.pos_ in ("VERB", "ADJ", "AUX") or (token.pos_ == "PROPN" and verb_cue(token) is not None):
            return self._verb(token)
        if token.pos_ == "NOUN" and any(child.lower_ == "по" and child.dep_ == "case" for child in token.children):
            return self._according(token) if token.lemma_ in according() else None
        if token.lower_ in agreeing():
            return self._agreeing(token)
        cue = noun_cue(token) if token.pos_ == "NOUN" else None
        return self._noun(token, cue) if cue is not None else None

    def _verb(self, verb: Token) -> Attribution | None:
        if verb.lemma_ in documents():
            return self._document(verb)
        cue = verb_cue(verb)
        if cue is None or not _tells(verb):
            return None
        if is_passive(verb):
            source = self._sources.of_passive(verb)
            said = self._contents.of_passive(verb)
        else:
            source = self._sources.of(verb, self._last)
            said = self._contents.of(verb, cue, source) if source is not None else None
        if source is None or said is None:
            return None
        self._last = source
        return self._made(verb, cue, source, said)

    def _document(self, verb: Token) -> Attribution | None:
        source = next(
            (child for child in verb.children if child.dep_ in ("obl", "nmod") and _has_case(child, {"в", "во"})), None
        )
        cue = Cue("say", verb.lemma_)
        said = self._contents.of(verb, cue, source) if source is not None else None
        return self._made(verb, cue, source, said) if said is not None and source is not None else None

    def _noun(self, noun: Token, cue: Cue) -> Attribution | None:
        source = next(
            (child for child in noun.children if child.dep_ == "nmod" and case_of(child) == "Gen" and child.i > noun.i),
            None,
        )
        said = self._contents.of_noun(noun, cue) if source is not None and self._sources.is_somebody(source) else None
        return self._made(noun, cue, source, said) if said is not None and source is not None else None

    def _according(self, noun: Token) -> Attribution | None:
        owners = (child for child in noun.children if child.dep_ in ("nmod", "det", "appos"))
        source = next((child for child in owners if self._sources.is_somebody(child)), None)
        said = self._contents.besides(noun) if source is not None else None
        cue = Cue("say", noun.lemma_, frozenset({"по"}))
        return self._made(noun, cue, source, said) if said is not None and source is not None else None

    def _agreeing(self, word: Token) -> Attribution | None:
        noun = word.head
        owners = [noun, *(child for child in noun.children if child.dep_ == "nmod")]
        source = next((owner for owner in reversed(owners) if self._sources.is_somebody(owner)), None)
        said = self._contents.besides(noun) if source is not None and noun.lemma_ in according() else None
        return (
            self._made(word, Cue("say", word.lower_), source, said) if said is not None and source is not None else None
        )

    def _made(self, head: Token, cue: Cue, source: Token, said: Said) -> Attribution:
        doc = self._reading.doc
        nouns = [child for child in head.children if child.lemma_ in cue.with_noun]
        words = (span_of(doc, head.i, head.i + 1), *(span_of(doc, noun.i, noun.i + 1) for noun in nouns))
        start, end = self._sources.stretch(source)
        return Attribution(
            cue=tuple(sorted(words)),
            content=said.pieces,
            source=(span_of(doc, start, end),),
            cue_head=head.i,
            source_head=source.i,
            lemma=f"{cue.act}:{cue.written}",
            confidence=said.sure,
        )


def _tells(verb: Token) -> bool:
    """Tell whether a form of a verb may say that somebody says something: no order, no "я", no mere participle."""
    forms = set(marks(verb, "VerbForm"))
    if "Imp" in marks(verb, "Mood") or "1" in marks(verb, "Person"):
        return False
    return "Part" not in forms or "Short" in marks(verb, "Variant") or "Pass" in marks(verb, "Voice")


def _has_case(token: Token, words: set[str]) -> bool:
    return any(child.dep_ == "case" and child.lower_ in words for child in token.children)
