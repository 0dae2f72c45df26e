"""What the actor at one place of a sentence does to the actor at another, whoever they are.

Event claims need parties that somebody knows; here both places are given, so that the words on the way through the
dependency tree from the one to the other decide. The vocabulary is event.toml with what pair.toml adds.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from foedus.model import DENIED, Span
from foedus.readers.claims.acts import act_of
from foedus.readers.claims.frames import Match, lexicon
from foedus.readers.claims.lemmas import Lemmas
from foedus.readers.claims.mood import mood

__all__ = ["event_type"]

PLANNING = frozenset({"will", "shall", "'ll", "wo", "would"})
CARRIERS = frozenset({"dobj", "pobj", "prep", "xcomp", "nsubjpass", "attr", "oprd", "acomp", "conj", "ccomp"})


@dataclass(frozen=True, slots=True)
class _Cue:
    """A word that names a type of event, with the words that belong to it and the phrases that do it and suffer it."""

    token: Token
    event: str
    places: frozenset[int]
    doers: frozenset[int] = frozenset()
    sufferers: frozenset[int] = frozenset()


def event_type(doc: Doc, source: Span | None, target: Span | None) -> str | None:
    """Return PLOVER's type for what the source does to the target, None if no word on the way tells.

    A side that the text does not name is None.
    """
    ends = [_head(doc, span) for span in (source, target) if span]
    if not ends:
        return None
    way = _way(ends)
    sentence = ends[0].sent
    cues = [cue for cue in _cues(doc) if sentence.start <= cue.token.i < sentence.end]
    own = {cue.token.i for cue in cues if _covers(source, cue.token) or _covers(target, cue.token)}
    best = min(cues, key=lambda cue: _rank(cue, way, ends, cue.token.i in own), default=None)
    return _in_its_mood(best) if best else None


def _rank(cue: _Cue, way: list[Token], ends: list[Token], is_inside: bool) -> tuple[bool, bool, bool, bool, int]:
    """Order cues: near the way, not inside a side's own name, on the way, done or suffered by a side, high in the tree.

    The higher one counts since what somebody agrees, refuses or asks to do is not done: "refused to lift the ban".
    """
    on_way = {token.i for token in way}
    is_on = bool(cue.places & on_way)
    is_near = is_on or cue.token.head.i in on_way
    fits = ends[0].i in cue.doers or ends[-1].i in cue.sufferers
    return (not is_near, is_inside, not is_on, not fits, _depth(cue.token))


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _way(ends: list[Token]) -> list[Token]:
    """The tokens from the one end to the other by the tree, and on to the verb above where both share a phrase."""
    lines = [[end, *end.ancestors] for end in ends]
    first, last = lines[0], lines[-1]
    shared = {token.i for token in first} & {token.i for token in last}
    top = next((place for place, token in enumerate(first) if token.i in shared), len(first) - 1)
    while top < len(first) - 1 and first[top].pos_ not in {"VERB", "AUX"}:
        top += 1
    below = [token for token in last if token.i not in shared]
    return [*first[: top + 1], *below]


def _head(doc: Doc, span: Span) -> Token:
    """The word of the span that all its others hang on."""
    inside = [token for token in doc if _covers(span, token)] or [doc[0]]
    return min(inside, key=_depth)


def _covers(span: Span | None, token: Token) -> bool:
    return span is not None and span.start < token.idx + len(token) and token.idx < span.end


def _cues(doc: Doc) -> Iterator[_Cue]:
    """Yield one cue for each trigger of either lexicon, else for each act of speech that stands for a type."""
    found: dict[int, Match] = {}
    lemmas = Lemmas(doc)
    for match in (*lexicon("event", "pair").find(lemmas), *lexicon("event").find(lemmas)):
        before = found.get(match.trigger.i)
        if before is None or len(before.others) < len(match.others):
            found[match.trigger.i] = match
    inner = {place for match in found.values() for place in match.others}
    for match in found.values():
        if match.trigger.i not in inner:
            yield _cue(match)
    for token in doc:
        act = None if token.i in found else act_of(token)
        event = act and (act[0].press or _table("acts").get(act[0].name))
        if event:
            yield _Cue(token, event, frozenset({token.i}))


def _cue(match: Match) -> _Cue:
    doers, sufferers = (frozenset(token.i for token in match.candidates(slot)) for slot in ("actors", "recipients"))
    places = frozenset({match.trigger.i, *match.others})
    return _Cue(match.trigger, match.frame.value("event") or "", places, doers, sufferers)


def _in_its_mood(cue: _Cue) -> str:
    """The type of a cue as it is denied, or only planned."""
    event = cue.event
    if mood(cue.token).polarity == DENIED:
        return _table("denied").get(event, event)
    return _table("planned").get(event, event) if _is_planned(cue.token) else event


def _is_planned(token: Token) -> bool:
    while True:
        if any(child.dep_ == "aux" and child.lower_ in PLANNING for child in token.children):
            return True
        if token.dep_ not in CARRIERS or token.head is token:
            return False
        token = token.head


@cache
def _table(name: str) -> dict[str, str]:
    path = files("foedus.readers.claims").joinpath("data/pair.toml")
    table: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    return table
