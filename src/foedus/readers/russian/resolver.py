"""Tell who is behind each phrase of a Russian text: by name, by office and whose, or by what it takes up."""

import re
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from foedus.knowledge import Entity, Knowledge
from foedus.model import UNKNOWN_PARTY
from foedus.readers.mentions.profile import Profile
from foedus.readers.russian.memory import Memory, gender_of
from foedus.readers.russian.names import Named, Names, is_given
from foedus.readers.russian.nouns import Noun, nouns
from foedus.readers.russian.phrase import case_of, extent, marks
from foedus.readers.russian.speakers import Speakers
from foedus.readers.russian.words import cases

__all__ = ["Resolver"]

PIECES = re.compile(r"[\s.]+")
THIRD = frozenset({"он", "она", "они", "его", "её", "их"})
ORGAN, STATE, PERSON, VIEW = "organ", "state", "person", "view"

Found = tuple[Profile, int, int]


class Resolver:
    """Resolves the tokens of one text; ask in the order of the text, each once."""

    def __init__(self, doc: Doc, knowledge: Knowledge, published: date | None, text: str) -> None:
        self._doc = doc
        self._knowledge = knowledge
        self._published = published
        self._names = Names(doc, knowledge, published)
        self._memory = Memory()
        self._speakers = Speakers(doc, text)
        self._home = self._names.main_state() or nouns().home
        adjectives = (run for run in self._names.within(0, len(doc)) if run.entity is None and run.name is None)
        self._skipped = frozenset(run.start for run in adjectives)

    def read(self, token: Token) -> Found | None:
        """Return who the phrase headed by the token stands for, with its first token and the one behind its last."""
        found = self._label(token)
        if found is None and not self._speakers.is_label(token):
            found = self._read(token)
        if found is not None:
            self._memory.add(token, found[0])
        return found

    def _label(self, token: Token) -> Found | None:
        """Return whose turn begins there, where the token is the first of a label."""
        label = self._speakers.label_at(token)
        if label is None:
            return None
        party = self._speakers.role_party(label)
        if party is not None:
            profile = Profile(party, type=PERSON)
        else:
            profile = self._labelled(label.start, label.end)
            if label.card is not None and not profile.known:
                profile = self._of_card(profile, *label.card)
        self._speakers.speaks(label, profile)
        return profile, label.start, label.end

    def _labelled(self, start: int, end: int) -> Profile:
        words = self._doc[start:end].text
        bearer = self._names.bearer([piece for piece in PIECES.split(words) if piece])
        if bearer is not None:
            return self._of_entity(bearer, Named(start, end, bearer.party, bearer))
        return self._memory.person(words) or Profile(name=words, type=PERSON)

    def _of_card(self, profile: Profile, start: int, end: int) -> Profile:
        """Return the speaker with the party of the office that a card beside the name tells."""
        for token in self._doc[start:end]:
            found = nouns().of(token, self._skipped)
            if found is not None and found[2].type == PERSON:
                named = self._of_noun(token, found[2], found[0], end)
                return replace(profile, party=named.party, state=named.state)
        return profile

    def _read(self, token: Token) -> Found | None:
        if token.pos_ in ("PRON", "DET"):
            profile = self._pronoun(token)
            return (profile, token.i, token.i + 1) if profile is not None else None
        named = self._names.at(token.i)
        if named is not None:
            return self._of_name(token, named)
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB"):
            return None
        found = nouns().of(token, self._skipped)
        if found is None:
            return self._titled(token)
        if token.pos_ in ("ADJ", "VERB") and token.dep_ in ("amod", "root", "acl"):
            return None
        first, _, noun = found
        if not self._is_head(token):
            return None
        start, end = extent(token)
        return self._of_noun(token, noun, min(first, start), end), min(first, start), end

    def _titled(self, token: Token) -> Found | None:
        """Return the person named beside a noun of which no more is known: "предшественник Иван Петров"."""
        if token.pos_ != "NOUN" or "Anim" not in marks(token, "Animacy"):
            return None
        start, end = extent(token)
        person = self._apposed(token, start, end)
        profile = self._of_person(self._doc[person.start], person) if person is not None else None
        return (profile, start, end) if profile is not None else None

    def _is_head(self, token: Token) -> bool:
        """Tell a head from a word inside a title: "глава" from "МИД" in "глава МИД" when both are one office."""
        above = nouns().of(token.head, self._skipped) if token.head.i != token.i else None
        return above is None or not above[0] <= token.i < above[1]

    def _of_name(self, token: Token, named: Named) -> Found | None:
        run = range(named.start, named.end)
        if token.head.i in run and token.head.i != token.i:
            return None
        profile = self._of_person(token, named) if named.is_person else self._of_party(token, named)
        if profile is None:
            return None
        start, end = extent(token)
        inner = [place for place in range(start, end) if place in run]
        whole = inner and not named.is_state
        return (profile, min(start, named.start), max(end, named.end)) if whole else (profile, named.start, named.end)

    def _of_party(self, token: Token, named: Named) -> Profile:
        if named.entity is None:
            state = self._knowledge.by_id.get(named.party)
            is_people = token.pos_ == "NOUN"
            return Profile(
                named.party,
                state.name if state and not is_people else None,
                "group" if is_people else STATE,
                state=True,
            )
        return self._of_entity(named.entity, named)

    def _of_person(self, token: Token, named: Named) -> Profile | None:
        if named.entity is not None:
            return self._of_entity(named.entity, named)
        words = named.name or ""
        if is_given(words):
            return self._memory.called(words)
        known = self._memory.person(words)
        return known or Profile(name=words, type=PERSON, gender=gender_of(token))

    def _of_entity(self, entity: Entity, named: Named) -> Profile:
        gender = gender_of(self._doc[named.start]) if entity.type == PERSON else ""
        is_state = entity.country == entity.party or entity.party == "XKX"
        return Profile(entity.party, entity.name, entity.type, gender=gender, state=is_state)

    def _of_noun(self, token: Token, noun: Noun, start: int, end: int) -> Profile:
        """Return who a noun stands for: somebody named beside it, the holder of the office, whoever it takes up."""
        person = self._apposed(token, start, end)
        plural = noun.plural or "Plur" in marks(token, "Number")
        type = "group" if plural and noun.type == PERSON else noun.type
        made = Profile(noun.party or UNKNOWN_PARTY, type=type, nouns=frozenset({noun.written}), plural=plural)
        made = replace(made, gender=gender_of(token))
        if person is not None and person.entity is not None:
            return replace(self._of_entity(person.entity, person), nouns=made.nouns)
        owner = self._owner(token, start, end, person)
        if not noun.party:
            made = self._owned(token, made, noun, owner, is_named=person is not None)
        if person is not None:
            return replace(made, name=person.name, type=PERSON, plural=False, gender=gender_of(self._doc[person.start]))
        return made

    def _owned(self, token: Token, made: Profile, noun: Noun, owner: Profile | None, *, is_named: bool) -> Profile:
        """Return the profile with whose it is, and with who held the office that day."""
        if owner is not None:
            made = replace(made, party=owner.party, state=owner.state)
            if noun.known == VIEW:
                return owner
        elif noun.known:
            return (self._memory.in_view(token) if noun.known == VIEW else self._memory.last(noun.known)) or made
        elif not is_named and not made.plural and (before := self._memory.described(noun.written)) is not None:
            return before
        elif noun.official:
            made = replace(made, party=self._home, state=True)
        if noun.office and made.known and not made.plural and not is_named and self._published is not None:
            holder = self._knowledge.holder(noun.office, made.party, self._published)
            return replace(made, name=holder.name) if holder is not None else made
        return made

    def _apposed(self, token: Token, start: int, end: int) -> Named | None:
        """Return the person named beside a title, in its case: "помощник президента Путина Юрий Ушаков"."""
        people = (run for run in self._names.within(start, end) if run.is_person and run.start > token.i)
        return next((run for run in people if self._agrees(token, run)), None)

    def _agrees(self, token: Token, run: Named) -> bool:
        named = [each for each in self._doc[run.start : run.end] if each.is_alpha and len(each) > 1]
        if len(named) == 1:
            return case_of(named[0]) in (case_of(token), "")
        return all(case_of(token) in (case_of(each), *cases(each.text)) for each in named[:2])

    def _owner(self, token: Token, start: int, end: int, person: Named | None) -> Profile | None:
        """Return whose the phrase says somebody is: the first state or organisation that it names, else somebody's."""
        runs = [run for run in self._names.within(start, end) if run != person]
        parties = [run for run in runs if not run.is_person and run.party]
        inner = [run for run in parties if not self._is_placed(run)] or parties
        people = [run for run in runs if run.is_person and run.entity is not None]
        first = next(iter((*inner, *people)), None)
        if first is None:
            return self._inner(token, end)
        if first.entity is not None:
            found = self._of_entity(first.entity, first)
            return found if found.known else None
        return Profile(first.party, type=STATE, state=True)

    def _inner(self, token: Token, end: int) -> Profile | None:
        """Return whom a noun inside the phrase stands for where that needs no name: "глава компании"."""
        for place in range(token.i + 1, end):
            inner = self._doc[place]
            found = nouns().of(inner, self._skipped)
            if found is None or not self._is_head(inner):
                continue
            if found[2].party:
                return Profile(found[2].party)
            if found[2].type == ORGAN:
                return self._of_noun(inner, found[2], *extent(inner))
        return None

    def _is_placed(self, run: Named) -> bool:
        """Tell whether a preposition says where: "посол Армении в России"."""
        return any(child.dep_ == "case" for child in self._doc[run.start].children)

    def _pronoun(self, token: Token) -> Profile | None:
        word = token.lower_
        if speaker := self._speakers.person(word, token):
            return speaker
        if token.lemma_ not in THIRD and word not in THIRD:
            return None
        return self._memory.taken_up(token)
