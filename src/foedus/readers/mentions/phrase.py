"""Which words make up the phrase around a head, as the codebook writes an actor.

Before the head its articles, adjectives and compounds; after it "of" (and "from", "for", "to" where people have
them), an acronym in brackets, and a name or title in apposition. No clauses.
"""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from foedus.readers.mentions.clause import rest_of_list
from foedus.readers.mentions.lexicon import LONGEST_NOUN, Lexicon, Noun
from foedus.readers.mentions.names import Names

__all__ = ["Phrase", "Phraser"]

BEFORE = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod", "preconj", "advmod", "case"}
)
QUOTES = frozenset({'"', "“", "”"})
PEOPLE = frozenset({"person", "group", "organ"})
PEOPLES_PREPOSITIONS = frozenset({"of", "from", "for", "to", "at", "in"})
JOINED = frozenset({"PROPN", "NOUN"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in tokens, [start, end): its head, the objects of its prepositions, and what stands in apposition."""

    head: Token
    start: int
    end: int
    objects: tuple[tuple[str, Token], ...] = ()
    apposed: Token | None = None

    @property
    def owner(self) -> Token | None:
        """The head of the possessor ("Finland" in "Finland's leaders")."""
        return next((child for child in self.head.lefts if child.dep_ == "poss"), None)


class Phraser:
    """Builds phrases over one text."""

    def __init__(self, doc: Doc, names: Names, lexicon: Lexicon) -> None:
        self._doc = doc
        self._names = names
        self._lexicon = lexicon
        self._phrases: dict[int, Phrase] = {}

    def phrase(self, head: Token) -> Phrase:
        """Return the phrase around the head."""
        found = self._phrases.get(head.i)
        if found is None:
            found = self._phrases[head.i] = self._extended(self._base(head))
        return found

    def noun(self, end: int, start: int) -> tuple[int, Noun] | None:
        """Return the longest known noun that ends before the token at `end`, none of it before `start`."""
        words = [_form(self._doc[place]) for place in range(max(start, end - LONGEST_NOUN), end)]
        return self._lexicon.noun_at(words) or self._lexicon.noun_at([*words[:-1], self._doc[end - 1].lower_])

    def title(self, head: Token) -> tuple[int, Noun] | None:
        """Return the last known noun before a name ("Foreign Minister" before "Robert Dussey"), and where it ends."""
        start = start_of(head)
        for end in range(head.i, start, -1):
            found = self.noun(end, start)
            if found and self._doc[end - 1].dep_ != "poss":
                return end, found[1]
        return None

    def is_name(self, head: Token) -> bool:
        """Tell whether the head is a proper name rather than a noun with a capital letter."""
        named = self._names.at(head.i)
        return head.pos_ == "PROPN" and (named is not None or self.noun(head.i + 1, head.i) is None)

    def _base(self, head: Token) -> Phrase:
        named = self._names.at(head.i)
        end = head.i + 1
        if named is not None and named.entity is not None:
            end = max(end, named.end)
        return Phrase(head, start_of(head), end)

    def _extended(self, phrase: Phrase) -> Phrase:
        found = self.noun(phrase.head.i + 1, phrase.start)
        people = found is not None and found[1].type in PEOPLE
        while True:
            longer = self._with_object(phrase, people) or self._with_acronym(phrase) or self._with_apposed(phrase)
            if longer is None:
                return phrase
            phrase = longer

    def _with_object(self, phrase: Phrase, people: bool) -> Phrase | None:
        if phrase.apposed is not None or phrase.end >= len(self._doc):
            return None
        preposition = self._doc[phrase.end]
        if preposition.dep_ != "prep" or not phrase.start <= preposition.head.i < phrase.end:
            return None
        word = preposition.lower_
        if word != "of" and not (people and word in PEOPLES_PREPOSITIONS):
            return None
        target = next((child for child in preposition.rights if child.dep_ in ("pobj", "pcomp")), None)
        if target is None or target.pos_ not in JOINED | {"PRON"} or (word == "in" and self.noun(target.i + 1, 0) is None):
            return None
        whole = [target, *(other for other in rest_of_list(target) if other.pos_ in JOINED)]
        end = max(self.phrase(other).end for other in whole)
        return replace(phrase, end=end, objects=(*phrase.objects, (word, target)))

    def _with_acronym(self, phrase: Phrase) -> Phrase | None:
        inside = self._doc[phrase.end : phrase.end + 3]
        if len(inside) < 3 or inside[0].text != "(" or inside[2].text != ")" or not inside[1].text.isupper():
            return None
        return replace(phrase, end=phrase.end + 3)

    def _with_apposed(self, phrase: Phrase) -> Phrase | None:
        if phrase.apposed is not None:
            return None
        after = phrase.end
        comma = after < len(self._doc) and self._doc[after].text == ","
        for head in self._hanging(phrase):
            if start_of(head) == after + comma and self._names_the_other(phrase.head, head):
                return replace(phrase, end=self.phrase(head).end, apposed=head)
        return None

    def _hanging(self, phrase: Phrase) -> list[Token]:
        owners = [phrase.head, *(target for _, target in phrase.objects)]
        return [child for owner in owners for child in owner.rights if child.dep_ == "appos" and child.i >= phrase.end]

    def _names_the_other(self, head: Token, apposed: Token) -> bool:
        """Tell whether one of the two is a name and the other says who that is."""
        if self.is_name(head) == self.is_name(apposed):
            return self.is_name(apposed) and self.title(apposed) is not None and self._names.at(head.i) is None
        common = apposed if self.is_name(head) else head
        named = self._names.at(apposed.i if self.is_name(apposed) else head.i)
        place = named is not None and named.entity is not None and named.entity.type == "state"
        return self.noun(common.i + 1, common.i) is not None and not (place and common.pos_ == "PROPN")


def start_of(head: Token) -> int:
    """Return the index of the first token of the phrase around the head."""
    start = head.i
    for child in reversed(list(head.lefts)):
        if child.dep_ in BEFORE:
            start = child.left_edge.i
        elif child.dep_ != "punct":
            break
    doc = head.doc
    if doc[start].dep_ == "preconj" and any(child.dep_ == "conj" for child in head.rights):
        start += 1
    quoted = start > 0 and doc[start - 1].text in QUOTES
    if quoted and any(token.text in QUOTES for token in doc[start : head.i]):
        start -= 1
    return start


def _form(token: Token) -> str:
    """Return a noun's singular in lower case; the lemmas of names are left as they stand."""
    if token.pos_ == "PROPN":
        word: str = token.lower_
        return word.removesuffix("s") if token.tag_ == "NNPS" else word
    lemma: str = token.lemma_.lower()
    return lemma
