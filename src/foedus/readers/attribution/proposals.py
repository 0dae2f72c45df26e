"""Everything in a parse that might be an attribution, before anything is judged."""

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from foedus.readers.attribution.candidate import Candidate
from foedus.readers.attribution.framing import adverb_candidates, preposition_candidates
from foedus.readers.attribution.nominals import adjective_candidates, noun_candidates
from foedus.readers.attribution.quotations import Quotations
from foedus.readers.attribution.spoken import fitted, quote_candidates, resumed
from foedus.readers.attribution.verbs import verb_candidates

__all__ = ["proposals"]

PART_OF_SPEECH = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adjective",
    "ADV": "adverb",
    "ADP": "preposition",
    "SCONJ": "preposition",
}
FINDERS: dict[str, Callable[[Token], Iterator[Candidate]]] = {
    "verb": verb_candidates,
    "noun": noun_candidates,
    "adjective": adjective_candidates,
    "adverb": adverb_candidates,
    "preposition": preposition_candidates,
}


def proposals(doc: Doc, quoted: Quotations, *, wanted: Callable[[str, str], bool]) -> Iterator[Candidate]:
    """Yield every candidate of every word that is `wanted` (part of speech, lemma), fitted to quotation marks."""
    for token in doc:
        pos = "preposition" if token.dep_ == "prep" else PART_OF_SPEECH.get(token.pos_)
        if pos is None or not wanted(pos, token.lower_ if pos == "preposition" else token.lemma_.lower()):
            continue
        for candidate in FINDERS[pos](token):
            if candidate.content:
                yield resumed(fitted(candidate, quoted), quoted)
        if pos == "verb":
            for candidate in quote_candidates(token, quoted):
                yield resumed(candidate, quoted)
