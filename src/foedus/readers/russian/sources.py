"""Whose words a Russian cue gives: the subject of a verb, whoever a passive names, and whose a noun is."""

from spacy.tokens import Token

from foedus.readers.contract import Reading
from foedus.readers.russian.names import is_given
from foedus.readers.russian.phrase import case_of, extent, marks, subject
from foedus.readers.russian.words import cases

__all__ = ["Sources", "is_passive"]

RELATIVE = frozenset({"который", "кто"})
FIRST = frozenset({"я", "мы"})
NOBODY = frozenset({"никто", "это", "что", "то", "всё", "все", "кто", "который"})
CONTROLLED = frozenset({"xcomp", "ccomp", "conj", "advcl", "parataxis"})
POLITE = frozenset({"Вы"})
ADDRESSING = frozenset({"уважаемый", "дорогой"})
INSIDE = frozenset({"в", "во"})
SITTING = frozenset({"organ", "organisation", "state"})
FROM = frozenset({"с", "со"})


class Sources:
    """The sources of cues in one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def of(self, verb: Token, last: Token | None) -> Token | None:
        """Return who does what the verb says; without a subject of its own, who did so in the sentence before."""
        found = self._subject(verb)
        if found is not None and not (self._agrees(found, verb) and not self._is_addressed(found)):
            return None
        if found is None:
            return self._place(verb) or (last if last is not None and _goes_on(verb, last) else None)
        if found.lemma_ in RELATIVE and verb.dep_.startswith("acl"):
            found = verb.head
        return found if self.is_somebody(found) else None

    def _place(self, verb: Token) -> Token | None:
        """Return where they say it, who stand for whoever sits there: "в Кремле заявили"."""
        if "Plur" not in marks(verb, "Number") or {"Inf", "Conv"} & set(marks(verb, "VerbForm")):
            return None
        for child in verb.children:
            inside = child.dep_ in ("obl", "nmod") and any(one.lower_ in INSIDE for one in child.children)
            mention = self._reading.mention_at(child) if inside else None
            if mention is not None and mention.actor.type in SITTING:
                return child
        return None

    def _subject(self, verb: Token) -> Token | None:
        found = subject(verb)
        above = verb
        while found is None and above.head.i != above.i:
            is_bare = "Inf" in marks(above, "VerbForm") or "Conv" in marks(above, "VerbForm")
            if not is_bare or above.dep_ not in CONTROLLED:
                break
            above = above.head
            if "1" in marks(above, "Person"):
                return None
            found = subject(above)
        return found

    def _agrees(self, source: Token, verb: Token) -> bool:
        """Tell whether a subject is one by its case and, where neither is joined to another, by its number."""
        may_be = case_of(source) in ("Nom", "") or source.text[:2].isupper() or "Nom" in cases(source.text)
        if not may_be:
            return False
        own, other = marks(source, "Number"), marks(verb, "Number")
        alone = not any(child.dep_ in ("conj", "nummod", "nummod:gov") for child in source.children)
        return not (alone and own and other and own != other) or source.text in POLITE

    def _is_addressed(self, source: Token) -> bool:
        """Tell whether somebody is spoken to and not of: "Уважаемый Иван Петрович, хотел сказать"."""
        _, end = extent(source)
        apart = end < len(source.doc) and source.doc[end].text in ",!"
        if source.lemma_ in ADDRESSING:
            return True
        polite = any(child.lemma_ in ADDRESSING for child in source.children)
        return apart and (polite or is_given(source.doc[source.i : end].text))

    def of_passive(self, verb: Token) -> Token | None:
        """Return who is behind a passive: "с российской стороны", or an actor in the instrumental."""
        if not is_passive(verb):
            return None
        for child in verb.children:
            if child.dep_ not in ("obl", "obl:agent", "iobj", "nmod"):
                continue
            prepositions = [other.lower_ for other in child.children if other.dep_ == "case"]
            sided = child.lemma_ == "сторона" and any(word in FROM for word in prepositions)
            if sided or (not prepositions and case_of(child) == "Ins" and self.is_somebody(child)):
                return child
        return None

    def is_somebody(self, token: Token) -> bool:
        """Tell whether a word may stand for somebody who says something."""
        if token.lemma_ in FIRST or token.lower_ in NOBODY:
            return False
        if self._reading.mention_at(token) is not None:
            return True
        return (
            "Anim" in marks(token, "Animacy")
            or token.ent_type_ in ("PER", "ORG")
            or token.lower_ in ("он", "она", "они")
        )

    def stretch(self, source: Token) -> tuple[int, int]:
        """Return the tokens of a source, with all whom "and" joins to it."""
        start, end = extent(source)
        for child in source.children:
            if child.dep_ == "conj" and child.i > source.i:
                end = max(end, extent(child)[1])
        return start, end


def is_passive(verb: Token) -> bool:
    """Tell whether something is said to be done to the subject: "подчёркнута важность", whatever its tag."""
    voice = marks(verb, "Voice")
    if "Act" in voice:
        return False
    is_told = verb.pos_ == "ADJ" and verb.lemma_.endswith("ть")
    return is_told or "Pass" in voice or any(child.dep_ == "nsubj:pass" for child in verb.children)


def _goes_on(verb: Token, last: Token) -> bool:
    """Tell whether a verb without a subject may be of whoever spoke in the sentence before: "Добавил, что ..."."""
    is_bare = {"Inf", "Conv", "Part"} & set(marks(verb, "VerbForm"))
    if is_bare or verb.sent.start == 0 or verb.head.i != verb.i:
        return False
    before = verb.doc[verb.sent.start - 1].sent
    near = before.start <= last.i < verb.i
    return near and _agree(verb, last, "Number") and _agree(verb, last, "Gender")


def _agree(verb: Token, last: Token, mark: str) -> bool:
    own, other = marks(verb, mark), marks(last, mark)
    return not own or not other or own == other
