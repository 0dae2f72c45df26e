"""Tell who is behind a noun: whom its phrase names, whom it takes up, or who holds the office that it speaks of."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from foedus.model import UNKNOWN_PARTY
from foedus.readers.grammar import is_negated
from foedus.readers.mentions.clause import OBJECTS, first_of_list, is_subject, rest_of_list, subject_of, verb_of
from foedus.readers.mentions.governing import CIVIL
from foedus.readers.mentions.ground import Ground
from foedus.readers.mentions.lexicon import Noun
from foedus.readers.mentions.phrase import PLURAL_TAGS, Phrase
from foedus.readers.mentions.profile import Profile, differ

__all__ = ["Described"]

VAGUE = frozenset({"organisation", "state"})  # "a body", "a state of emergency": no actors unless known or meant
BODIES = frozenset({"organisation", "group"})
SINGLE = frozenset({"person", "state", "organisation"})  # several of these are a group
INDEFINITE = frozenset({"a", "an", "any", "another", "some", "no", "several", "many", "other", "each", "every", "such"})
COPULAS = frozenset({"be", "become"})


class Described:
    """Resolves the phrases of one text that have a known noun for their head."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def read(self, phrase: Phrase, length: int, noun: Noun) -> tuple[Profile, ...]:
        """Return who is behind a phrase whose head ends a noun of `length` words, several if of several parties."""
        end = phrase.head.i + 1 - length
        plural = noun.plural or phrase.head.tag_ in PLURAL_TAGS
        if self._is_lifeless(phrase, end):
            return ()
        if (known := self._known_body(phrase, end, noun, plural)) is not None:
            return (known,)
        if noun.type == "person" and not plural and (same := self._predicated(phrase, noun)) is not None:
            return (same,)
        party = self.titled_party(phrase, end, noun)
        if noun.type == "organisation" and self._ground.is_state(party) and self._ground.is_definite(phrase):
            party = UNKNOWN_PARTY  # an alliance acts for no one state: "the Russian-led alliance"
        if party == UNKNOWN_PARTY and noun.party not in CIVIL:
            related = noun.words in self._ground.lexicon.relational and (phrase.owner is not None or phrase.objects)
            earlier = () if related else self._taken_up(phrase, noun, plural)
            if earlier:
                return earlier
            party = self.fallback(phrase, noun, end)
            if party == UNKNOWN_PARTY and noun.type in VAGUE and not (plural or self._ground.is_definite(phrase)):
                return ()
        kind = "group" if plural and noun.type in SINGLE else noun.type
        nouns = frozenset({noun.words})
        profile = self._ground.make(party, type=kind, nouns=nouns, plural=plural, gender=noun.gender)
        if plural:
            return tuple(self._of_each(phrase, profile)) or (profile,)
        return (self._holder(phrase, noun, profile) if noun.type == "person" else profile,)

    def titled_party(self, phrase: Phrase, end: int, noun: Noun) -> str:
        """Return the party of somebody called by that noun, with the modifiers before the token at `end`."""
        ground = self._ground
        prefix = noun.party.replace(UNKNOWN_PARTY, "")
        if not prefix.endswith(":"):  # "opposition activists" are no mere civilians
            prefix = ground.governing.faction(phrase, end) or prefix
        if prefix in CIVIL:
            return self._named_body(phrase, end) or prefix
        party = ground.governing.party(phrase, end)
        if not prefix or ":" in party:
            return party
        if not ground.is_state(party):
            sentence = ground.sentence(phrase.head)
            if earlier := ground.recall.faction(phrase.head, prefix, sentence):
                return earlier
            party = self._beset(phrase, end)
        return prefix + party if party else UNKNOWN_PARTY

    def _beset(self, phrase: Phrase, end: int) -> str:
        """Return the state in which a faction acts whose phrase does not say, "" if nothing tells.

        It is where its deeds are done, else whom "and" sets beside it ("the army of Chad and rebels"), else the state
        that the text is about, and never one that only backs it ("Russian-backed separatists").
        """
        ground, head = self._ground, phrase.head
        backers = ground.governing.distant(phrase, end)
        listed = (first_of_list(head), *rest_of_list(first_of_list(head)))
        beside = (ground.profile(other) for other in listed if other.i != head.i)
        state = ground.recall.state(head, ground.sentence(head), besides=backers)
        around = (profile.party for profile in (*beside, state) if profile is not None)
        parties = (*ground.governing.places(head), *around)
        return next((party for party in parties if ground.is_state(party) and party not in backers), "")

    def _named_body(self, phrase: Phrase, end: int) -> str:
        """Return the party of the body whose name a capital makes the noun a part of ("the Federal Reserve Bank")."""
        named = self._ground.names.at(end - 1) if end > phrase.start and phrase.head.is_title else None
        entity = named.entity if named is not None else None
        return entity.party if entity is not None and entity.type in ("organ", "organisation") else ""

    def fallback(self, phrase: Phrase, noun: Noun, end: int) -> str:
        """Return the party of an office or organ that nothing in its phrase tells."""
        ground, head = self._ground, phrase.head
        if head.dep_ == "conj" and "other" in ground.words(phrase.start, end):
            first = ground.profile(first_of_list(head))  # "the president and other officials"
            return first.party if first is not None else UNKNOWN_PARTY
        if noun.type in VAGUE or noun.party or self._is_elsewhere(phrase, end):
            return UNKNOWN_PARTY
        if noun.words in ground.lexicon.relational or noun.words in ground.lexicon.belonging:
            return UNKNOWN_PARTY
        if noun.type == "organ" and not ground.is_definite(phrase) and (doer := self._doer(head)):
            return doer
        if head.tag_ in PLURAL_TAGS and (meeting := ground.recall.gathering(head)):
            return meeting
        found = ground.recall.host(head, noun, ground.sentence(head), ground.words(phrase.start, head.i))
        if found is None and noun.words in ground.lexicon.anybody and self._is_uncounted_plural(phrase, end):
            return UNKNOWN_PARTY
        if found is None:
            found = ground.recall.state(head, ground.sentence(head))
        return found.party if found is not None else UNKNOWN_PARTY

    def _is_lifeless(self, phrase: Phrase, end: int) -> bool:
        """Tell whether a word before the noun makes it a thing ("an empty chair")."""
        return any(word in self._ground.lexicon.lifeless for word in self._ground.words(phrase.start, end))

    def _predicated(self, phrase: Phrase, noun: Noun) -> Profile | None:
        """Return the person of whom the sentence says that this is who it is ("Berg became the first woman to win")."""
        verb = phrase.head.head
        if verb.lemma_ not in COPULAS or is_negated(verb):
            return None
        if phrase.head.dep_ == "attr":
            other = subject_of(verb)
        else:  # "if the candidate is Berg"
            other = next((child for child in verb.rights if child.dep_ == "attr" and child.pos_ == "PROPN"), None)
        if other is None or (is_subject(phrase.head) != (other.dep_ == "attr")):
            return None
        profile = self._ground.profile(other)
        if profile is None or not profile.is_person or not profile.name:
            return None
        return replace(profile, nouns=profile.nouns | {noun.words}, gender=profile.gender or noun.gender)

    def _known_body(self, phrase: Phrase, end: int, noun: Noun, plural: bool) -> Profile | None:
        """Return the body that the text has named where it is called by a noun that alone means a firm ("the bank")."""
        ground = self._ground
        if noun.party not in CIVIL or noun.type not in BODIES or plural or not ground.is_definite(phrase):
            return None
        if ground.governing.party(phrase, end) != UNKNOWN_PARTY:
            return None
        found = ground.recall.described(phrase.head, noun, ground.sentence(phrase.head), plural=False)
        return found[0] if found else None

    def _taken_up(self, phrase: Phrase, noun: Noun, plural: bool) -> tuple[Profile, ...]:
        ground, first = self._ground, self._ground.doc[phrase.start]
        if noun.type == "person" and not plural and self._is_for_somebody_new(phrase):
            return ()
        must_be_definite = plural or noun.type in VAGUE
        if first.lower_ in INDEFINITE or first.pos_ == "NUM" or (must_be_definite and not ground.is_definite(phrase)):
            return ()
        earlier = ground.recall.described(phrase.head, noun, ground.sentence(phrase.head), plural=plural)
        return tuple(replace(each, plural=True, name=None, type="group") for each in earlier) if plural else earlier

    def _of_each(self, phrase: Phrase, profile: Profile) -> Iterator[Profile]:
        """Yield a profile for each of several parties whose people these are ("the presidents of Mali and Niger")."""
        target = next((target for word, target in phrase.objects if word in ("of", "from")), None)
        if target is None or self._ground.names.at(target.i) is None:
            return
        owners = (self._ground.profile(each) for each in (target, *rest_of_list(target)))
        parties = dict.fromkeys(owner.party for owner in owners if owner is not None and owner.known)
        if profile.party in parties and len(parties) > 1:
            for party in parties:
                yield replace(profile, party=party, state=self._ground.is_state(party))

    def _holder(self, phrase: Phrase, noun: Noun, profile: Profile) -> Profile:
        """Add the name of who is meant by an office: somebody of that title in the text, else its holder that day."""
        ground = self._ground
        if phrase.apposed is not None or self._is_for_somebody_new(phrase):
            return profile
        indefinite = ground.doc[phrase.start].lower_ in INDEFINITE
        earlier = ground.recall.titled(phrase.head, noun, profile, like=not indefinite)
        if earlier is not None:
            return earlier
        if not profile.known or indefinite or self._is_over(phrase):
            return profile
        holder = ground.holders.holder(phrase, profile.party)
        gender = ground.lexicon.gender(holder.name) if holder is not None else ""
        if holder is None or differ(gender, profile.gender):
            return profile
        return replace(profile, name=holder.name, gender=profile.gender or gender)

    def _is_for_somebody_new(self, phrase: Phrase) -> bool:
        """Tell whether the office is another's than its holder's ("the new president", "hailed him as president")."""
        if phrase.start == phrase.head.i and phrase.head.dep_ == "pobj" and phrase.head.head.lower_ == "as":
            return True
        return any(word in self._ground.lexicon.change for word in self._ground.words(phrase.start, phrase.head.i))

    def _is_over(self, phrase: Phrase) -> bool:
        """Tell whether the office was held before ("the former president"), so that its holder is somebody else."""
        return any(word in self._ground.lexicon.past for word in self._ground.words(phrase.start, phrase.head.i))

    def _is_elsewhere(self, phrase: Phrase, end: int) -> bool:
        """Tell whether the phrase says that its head is somebody else's, though not whose."""
        if any(word in self._ground.lexicon.outsiders for word in self._ground.words(phrase.start, end)):
            return True
        others = (self._ground.profile(target) for _, target in phrase.objects)
        return any(other is not None and (other.known or other.type != "state") for other in others)

    def _is_uncounted_plural(self, phrase: Phrase, end: int) -> bool:
        """Tell whether it is a plural that neither a number nor an organ before it narrows ("government officials")."""
        ground = self._ground
        if phrase.head.tag_ not in PLURAL_TAGS or ground.phraser.is_of_organ(phrase.start, end):
            return False
        before = ground.doc[phrase.start : phrase.head.i]
        return not any(token.pos_ == "NUM" or token.lower_ in ground.lexicon.domestic for token in before)

    def _doer(self, head: Token) -> str:
        """Return the party of who does what is done to the phrase ("Georgia withdraws forces")."""
        doer = subject_of(verb_of(head)) if head.dep_ in OBJECTS else None
        profile = self._ground.profile(doer) if doer is not None and doer.i < head.i else None
        return profile.party if profile is not None and profile.known else ""
