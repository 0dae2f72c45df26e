"""Find the words of a Russian text that knowledge has a name for, in whatever case they stand."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from foedus.knowledge import Entity, Knowledge
from foedus.readers.russian.nouns import nouns
from foedus.readers.russian.phrase import case_of, marks
from foedus.readers.russian.words import nominative, nominatives

__all__ = ["Named", "Names", "is_given"]

LONGEST = 9  # words of a name
OFTEN = 3  # times that a text names a state that it is about
TRIED = 4  # nominatives of the words after the first
PATRONYMIC = re.compile(r"[А-ЯЁ][а-яё]+(?:ович|евич|ич|овн|евн|ичн|иничн)(?:[аеуыой]|ем|ой)?$")
INITIALS = re.compile(r"[А-ЯЁ](?:\.|$)")
JOINED = re.compile(r"ско-(?=\w)")  # "российско-китайские"


@dataclass(frozen=True, slots=True)
class Named:
    """A run of tokens that names an entity, or, without one, somebody of a party by a demonym ("российский").

    `name` is what a person is called whom knowledge does not have, in the nominative as far as can be told.
    """

    start: int
    end: int
    party: str = ""
    entity: Entity | None = None
    name: str | None = None

    @property
    def is_person(self) -> bool:
        """Tell whether it names somebody."""
        return self.entity.type == "person" if self.entity else self.name is not None

    @property
    def is_state(self) -> bool:
        """Tell whether it names a state, or its people."""
        return bool(self.party) and (self.entity is None or self.entity.type == "state")


class Names:
    """The named runs of one text, by each of their tokens."""

    def __init__(self, doc: Doc, knowledge: Knowledge, on: date | None) -> None:
        self._doc = doc
        self._knowledge = knowledge
        self._on = on
        self._by_token: dict[int, Named] = {}
        for named in self._scan():
            for place in range(named.start, named.end):
                self._by_token[place] = named

    def at(self, place: int) -> Named | None:
        """Return the run that covers the token at that index."""
        return self._by_token.get(place)

    def within(self, start: int, end: int) -> Iterator[Named]:
        """Yield the runs that lie in a stretch of tokens, in order."""
        runs = dict.fromkeys(self._by_token[place] for place in range(start, end) if place in self._by_token)
        return (run for run in runs if run.start >= start and run.end <= end)

    def main_state(self) -> str:
        """Return the state that the text names more often than all others together, "" where there is none."""
        runs = dict.fromkeys(self._by_token.values())
        states = [run.party for run in runs if run.is_state and not (run.entity and run.entity.place)]
        party, count = Counter(states).most_common(1)[0] if states else ("", 0)
        return party if count >= OFTEN and 2 * count > len(states) else ""

    def _scan(self) -> Iterator[Named]:
        place = 0
        while place < len(self._doc):
            named = self._person(place) or self._known(place) or self._people(self._doc[place])
            if named is not None:
                yield named
            place = named.end if named is not None else place + 1

    def _person(self, place: int) -> Named | None:
        """Return the person whose name begins there, as the network sees it or as initials and a surname."""
        end = self._end_of_person(place)
        if end == place or nouns().of(self._doc[place], frozenset()) is not None:
            return None
        words = [token.text for token in self._doc[place:end]]
        if not any(word[:1].isupper() and len(word) > 1 for word in words):
            return None
        entity = self.bearer(words)
        if entity is not None:
            return Named(place, end, entity.party, entity)
        known = self._known(place)
        if known is not None and not known.is_person and known.end >= end:
            return known
        return Named(place, end, name=_called(list(self._doc[place:end])))

    def _end_of_person(self, place: int) -> int:
        """Return where the name ends: where the network sees its end, or another case begins ("Путина Юрий Ушаков")."""
        doc, end = self._doc, place
        while end < len(doc) and doc[end].ent_type_ == "PER" and (end == place or doc[end].ent_iob_ != "B"):
            cases = {case_of(doc[place]), case_of(doc[end])} - {""}
            if len(cases) > 1 and len(doc[place]) > 1 and len(doc[end]) > 1:
                break
            end += 1
        return end

    def bearer(self, words: Sequence[str]) -> Entity | None:
        """Return whom knowledge has by these words: in either order, without a patronymic, with or without initials."""
        names = [word for word in words if word != "." and not PATRONYMIC.match(word)]
        initials = [word[0] for word in names if INITIALS.fullmatch(word)]
        names = [word for word in names if not INITIALS.fullmatch(word)]
        if not names or (len(names) == 1 and len(words) == 2 and PATRONYMIC.match(words[1])):
            return None
        for order in ([*names], [*names[1:], names[0]]):
            found = self._longest(order, any_length=False)
            people = [entity for entity in found if entity.type == "person" and _begins(entity, initials)]
            if people:
                return people[0]
        return None

    def _known(self, place: int) -> Named | None:
        token = self._doc[place]
        if not token.text[:1].isupper():
            return None
        words = [each.text for each in self._doc[place : place + LONGEST]]
        best: tuple[int, Entity] | None = None
        for variant in _variants(words):
            found = self._knowledge.longest(variant, 0)
            if found is not None and (best is None or found[0] > best[0]):
                best = found[0], self._then(found[1])
        if best is None:
            return None
        count, entity = best
        if entity.type == "person" and self._doc[place + count - 1].ent_type_ not in ("", "PER"):
            return None
        return Named(place, place + count, entity.party, entity)

    def _longest(self, words: Sequence[str], *, any_length: bool) -> tuple[Entity, ...]:
        for variant in _variants(words):
            found = self._knowledge.longest(variant, 0)
            if found is not None and (any_length or found[0] == len(words)):
                return found[1]
        return ()

    def _then(self, entities: Sequence[Entity]) -> Entity:
        """Return the likeliest of those that bear a name."""
        return entities[0]

    def _people(self, token: Token) -> Named | None:
        if token.pos_ not in ("ADJ", "NOUN", "PROPN") or len(token) < LONGEST // 2:
            return None
        word = JOINED.split(token.text)[-1] if JOINED.search(token.text) else token.text
        party = next(filter(None, map(self._knowledge.demonym, nominatives(word))), None)
        return Named(token.i, token.i + 1, party) if party else None


def is_given(words: str) -> bool:
    """Tell whether a name is no more than a given name and a patronymic: "Владимир Владимирович"."""
    pieces = words.split()
    return len(pieces) == 2 and bool(PATRONYMIC.match(pieces[1]))


def _variants(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the words with the first in each nominative, and the others as they stand or in theirs."""
    rest = [nominatives(word) if word[:1].isalpha() else (word,) for word in words[1:]]
    for first in nominatives(words[0]):
        seen: set[tuple[str, ...]] = set()
        for number in range(TRIED):
            others = tuple(forms[min(number, len(forms) - 1)] for forms in rest)
            if others not in seen:
                seen.add(others)
                yield [first, *others]


def _begins(entity: Entity, initials: Sequence[str]) -> bool:
    """Tell whether some name of the person begins with the first of the initials."""
    return not initials or any(name.startswith(initials[0]) for name in entity.names if " " in name)


def _called(run: Sequence[Token]) -> str:
    """Return the name in the nominative: of each word the one that fits the gender that it is tagged with."""
    words = []
    gender = next(iter(marks(run[0], "Gender")), "Masc")  # a given name tells it better than a surname
    for token in run:
        stands = "Nom" in marks(token, "Case") or len(token) <= 2
        words.append(token.text if stands else nominative(token.text, gender))
    return " ".join(words).replace(" .", ".").replace(". ", ".")
