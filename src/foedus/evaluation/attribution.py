"""Scoring attributions: the spans of source, cue and content, and whole attributions paired by their content.

Tokens are words or single marks, so that no parser is needed. Pieces of a span with only space between them are one.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foedus.evaluation.calibration import Judged, calibration
from foedus.evaluation.report import Report, Row
from foedus.evaluation.rows import Json, by_id
from foedus.evaluation.tally import Tally, share

__all__ = ["score_attribution"]

ROLES = ("cue", "source", "content")
MATCHED = 0.5  # intersection over union of the contents' tokens
WHOLE = "attribution content>=.5"
MEASURES = (
    *(f"{role} {how}" for role in ROLES for how in ("exact", "exact~", "token")),
    "content-set exact~",
    "source token | matched",
    "cue overlap | matched",
    "attribution full exact~",
    WHOLE,
    f"{WHOLE}+source",
    f"{WHOLE}+source+cue",
    "sourced-only content>=.5+source",
)  # "~" leaves out marks at the edges

_TOKEN = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
_EDGE = "\"“”'‘’«»,.;: \n\t\r()[]-–—"

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution made ready: by role its spans, the same without marks at the edges, and its tokens."""

    spans: dict[str, list[Place]]
    trimmed: dict[str, list[Place]]
    tokens: dict[str, frozenset[int]]
    source_head: frozenset[int]
    manner: str | None
    confidence: float | None = None

    @property
    def whole(self) -> tuple[tuple[Place, ...], ...]:
        """All trimmed spans of all roles."""
        return tuple(tuple(self.trimmed[role]) for role in ROLES)


def score_attribution(gold: Iterable[Json], predicted: Iterable[Json]) -> Report:
    """Return P, R and F1 over all texts for spans, tokens and whole attributions; recall by manner of quotation.

    Where the predictions tell how sure they are, a last row tells how well that is calibrated.
    """
    theirs = by_id(predicted)
    tallies = {measure: Tally() for measure in MEASURES}
    manners: dict[str, Counter[str]] = {}
    sure: list[Judged] = []
    for item, row in by_id(gold).items():
        ours, found = _sides(row, theirs.get(item, {}))
        _count_spans(tallies, ours, found)
        pairs = _pairs(ours, found)
        _count_wholes(tallies, ours, found, pairs)
        _count_manners(manners, ours, pairs)
        sure += _judged(found, pairs)
    rows = [Row(name, tally.figures) for name, tally in tallies.items()]
    rows += [_manner_row(name, count) for name, count in manners.items()]
    return Report("attribution", (*rows, calibration(sure)) if sure else tuple(rows))


def _marked(attribution: Json, text: str, tokens: Sequence[Place]) -> Marked:
    spans = {role: _joined(attribution.get(role) or (), text) for role in ROLES}
    head = attribution.get("source_head")
    in_role = {role: _covered(spans[role], tokens) for role in ROLES}
    return Marked(
        spans,
        {role: [_trimmed(place, text) for place in places] for role, places in spans.items()},
        in_role,
        _covered([head], tokens) if head else in_role["source"],
        attribution.get("kind"),
        attribution.get("confidence"),
    )


def _joined(places: Iterable[Sequence[int]], text: str) -> list[Place]:
    found: list[Place] = []
    for start, end in sorted((start, end) for start, end in places):
        if found and (start <= found[-1][1] or not text[found[-1][1] : start].strip()):
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _trimmed(place: Place, text: str) -> Place:
    start, end = place
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip(_EDGE))
    right = start + len(piece.rstrip(_EDGE))
    return (left, right) if left < right else place


def _covered(places: Iterable[Sequence[int]], tokens: Sequence[Place]) -> frozenset[int]:
    found: set[int] = set()
    for start, end in places:
        at = bisect_right(tokens, start, key=lambda token: token[1])
        while at < len(tokens) and tokens[at][0] < end:
            found.add(at)
            at += 1
    return frozenset(found)


def judged(gold: Json, predicted: Json) -> list[Judged]:
    """Return how sure each attribution of a text is, and whether its content and source are right."""
    ours, found = _sides(gold, predicted)
    return _judged(found, _pairs(ours, found))


def _sides(gold: Json, predicted: Json) -> tuple[list[Marked], list[Marked]]:
    text = gold["text"]
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    ours, found = (
        [_marked(one, text, tokens) for one in side.get("attributions", ()) if one.get("content")]
        for side in (gold, predicted)
    )
    return ours, found


def _judged(found: Sequence[Marked], pairs: Sequence[tuple[Marked, Marked]]) -> list[Judged]:
    right = {id(other) for one, other in pairs if _same_source(one, other)}
    return [(each.confidence, id(each) in right) for each in found if each.confidence is not None]


def _count_spans(tallies: dict[str, Tally], ours: Sequence[Marked], found: Sequence[Marked]) -> None:
    for role in ROLES:
        spans, trimmed, tokens = (tallies[f"{role} {how}"] for how in ("exact", "exact~", "token"))
        spans.compare(*([place for one in side for place in one.spans[role]] for side in (ours, found)))
        trimmed.compare(*([place for one in side for place in one.trimmed[role]] for side in (ours, found)))
        tokens.compare(*(set[int]().union(*(one.tokens[role] for one in side)) for side in (ours, found)))


def _pairs(ours: Sequence[Marked], found: Sequence[Marked]) -> list[tuple[Marked, Marked]]:
    options = []
    for i, one in enumerate(ours):
        for j, other in enumerate(found):
            common = len(one.tokens["content"] & other.tokens["content"])
            union = len(one.tokens["content"] | other.tokens["content"])
            if common and common / union >= MATCHED:
                options.append((-common / union, -len(one.tokens["source"] & other.tokens["source"]), i, j))
    free, left, pairs = set(range(len(ours))), set(range(len(found))), []
    for _, _, i, j in sorted(options):
        if i in free and j in left:
            free.remove(i)
            left.remove(j)
            pairs.append((ours[i], found[j]))
    return pairs


def _same_source(ours: Marked, found: Marked) -> bool:
    if not ours.tokens["source"]:
        return not found.tokens["source"]
    return bool(ours.source_head & found.tokens["source"])


def _same_cue(ours: Marked, found: Marked) -> bool:
    return bool(ours.tokens["cue"] & found.tokens["cue"])


def _count_wholes(
    tallies: dict[str, Tally], ours: Sequence[Marked], found: Sequence[Marked], pairs: Sequence[tuple[Marked, Marked]]
) -> None:
    tallies["content-set exact~"].compare(*([tuple(one.trimmed["content"]) for one in side] for side in (ours, found)))
    for one, other in pairs:
        tallies["source token | matched"].compare(one.tokens["source"], other.tokens["source"])
        tallies["cue overlap | matched"].add(right=_same_cue(one, other), gold=1, predicted=1)
    tallies["attribution full exact~"].compare(*([one.whole for one in side] for side in (ours, found)))
    sourced = [pair for pair in pairs if _same_source(*pair)]
    cued = [pair for pair in sourced if _same_cue(*pair)]
    for name, right in ((WHOLE, pairs), (f"{WHOLE}+source", sourced), (f"{WHOLE}+source+cue", cued)):
        tallies[name].add(right=len(right), gold=len(ours), predicted=len(found))
    tallies["sourced-only content>=.5+source"].add(
        right=sum(bool(one.tokens["source"]) for one, _ in sourced),
        gold=sum(bool(one.tokens["source"]) for one in ours),
        predicted=sum(bool(one.tokens["source"]) for one in found),
    )


def _count_manners(
    manners: dict[str, Counter[str]], ours: Sequence[Marked], pairs: Sequence[tuple[Marked, Marked]]
) -> None:
    for one in ours:
        if one.manner:
            manners.setdefault(one.manner, Counter())["gold"] += 1
    for one, other in pairs:
        if one.manner:
            manners[one.manner].update(["content", *(["source"] if _same_source(one, other) else [])])


def _manner_row(name: str, count: Counter[str]) -> Row:
    content, source = (share(count[name], count["gold"]) for name in ("content", "source"))
    return Row(f"recall {name}", {"gold": count["gold"], "R": content, "R+source": source})
