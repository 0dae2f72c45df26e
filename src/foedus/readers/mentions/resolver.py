"""Tell who is behind each phrase of a text: by its own words, by what governs it, or by what it takes up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from foedus.knowledge import Entity, Knowledge
from foedus.model import UNKNOWN_PARTY, Span
from foedus.readers.mentions.clause import OBJECTS, RELATIVE, first_of_list, is_subject, subject_of, verb_of
from foedus.readers.mentions.governing import CIVIL, Governing
from foedus.readers.mentions.holders import Holders
from foedus.readers.mentions.lexicon import Lexicon, Noun
from foedus.readers.mentions.memory import Memory
from foedus.readers.mentions.names import Named, Names
from foedus.readers.mentions.phrase import PLURAL_TAGS, Phrase, Phraser, start_of
from foedus.readers.mentions.profile import Profile
from foedus.readers.mentions.pronouns import Pronouns, is_pronoun
from foedus.readers.mentions.recall import Recall

__all__ = ["Resolver"]

VAGUE = frozenset({"organisation", "state"})  # "a body", "a state of emergency": no actors unless known or meant
BODIES = frozenset({"organisation", "group"})
INDEFINITE = frozenset({"a", "an", "any", "another", "some", "no", "several", "many", "other", "each", "every", "such"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "all"})


class Resolver:
    """Resolves the heads of one text, each once; ask in the order of the text and `remember` what is a mention."""

    def __init__(
        self, doc: Doc, knowledge: Knowledge, lexicon: Lexicon, published: date | None, asides: Sequence[Span] = ()
    ) -> None:
        self._doc = doc
        self._knowledge = knowledge
        self._lexicon = lexicon
        self.names = Names(doc, knowledge, published, asides)
        self.phraser = Phraser(doc, self.names, lexicon)
        self.memory = Memory()
        self._holders = Holders(doc, self.names, self.phraser, lexicon, knowledge, published)
        self._recall = Recall(self.memory, self.names, lexicon)
        self._governing = Governing(doc, self.names, self.memory, lexicon, self.profile)
        self._pronouns = Pronouns(self.memory, lexicon, self.profile)
        self._sentences = _sentences(doc)
        self._found: dict[int, tuple[Profile, ...]] = {}

    def profile(self, head: Token) -> Profile | None:
        """Return who is behind the head, None for nobody."""
        found = self.profiles(head)
        return found[0] if found else None

    def profiles(self, head: Token) -> tuple[Profile, ...]:
        """Return who is behind the head: several only for a pronoun that takes up a list."""
        if head.i not in self._found:
            self._found[head.i] = ()  # a phrase that governs itself by a slip of the parse ends here
            self._found[head.i] = tuple(self._with_name(profile) for profile in self._read(head))
        return self._found[head.i]

    def remember(self, head: Token, profile: Profile, *, inside: bool = False) -> None:
        """Let later pronouns and descriptions take up this mention."""
        self.memory.add(head, profile, self._sentences[head.i], inside=inside)

    def _read(self, head: Token) -> tuple[Profile, ...]:
        if is_pronoun(head):
            return self._pronouns.referents(head, self._sentences[head.i])
        if head.tag_ in RELATIVE and head.head.dep_ == "relcl":
            return self.profiles(head.head.head)
        phrase = self.phraser.phrase(head)
        if self._is_pair(phrase) and (both := self._recall.pair(head, self._sentences[head.i])):
            return both
        own = self._own(phrase)
        if phrase.apposed is None:
            return (own,) if own else ()
        other = self.profile(phrase.apposed) or self._bare_name(phrase.apposed)
        whole = _merged(own, other, first_names=self.phraser.is_name(head)) if own and other else own or other
        if whole is None:
            return ()
        self._found[phrase.apposed.i] = (whole,)
        return (whole,)

    def _is_pair(self, phrase: Phrase) -> bool:
        """Tell whether the phrase is one like "the two countries" or "both sides"."""
        if phrase.head.lemma_ not in self._lexicon.pairs or phrase.objects or phrase.head.tag_ not in PLURAL_TAGS:
            return False
        before = [self._doc[place].lower_ for place in range(phrase.start, phrase.head.i)]
        return before in (["the", "two"], ["both"], ["these", "two"])

    def _bare_name(self, head: Token) -> Profile | None:
        """Return the profile of a name that only the title beside it shows to be a person's."""
        if head.pos_ != "PROPN":
            return None
        name = self._name(self.phraser.phrase(head), self.phraser.phrase(head).start)
        return Profile(name=name, type="person", gender=self._lexicon.gender(name))

    def _own(self, phrase: Phrase) -> Profile | None:
        named = self.names.at(phrase.head.i)
        if named is not None:
            return self._of_named(phrase, named)
        if self.phraser.is_inside_noun(phrase.head):
            return None
        found = self.phraser.noun_of(phrase.head, phrase.start)
        if found is not None:
            return self._of_noun(phrase, *found)
        if phrase.head.lower_ in self._lexicon.quantities or phrase.head.pos_ in ("NUM", "DET"):
            counted = next((target for word, target in phrase.objects if word == "of"), None)
            profile = self.profile(counted) if counted is not None else None
            return replace(profile, plural=True, name=None) if profile else None
        return self._of_name(phrase) if phrase.head.pos_ == "PROPN" else None

    def _of_named(self, phrase: Phrase, named: Named) -> Profile:
        if named.entity is not None and named.entity.type == "person":
            return self._of_person(phrase, named, named.entity)
        if named.entity is None and phrase.head.tag_ in PLURAL_TAGS:
            return self._profile(named.party, type="group", plural=True)
        return self.by_name(named)

    def by_name(self, named: Named) -> Profile:
        """Return who is behind a name or demonym by itself."""
        entity = named.entity
        if entity is None:
            return self._with_name(self._profile(named.party, type="state"))
        nouns = frozenset(kind.lower() for kind in entity.kinds)
        last = self.phraser.noun(named.end, named.start)
        if last is not None:
            nouns |= {last[1].words}
        return self._profile(entity.party, name=entity.name, type=entity.type, nouns=nouns)

    def _of_person(self, phrase: Phrase, named: Named, entity: Entity) -> Profile:
        title = self.phraser.title(phrase.head, named.start)
        earlier = self.memory.person(self._doc[named.end - 1].text) if named.end - named.start == 1 else None
        if earlier is not None and earlier.name != entity.name and (title is None or title[1].words in earlier.nouns):
            return earlier  # a surname is that of whom the text has named in full
        party, nouns, gender = UNKNOWN_PARTY, frozenset[str](), self._lexicon.gender(entity.name)
        if title is not None:
            end, noun = title
            party, nouns = self._titled_party(phrase, end, noun), frozenset({noun.words})
            gender = noun.gender or gender
        if party == UNKNOWN_PARTY:
            party = entity.party
        return self._profile(party, name=entity.name, type="person", nouns=nouns, gender=gender)

    def _of_name(self, phrase: Phrase) -> Profile | None:
        title = self.phraser.title(phrase.head, phrase.head.i)
        name = self._name(phrase, title[0] if title is not None else phrase.start)
        known = self.memory.person(name)
        if title is None and known is not None:
            return known
        gender = self._lexicon.gender(name)
        if title is None:
            party = self._governing.party(phrase, phrase.head.i)
            if not gender and not self._acts(phrase.head):
                return None
            titled = self._doc[phrase.start].dep_ != "det"
            kind = "person" if gender or (" " in name and titled) else "unknown"
            return self._profile(party, name=name, type=kind, gender=gender)
        end, noun = title
        party = self._titled_party(phrase, end, noun)
        if party == UNKNOWN_PARTY:
            party = known.party if known is not None else self._fallback(phrase, noun, end)
        nouns = frozenset({noun.words}) | (known.nouns if known else frozenset())
        name = known.name if known is not None and known.name else name
        return self._profile(party, name=name, type=noun.type, nouns=nouns, gender=noun.gender or gender)

    def _of_noun(self, phrase: Phrase, length: int, noun: Noun) -> Profile | None:
        end = phrase.head.i + 1 - length
        plural = noun.plural or phrase.head.tag_ in PLURAL_TAGS
        if (known := self._known_body(phrase, end, noun, plural)) is not None:
            return known
        party = self._titled_party(phrase, end, noun)
        if noun.type == "organisation" and self._is_state(party) and self._is_definite(phrase):
            party = UNKNOWN_PARTY  # an alliance acts for no one state: "the Russian-led alliance"
        if party == UNKNOWN_PARTY and noun.party not in CIVIL:
            related = noun.words in self._lexicon.relational and (phrase.owner is not None or phrase.objects)
            earlier = None if related else self._taken_up(phrase, noun, plural)
            if earlier is not None:
                return earlier
            party = self._fallback(phrase, noun, end)
            if party == UNKNOWN_PARTY and noun.type in VAGUE and not (plural or self._is_definite(phrase)):
                return None
        nouns = frozenset({noun.words})
        kind = "group" if plural and noun.type in ("person", "state", "organisation") else noun.type
        profile = self._profile(party, type=kind, nouns=nouns, plural=plural, gender=noun.gender)
        return self._holder(phrase, noun, profile) if noun.type == "person" and not plural else profile

    def _known_body(self, phrase: Phrase, end: int, noun: Noun, plural: bool) -> Profile | None:
        """Return the body that the text has named where it is called by a noun that alone means a firm ("the bank")."""
        if noun.party not in CIVIL or noun.type not in BODIES or plural or not self._is_definite(phrase):
            return None
        if self._governing.party(phrase, end) != UNKNOWN_PARTY:
            return None
        return self._recall.described(phrase.head, noun, self._sentences[phrase.head.i], plural=False)

    def _titled_party(self, phrase: Phrase, end: int, noun: Noun) -> str:
        """Return the party of somebody called by that noun, with the modifiers before the token at `end`."""
        if noun.party in CIVIL and noun.party != UNKNOWN_PARTY:
            return noun.party
        prefix = noun.party.replace(UNKNOWN_PARTY, "") or self._governing.faction(phrase, end)
        party = self._governing.party(phrase, end)
        if not prefix or ":" in party:
            return party
        if party == UNKNOWN_PARTY:
            sentence = self._sentences[phrase.head.i]
            if earlier := self._recall.faction(phrase.head, prefix, sentence):
                return earlier
            state = self._recall.state(phrase.head, sentence)
            party = state.party if state else party
        return prefix + party if party != UNKNOWN_PARTY else party

    def _taken_up(self, phrase: Phrase, noun: Noun, plural: bool) -> Profile | None:
        first = self._doc[phrase.start]
        if noun.type == "person" and not plural and self._is_for_somebody_new(phrase):
            return None
        must_be_definite = plural or noun.type in ("organisation", "state")
        if first.lower_ in INDEFINITE or first.pos_ == "NUM" or (must_be_definite and not self._is_definite(phrase)):
            return None
        earlier = self._recall.described(phrase.head, noun, self._sentences[phrase.head.i], plural=plural)
        if earlier is None or not plural:
            return earlier
        return replace(earlier, plural=True, name=None, type="group")

    def _fallback(self, phrase: Phrase, noun: Noun, end: int) -> str:
        """Return the party of an office or organ that nothing in its phrase tells."""
        head = phrase.head
        if head.dep_ == "conj" and any(self._doc[place].lower_ == "other" for place in range(phrase.start, end)):
            first = self.profile(first_of_list(head))  # "the president and other officials"
            return first.party if first is not None else UNKNOWN_PARTY
        if noun.type in ("organisation", "state") or noun.party or self._is_elsewhere(phrase, end):
            return UNKNOWN_PARTY
        if noun.words in self._lexicon.relational or noun.words in self._lexicon.belonging:
            return UNKNOWN_PARTY
        if noun.type == "organ" and not self._is_definite(phrase) and (doer := self._doer(head)):
            return doer
        if head.tag_ in PLURAL_TAGS and (meeting := self._recall.gathering(head)):
            return meeting
        before = (self._doc[place].lower_ for place in range(phrase.start, head.i))
        found = self._recall.host(head, noun, self._sentences[head.i], before)
        if found is None and noun.words in self._lexicon.anybody and self._is_uncounted_plural(phrase):
            return UNKNOWN_PARTY
        if found is None:
            found = self._recall.state(head, self._sentences[head.i])
        return found.party if found is not None else UNKNOWN_PARTY

    def _holder(self, phrase: Phrase, noun: Noun, profile: Profile) -> Profile:
        """Add the name of who is meant by an office: somebody of that title in the text, else its holder that day."""
        if phrase.apposed is not None or self._is_for_somebody_new(phrase):
            return profile
        earlier = self._recall.titled(phrase.head, noun, profile.party)
        if earlier is not None:
            return earlier
        if not profile.known or self._doc[phrase.start].lower_ in INDEFINITE:
            return profile
        holder = self._holders.holder(phrase, profile.party)
        gender = self._lexicon.gender(holder.name) if holder is not None else ""
        if holder is None or {gender, profile.gender} == {"f", "m"}:
            return profile
        return replace(profile, name=holder.name, gender=profile.gender or gender)

    def _is_for_somebody_new(self, phrase: Phrase) -> bool:
        """Tell whether the office is another's than its holder's ("the new president", "hailed him as president")."""
        if phrase.start == phrase.head.i and phrase.head.dep_ == "pobj" and phrase.head.head.lower_ == "as":
            return True
        return any(self._doc[place].lower_ in self._lexicon.change for place in range(phrase.start, phrase.head.i))

    def _profile(
        self,
        party: str,
        *,
        type: str,
        name: str | None = None,
        nouns: frozenset[str] = frozenset(),
        plural: bool = False,
        gender: str = "",
    ) -> Profile:
        return Profile(party, name, type, nouns, plural, gender, state=self._is_state(party))

    def _with_name(self, profile: Profile) -> Profile:
        """Give a state that a demonym or a description stands for its name."""
        if profile.type != "state" or profile.name or profile.plural:
            return profile
        state = self._knowledge.by_id.get(profile.party)
        return replace(profile, name=state.name) if state is not None else profile

    def _is_state(self, party: str) -> bool:
        return len(party) == 3 and party not in CIVIL and self._knowledge.organisation(party) is None

    def _name(self, phrase: Phrase, start: int) -> str:
        """Return the name that the phrase ends with: after a title, a state's name or a demonym, nothing lower-case."""
        named = next(self.names.within(start, phrase.head.i), None)
        start = named.end if named is not None else start
        while start < phrase.head.i and self._doc[start].pos_ != "PROPN":
            start += 1
        plain = (place for place in range(phrase.head.i, start, -1) if self._doc[place].lower_ in ("of", "the"))
        start = next(plain, start - 1) + 1
        if start > 0 and self._doc[start - 1].lower_ == "of":  # "Minister of Defence Ana Ruiz"
            start = max((at + 1 for at in range(start, phrase.head.i) if self.phraser.is_portfolio(at)), default=start)
        return str(self._doc[start : phrase.head.i + 1].text)

    def _acts(self, head: Token) -> bool:
        """Tell whether an unknown name stands where an actor stands: it says something, or it is two words and acts."""
        if not is_subject(head):
            return False
        named_in_full = head.i > 0 and self._doc[head.i - 1].pos_ == "PROPN" and self._doc[start_of(head)].dep_ != "det"
        return head.head.lemma_ in self._lexicon.saying or named_in_full

    def _is_elsewhere(self, phrase: Phrase, end: int) -> bool:
        """Tell whether the phrase says that its head is somebody else's, though not whose."""
        if any(self._doc[place].lower_ in self._lexicon.outsiders for place in range(phrase.start, end)):
            return True
        return any(self.profile(target) is not None for _, target in phrase.objects)

    def _is_definite(self, phrase: Phrase) -> bool:
        return self._doc[phrase.start].lower_ in DEFINITE or phrase.owner is not None

    def _is_uncounted_plural(self, phrase: Phrase) -> bool:
        counted = any(self._doc[place].pos_ == "NUM" for place in range(phrase.start, phrase.head.i))
        return phrase.head.tag_ in PLURAL_TAGS and not counted

    def _doer(self, head: Token) -> str:
        """Return the party of who does what is done to the phrase ("Georgia withdraws forces")."""
        doer = subject_of(verb_of(head)) if head.dep_ in OBJECTS else None
        profile = self.profile(doer) if doer is not None and doer.i < head.i else None
        return profile.party if profile is not None and profile.known else ""


def _merged(own: Profile, other: Profile, *, first_names: bool) -> Profile:
    """Join the two sides of an apposition: the name and type of the one that names, the party of the first to tell."""
    namer = own if first_names else other
    if namer.type in ("organisation", "state") or (namer.type == "group" and namer.known):
        return replace(namer, nouns=own.nouns | other.nouns)
    first = own if own.known else other
    return replace(
        namer,
        party=first.party,
        state=first.state,
        nouns=own.nouns | other.nouns,
        gender=own.gender or other.gender,
    )


def _sentences(doc: Doc) -> list[int]:
    """Return for each token the number of its sentence."""
    numbers, number = [], -1
    for token in doc:
        number += bool(token.is_sent_start) or number < 0
        numbers.append(number)
    return numbers
