"""For which state a whole text speaks that is a speech: "Togo welcomes ...", "my country, Togo", "in Togo, we"."""

from collections import Counter
from functools import cached_property

from spacy.tokens import Doc

from foedus.readers.mentions.clause import is_subject
from foedus.readers.mentions.lexicon import Lexicon
from foedus.readers.mentions.names import Names

__all__ = ["FIRST_PERSON", "Home"]

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
DENSITY = 0.01  # of a speech's words are in the first person; in news few are
NEAR = 4  # tokens between a state and "our"
PROFESSES, OURS, APPOSED = 2, 1, 3  # "Togo welcomes", "our people in Togo", "my country, Togo"
LEAST, AHEAD = 3, 1.5  # of 69 speeches to the United Nations, 2021 to 2024: 48 right, 3 wrong, 18 not told


class Home:
    """Weighs the states that one text names by how much they look like the speaker's own."""

    def __init__(self, doc: Doc, names: Names, lexicon: Lexicon) -> None:
        self._doc = doc
        self._names = names
        self._lexicon = lexicon

    @cached_property
    def party(self) -> str:
        """The state for which the text speaks, "" if it is no speech or does not tell."""
        if sum(token.lower_ in FIRST_PERSON for token in self._doc) < DENSITY * len(self._doc):
            return ""
        weights: Counter[str] = Counter()
        for named in self._names.states():
            weights[named.party] += self._weight(named.end - 1)
        (first, most), (_, next_most) = [*weights.most_common(2), ("", 0), ("", 0)][:2]
        return first if most >= max(LEAST, AHEAD * next_most) else ""

    def _weight(self, place: int) -> int:
        head = self._doc[place]
        near = self._doc[max(0, place - NEAR) : place + NEAR]
        weight = OURS if any(token.lower_ in FIRST_PERSON for token in near) else 0
        if is_subject(head) and head.head.lemma_ in self._lexicon.professing:
            weight += PROFESSES
        if head.dep_ == "appos" and any(child.lower_ in FIRST_PERSON for child in head.head.lefts):
            weight += APPOSED
        return weight
