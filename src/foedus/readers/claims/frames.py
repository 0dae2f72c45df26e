"""Frames: the words that trigger a claim, the roles around them that fill its fields, and the values they set.

A frame is a row of `data/<kind>.toml`. `verbs`, `nouns` and `adjectives` list triggers by lemma; a trigger of several
words names its head first for a verb ("take part"), and for a noun its head is the word before "of", "to" or "in",
else the last ("notice of withdrawal", "arrest warrant"). `roles` says where each field's actor is found, best first;
`values` are the fields that the frame sets outright. A frame with the value `what` counts only where the role `what`
holds a word of that sort, as the file's table `sorts` lists them: "sign" is an event with an agreement. One with the
value `unless` counts only where the sentence holds no word of that sort: an earthquake that kills assaults nobody.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Token

from foedus.errors import KnowledgeError
from foedus.model import kind as kind_named
from foedus.readers.claims.lemmas import Lemmas
from foedus.readers.claims.roles import fill, lemma

__all__ = ["Frame", "Lexicon", "Match", "lexicon", "near"]

POSSIBLE_TAGS = {"verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN"), "adjective": ("ADJ", "VERB", "ADV", "NOUN")}
LINKING = frozenset({"of", "to", "in", "from", "for", "with", "on", "by", "between", "against"})
GAP = 1  # words that may stand between those of an anchor
REACH = 12  # tokens between the head of a trigger and its other words


@dataclass(frozen=True, slots=True)
class Frame:
    """One trigger with its roles and values; values that are no field of the kind are conditions for its reader."""

    head: str
    others: tuple[str, ...]
    pos: str
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    values: tuple[tuple[str, str], ...]
    sort: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()

    def value(self, name: str) -> str | None:
        """Return the value that the frame sets for a field or a hint, None if it sets none."""
        return next((value for key, value in self.values if key == name), None)


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found in a text: its trigger's head, and the first and last token of the anchor."""

    frame: Frame
    trigger: Token
    others: tuple[int, ...] = ()

    @property
    def first(self) -> int:
        """The index of the anchor's first token."""
        return min(self._anchor)

    @property
    def last(self) -> int:
        """The index of the anchor's last token."""
        return max(self._anchor)

    @property
    def _anchor(self) -> tuple[int, ...]:
        """The trigger's words where they stand together, else its head alone."""
        places = (self.trigger.i, *self.others)
        return places if max(places) - min(places) <= len(places) + GAP else (self.trigger.i,)

    def fill(self, slot: str) -> list[Token]:
        """Return the heads that fill the slot by the first of its roles that finds any."""
        return next((found for role in self.roles(slot) if (found := fill(self.trigger, role))), [])

    def roles(self, slot: str) -> tuple[str, ...]:
        """Return the names of the slot's roles, best first."""
        return next((roles for name, roles in self.frame.roles if name == slot), ())

    def in_role(self, role: str) -> list[Token]:
        """Return the heads in one role of the trigger."""
        return fill(self.trigger, role)

    def candidates(self, slot: str) -> Iterator[Token]:
        """Yield the heads that any of the slot's roles finds, best first; under both nouns of "a round of talks"."""
        nouns = (self.trigger.doc[place] for place in self.others) if self.frame.pos == "noun" else ()
        places = (self.trigger, *nouns)
        for role in self.roles(slot):
            yield from (head for place in places for head in fill(place, role))


class Lexicon:
    """The frames of one kind, found by the lemma of their head."""

    def __init__(self, kind: str, frames: tuple[Frame, ...], sorts: Mapping[str, list[str]] | None = None) -> None:
        self.kind = kind
        self._sorts = {name: frozenset(words) for name, words in (sorts or {}).items()}
        self._by_head: dict[str, list[Frame]] = {}
        self._heads = {pos: frozenset(f.head for f in frames if f.pos == pos) for pos in POSSIBLE_TAGS}
        for frame in sorted(frames, key=lambda frame: (-len(frame.others), not frame.sort)):
            self._by_head.setdefault(frame.head, []).append(frame)

    def sort(self, name: str) -> frozenset[str]:
        """Return the words of a sort that the file lists under `[sorts]`; KeyError if it has no such sort."""
        return self._sorts[name]

    def heads(self, pos: str) -> frozenset[str]:
        """Return the lemmas that head a trigger of that part of speech."""
        return self._heads[pos]

    def find(self, lemmas: Lemmas) -> Iterator[Match]:
        """Yield the most specific frame at every trigger of the text, in order.

        A word that belongs to another trigger triggers nothing itself: "lifts sanctions" imposes none.
        """
        matches = []
        for place, head in lemmas.places(self._by_head.keys()):
            token = lemmas.doc[place]
            tried = (_match(frame, token) for frame in self._by_head[head])
            if (match := next(filter(None, tried), None)) is not None:
                matches.append(match)
        taken = {place for match in matches for place in match.others}
        yield from (match for match in matches if match.trigger.i not in taken)


@cache
def lexicon(kind: str, name: str | None = None) -> Lexicon:
    """Return the lexicon of that kind, from the file of that name if one is given; KnowledgeError if ill formed."""
    path = files("foedus.readers.claims").joinpath(f"data/{name or kind}.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    sorts = table.get("sorts", {})
    frames = tuple(frame for row in table.get("frame", ()) for frame in _frames(kind, row, sorts))
    return Lexicon(kind, frames, sorts)


def _frames(kind: str, row: Mapping[str, Any], sorts: Mapping[str, list[str]]) -> Iterator[Frame]:
    roles = tuple((slot, tuple(names)) for slot, names in row.get("roles", {}).items())
    values = tuple(row.get("values", {}).items())
    sort, barred = (_sorted_words(sorts, row.get("values", {}).get(name, "")) for name in ("what", "unless"))
    _check(kind, row)
    for pos, key in (("verb", "verbs"), ("noun", "nouns"), ("adjective", "adjectives")):
        for trigger in row.get(key, ()):
            head, others = _head_and_others(trigger.split(), pos)
            yield Frame(head, others, pos, roles, values, sort, barred)


def _sorted_words(sorts: Mapping[str, list[str]], names: str) -> frozenset[str]:
    """The words of the sorts that are named, apart by blanks; none for a value that names no sort."""
    return frozenset(word for name in names.split() for word in sorts.get(name, ()))


def _check(kind: str, row: Mapping[str, Any]) -> None:
    slots = {slot.name: slot for slot in kind_named(kind).slots}
    for name, value in row.get("values", {}).items():
        if name in slots and value not in slots[name].values:
            raise KnowledgeError(f"data/{kind}.toml: {name} cannot be {value!r}")
    if not any(key in row for key in ("verbs", "nouns", "adjectives")):
        raise KnowledgeError(f"data/{kind}.toml: a frame has no verbs, nouns or adjectives: {dict(row)}")


def _head_and_others(words: list[str], pos: str) -> tuple[str, tuple[str, ...]]:
    if pos == "noun":
        linking = next((place for place, word in enumerate(words) if word in LINKING), len(words))
        place = linking - 1
    else:
        place = 0
    return words[place], tuple(word for other, word in enumerate(words) if other != place)


def _opens_with(preposition: Token, words: list[str]) -> bool:
    """Tell whether one of those prepositions adds to a clause: "under the agreement, it will ..."."""
    return preposition.lower_ in words and preposition.head.pos_ in POSSIBLE_TAGS["verb"]


def _match(frame: Frame, token: Token) -> Match | None:
    after = frame.value("after")
    if token.pos_ not in POSSIBLE_TAGS[frame.pos] or (after and not _opens_with(token.head, after.split())):
        return None
    places = [near(token, word) for word in frame.others]
    if None in places:
        return None
    match = Match(frame, token, tuple(place for place in places if place is not None))
    return match if _means_it(match) else None


def _means_it(match: Match) -> bool:
    """Tell whether the words around the trigger are of the sort that its frame asks for, and not of the barred one."""
    frame = match.frame
    if frame.barred and any(lemma(word) in frame.barred for word in match.trigger.sent):
        return False
    words = (word for head in match.fill("what") for word in head.subtree) if frame.sort else ()
    return not frame.sort or any(lemma(word) in frame.sort for word in words)


def near(head: Token, word: str) -> int | None:
    """Return where a word of the trigger stands under its head, at most two links and `REACH` tokens away."""
    for child in head.children:
        if abs(child.i - head.i) > REACH:
            continue
        if child.lower_ == word or child.lemma_.lower() == word:
            return child.i
        for grandchild in child.children:
            if abs(grandchild.i - head.i) <= REACH and word in (grandchild.lower_, grandchild.lemma_.lower()):
                return grandchild.i
    return None
