"""Tell who is behind a proper name: one that knowledge has, or one of which only the text tells."""

from collections.abc import Iterator

from spacy.tokens import Token

from foedus.knowledge import Entity
from foedus.model import UNKNOWN_PARTY
from foedus.readers.mentions.clause import OBJECTS, is_subject
from foedus.readers.mentions.described import Described
from foedus.readers.mentions.ground import Ground
from foedus.readers.mentions.lexicon import Noun
from foedus.readers.mentions.names import Named
from foedus.readers.mentions.phrase import PLURAL_TAGS, Phrase, start_of
from foedus.readers.mentions.profile import CITY, Profile, differ

__all__ = ["People"]

AGE_TOKENS = 3  # ", 24,"


class People:
    """Resolves the names of one text."""

    def __init__(self, ground: Ground, described: Described) -> None:
        self._ground = ground
        self._described = described

    def named(self, phrase: Phrase, named: Named) -> Profile:
        """Return who is behind a phrase that ends in a name or demonym of the knowledge base."""
        if named.entity is not None and named.entity.type == "person":
            return self._of_person(phrase, named, named.entity)
        if named.entity is None and phrase.head.tag_ in PLURAL_TAGS:
            return self._ground.make(named.party, type="group", plural=True)
        return self.alone(named)

    def alone(self, named: Named) -> Profile:
        """Return who is behind a name or demonym by itself."""
        ground, entity = self._ground, named.entity
        if entity is None:
            return ground.with_name(ground.make(named.party, type="state"))
        nouns = frozenset(kind.lower() for kind in entity.kinds)
        if entity.place and entity.type == "unknown":
            nouns |= {CITY}
        last = ground.phraser.noun(named.end, named.start)
        if last is not None:
            nouns |= {last[1].words}
        return ground.make(named.party, name=entity.name, type=entity.type, nouns=nouns)

    def unknown(self, phrase: Phrase) -> Profile | None:
        """Return who is behind a name that knowledge has not, None where nothing tells that it is an actor's."""
        ground = self._ground
        suffix = phrase.head.lower_ in ground.lexicon.suffixes  # "Martin Luther King Jr." is no king
        title = ground.phraser.title(phrase.head, phrase.head.i - suffix)
        name = self._name(phrase, title[0] if title is not None else phrase.start)
        known = ground.memory.person(name) or ground.memory.acronym(name)
        if title is None:
            return known if known is not None else self._untitled(phrase, name)
        end, noun = title
        party = self._described.titled_party(phrase, end, noun)
        if party == UNKNOWN_PARTY:
            before = end - len(noun.words.split())
            party = known.party if known is not None else self._described.fallback(phrase, noun, before)
        if party == UNKNOWN_PARTY:
            party = self._told(phrase.head)
        nouns = frozenset({noun.words}) | (known.nouns if known else frozenset())
        name = known.name if known is not None and known.name else name
        gender = noun.gender or ground.lexicon.gender(name)
        return ground.make(party, name=name, type=noun.type, nouns=nouns, gender=gender)

    def bare(self, head: Token) -> Profile | None:
        """Return the profile of a name that only the title beside it shows to be a person's."""
        if head.pos_ != "PROPN":
            return None
        phrase = self._ground.phraser.phrase(head)
        name = self._name(phrase, phrase.start)
        return Profile(name=name, type="person", gender=self._ground.lexicon.gender(name))

    def _of_person(self, phrase: Phrase, named: Named, entity: Entity) -> Profile:
        ground = self._ground
        title = ground.phraser.title(phrase.head, named.start)
        wanted = title[1].gender if title is not None else ""
        fitting = [each for each in (entity, *named.others) if not differ(ground.lexicon.gender(each.name), wanted)]
        alone = named.end - named.start == 1
        earlier = ground.memory.person(ground.doc[named.end - 1].text, gender=wanted) if alone else None
        if earlier is not None and (not fitting or _is_rather(earlier, fitting[0], title)):
            return earlier  # a surname is that of whom the text has named in full
        if not fitting:  # "Mrs. Clinton" is not Bill Clinton
            return ground.make(entity.party, name=str(phrase.head.text), type="person", gender=wanted)
        party, gender = UNKNOWN_PARTY, ground.lexicon.gender(fitting[0].name)
        nouns = ground.holders.titles(fitting[0])
        if title is not None:
            end, noun = title
            party, nouns = self._described.titled_party(phrase, end, noun), nouns | {noun.words}
            gender = noun.gender or gender
        if party == UNKNOWN_PARTY:
            party = fitting[0].party
        return ground.make(party, name=fitting[0].name, type="person", nouns=nouns, gender=gender)

    def _untitled(self, phrase: Phrase, name: str) -> Profile | None:
        ground, head = self._ground, phrase.head
        gender = ground.lexicon.gender(name)
        human = (bool(gender) and " " in name) or _is_human(head)
        if not human and not self._acts(head):
            return None
        party = ground.governing.party(phrase, head.i)
        if party == UNKNOWN_PARTY:
            party = self._told(head)
        if head.lower_ in ground.lexicon.lifeless_names:
            kind = "organisation"
        else:
            titled = ground.doc[phrase.start].dep_ == "det"
            kind = "person" if human or (" " in name and not titled) else "unknown"
        return ground.make(party, name=name, type=kind, gender=gender)

    def _told(self, head: Token) -> str:
        """Return the party of the office or body that the sentence gives to the name, if it gives one."""
        for verb in self._told_by(head):
            for noun in _offices(verb):
                party = self._party_of_office(noun)
                if party != UNKNOWN_PARTY:
                    return party
            if verb.lemma_ in self._ground.lexicon.leading:  # "Maro, who heads Chad's delegation"
                bodies = (self._ground.profile(child) for child in verb.rights if child.dep_ == "dobj")
                return next((body.party for body in bodies if body is not None), UNKNOWN_PARTY)
        return UNKNOWN_PARTY

    def _told_by(self, head: Token) -> Iterator[Token]:
        """Yield the verbs that may say who the name is: of its relative clauses, its own, and what that leads to."""
        yield from (child for child in head.rights if child.dep_ == "relcl")
        gives = any(child.dep_ in OBJECTS for child in head.head.rights)  # "names Berg as envoy" tells of Berg
        if (is_subject(head) and not gives) or head.dep_ in OBJECTS:
            yield head.head
            yield from (child for child in head.head.rights if child.dep_ in ("xcomp", "advcl"))

    def _party_of_office(self, noun: Token) -> str:
        phrase = self._ground.phraser.phrase(noun)
        found = self._ground.phraser.noun_of(noun, phrase.start)
        if found is None or found[1].type != "person" or found[1].party or noun.tag_ in PLURAL_TAGS:
            return UNKNOWN_PARTY
        end = noun.i + 1 - found[0]
        party = self._described.titled_party(phrase, end, found[1])
        return party if party != UNKNOWN_PARTY else self._described.fallback(phrase, found[1], end)

    def _name(self, phrase: Phrase, start: int) -> str:
        """Return the name that the phrase ends with: after a title, a state's name or a demonym, nothing lower-case."""
        doc, phraser = self._ground.doc, self._ground.phraser
        named = next(self._ground.names.within(start, phrase.head.i), None)
        start = named.end if named is not None else start
        while start < phrase.head.i and (doc[start].pos_ != "PROPN" or doc[start].is_punct):
            start += 1
        plain = (place for place in range(phrase.head.i - 1, start, -1) if self._is_no_name(doc[place]))
        start = next(plain, start - 1) + 1
        if start > 0 and doc[start - 1].lower_ in ("of", "the"):  # "Minister of Defence Ana Ruiz"
            start = max((at + 1 for at in range(start, phrase.head.i) if phraser.is_portfolio(at)), default=start)
        return str(doc[start : phrase.head.i + 1].text)

    def _is_no_name(self, token: Token) -> bool:
        """Tell whether the word is in lower case and no particle of names ("von", "bin")."""
        return bool(token.is_lower) and token.lower_ not in self._ground.lexicon.particles

    def _acts(self, head: Token) -> bool:
        """Tell whether an unknown name stands where an actor stands: it says something, or it is two words and acts.

        Two words are also an actor's where they are of somewhere, or are met, told or arrested.
        """
        doc, lexicon = self._ground.doc, self._ground.lexicon
        named_in_full = head.i > 0 and doc[head.i - 1].pos_ == "PROPN" and doc[start_of(head)].dep_ != "det"
        if is_subject(head):
            return named_in_full or head.head.lemma_ in lexicon.saying
        met = head.dep_ in OBJECTS and (head.head.lemma_ in lexicon.meeting or head.head.lemma_ in lexicon.saying)
        return named_in_full and (met or any(child.lower_ == "of" for child in head.rights))


def _is_rather(earlier: Profile, entity: Entity, title: tuple[int, Noun] | None) -> bool:
    """Tell whether a surname is rather that of an earlier person than of whom knowledge has under it."""
    return earlier.name != entity.name and (title is None or title[1].words in earlier.nouns)


def _offices(verb: Token) -> Iterator[Token]:
    """Yield the nouns that a verb gives to somebody: "is the envoy of", "resigned as minister", "became president"."""
    for child in verb.rights:
        if child.dep_ in ("attr", "oprd"):
            yield child
        elif child.dep_ == "prep" and child.lower_ == "as":
            yield from (inner for inner in child.rights if inner.dep_ == "pobj")


def _is_human(head: Token) -> bool:
    """Tell whether what follows shows a human being: "Maro, who left", "Maro, 24, left"."""
    for clause in head.rights:
        if clause.dep_ == "relcl" and any(child.lower_ in ("who", "whom") for child in clause.lefts):
            return True
    doc, after = head.doc, head.i + 1
    if after + AGE_TOKENS > len(doc) or doc[after].text != ",":
        return False
    return bool(doc[after + 1].is_digit and doc[after + 2].is_punct)
