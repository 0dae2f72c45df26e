"""Tokens, tags, lemmas, dependencies and names of a Russian text, as a Doc of spaCy's with the labels of UD."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise

from spacy.lang.lex_attrs import LEX_ATTRS
from spacy.tokens import Doc
from spacy.vocab import Vocab
from threadpoolctl import ThreadpoolController

from foedus.model import Span
from foedus.readers.contract import Reading
from foedus.readers.russian import weights
from foedus.readers.russian.turns import labels
from foedus.readers.russian.words import lemma
from foedus.text import soften

__all__ = ["RussianParser"]

ROOT, APART = "root", "parataxis"
LONGEST = 200  # tokens that the networks see at once: more take memory by their square
SPLIT_AFTER = re.compile(r"[.!?…:;»)]$")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as the networks take it: its words, and where each stands."""

    words: tuple[str, ...]
    places: tuple[Span, ...]


class RussianParser:
    """Parse Russian texts by slovnet's networks, many sentences at once; turns to speak start sentences."""

    name = "russian-parser"
    reads: tuple[str, ...] = ()
    writes = "parse"

    @property
    def version(self) -> str:
        """Which weights and dictionary parse."""
        return weights.version()

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its parse."""
        return next(self.pipe([reading]))

    def pipe(self, readings: Iterable[Reading], *, batch_size: int = 32) -> Iterator[Reading]:
        """Parse many readings in order, sentences of like length together, holding no more than a batch of them."""
        waiting = iter(readings)
        while batch := list(islice(waiting, batch_size)):
            cut = [_sentences(reading) for reading in batch]
            parsed = iter(_parsed([sentence for sentences in cut for sentence in sentences]))
            for reading, sentences in zip(batch, cut, strict=True):
                yield replace(reading, parse=_doc(reading, sentences, list(islice(parsed, len(sentences)))))


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What the networks say of each word of a sentence; heads are counted in it."""

    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]


def _sentences(reading: Reading) -> list[_Sentence]:
    """Cut the text where paragraphs end, where a turn to speak begins, and where razdel sees a sentence end."""
    from razdel import sentenize, tokenize

    text, layout = reading.text.content, reading.layout
    soft = soften(text, layout)
    cuts = {place for label in labels(text) for place in (label.name.start, label.said)}
    cuts |= {aside.end for aside in layout.asides}
    found: list[_Sentence] = []
    for stretch in _stretches(layout.paragraphs, sorted(cuts)):
        for sentence in sentenize(stretch.of(soft)):
            start = stretch.start + sentence.start
            tokens = [(token.text, Span(start + token.start, start + token.stop)) for token in tokenize(sentence.text)]
            found += (_Sentence(*map(tuple, zip(*part, strict=True))) for part in _parts(tokens))
    return found


def _stretches(paragraphs: Iterable[Span], cuts: Sequence[int]) -> Iterator[Span]:
    for paragraph in paragraphs:
        inside = (cut for cut in cuts if paragraph.start < cut < paragraph.end)
        start = paragraph.start
        for cut in (*inside, paragraph.end):
            yield Span(start, cut)
            start = cut


def _parts(tokens: list[tuple[str, Span]]) -> Iterator[list[tuple[str, Span]]]:
    """Cut a sentence that is too long for the networks, after a stop where there is one."""
    while len(tokens) > LONGEST:
        stops = (at for at in range(LONGEST - 1, LONGEST // 2, -1) if SPLIT_AFTER.search(tokens[at][0]))
        end = next(stops, LONGEST - 1) + 1
        yield tokens[:end]
        tokens = tokens[end:]
    if tokens:
        yield tokens


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def _parsed(sentences: Sequence[_Sentence]) -> list[_Parsed]:
    """Return what the networks say of the sentences, asked by length, which wastes less on what fills up a batch."""
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at].words))
    words = [sentences[at].words for at in order]
    found: list[_Parsed | None] = [None] * len(sentences)
    with _threads().limit(limits=1, user_api="blas"):
        tagged = weights.morphology().map(words)
        hung = weights.syntax().map(words)
        named = _named(words)
        for at, tags, tree, names in zip(order, tagged, hung, named, strict=True):
            heads, relations = _tree([(int(token.head_id) - 1, token.rel) for token in tree.tokens])
            found[at] = _Parsed(tuple(token.tag for token in tags.tokens), heads, relations, names)
    return [one for one in found if one is not None]


def _tree(hung: Sequence[tuple[int, str]]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return heads and relations with one root and nothing that goes round: what else claims to be a root stands apart.

    The network says of each word alone what it hangs on, -1 for nothing.
    """
    heads, relations = [head for head, _ in hung], [relation for _, relation in hung]
    root = next((place for place, head in enumerate(heads) if head < 0 or head == place), 0)
    heads[root], relations[root] = root, ROOT
    for place in range(len(heads)):
        if place != root and (heads[place] < 0 or _goes_round(heads, place, root)):
            heads[place], relations[place] = root, APART
    return tuple(heads), tuple(relations)


def _goes_round(heads: Sequence[int], place: int, root: int) -> bool:
    at, steps = place, 0
    while at != root and at >= 0 and steps <= len(heads):
        at, steps = heads[at], steps + 1
    return steps > len(heads)


def _named(sentences: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield for each sentence which sort of name each word opens or goes on with ("B-PER", "I-PER"), "O" for none."""
    network = weights.names()
    for at in range(0, len(sentences), weights.AT_ONCE):
        batch = sentences[at : at + weights.AT_ONCE]
        infer = network.infer
        encoded = infer.encoder(batch)
        for tags in infer.decoder(infer.process(encoded)):
            yield tuple(tags)


_VOCAB = Vocab(lex_attr_getters=LEX_ATTRS)  # for the small letters of a token, and what is a letter


def _doc(reading: Reading, sentences: Sequence[_Sentence], parsed: Sequence[_Parsed]) -> Doc:
    """Return the Doc: each token stands at its offset, what blanks are left over are tokens of their own."""
    text = soften(reading.text.content, reading.layout)
    made = _Made([], [], [], [], [], [], [], [], [])
    at = 0
    for sentence, found in zip(sentences, parsed, strict=True):
        made.fill(text, at, sentence.places[0].start)
        at = made.add(text, sentence, found)
    made.fill(text, at, len(text))
    return made.doc()


@dataclass(frozen=True, slots=True)
class _Made:
    """The columns of a Doc in the making."""

    words: list[str]
    spaces: list[bool]
    pos: list[str]
    morphs: list[str]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]
    names: list[str]
    blanks: list[int]

    def fill(self, text: str, start: int, end: int) -> None:
        """Add the blanks between two tokens: one is the first one's, the rest a token."""
        gap = text[start:end]
        if gap.startswith(" ") and self.words and not self.spaces[-1]:
            self.spaces[-1] = True
            gap = gap[1:]
        if gap:
            self.blanks.append(len(self.words))
            self._put(gap, "SPACE", gap, len(self.words), "dep")

    def add(self, text: str, sentence: _Sentence, found: _Parsed) -> int:
        """Add a sentence, and return where it ends."""
        places: list[int] = []
        at = sentence.places[0].start
        for span in sentence.places:
            self.fill(text, at, span.start)
            places.append(len(self.words))
            self._put(span.of(text), "X", "", 0, "")
            at = span.end
        for number, place in enumerate(places):
            pos, _, morph = found.tags[number].partition("|")
            self.pos[place], self.morphs[place] = pos, morph
            self.lemmas[place] = lemma(sentence.words[number], pos, morph)
            self.heads[place] = places[found.heads[number]]
            self.relations[place] = found.relations[number]
            self.names[place] = found.names[number]
        return at

    def _put(self, word: str, pos: str, lemma: str, head: int, relation: str) -> None:
        self.words.append(word)
        self.spaces.append(False)
        self.pos.append(pos)
        self.morphs.append("")
        self.lemmas.append(lemma)
        self.heads.append(head)
        self.relations.append(relation)
        self.names.append("O")

    def doc(self) -> Doc:
        """Return the Doc of the columns."""
        for place in self.blanks:  # on the word before, so that no tree is torn
            if place:
                self.heads[place] = place - 1
        return Doc(
            _VOCAB,
            words=self.words,
            spaces=self.spaces,
            pos=self.pos,
            morphs=self.morphs,
            lemmas=self.lemmas,
            heads=self.heads,
            deps=self.relations,
            ents=[_opened(before, name) for before, name in pairwise(["O", *self.names])],
        )


def _opened(before: str, name: str) -> str:
    """Return the mark of a name's word, which opens one where none like it goes on."""
    return f"B{name[1:]}" if name.startswith("I") and before[1:] != name[1:] else name
