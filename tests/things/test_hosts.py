"""What claims of one text tell of one meeting, and what they know of it from each other."""

from dataclasses import replace

import pytest

from factories import entry, words
from foedus.things import items_of, things
from foedus.things.wording import called_after, place_name

TEXT = {"text": "one"}
HELD = entry("meeting", "the Riga session", format="session", place="Riga", on="2031-03", **TEXT)
SUMMIT = entry("meeting", "the Riga session", organisation="NATO", format="session", on="2031-03-04", **TEXT)
ELSEWHERE = entry(
    "meeting", "in Riga", organisation="NATO", format="session", place="Riga", on="2031-03-04", text="two"
)


def at(told, quote):
    """Return the claim with a quotation that begins where that of the first does."""
    return replace(
        told, claim=replace(told.claim, quote=words(quote, HELD.claim.quote.span.start - len("Laos skipped ")))
    )


def skipped(quote="Laos skipped the Riga session in March"):
    return at(entry("attendance", "skipped", participant="Laos/LAO", status="absent", on="2031-03", **TEXT), quote)


def item_of(told, entries):
    (found,) = (item for item in items_of(entries, ("meeting",)) if item.claim == told.claim.id)
    return found


def test_attendance_is_of_the_meeting_in_its_quotation():
    found = item_of(skipped(), [HELD, skipped()])
    assert (found.where, found.words) == ("riga", {"riga", "session"})
    assert item_of(skipped(), [SUMMIT, skipped()]).block == "NATO"


def test_the_others_met_where_the_nearest_meeting_was():
    others = entry("meeting", "the others met", on="2031-03", **TEXT)
    later = entry("meeting", "the others met", on="2031-05", **TEXT)
    assert item_of(others, [HELD, others]).where == "riga"
    assert item_of(later, [HELD, later]).where == ""


def test_talks_on_joining_are_a_step_and_no_meeting():
    talks = entry("meeting", "talks", participants=["Laos/LAO", "Chad/TCD"], format="talks", **TEXT)
    step = entry(
        "standing", "talks", member="Laos/LAO", organisation="NATO", status="candidate", step="negotiates", **TEXT
    )
    assert [thing.sort for thing in things([talks])] == ["meeting"]
    assert [thing.sort for thing in things([talks, step])] == ["standing"]


@pytest.mark.parametrize(
    ("other", "sizes"),
    [
        ([ELSEWHERE], [3]),
        ([replace(ELSEWHERE, claim=replace(ELSEWHERE.claim, date=None))], [1, 2]),
        ([ELSEWHERE, entry("meeting", "by EU", organisation="EU", place="Riga", on="2031-03-04", text="three")],
         [1, 1, 2]),
    ],
)  # fmt: skip
def test_a_place_and_a_month_tell_whose_meeting_it_was(other, sizes):
    told = [HELD, skipped(), *other]
    assert sorted(len(thing.entries) for thing in things(told, ("meeting",))) == sizes
    assert sorted(len(thing.entries) for thing in things(reversed(told), ("meeting",))) == sizes


def test_a_place_that_nobody_knows_is_known_by_another_text():
    told = replace(HELD, claim=replace(HELD.claim, fields=()))
    assert [len(thing.entries) for thing in things([told, ELSEWHERE], ("meeting",))] == [2]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Laos stayed away from the Luang Prabang session", "luang prabang"),
        ("The Riga ministerial meeting in May", "riga"),
        ("the session in Riga", ""),
        ("the annual session", ""),
    ],
)
def test_called_after(given, name):
    assert called_after(given) == name


@pytest.mark.parametrize(
    ("given", "place"), [("the Black Sea, in Georgia", "black sea"), ("Riga", "riga"), ("the coast", "")]
)
def test_place_name(given, place):
    assert place_name(given) == place
