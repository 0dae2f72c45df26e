"""A text as tokens, one code each, so that forms are looked for in a string a sixth as long as the text."""

import re
from dataclasses import dataclass

from foedus.model import Span
from foedus.readers.times.grammar import NOTHING, Form, Grammar
from foedus.readers.times.lexicon import classes_of_number
from foedus.readers.times.lookalikes import without_lookalikes

__all__ = ["Hit", "Tokens", "hits", "tokens"]

_ENDS = frozenset({".", "?", "!", ";"})
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s)\b)?|[^\W\d_]+|\n[ \t]*\n|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text, where each starts, and the string of their codes."""

    words: list[str]
    starts: list[int]
    codes: str

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of the text from token `first` up to token `last`, which is not part of it."""
        return Span(self.starts[first], self.starts[last - 1] + len(self.words[last - 1]))

    def ends_sentence(self, place: int) -> bool:
        """Tell whether a sentence or a paragraph ends at a token, or the text before it."""
        return place < 0 or self.words[place] in _ENDS or self.words[place].startswith("\n")

    def opens_sentence(self, first: int) -> bool:
        """Tell whether token `first` stands at the start of its sentence, at most a preposition before it."""
        return self.ends_sentence(first - 1) or self.ends_sentence(first - 2)


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens that stand in one of the forms; `match` is over the codes."""

    form: Form
    match: re.Match[str]


def tokens(text: str, known: Grammar) -> Tokens:
    """Cut a text into tokens and give each the code of its classes."""
    words: list[str] = []
    starts: list[int] = []
    codes: list[str] = []
    code_of = known.codes.get
    for match in _TOKEN.finditer(text):
        word = match.group()
        code = code_of(word)
        if code is None:
            code = known.number_codes.get(classes_of_number(word), NOTHING) if word[0].isdigit() else NOTHING
        words.append(word)
        starts.append(match.start())
        codes.append(code)
    return Tokens(words, starts, without_lookalikes(text, words, starts, codes, known))


def hits(found: Tokens, known: Grammar, at: int) -> list[Hit]:
    """Return the forms that stand at the first place from token `at` on where any does, longest first.

    A long run of numbers is no date, and trying every form at each of them would be slow.
    """
    while start := known.starts.search(found.codes, at):
        at = start.start()
        if run := known.counting.match(found.codes, at):
            at = run.end()
            continue
        here = known.starting[start.group()]
        if here.any_form.match(found.codes, at):
            matches = (Hit(form, match) for form in here.forms if (match := form.expression.match(found.codes, at)))
            return sorted(matches, key=lambda hit: -hit.match.end())
        at += 1
    return []
