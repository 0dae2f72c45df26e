"""Whose turn it is to speak in a Russian transcript: "В.Путин: ...", "Вопрос: ...", "Си Цзиньпин (перевод): ..."."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from foedus.model import Span

__all__ = ["Label", "labels", "roles"]

REMEMBERED = 64
TWICE = 2  # in what is not yet known for a transcript, a label that is a bare name has to come again

_INITIALS = r"(?:[А-ЯЁ]\.\s?){1,2}"
_SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*"
_ASIDE = r"(?:\s*\([^()\n]{2,80}\))?"
_INITIALLED = re.compile(
    rf"(?<!\w)(?P<name>{_INITIALS}(?P<surname>{_SURNAME}))"
    rf"(?P<who>(?:\s+(?P=surname)\s[^:\n]{{3,200}}?)?)(?P<aside>{_ASIDE})\s?:(?=\s)"  # pages put a card beside a name
)
_NAMED = re.compile(rf"(?<!\w)(?P<name>{_SURNAME}(?:\s{_SURNAME}){{0,3}}){_ASIDE}\s?:(?=\s)")
_SAYING = re.compile(r"(?:[лв]|л[аои]|[еиюя]т|лс[яь]|л[аио]сь|словам|мнению)\s*$")  # "сказал С.Лавров: ..." is prose
_STOP = re.compile(r"(?:^|[.?!…»\")*\n\]]|\d)\s*$")
_LOOK = 30  # characters before a label


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a turn: the words that name who speaks, where the speech begins, and what a card says of them."""

    name: Span
    said: int
    who: Span | None = None


@lru_cache(maxsize=REMEMBERED)
def labels(text: str) -> tuple[Label, ...]:
    """Return the labels of the turns in a text, in order; none in what is no transcript."""
    initialled = list(_initialled(text))
    found = [*initialled, *_roles_and_names(text, least=TWICE if len(initialled) < TWICE else 1)]
    apart: list[Label] = []
    for label in sorted(found, key=lambda label: label.name.start):
        if not apart or label.name.start >= apart[-1].said:
            apart.append(label)
    return tuple(apart)


def _initialled(text: str) -> Iterator[Label]:
    for match in _INITIALLED.finditer(text):
        before = text[max(0, match.start() - _LOOK) : match.start()]
        quoted = text[match.end() :].lstrip()[:1] in ("«", "“", '"')
        if _STOP.search(before) or not (quoted or _SAYING.search(before)):
            who = Span(match.start("who") + 1, match.end("who")) if match["who"] else None
            yield Label(Span(*match.span("name")), _said(text, match.end()), who)


def _roles_and_names(text: str, *, least: int) -> Iterator[Label]:
    """Yield labels that are a role ("Вопрос"), or a name that labels as often as that, where a sentence begins."""
    found = [
        match for match in _NAMED.finditer(text) if _STOP.search(text[max(0, match.start() - _LOOK) : match.start()])
    ]
    often = Counter(match["name"] for match in found)
    for match in found:
        is_name = " " in match["name"] and often[match["name"]] >= least
        if match["name"].lower() in roles() or is_name:
            yield Label(Span(*match.span("name")), _said(text, match.end()))


def _said(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


@cache
def roles() -> Mapping[str, str]:
    """Return the party of whoever a label that is no name stands for, by its words in small letters."""
    data = tomllib.loads(files(__package__).joinpath("data", "turns.toml").read_text(encoding="utf-8"))
    return {role: party for party, listed in data["roles"].items() for role in listed}
