"""Find the words of a claim again in a text that was edited a little, among them or around them.

Where the whole sentence stands, nothing may have come to it that turns what it says ("it is not true that"). Else the
anchor must stand, the quotation be nearly the same and clearly more so than anywhere else, and nothing in its sentence
have come, gone or changed that can tell: names, figures, negations, moods. In the quotation a word may come or go, or
have a slip of a letter mended, but no word may stand for another.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from itertools import takewhile

from foedus.model import Span, Words
from foedus.record.placing import MARGIN, THRESHOLD, Edition, Match, shift
from foedus.text import sentence_of

__all__ = ["reworded"]

ALIKE = 0.9  # of the letters of both quotations stand in words that both have
LONG = 5  # letters: of shorter words, many differ from another by one


def reworded(quote: Words, anchor: Words, old: Edition, new: Edition) -> Match | None:
    """Return which words of the quotation's sentence stand where in the new text; None where that is not clear.

    Nothing in it is loose where the sentence stands as it was.
    """
    hull = Span(min(quote.span.start, anchor.span.start), max(quote.span.end, anchor.span.end))
    words, cue = old.words_of(hull), old.words_of(anchor.span)
    if not cue:
        return None
    sentence = _around(old.content, hull)
    if stands := shift(Words(sentence, sentence.of(old.content)), old, new):
        return None if _is_turned(stands) else stands
    claim = _Claim(old, words, cue, old.words_of(sentence))
    found: _Found | None
    if stands := shift(Words(hull, hull.of(old.content)), old, new):
        span = new.span_of(range(stands.pairs[words[0]], stands.pairs[words[-1]] + 1))
        found = claim.at(new, stands.pairs[cue[0]], span)
    else:
        found = claim.nearest(new)
    return found.match if found and found.is_same() else None


def _around(text: str, piece: Span) -> Span:
    """Return the sentences in which the piece begins and ends, whatever parts them."""
    first, last = Span(piece.start, piece.start + 1), Span(piece.end - 1, piece.end)
    return Span(sentence_of(text, first).start, sentence_of(text, last).end)


def _is_turned(stands: Match) -> bool:
    """Tell whether the sentence that something stands in has words, besides, that turn what is said."""
    new, there = stands.new, set(stands.pairs.values())
    sentence = new.words_of(_around(new.content, new.span_of(range(min(there), max(there) + 1))))
    return any(_turns(new, word, sentence) for word in sentence if word not in there)


def _turns(edition: Edition, word: int, sentence: range) -> bool:
    """Tell whether the word turns what its sentence says; inside of it, "May" is a month."""
    is_name = edition.spans[word].of(edition.content).istitle() and word != sentence.start
    return not is_name and _vocabulary().turns(edition.forms[word])


@dataclass(frozen=True, slots=True)
class _Claim:
    """Numbers of words in their text: of a claim, of its anchor, and of the sentence that it stands in."""

    edition: Edition
    words: range
    cue: range
    sentence: range

    def nearest(self, new: Edition) -> "_Found | None":
        """Return the place most like this one, where there is one that is clearly so, both ways."""
        forms = self.edition.forms[self.cue.start : self.cue.stop]
        if new.all(self.edition.forms[self.words.start : self.words.stop]):
            return None  # it stands there as it was, but which of several it is cannot be told
        scored = sorted((self.at(new, at) for at in new.all(forms)), key=lambda found: found.likeness, reverse=True)
        if not scored or scored[0].likeness < ALIKE:
            return None
        found, others = scored[0], [other.likeness for other in scored[1:]]
        back, own = found.back(), self.cue.start
        others += [back.at(self.edition, other).likeness for other in self.edition.all(forms) if other != own]
        return found if found.likeness - max(others, default=0.0) >= MARGIN else None

    def at(self, new: Edition, at: int, span: Span | None = None) -> "_Found":
        """Return this claim as it stands where the word `at` of the new text begins its anchor, inside `span`."""
        cue = range(at, at + len(self.cue))
        sentence = new.words_of(_around(new.content, span or new.span_of(cue)))
        before = _Gap(self.edition, new, range(self.sentence.start, self.cue.start), range(sentence.start, cue.start))
        after = _Gap(self.edition, new, range(self.cue.stop, self.sentence.stop), range(cue.stop, sentence.stop))
        return _Found(self, new, cue, sentence, before, after)


class _Gap:
    """Words before or after the anchor: which are `paired`, and which old ones stand where others do now."""

    def __init__(self, old: Edition, new: Edition, these: range, those: range) -> None:
        forms = old.forms[these.start : these.stop], new.forms[those.start : those.stop]
        self.paired: dict[int, int] = {}
        self.replaced: set[int] = set()
        for tag, start, stop, there, until in SequenceMatcher(None, *forms, autojunk=False).get_opcodes():
            pairs = dict(zip(these[start:stop], those[there:until], strict=False))
            slips = tag == "replace" and stop - start == until - there
            if tag == "equal" or (slips and all(_is_slip(old, one, new, other) for one, other in pairs.items())):
                self.paired |= pairs
            elif tag == "replace":
                self.replaced |= set(these[start:stop])


@dataclass(frozen=True, slots=True)
class _Found:
    """A claim as it may stand in another text: its anchor and sentence there, and what pairs with what."""

    claim: _Claim
    new: Edition
    cue: range
    sentence: range
    before: _Gap
    after: _Gap

    @property
    def pairs(self) -> dict[int, int]:
        """The numbers of the words that stand in both, the old one's first."""
        return self.before.paired | dict(zip(self.claim.cue, self.cue, strict=True)) | self.after.paired

    @property
    def match(self) -> Match:
        """What can be moved with it."""
        return Match(self.claim.edition, self.new, self.pairs, loose=self.claim.words)

    @property
    def stretch(self) -> range:
        """The words of the claim in the new text."""
        found = [there for word, there in self.pairs.items() if word in self.claim.words]
        return range(min(found), max(found) + 1)

    @property
    def likeness(self) -> float:
        """The share of letters of both quotations in words that both have."""
        return self._shared(self.claim.words, self.stretch)

    def back(self) -> _Claim:
        """Return what was found as a claim of the new text."""
        return _Claim(self.new, self.stretch, self.cue, self.sentence)

    def is_same(self) -> bool:
        """Tell whether it says the same: the sentence is like enough, and nothing that tells has come or gone."""
        replaced = self.before.replaced | self.after.replaced
        return (
            self.likeness >= ALIKE
            and self._shared(self.claim.sentence, self.sentence) >= THRESHOLD
            and not any(word in self.claim.words for word in replaced)
            and not any(self._telling())
        )

    def _telling(self) -> Iterator[bool]:
        kept, claim = self.pairs, self.claim
        there = set(kept.values())
        yield from (_tells(claim.edition, word, claim.sentence) for word in claim.sentence if word not in kept)
        yield from (_tells(self.new, word, self.sentence) for word in self.sentence if word not in there)

    def _shared(self, these: range, those: range) -> float:
        old, new = self.claim.edition, self.new
        both = sum(len(old.forms[one]) + len(new.forms[other]) for one, other in self.pairs.items() if one in these)
        letters = sum(len(old.forms[word]) for word in these) + sum(len(new.forms[word]) for word in those)
        return both / letters


def _tells(edition: Edition, word: int, sentence: range) -> bool:
    """Tell whether the word is a name, a figure or another that turns what is said."""
    form, shown = edition.forms[word], edition.spans[word].of(edition.content)
    is_name = shown[0].isupper() and not (word == sentence.start and form in _vocabulary().opening)
    return is_name or not form.isalpha() or _vocabulary().tells(form)


def _is_slip(old: Edition, one: int, new: Edition, other: int) -> bool:
    """Tell whether a letter more, less, changed or swapped is all that tells two words apart, neither being a name."""
    given, now = old.forms[one], new.forms[other]
    shown = old.spans[one].of(old.content) + new.spans[other].of(new.content)
    if min(len(given), len(now)) < LONG or not shown.isalpha() or not shown.islower():
        return False
    if any(map(_vocabulary().tells, (given, now))):
        return False
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(given, now, strict=False)))
    rest, left = given[start:], now[start:]
    ways = (rest[1:] == left, rest == left[1:], rest[1:] == left[1:], rest[1::-1] + rest[2:] == left)
    return start > 0 and any(ways)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The tables of `rewording.toml`."""

    turning: tuple[str, ...]
    telling: tuple[str, ...]
    opening: frozenset[str]

    def turns(self, form: str) -> bool:
        """Tell whether the word turns what a sentence says."""
        return any(fnmatchcase(form, turning) for turning in self.turning)

    def tells(self, form: str) -> bool:
        """Tell whether the word makes a sentence say something else, or of somebody else."""
        return self.turns(form) or any(fnmatchcase(form, telling) for telling in self.telling)


@cache
def _vocabulary() -> _Vocabulary:
    table = tomllib.loads(files(__package__).joinpath("rewording.toml").read_text(encoding="utf-8"))
    return _Vocabulary(tuple(table["turning"]), tuple(table["telling"]), frozenset(table["opening"]))
