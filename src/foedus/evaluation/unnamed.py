"""Scoring whom pronouns and descriptions stand for: the gold's actors whose own words hold no proper name.

Two questions are kept apart. Of each such place in a text: does the mention there have the gold's party, and its name?
That is resolution alone, whatever claims were found. And of each claim's field with such an actor: has the paired
claim the gold's party there?
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from foedus.evaluation.report import Row
from foedus.evaluation.rows import Json
from foedus.evaluation.tally import share

__all__ = ["Unnamed"]

SPEAKER = "speaker"
PRONOUNS = frozenset({"he", "her", "his", "i", "it", "its", "my", "our", "she", "their", "they", "we"})
ARTICLES = frozenset({"a", "all", "an", "both", "many", "most", "several", "some", "the", "these", "this", "those"})
OPENERS = PRONOUNS | ARTICLES  # words whose capital only says that a sentence starts

_WORD = re.compile(r"\w[\w'’-]*")

Pair = tuple[Json, Json]
Place = tuple[int, int]
Held = tuple[str, Json]


class Unnamed:
    """A running count over items of what became of actors without a name."""

    def __init__(self) -> None:
        self._places: dict[str, Counter[str]] = {"speakers": Counter(), "actors": Counter()}
        self._seen: set[tuple[str, str, Place, str]] = set()

    def add(self, gold: Json, predicted: Json | None, pairs: Iterable[Pair]) -> None:
        """Count one item: its gold row with its text, the predicted row with its mentions, and the paired claims."""
        paired = {id(ours): theirs for ours, theirs in pairs}
        mentions: Sequence[Json] = (predicted or {}).get("mentions") or ()
        for claim in gold["claims"]:
            for field, actor in _actors(claim):
                if not is_unnamed(actor["text"]):
                    continue
                place = _place(actor["text"], claim, gold.get("text") or "")
                for group in ("speakers", "actors") if field == SPEAKER else ("actors",):
                    self._count_place(group, str(gold.get("id")), place, actor, mentions)
                    self._count_field(group, field, actor, paired.get(id(claim)))

    def rows(self) -> Iterator[Row]:
        """Yield a row for the speakers of statements, and one for all actors, the innermost of `by` among them.

        `gold` counts places, each once; `party` and `name` are the share of places, and of those that have a name,
        where the mention is right; `party|found` and `party|all` the share of fields in paired, and in all, claims.
        """
        for group, count in self._places.items():
            figures = {
                "party": _share(count, "party", "gold"),
                "name": _share(count, "name", "named"),
                "party|found": _share(count, "field", "found"),
                "party|all": _share(count, "field", "fields"),
            }
            yield Row(f"{group} without a name", {"gold": count["gold"], **figures})

    def _count_place(self, group: str, item: str, place: Place | None, actor: Json, mentions: Sequence[Json]) -> None:
        if place is None or (group, item, place, actor["party"]) in self._seen:
            return
        self._seen.add((group, item, place, actor["party"]))
        count, there = self._places[group], list(_at(place, mentions))
        count["gold"] += 1
        count["party"] += any(_is_party(actor, mention) for mention in there)
        if actor.get("name"):
            count["named"] += 1
            count["name"] += any(_is_name(actor, mention) for mention in there)

    def _count_field(self, group: str, field: str, actor: Json, claim: Json | None) -> None:
        count = self._places[group]
        count["fields"] += 1
        if claim is not None:
            count["found"] += 1
            count["field"] += any(_is_party(actor, other) for name, other in _actors(claim) if name == field)


def is_unnamed(words: str) -> bool:
    """Tell whether an actor's words are a pronoun or a description, with no proper name and no people in them."""
    first, *rest = _WORD.findall(words) or [""]
    return not any(word[0].isupper() for word in rest) and (first[:1].islower() or first.lower() in OPENERS)


def _actors(claim: Json) -> Iterator[Held]:
    """Yield each actor of a claim with the name of its field; of the chain of assertion, the innermost."""
    chain = claim.get("by") or ()
    for name, value in (*claim.get("fields", {}).items(), ("by", chain[-1] if chain else None)):
        for actor in value if isinstance(value, list) else (value,):
            if isinstance(actor, dict) and actor.get("text"):
                yield name, actor


def _place(words: str, claim: Json, text: str) -> Place | None:
    """Return where the actor's words stand: in the quote nearest to the anchor, else before it rather than after."""
    quote = claim.get("quote") or ""
    start = max(text.find(quote), 0)
    anchor = start + max(quote.find(claim.get("anchor") or ""), 0)
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    inside = [place for place in found if start <= place[0] and place[1] <= start + len(quote)]
    before = [place for place in found if place[0] < anchor]
    return min(inside or before or found, key=lambda place: abs(place[0] - anchor), default=None)


def _at(place: Place, mentions: Iterable[Json]) -> Iterator[Json]:
    """Yield the mentions that cover the place best; a list that one pronoun takes up has several."""
    fits = [(_overlap(place, (mention["start"], mention["end"])), mention) for mention in mentions]
    best = max((fit for fit, _ in fits), default=0.0)
    return (mention for fit, mention in fits if fit == best > 0)


def _overlap(one: Place, other: Place) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(common, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def _is_party(ours: Json, theirs: Json) -> bool:
    return str(ours.get("party") or "").upper() == str(theirs.get("party") or "").upper()


def _is_name(ours: Json, theirs: Json) -> bool:
    """Tell whether two names end alike, or the gold's is the code of a party that both have."""
    one, other = (str(actor.get("name") or "").casefold().split() for actor in (ours, theirs))
    return bool(one and other and one[-1] == other[-1]) or (ours["name"] == ours["party"] and _is_party(ours, theirs))


def _share(count: Counter[str], part: str, whole: str) -> float | None:
    return share(count[part], count[whole]) if count[whole] else None
