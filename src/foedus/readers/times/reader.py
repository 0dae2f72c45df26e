"""The reader of times: finds dates, times, durations and sets in a text and says which days they mean."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

from foedus.model import Timex
from foedus.readers.contract import Reading
from foedus.readers.times.grammar import grammar
from foedus.readers.times.moments import Moment
from foedus.readers.times.occasions import occasions
from foedus.readers.times.parts import Parts
from foedus.readers.times.rules import RULES
from foedus.readers.times.scene import Scene, is_history
from foedus.readers.times.tense import tense
from foedus.readers.times.tokens import Hit, Tokens, hits, tokens

__all__ = ["TimeReader"]

JOINING = ("JOIN", "JOINED", "JOINSHORT")  # groups of forms.toml: the words between the ends of a range
COMPARING = ("ago", "year_before")  # "a year ago" is looked back at; the text stays where it was


class TimeReader:
    """Read times from the words alone, so that no parse is needed; dates count from the day of publication."""

    name = "times"
    version = "5"
    reads: tuple[str, ...] = ()
    writes = "times"

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its times, in order and not overlapping."""
        return replace(reading, times=tuple(_times(reading.text.content, reading.published)))


def _times(text: str, published: date | None) -> Iterator[Timex]:
    known = grammar()
    found = tokens(text, known)
    scene = Scene(published, history=is_history(found, known, published))
    at = 0
    while candidates := hits(found, known, at):
        start = candidates[0].match.start()
        hit, moment = _read(candidates, found, scene)
        if moment is None:
            at = start + 1
            continue
        at = hit.match.end()
        yield from _timexes(hit, moment, found)
        if hit.form.rule not in COMPARING:
            scene = scene.after(moment, opens=found.opens_sentence(start))
            scene = scene.with_events(occasions(found, start, at), moment)


def _read(candidates: list[Hit], found: Tokens, scene: Scene) -> tuple[Hit, Moment | None]:
    """Return what the longest form that makes sense means, with the day it is counted from, and that form."""
    scene = replace(scene, tense=tense(found, *candidates[0].match.span()))
    for hit in candidates:
        rule, parts = hit.form.rule, Parts.of(hit, found)
        with suppress(OverflowError, ValueError):  # a date before year 1 or after 9999 is none that we can count with
            if moment := RULES[rule](parts, scene, hit.form.value):
                against = moment.against or (scene.against(parts, rule) if moment.edtf else None)
                return hit, replace(moment, against=against)
    return candidates[0], None


def _timexes(hit: Hit, moment: Moment, found: Tokens) -> Iterator[Timex]:
    """Yield the hit as one time, with its ends if it is a range; two dates that are no range as two times."""
    first, last = hit.match.span()
    ends = []
    if moment.ends:
        join = next(hit.match.span(name) for name in JOINING if hit.match.groupdict().get(name))
        for end, place in zip(moment.ends, ((first, join[0]), (join[1], last)), strict=True):
            ends.append(Timex(found.span(*place), end.type, end.value, end.edtf, moment.against))
    if ends and moment.edtf is None:
        yield from ends
    else:
        yield Timex(found.span(first, last), moment.type, moment.value, moment.edtf, moment.against, tuple(ends))
