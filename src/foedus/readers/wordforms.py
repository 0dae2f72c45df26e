"""The part of speech and the lemma of each word, as spaCy's attribute ruler and lemmatizer tell them, asked once."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token
from spacy.tokens._retokenize import set_token_attrs

__all__ = ["WordForms"]

REMEMBERED = 100_000  # words with a tag and a label
ANY_WORD = "any-word"  # stands for all words that no rule names
RULED: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
KEPT: list[int | str] = ["TAG", "DEP", "POS", "LEMMA"]


class WordForms:
    """Looks up what the ruler and the lemmatizer would find by matching all rules against every word of a text.

    All but eight of the ruler's 179 rules look at one word, and nearly all words are told by tag and label alone.
    Matching took a quarter of all parsing. No reader reads morphology: it goes into the lemma and is not kept.
    """

    def __init__(self, nlp: Language) -> None:
        ruler: Any = nlp.get_pipe("attribute_ruler")
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        _as_sets(lemmatizer.lookups.get_table("lemma_index"))
        self._lemmatizer, self._vocab = lemmatizer, nlp.vocab
        self._one, self._several = AttributeRuler(nlp.vocab), AttributeRuler(nlp.vocab)
        for rule in ruler.patterns:
            (self._several if any(len(pattern) > 1 for pattern in rule["patterns"]) else self._one).add(**rule)
        self._names_word = re.compile("|".join(_words_named(self._one)))
        self._kind = cache(self._rule)  # a few thousand
        remember = lru_cache(REMEMBERED)
        self._form, self._lemma, self._named = remember(self._tell), remember(self._lemmatize), remember(self._name)

    def __call__(self, doc: Doc) -> Doc:
        """Give every word of a tagged and parsed text its part of speech and lemma."""
        if not len(doc):
            return doc
        words = doc.to_array(["ORTH", "TAG", "DEP"])
        forms = [*map(self._form, *words.T.tolist())]
        for rule, _, start, _ in self._several.match(doc):
            place = start + self._several.indices[rule]
            forms[place] = self._form(*words[place].tolist(), rule)
        return doc.from_array(KEPT, _array(forms))

    def _tell(self, word: int, tag: int, label: int, rule: int = -1) -> tuple[int, ...]:
        tag, label, pos, morph, lemma = self._kind(self._named(word), tag, label, rule)
        return tag, label, pos, lemma or self._lemma(word, pos, morph)

    def _name(self, word: int) -> int:
        """Return the word if a rule names it, else that of any word."""
        lower = self._vocab.strings[word].lower()
        named = lower.isspace() or self._names_word.fullmatch(lower)
        return word if named else int(self._vocab.strings.add(ANY_WORD))

    def _rule(self, word: int, tag: int, label: int, rule: int) -> list[int]:
        """Return the tag, label, part of speech, morphology and lemma (0: as the lemmatizer has it) by the rules.

        A rule for several words comes last, as it does in spaCy's own order.
        """
        token = self._alone(word, ["TAG", "DEP"], (tag, label))
        self._one(token.doc)
        if rule >= 0:
            set_token_attrs(token, self._several.attrs[rule])
        told: list[int] = token.doc.to_array(RULED)[0].tolist()
        return told

    def _lemmatize(self, word: int, pos: int, morph: int) -> int:
        token = self._alone(word, ["POS", "MORPH"], (pos, morph))
        self._lemmatizer(token.doc)
        return int(token.lemma)

    def _alone(self, word: int, names: list[int | str], values: tuple[int, ...]) -> Token:
        doc = Doc(self._vocab, words=[self._vocab.strings[word]])
        return doc.from_array(names, _array([values]))[0]


def _array(rows: list[tuple[int, ...]]) -> Any:
    return np.array(rows, dtype="uint64")


def _as_sets(table: Any) -> None:
    """Make the lists of known lemmas sets: the lemmatizer searches them for each new word, which took it 0.2 ms."""
    for pos, words in tuple(table.items()):
        table[pos] = frozenset(words)


def _words_named(ruler: Any) -> Iterator[str]:
    """Yield patterns of the words that a rule asks for in lower case."""
    tokens = (token for rule in ruler.patterns for pattern in rule["patterns"] for token in pattern)
    for asked in (token["LOWER"] for token in tokens if "LOWER" in token):
        if isinstance(asked, str):
            yield re.escape(asked)
        elif "REGEX" in asked:
            yield asked["REGEX"]
        else:
            yield from map(re.escape, asked["IN"])
