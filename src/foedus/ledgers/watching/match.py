"""What a condition has met with, and whether that is news."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from foedus.ids import content_id
from foedus.ledgers.evidence import Row
from foedus.things import NEAR, Days, days

__all__ = ["Match", "Seen", "merged"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Match(Row):
    """Something that a condition waited for.

    `watch` is the condition's name and `condition` its id, `what` the kind. `says` is a line that tells it, `date` when
    it was, in EDTF, `published` when that was first told of. `subject` and `outcome` are what it is known by again,
    whichever claims tell it: parties, what it is about, and what came of it ("told" where that is all). What `lasts` (a
    standing) is told again only after something else, `before`, took its place; what is `quiet` is kept so that a
    change of it is seen, and was never told. `mark` tells it from others of its condition, `noticed` is when it was.
    """

    columns: ClassVar = ("published", "watch", "says")
    watch: str
    condition: str
    what: str
    says: str
    subject: tuple[str, ...]
    outcome: str
    date: str | None = None
    published: datetime.date | None = None
    lasts: bool = False
    before: str | None = None
    quiet: bool = False
    mark: str = ""
    noticed: datetime.datetime | None = None

    @property
    def window(self) -> Days | None:
        """The days it was on; without a date of its own, those around its telling."""
        if self.published and not self.date:
            return self.published - NEAR, self.published + NEAR
        return days(self.date)

    def meets(self, other: "Match") -> bool:
        """Tell whether the two may be of one time; of what nobody dates that cannot be told apart."""
        one, its = self.window, other.window
        return not (one and its) or (one[0] <= its[1] and its[0] <= one[1])


class Seen:
    """What a condition has met with so far.

    A match is known again by subject and outcome on days that overlap, or by a claim that told the same outcome: so
    neither a new version of the readers nor one more article makes news of it.
    """

    def __init__(self, kept: Iterable[Match] = ()) -> None:
        self.alike: dict[tuple[tuple[str, ...], str], list[Match]] = {}
        self.claims: set[tuple[str, str]] = set()
        self.lasting: dict[tuple[str, ...], Match] = {}
        self.turns = 0
        for match in kept:
            self._keep(match)

    def news(self, match: Match, wanted: tuple[str, ...] = ()) -> Match | None:
        """Return the match as it is to be kept, None where it is known; `wanted` are the outcomes that are told."""
        found = self._turn(match, wanted) if match.lasts else self._first(match)
        if found:
            self._keep(found)
        return found

    def _first(self, match: Match) -> Match | None:
        if any((claim, match.outcome) in self.claims for claim in match.claims):
            return None
        if any(match.meets(other) for other in self.alike.get((match.subject, match.outcome), ())):
            return None
        return _marked(match, match.date or str(match.published))

    def _turn(self, match: Match, wanted: tuple[str, ...]) -> Match | None:
        """Return what has changed; where nothing was known before, nothing has, unless just that was waited for."""
        last = self.lasting.get(match.subject)
        before = last.outcome if last else match.before
        if last and before == match.outcome:
            return None
        is_change = before is not None or bool(wanted)
        told = is_change and before != match.outcome and (not wanted or match.outcome in wanted)
        change = f"{before} → {match.outcome}" if before else match.outcome
        return _marked(replace(match, says=f"{match.says}: {change}", before=before, quiet=not told), str(self.turns))

    def _keep(self, match: Match) -> None:
        if match.lasts:
            self.lasting[match.subject] = match
            self.turns += 1
            return
        self.alike.setdefault((match.subject, match.outcome), []).append(match)
        self.claims.update((claim, match.outcome) for claim in match.claims)


def merged(matches: Iterable[Match]) -> Iterator[Match]:
    """Yield the matches, those of one thing as one with the quotations of all."""
    found: dict[tuple[tuple[str, ...], str], list[Match]] = {}
    for match in matches:
        alike = found.setdefault((match.subject, match.outcome), [])
        at = next((at for at, other in enumerate(alike) if match.meets(other)), None)
        if at is None:
            alike.append(match)
        else:
            known = (day for day in (alike[at].published, match.published) if day)
            quotes = (*alike[at].quotes, *match.quotes)
            alike[at] = replace(alike[at], quotes=quotes, published=min(known, default=None))
    yield from (match for alike in found.values() for match in alike)


def _marked(match: Match, when: str) -> Match:
    return replace(match, mark=content_id("mrk", *match.subject, match.outcome, when))
