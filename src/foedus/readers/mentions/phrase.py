"""Which words make up the phrase around a head, as the codebook writes an actor.

Before the head its articles, adjectives and compounds; after it "of" (and "from", "for", "to" where people have
them), an acronym in brackets, and a name or title in apposition. No clauses.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from foedus.readers.mentions.clause import rest_of_list
from foedus.readers.mentions.lexicon import LONGEST_NOUN, Lexicon, Noun
from foedus.readers.mentions.names import Names

__all__ = ["PLURAL_TAGS", "WIDEST", "Phrase", "Phraser", "start_of"]

BEFORE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod", "preconj", "case"})
LISTED_BEFORE = frozenset({"amod", "nummod"})  # what a comma may part from the head: "a large, powerful country"
APPOSED = frozenset({"appos", "npadvmod", "conj", "dep", "oprd", "nmod"})  # as the small parser attaches appositions
QUOTES = frozenset({'"', "“", "”"})
PREPOSITIONS = {
    "person": frozenset({"of", "from", "for", "to", "on"}),
    "group": frozenset({"of", "from"}),
    "organ": frozenset({"of", "from"}),
}
PEOPLES = frozenset({"amod", "compound", "nmod"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
ONLY_OF = frozenset({"of"})
JOINED = frozenset({"PROPN", "NOUN"})
DEEPEST = 20  # phrases inside phrases; what is deeper is no prose
WIDEST = 40  # tokens before a head
ACRONYM_TOKENS = 3
LOOK_AHEAD = 12  # tokens within which an apposition has its head


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
    """Builds phrases over one text, each once."""

    def __init__(self, doc: Doc, names: Names, lexicon: Lexicon) -> None:
        self._doc = doc
        self._names = names
        self._lexicon = lexicon
        self._phrases: dict[int, Phrase] = {}
        self._nouns: dict[tuple[int, int], tuple[int, Noun] | None] = {}
        self._apposable = frozenset(token.i for token in doc if token.dep_ in APPOSED and token.pos_ in JOINED)
        self._depth = 0

    def phrase(self, head: Token) -> Phrase:
        """Return the phrase around the head."""
        found = self._phrases.get(head.i)
        if found is None:
            self._depth += 1
            base = self._base(head)
            found = self._phrases[head.i] = self._extended(base) if self._depth <= DEEPEST else base
            self._depth -= 1
        return found

    def noun(self, end: int, start: int) -> tuple[int, Noun] | None:
        """Return the longest known noun that ends before the token at `end`, and how many tokens it takes."""
        if (end, start) not in self._nouns:
            self._nouns[end, start] = self._noun(end, start)
        return self._nouns[end, start]

    def _noun(self, end: int, start: int) -> tuple[int, Noun] | None:
        last = self._doc[end - 1]
        lasts = [word for word in dict.fromkeys((last.lower_, _form(last))) if word in self._lexicon.last_words]
        if not lasts:
            return None
        before = [self._doc[place] for place in range(max(start, end - 2 * LONGEST_NOUN), end - 1)]
        before = [token for token in before if token.text != "-"][1 - LONGEST_NOUN :]
        spelt, forms = [token.lower_ for token in before], [_form(token) for token in before]
        rows = [[*words, word] for word in lasts for words in ((spelt, forms) if spelt != forms else (spelt,))]
        found = next((hit for row in rows if (hit := self._lexicon.noun_at(row)) is not None), None)
        if found is None or (found[1].capital and not last.is_title):
            return None
        return (end - before[1 - found[0]].i if found[0] > 1 else 1), found[1]

    def noun_of(self, head: Token, start: int) -> tuple[int, Noun] | None:
        """Return the known noun of which the token is the head, and how many words before the head's end it takes."""
        whole = self.noun(head.i + LONGEST_NOUN, head.i) if head.i + LONGEST_NOUN <= len(self._doc) else None
        if whole is not None and whole[0] == LONGEST_NOUN:  # "chief of staff"
            return 1, whole[1]
        return self.noun(head.i + 1, start)

    def is_inside_noun(self, token: Token) -> bool:
        """Tell whether the token only ends a longer noun ("staff" in "chief of staff")."""
        found = self.noun(token.i + 1, 0)
        return found is not None and found[0] == LONGEST_NOUN and token.dep_ == "pobj"

    def title(self, head: Token, name_start: int) -> tuple[int, Noun] | None:
        """Return the last known noun before a name ("Foreign Minister" before "Robert Dussey"), and where it ends."""
        start = start_of(head)
        for end in range(name_start, start, -1):
            found = self.noun(end, start)
            if found and self._doc[end - 1].dep_ != "poss":
                word = self._doc[end - 1].text
                is_title = found[1].type == "person" or (word == word.lower() and found[1].type != "organ")
                return (end, found[1]) if is_title else None
        return None

    def is_name(self, head: Token) -> bool:
        """Tell whether the head is a proper name rather than a noun with a capital letter."""
        named = self._names.at(head.i)
        return named is not None or (head.pos_ == "PROPN" and self.noun(head.i + 1, head.i) is None)

    def acronym(self, phrase: Phrase) -> str:
        """Return the letters in brackets right after the head ("the Popular Front (FPI)"), "" if there are none."""
        after = phrase.head.i + 1
        return str(self._doc[after + 1].text) if _is_acronym(self._doc, after) else ""

    def peoples(self, head: Token) -> list[str]:
        """Return the parties of several peoples before one noun: "Thai and Lao ministers"."""
        firsts = (child for child in head.lefts if child.dep_ in PEOPLES)
        joined = next(((first, *rest) for first in firsts if (rest := tuple(rest_of_list(first)))), ())
        named = (self._names.at(token.i) for token in joined)
        return list(dict.fromkeys(each.party for each in named if each is not None))

    def is_of_organ(self, start: int, end: int) -> bool:
        """Tell whether the words before a noun end in an organ ("government" officials)."""
        found = self.noun(end, start) if end > start else None
        return found is not None and found[1].type == "organ"

    def is_portfolio(self, place: int) -> bool:
        """Tell whether the word at that index is what a minister is of ("Defence")."""
        return self._doc[place].lower_ in self._lexicon.portfolios

    def _base(self, head: Token) -> Phrase:
        named = self._names.at(head.i)
        end = head.i + 1
        if named is not None and named.entity is not None:
            end = max(end, named.end)
        start = self._after_other_party(head, start_of(head))
        if start > 0 and self._doc[start - 1].lower_ == "of" and (place := self._place_before_name(start, head)):
            start = place.i + 1
        before = self._names.at(start - 1)
        if before is not None and self._doc[start - 1].pos_ == "VERB" and before.entity is not None:
            start = before.start  # a name is no verb, whatever the tagger says: "ECOWAS soldiers"
        elif before is not None and before.entity is not None and self._doc[start - 1].dep_ == "npadvmod":
            start = before.start  # nor does it stand beside the noun: "ASEAN foreign ministers meet"
        return Phrase(head, start, end)

    def _after_other_party(self, head: Token, start: int) -> int:
        """Return where the last of several states begins before a head ("Chinese troops" after "Indian and")."""
        last: int = start
        for child in head.lefts:
            other = next(rest_of_list(child), None) if child.dep_ in ("amod", "compound") else None
            first, second = self._names.at(child.i), self._names.at(other.i) if other is not None else None
            apart = first is not None and second is not None and first.party != second.party
            if second is not None and apart and second.end <= head.i:
                last = second.start
        return last

    def _extended(self, phrase: Phrase) -> Phrase:
        found = self.noun_of(phrase.head, phrase.start)
        allowed = PREPOSITIONS.get(found[1].type, ONLY_OF) if found is not None else ONLY_OF
        while phrase.end < len(self._doc) and phrase.apposed is None:
            longer = (
                self._with_object(phrase, allowed)
                or self._with_acronym(phrase)
                or self._with_leader(phrase)
                or self._with_apposed(phrase)
            )
            if longer is None:
                break
            phrase = longer
        return phrase

    def _with_object(self, phrase: Phrase, allowed: frozenset[str]) -> Phrase | None:
        preposition = self._doc[phrase.end]
        if preposition.dep_ != "prep" or not phrase.start <= preposition.head.i < phrase.end:
            return None
        if preposition.lower_ not in allowed:
            return None
        target = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
        if target is None or target.pos_ not in JOINED:
            return None
        place = self._place_before_name(preposition.i + 1, target)
        if place is not None:
            objects = (*phrase.objects, (preposition.lower_, place))
            return replace(phrase, end=target.i + 1, objects=objects, apposed=target)
        end = max(self.phrase(other).end for other in (target, *self._joined(target)))
        return replace(phrase, end=end, objects=(*phrase.objects, (preposition.lower_, target)))

    def _place_before_name(self, start: int, target: Token) -> Token | None:
        """Return the end of what the parse took into the name after it ("of Peru Ana Ruiz", "of Defence Ana Ruiz")."""
        named = self._names.at(start) or self._names.at(start + 1)
        if named is not None and named.entity is not None and named.entity.type != "person":
            end = named.end
        else:
            ends = (at for at in range(target.i, start, -1) if self._is_of_title(at, start))
            end = next(ends, target.i + 1)
        rest = self._doc[end : target.i + 1]
        if end > target.i or target.pos_ != "PROPN" or any(token.pos_ != "PROPN" for token in rest):
            return None
        return None if self.noun(target.i + 1, target.i) else self._doc[end - 1]

    def _is_of_title(self, end: int, start: int) -> bool:
        """Tell whether a portfolio or an organ of a title before a name ends there ("of parliament Ana Ruiz")."""
        last = self._doc[end - 1]
        if self.is_portfolio(end - 1):
            return last.is_title or end == start + 1
        found = self.noun(end, end - 1) if last.is_lower else None
        return found is not None and found[1].type == "organ"

    def _joined(self, target: Token) -> Iterator[Token]:
        """Yield what "and" joins to the object: states to a state, things to a thing, but no person to a state."""
        for other in rest_of_list(target):
            named = self._names.at(other.i)
            person = named is None or (named.entity is not None and named.entity.type == "person")
            if other.pos_ == "PROPN" and person:
                return
            yield other

    def _with_leader(self, phrase: Phrase) -> Phrase | None:
        """Return the phrase with those to whom it says that its people belong ("forces loyal to the president")."""
        tie = self._doc[phrase.end]
        if tie.lower_ not in self._lexicon.allegiance or not phrase.start <= tie.head.i < phrase.end:
            return None
        targets = (inner for child in tie.rights if child.dep_ == "prep" for inner in child.rights)
        target = next((inner for inner in targets if inner.dep_ == "pobj"), None)
        if target is None or target.pos_ not in JOINED:
            return None
        return replace(phrase, end=self.phrase(target).end, objects=(*phrase.objects, ("of", target)))

    def _with_acronym(self, phrase: Phrase) -> Phrase | None:
        return replace(phrase, end=phrase.end + ACRONYM_TOKENS) if _is_acronym(self._doc, phrase.end) else None

    def _with_apposed(self, phrase: Phrase) -> Phrase | None:
        if self._doc[phrase.end].text == "and":
            other = next(rest_of_list(phrase.head), None)
            if other is not None and self._is_second_title(phrase.head, other):
                return replace(phrase, end=self.phrase(other).end, apposed=other)
            return None
        after = phrase.end + (self._doc[phrase.end].text == ",")
        named = self._names.at(after)
        if named is not None and named.entity is not None and named.entity.type in ("organisation", "group"):
            last = self._doc[named.end - 1]
            if self._names_the_other(phrase.head, last):
                return replace(phrase, end=named.end, apposed=last)
        for place in range(after, after + LOOK_AHEAD):
            if place in self._apposable:
                head = self._doc[place]
                if start_of(head) == after and self._names_the_other(phrase.head, head):
                    return replace(phrase, end=self.phrase(head).end, apposed=head)
        return None

    def _is_second_title(self, head: Token, other: Token) -> bool:
        """Tell whether "and" joins two titles of one person ("Vice President and warlord Jean-Pierre Bemba")."""
        if self.is_name(head) or self.noun(head.i + 1, head.i) is None or head.tag_ in PLURAL_TAGS:
            return False
        titled = self.is_name(other) and self.title(other, other.i) is not None
        return titled and self._doc[start_of(other)].dep_ != "det"

    def _names_the_other(self, head: Token, apposed: Token) -> bool:
        """Tell whether one of the two is a name and the other says who that is."""
        if self.is_name(head) == self.is_name(apposed):
            return False
        name, common = (head, apposed) if self.is_name(head) else (apposed, head)
        named = self._names.at(name.i)
        if named is not None and (named.entity is None or named.entity.type == "state"):
            return False
        if apposed.dep_ == "conj" and any(child.dep_ == "cc" for child in apposed.head.rights):
            return False
        found = self.noun(common.i + 1, common.i)
        if found is None or common.tag_ in PLURAL_TAGS:
            return False
        organisation = named is not None and named.entity is not None and named.entity.type != "person"
        return organisation == (found[1].type in ("organisation", "group", "organ"))


def _is_acronym(doc: Doc, place: int) -> bool:
    """Tell whether letters in brackets start there."""
    if place + ACRONYM_TOKENS > len(doc) or doc[place].text != "(":
        return False
    return bool(doc[place + 2].text == ")" and doc[place + 1].is_upper)


def start_of(head: Token) -> int:
    """Return the index of the first token of the phrase around the head."""
    start, allowed = head.i, BEFORE
    if not head.n_lefts and head.text != "-":
        return start
    for child in reversed(list(head.lefts)):
        if child.dep_ in allowed:
            start = child.left_edge.i
        elif child.text == ",":
            allowed = LISTED_BEFORE
        elif child.dep_ != "punct":
            break
    doc, start = head.doc, max(start, head.i - WIDEST)
    closed = next((place for place in range(head.i - 1, start, -1) if doc[place].text == ")"), None)
    if closed is not None:
        start = closed + 1
    if start < head.i and doc[start].dep_ == "preconj" and any(child.dep_ == "conj" for child in head.rights):
        start += 1
    while doc[start].text == "-" and start > 0:  # "Vice-President"
        start -= 1
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
