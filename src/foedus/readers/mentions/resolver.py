"""Tell who is behind each phrase of a text: by its own words, by what governs it, or by what it takes up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from foedus.knowledge import Knowledge
from foedus.model import Span
from foedus.readers.mentions.clause import RELATIVE, is_subject
from foedus.readers.mentions.described import Described
from foedus.readers.mentions.governing import Governing
from foedus.readers.mentions.ground import Ground
from foedus.readers.mentions.groups import Groups
from foedus.readers.mentions.holders import Holders
from foedus.readers.mentions.home import Home
from foedus.readers.mentions.lexicon import Lexicon
from foedus.readers.mentions.memory import Memory
from foedus.readers.mentions.names import Named, Names
from foedus.readers.mentions.people import People
from foedus.readers.mentions.phrase import Phrase, Phraser
from foedus.readers.mentions.profile import Profile
from foedus.readers.mentions.pronouns import Pronouns, is_pronoun
from foedus.readers.mentions.recall import Recall
from foedus.readers.mentions.speaking import Speaking
from foedus.readers.mentions.turns import Turns
from foedus.text import Turn

__all__ = ["Resolver"]


class Resolver:
    """Resolves the heads of one text, each once; ask in the order of the text and `remember` what is a mention."""

    def __init__(
        self,
        doc: Doc,
        knowledge: Knowledge,
        lexicon: Lexicon,
        published: date | None,
        *,
        asides: Sequence[Span],
        turns: Sequence[Turn],
    ) -> None:
        self.names = Names(doc, knowledge, published, asides)
        self.phraser = Phraser(doc, self.names, lexicon)
        memory = Memory()
        self._ground = Ground(
            doc=doc,
            knowledge=knowledge,
            lexicon=lexicon,
            names=self.names,
            phraser=self.phraser,
            memory=memory,
            recall=Recall(memory, self.names, lexicon),
            governing=Governing(doc, self.names, memory, lexicon, self.profile),
            holders=Holders(doc, self.names, self.phraser, lexicon, knowledge, published, self.profile),
            sentences=_sentences(doc),
            profile=self.profile,
        )
        self._described = Described(self._ground)
        self._people = People(self._ground, self._described)
        self._groups = Groups(memory, lexicon)
        speaking = Speaking(memory, Turns(doc, turns), Home(doc, self.names, lexicon), lexicon, self.profile)
        self._pronouns = Pronouns(memory, speaking, lexicon, self.profile)
        self._found: dict[int, tuple[Profile, ...]] = {}

    def profile(self, head: Token) -> Profile | None:
        """Return who is behind the head, None for nobody."""
        found = self.profiles(head)
        return found[0] if found else None

    def profiles(self, head: Token) -> tuple[Profile, ...]:
        """Return who is behind the head: several where it stands for several parties ("they", "both countries")."""
        if head.i not in self._found:
            self._found[head.i] = ()  # a phrase that governs itself by a slip of the parse ends here
            self._found[head.i] = tuple(self._ground.with_name(profile) for profile in self._read(head))
        return self._found[head.i]

    def remember(self, head: Token, profiles: Sequence[Profile], *, inside: bool = False) -> None:
        """Let later pronouns and descriptions take up this mention, with all whom it stands for."""
        beside = () if inside else self._beside(head, profiles)
        self._ground.memory.add(head, (*beside, *profiles), self._ground.sentence(head), inside=inside)
        if profiles and not inside and (acronym := self.phraser.acronym(self.phraser.phrase(head))):
            self._ground.memory.abbreviate(acronym, profiles[0])

    def by_name(self, named: Named) -> Profile:
        """Return who is behind a name or demonym by itself."""
        return self._people.alone(named)

    def _beside(self, head: Token, profiles: Sequence[Profile]) -> tuple[Profile, ...]:
        """Return the others whom a noun with two peoples before it stands for ("the Thai and Lao ministers")."""
        if not profiles or not profiles[0].plural or is_pronoun(head):
            return ()
        peoples = self.phraser.peoples(head)
        return tuple(replace(profiles[0], party=party) for party in peoples if party != profiles[0].party)

    def _read(self, head: Token) -> tuple[Profile, ...]:
        if is_pronoun(head):
            return self._pronouns.referents(head, self._ground.sentence(head))
        if head.tag_ in RELATIVE and head.head.dep_ == "relcl":
            return self.profiles(head.head.head)
        phrase = self.phraser.phrase(head)
        if group := self._groups.members(phrase, self._ground.sentence(head)):
            return group
        own = self._own(phrase)
        if phrase.apposed is None:
            return own
        other = self.profile(phrase.apposed) or self._people.bare(phrase.apposed)
        if other is None:
            return own
        first = own[0] if own else self._people.bare(head) if other.type == "person" else None
        whole = _merged(first, other, first_names=self.phraser.is_name(head)) if first is not None else other
        self._found[phrase.apposed.i] = (whole,)
        return (whole,)

    def _own(self, phrase: Phrase) -> tuple[Profile, ...]:
        head = phrase.head
        named = self.names.at(head.i)
        if named is not None:
            return (self._people.named(phrase, named),)
        if self.phraser.is_inside_noun(head):
            return ()
        found = self.phraser.noun_of(head, phrase.start)
        if found is not None:
            return self._described.read(phrase, *found)
        if head.lower_ in self._ground.lexicon.quantities or head.pos_ in ("NUM", "DET"):
            return self._counted(phrase)
        unknown = self._people.unknown(phrase) if head.pos_ == "PROPN" else None
        return (unknown,) if unknown is not None else ()

    def _counted(self, phrase: Phrase) -> tuple[Profile, ...]:
        """Return whom a number counts ("dozens of rebels"); a bare crowd that acts is civilians ("Thousands march")."""
        counted = next((target for word, target in phrase.objects if word == "of"), None)
        if counted is None and phrase.head.lower_ in self._ground.lexicon.crowds and _opens_clause(phrase):
            return (self._ground.make("CVL", type="group", plural=True),)
        profile = self.profile(counted) if counted is not None else None
        return (replace(profile, plural=True, name=None),) if profile is not None else ()


def _opens_clause(phrase: Phrase) -> bool:
    return is_subject(phrase.head) or bool(phrase.head.doc[phrase.start].is_sent_start)


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
