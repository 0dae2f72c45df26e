"""Whose turn it is to speak: the labels of a transcript, and what each speaker says until the next."""

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from foedus.model import Span
from foedus.text.layout import Layout

__all__ = ["Turn", "place_in", "turns"]

LONGEST_LABEL = 8  # words
FEWEST = 3  # turns: a text with fewer is no transcript, whatever stands before its colons
REMEMBERED = 64  # texts, as of layouts

_LABEL = re.compile(r"(?P<name>[^\W\d_][^:\n()?!“”\"]{0,70}?)\s*(?:\([^()\n]{1,60}\)\s*)?:(?=[\s“\"]|[^\W\d_])\s*")
_BARE = re.compile(r"(?P<name>Q(?=\.?\s)|A(?=\.\s|\s\s))\.?\s+(?=[^\W\d_“\"])")  # "Q    Will he come?"
_STAGE = re.compile(r"[(\[][^()\[\]\n]{1,60}[)\]]")  # "(Laughter.)"
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next: where the label stands, and each paragraph.

    `named` is the label that tells whose turn it is: of an answer, that of an earlier turn. `asking` is true of whoever
    asks and is not named.
    """

    label: Span
    paragraphs: tuple[Span, ...]
    named: Span
    asking: bool = False

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.label.start

    @property
    def end(self) -> int:
        """Where its last words end."""
        return self.paragraphs[-1].end


@dataclass(frozen=True, slots=True)
class _Opening:
    """A paragraph that may open a turn: its label, and where what is said begins."""

    label: Span
    says: int
    name: str
    is_plain: bool  # in capitals, or one of the words for who asks: nothing else is written so
    is_named: bool  # as names of several words are written, or by a role


def turns(text: str, found: Layout) -> tuple[Turn, ...]:
    """Return the turns of a transcript in order; none of a text that is no transcript.

    A label opens a paragraph and ends in a colon. One in capitals is one where there are three turns; one that is
    written like any line's first words must come again, or look like a name among them.
    """
    return _turns(text, found.paragraphs)


def place_in(found: Sequence[Turn], offset: int) -> int | None:
    """Return which of the turns has begun last before an offset of the text, None before the first."""
    place = bisect_right(found, offset, key=lambda turn: turn.start) - 1
    return place if place >= 0 else None


@lru_cache(maxsize=REMEMBERED)
def _turns(text: str, paragraphs: tuple[Span, ...]) -> tuple[Turn, ...]:
    opened = {place: one for place, span in enumerate(paragraphs) if (one := _opening(text, span)) is not None}
    heard = Counter(one.name for one in opened.values())
    is_transcript = len(opened) >= FEWEST and max(heard.values()) > 1
    sure = {place for place, one in opened.items() if one.is_plain or heard[one.name] > 1}
    if not is_transcript or len(sure) < FEWEST or all(opened[place].name in _listed("asking") for place in sure):
        return ()
    kept = {place: one for place, one in opened.items() if place in sure or one.is_named}
    places = sorted(kept)
    ends = [*places[1:], len(paragraphs)]
    made = (_turn(text, kept[first], paragraphs[first:last]) for first, last in zip(places, ends, strict=True))
    return tuple(turn for turn in _named(text, made) if turn.paragraphs)


def _opening(text: str, paragraph: Span) -> _Opening | None:
    words = paragraph.of(text)
    match = _BARE.match(words) or _LABEL.match(words)
    if match is None:
        return None
    name = match["name"].strip()
    parts = _WORD.findall(name)
    small = name.casefold()
    if len(parts) > LONGEST_LABEL or small in _listed("nobody") or not all(map(_is_of_name, parts[:1] + parts[-1:])):
        return None
    label = Span(paragraph.start, paragraph.start + len(name))
    is_plain = all(part.isupper() for part in parts) or small in _listed("asking") | _listed("answering")
    is_role = small.removeprefix("the ") in _listed("roles")
    is_name = len(parts) > 1 and all(part[0].isupper() or part in _listed("between") for part in parts)
    return _Opening(label, paragraph.start + match.end(), small, is_plain, is_role or is_name)


def _is_of_name(word: str) -> bool:
    return word[0].isupper() or word.casefold() in _listed("asking") | _listed("roles")


def _turn(text: str, opening: _Opening, paragraphs: tuple[Span, ...]) -> Turn:
    first = Span(opening.says, paragraphs[0].end) if opening.says < paragraphs[0].end else None
    said = (span for span in (first, *paragraphs[1:]) if span and _WORD.search(_STAGE.sub("", span.of(text))))
    return Turn(opening.label, tuple(said), opening.label, opening.name in _listed("asking"))


def _named(text: str, found: Iterator[Turn]) -> Iterator[Turn]:
    """Yield the turns, an answer of nobody in particular as one of whoever was named last."""
    last: Span | None = None
    for turn in found:
        is_answer = turn.label.of(text).casefold() in _listed("answering")
        if not (is_answer or turn.asking):
            last = turn.named
        yield replace(turn, named=last) if is_answer and last else turn


@cache
def _listed(name: str) -> frozenset[str]:
    content = files("foedus.text").joinpath("turns.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(content)[name])
