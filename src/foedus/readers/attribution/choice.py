"""Choose among judged candidates: one for each cue, one for each content."""

from collections.abc import Iterable

from foedus.readers.attribution.candidate import Candidate

__all__ = ["Judged", "chosen"]

Judged = tuple[float, Candidate]

SAME = 0.7  # contents that overlap as much as this are the same content


def chosen(judged: Iterable[Judged], threshold: float) -> list[Judged]:
    """Return the likeliest candidates from the threshold up, in the order of the text.

    A cue word attributes once; what two cues attribute ("laughed and said") goes to the likelier.
    """
    kept: dict[int, Judged] = {}
    taken: dict[int, list[set[int]]] = {}
    for likely, candidate in sorted(judged, key=lambda pair: (-pair[0], pair[1].head.i)):
        if likely < threshold:
            break
        content = {place for start, end in candidate.content for place in range(start, end)}
        rivals = taken.setdefault(candidate.head.sent.start, [])
        if candidate.head.i in kept or any(_same(content, rival) for rival in rivals):
            continue
        kept[candidate.head.i] = likely, candidate
        rivals.append(content)
    return [kept[head] for head in sorted(kept)]


def _same(one: set[int], other: set[int]) -> bool:
    shared = len(one & other)
    return shared > SAME * (len(one) + len(other) - shared)
