"""Find the words of a text that knowledge has a name for: states, organisations, people, places and demonyms."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Token

from foedus.knowledge import Entity, Knowledge
from foedus.model import Span
from foedus.readers.mentions.lexicon import lexicon

__all__ = ["Named", "Names"]

NAMING = frozenset({"PROPN", "NOUN", "ADJ", "X", "NUM", "DET", "PRON"})
ARTICLES = frozenset({"the", "a", "an"})
DEMONYM_WORDS = 2
BEFORE = 5  # tokens: "in the north and east of"
WHERE = frozenset({"across", "around", "at", "in", "inside", "near", "outside", "throughout"})


@dataclass(frozen=True, slots=True)
class Named:
    """A run of tokens that names an entity, or, without one, somebody of a party by a demonym ("Indian").

    `others` are the less likely bearers of the same name.
    """

    start: int
    end: int
    party: str
    entity: Entity | None = None
    others: tuple[Entity, ...] = ()


class Names:
    """The named runs of one text, by each of their tokens."""

    def __init__(self, doc: Doc, knowledge: Knowledge, on: date | None, asides: Sequence[Span] = ()) -> None:
        self._by_token: dict[int, Named] = {}
        found = [run for run in _scan(doc, knowledge, on) if not _is_aside(doc[run[0]], asides)]
        likely = Counter(options[0].party for _, _, options in found if len(options) == 1)
        likeliest = [options[0] for _, _, options in found]
        self._states = [each.party for each in likeliest if each.entity is None or each.entity.country == each.party]
        for start, end, options in found:
            best = max(options, key=lambda option: likely[option.party])
            if best.entity is not None and best.entity.name in lexicon().roaming:
                best = replace(best, party=_where_it_acts(doc, best, likeliest))
            if len(options) > 1:
                best = replace(best, others=tuple(each.entity for each in options if each is not best and each.entity))
            for place in range(start, end):
                self._by_token[place] = best

    def at(self, place: int) -> Named | None:
        """Return the run that covers the token at that index."""
        return self._by_token.get(place)

    def within(self, start: int, end: int) -> Iterator[Named]:
        """Yield the runs that lie in a stretch of tokens, from its end backwards."""
        place = end - 1
        while place >= start:
            named = self._by_token.get(place)
            if named is not None and named.start >= start and named.end <= end:
                yield named
                place = named.start
            place -= 1

    def states(self) -> Iterator[Named]:
        """Yield the runs that name a state itself, in order."""
        runs = dict.fromkeys(self._by_token.values())
        return (run for run in runs if run.entity is not None and run.entity.type == "state" and not run.entity.place)

    def main_state(self, besides: frozenset[str] = frozenset()) -> str:
        """Return the state that the text names more often than all others but those, together; "" if there is none."""
        states = [party for party in self._states if party not in besides]
        party, count = Counter(states).most_common(1)[0] if states else ("", 0)
        return party if 2 * count > len(states) else ""


def _scan(doc: Doc, knowledge: Knowledge, on: date | None) -> Iterator[tuple[int, int, list[Named]]]:
    words = [token.text for token in doc]
    place = 0
    while place < len(words):
        options = _options(doc[place], words, knowledge, on) if _may_start(doc, place, words[place]) else []
        if options:
            if _names_no_actor(words, options[0]):
                place = options[0].end
                continue
            yield place, options[0].end, options
            place = options[0].end
        else:
            place += 1


def _where_it_acts(doc: Doc, group: Named, named: Sequence[Named]) -> str:
    """Return the party of rebels of many states: of the state of the nearest place that something happens in."""
    states = [one for one in named if one.entity is None or one.entity.country == one.party]
    places = [one for one in states if _is_where(doc, one)]
    sentence = doc[group.start].sent
    nearest = min(
        places,
        key=lambda one: (not sentence.start <= one.start < sentence.end, abs(one.start - group.start)),
        default=None,
    )
    return f"REB:{nearest.party}" if nearest is not None else group.party


def _is_where(doc: Doc, named: Named) -> bool:
    """Tell whether the name says where something happens: "the city of Lima", or a state's after "in" or the like."""
    if named.entity is not None and named.entity.type == "unknown":
        return True
    return any(token.lower_ in WHERE for token in doc[max(0, named.start - BEFORE) : named.start])


def _is_aside(token: Token, asides: Sequence[Span]) -> bool:
    return any(aside.start <= token.idx < aside.end for aside in asides)


def _names_no_actor(words: list[str], named: Named) -> bool:
    """Tell whether the run is part of the name of a sea or a document: "Gulf of Mexico", "Paris Agreement"."""
    start, end = named.start, named.end
    after = words[end] if end < len(words) else ""
    before = words[start - 2] if start > 1 and words[start - 1] == "of" else ""
    if named.entity is not None and named.entity.place and after.lower() in lexicon().documents:
        return True
    return any(word.istitle() and word.lower() in lexicon().geographic for word in (after, before))


def _may_start(doc: Doc, place: int, word: str) -> bool:
    acronym = len(word) > 1 and word.isupper()  # the small pipeline takes some for verbs
    return acronym or ((word[0].isupper() or "-" in word) and doc[place].pos_ in NAMING)


def _options(token: Token, words: list[str], knowledge: Knowledge, on: date | None) -> list[Named]:
    start = token.i
    name = knowledge.longest(words, start)
    for length in range(min(DEMONYM_WORDS, len(words) - start), 0, -1):
        if (name is not None and name[0] >= length) or token.lower_ in ARTICLES:
            break
        party = knowledge.demonym(" ".join(words[start : start + length]))
        if party and words[start + length - 1][:1].isupper():
            return [Named(start, start + length, party)]
    if name is None:
        return []
    count, entities = name
    if _is_part_of_name(token.doc, start, start + count, entities[0]):
        return []
    if _is_of_another_state(words, start + count, entities[0], knowledge):
        return []
    if len({entity.name for entity in entities}) < len(entities):  # one group under several flags
        then = knowledge.resolve(entities[0].name, on=on).party
        entities = tuple(entity for entity in entities if entity.party == then) or entities
    end = start + count
    if entities[0].type == "person" and end < len(words) and words[end].lower() in lexicon().suffixes:
        end += 1
    return [Named(start, end, entity.party, entity) for entity in entities]


def _is_of_another_state(words: list[str], end: int, entity: Entity, knowledge: Knowledge) -> bool:
    """Tell whether "of" and a state after an organ's name make it that state's: "the Congress of Peru"."""
    if entity.type != "organ" or entity.place or end + 1 >= len(words) or words[end].lower() != "of":
        return False
    found = knowledge.longest(words, end + 1 + (words[end + 1].lower() in ARTICLES and end + 2 < len(words)))
    return found is not None and found[1][0].type == "state" and found[1][0].party != entity.party


def _is_part_of_name(doc: Doc, start: int, end: int, entity: Entity) -> bool:
    """Tell whether the run is a piece of a longer name that knowledge does not have, so of somebody else."""
    before = doc[start - 1] if start else None
    if entity.type == "organ" and before is not None and not entity.place:  # "the Iraqi National Congress"
        return before.text.istitle() and before.dep_ in ("compound", "amod") and before.head.i >= start
    if entity.type == "group" and before is not None and before.dep_ == "compound" and start <= before.head.i < end:
        return before.pos_ == "PROPN" and before.lower_ not in lexicon().nouns  # "the Socialist Workers' Party"
    if entity.type != "person":
        if end - start == 1 and doc[start].lower_ in lexicon().genders and _is_first_of_name(doc[start]):
            return True
        return any(doc[place].lower_ in lexicon().renaming for place in range(max(0, start - 2), start))
    if any(" " in doc[place].text_with_ws for place in range(start, end - 1)):
        return False  # more than a surname
    if before is not None and (before.text == "-" or _is_given_name(before, start)):
        return True
    return end < len(doc) and _runs_on(doc[end - 1], doc[end])


def _is_first_of_name(place: Token) -> bool:
    """Tell whether a place's name that people bear too opens a longer name without a title in it ("Chad Berg").

    After a preposition it is the place: "the president of Chad Idris Maro".
    """
    if place.i and place.nbor(-1).dep_ == "prep":
        return False
    head = place.head
    rest = place.doc[place.i + 1 : head.i + 1]
    if place.dep_ != "compound" or not len(rest) or head.dep_ == "compound":
        return False
    return all(token.pos_ == "PROPN" and token.text.istitle() and token.lower_ not in lexicon().nouns for token in rest)


def _is_given_name(before: Token, start: int) -> bool:
    """Tell whether the word before a surname is part of the name, and no title."""
    tied = before.dep_ == "compound" and before.head.i >= start
    return tied and before.pos_ == "PROPN" and before.lower_ not in lexicon().nouns


def _runs_on(last: Token, following: Token) -> bool:
    """Tell whether the name goes on after what knowledge has of it ("Michel" in "Michel Platini")."""
    if following.pos_ != "PROPN" or not following.text.istitle() or following.lower_ in lexicon().nouns:
        return False
    return last.dep_ == "compound" or following.dep_ in ("appos", "conj", "flat")
