"""From the words that somebody writes to the claims and texts in which they stand, the best first."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from foedus.knowledge import Knowledge
from foedus.model import Span
from foedus.shelf.seeking import name_of
from foedus.shelf.words import KIND, OUTLET, PARTY, mark, month, year
from foedus.store import ARTICLE, QUOTATION, Index, Lead
from foedus.store.index import Group, Question
from foedus.text.stems import spelled, words_in
from foedus.things.vocabulary import vocabulary

__all__ = ["CANDIDATES", "Leads", "Search", "Wanted", "search"]

CANDIDATES = 300  # claims that are looked at, of those put in the index last
TEXTS = 100  # likewise
ENDINGS = 8  # words that a beginning may stand for, of those that are met most often
MOST_WORDS = 16  # of a question

_PHRASE = re.compile(r'"([^"]*)"|“([^“”]*)”|«([^«»]*)»')
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)

Stems = tuple[str, ...]  # of which any will do
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: all these words, and only claims of a kind, of a party, by an outlet, published in a time.

    Words in quotation marks are meant as they stand. The last word may be a beginning, unless something follows it.
    """

    words: str
    kind: str | None = None
    party: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """The stems that are looked for: of each of `groups` any one, and each phrase word by word."""

    groups: tuple[Stems, ...] = ()
    phrases: tuple[Stems, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups or self.phrases)

    def places(self, text: str) -> Iterator[Span]:
        """Yield where words that are looked for stand in the text."""
        stems = frozenset(stem for group in (*self.groups, *self.phrases) for stem in group)
        yield from (span for span in words_in(text) if not stems.isdisjoint(_any(span.of(text))))

    def are_in(self, text: str) -> bool:
        """Tell whether all that is looked for is in the text, phrases word by word."""
        stems = {stem for span in words_in(text) for stem in _any(span.of(text))}
        return all(map(stems.intersection, self.groups)) and all(stems.issuperset(phrase) for phrase in self.phrases)


@dataclass(frozen=True, slots=True)
class Leads:
    """What is found, the best first, of what is alike the latest published; with `many`, not all was looked at."""

    wanted: Wanted
    claims: tuple[Lead, ...] = ()
    texts: tuple[Lead, ...] = ()
    many: bool = False


def search(index: Index, asked: Search, knowledge: Knowledge, published: Days | None) -> Leads:
    """Return what is found; nothing where no word is written. `published` are the first and the last day of all."""
    wanted = _wanted(asked.words, index)
    days = (asked.since.toordinal() if asked.since else 0, (asked.until or date.max).toordinal())
    months = _months(asked, published)
    if not wanted or months is None:
        return Leads(wanted)
    outlet = [[mark(OUTLET, asked.outlet)]] if asked.outlet else []
    own = [[mark(KIND, asked.kind)]] if asked.kind else []
    if asked.party:
        own.append([mark(PARTY, name_of(asked.party, knowledge))])
    claims = index.find(QUOTATION, _question(wanted, [*own, *outlet, *months]), days, CANDIDATES)
    many = len(claims) == CANDIDATES  # then nobody looks for documents besides
    texts = [] if own or many else index.find(ARTICLE, _question(wanted, [*outlet, *months]), days, TEXTS)
    return Leads(wanted, _ordered(claims), _ordered(texts), many)


def _ordered(found: list[Lead]) -> tuple[Lead, ...]:
    return tuple(sorted(found, key=lambda lead: (lead.score, -lead.day, -lead.nr)))


def _wanted(words: str, index: Index) -> Wanted:
    phrases = [phrase for found in _PHRASE.findall(words) if (phrase := _stems("".join(found)))]
    rest = _POSSESSIVE.sub(" ", _PHRASE.sub(" ", words))
    written = [span.of(rest) for span in words_in(rest)][:MOST_WORDS]
    last = written.pop() if written and words.endswith(written[-1]) else None
    small = vocabulary().small
    telling = [word for word in written if word.casefold() not in small]
    groups = [_any(word) for word in (telling if telling or last or phrases else written)]
    if last:
        groups.append(_begun(last, index))
    return Wanted(tuple(filter(None, groups)), tuple(phrases[:MOST_WORDS]))


def _stems(phrase: str) -> Stems:
    return tuple(forms[0].stem for span in words_in(phrase) if (forms := spelled(span.of(phrase))))[:MOST_WORDS]


def _any(word: str) -> Stems:
    return tuple(dict.fromkeys(form.stem for form in spelled(word)))


def _begun(word: str, index: Index) -> Stems:
    """Return the stems of a word and of those that it may be the beginning of."""
    going_on = (stem for form in spelled(word) for stem in index.beginning(form.written, ENDINGS))
    return tuple(dict.fromkeys((*_any(word), *going_on)))


def _question(wanted: Wanted, marks: list[list[str]]) -> Question:
    words = [*map(_single, wanted.groups), *((phrase,) for phrase in wanted.phrases)]
    return Question(tuple(words), tuple(map(_single, marks)))


def _single(words: Iterable[str]) -> Group:
    """Return words, of which any will do, as phrases of one each."""
    return tuple((word,) for word in words)


def _months(asked: Search, published: Days | None) -> list[list[str]] | None:
    """Return the marks of the time that is asked for: none if it is all time, None where nothing is of it."""
    if asked.since is None and asked.until is None:
        return []
    if published is None:
        return None
    first, last = max(asked.since or date.min, published[0]), min(asked.until or date.max, published[1])
    return [list(_marks(first, last))] if first <= last else None


def _marks(first: date, last: date) -> Iterator[str]:
    """Yield marks that cover the time: whole years as such."""
    for each in range(first.year, last.year + 1):
        if first.year < each < last.year:
            yield year(date(each, 1, 1))
            continue
        begin = first.month if each == first.year else 1
        end = last.month if each == last.year else 12
        yield from (month(date(each, one, 1)) for one in range(begin, end + 1))
