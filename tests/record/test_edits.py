"""The difference of claims between two versions of a text."""

from dataclasses import replace

import pytest

from factories import entry, words
from foedus.model import When
from foedus.record.edits import edits


def attends(quote="Ruritania will attend the summit", **said):
    return entry("attendance", quote, **({"participant": "Ruritania/XRU", "status": "will_attend"} | said))


def says(quote, **said):
    return entry("statement", quote, **({"speaker": "the premier/XRU", "act": "say"} | said))


@pytest.mark.parametrize(
    ("before", "after", "gone", "new", "changed"),
    [
        ([], [], [], [], []),
        ([attends()], [attends(text="later")], [], [], []),
        ([attends()], [], ["Ruritania will attend the summit"], [], []),
        ([], [attends()], [], ["Ruritania will attend the summit"], []),
        ([attends()], [attends(status="declined", text="later")], [], [], [("status",)]),
        (
            [attends()],
            [attends("Ruritania will not attend the summit", status="declined")],
            [],
            [],
            [("status", "quote")],
        ),
        ([attends()], [attends(by="the envoy/XRU", on="2031-03")], [], [], [("by", "date")]),
        ([attends()], [attends(polarity="denied", modality="planned")], [], [], [("polarity", "modality")]),
        (
            [attends()],
            [says("Ruritania will attend the summit")],
            [attends().claim.quote.text],
            [attends().claim.quote.text],
            [],
        ),
        ([attends("Ruritania, will attend the Summit!")], [attends()], [], [], []),
        (
            [says("We are done"), says("The pact has failed us")],
            [says("The pact has failed us"), says("Nobody asked us")],
            ["We are done"],
            ["Nobody asked us"],
            [],
        ),
    ],
)
def test_edits(before, after, gone, new, changed):
    found = edits(before, after)
    assert [one.claim.quote.text for one in found.gone] == gone
    assert [one.claim.quote.text for one in found.new] == new
    assert [one.fields for one in found.changed] == changed


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        (When("2031-03-04"), When("2031-03-05"), ()),
        (When("2031-03-04", words("Tuesday")), When("2031-03-11", words("Tuesday", 7)), ()),
        (When("2031-03-04", words("Tuesday")), When("2031-03-04", words("March 4")), ()),
        (When("2031-03-04", words("Tuesday")), When("2031-03-05", words("Wednesday")), ("date",)),
        (When("2031-03-04", words("Tuesday")), None, ("date",)),
    ],
)
def test_a_date_changes_with_its_words_not_with_the_day_of_publication(before, after, changed):
    old, new = (replace(attends(), claim=replace(attends().claim, date=date)) for date in (before, after))
    assert [one.fields for one in edits([old], [new]).changed] == ([changed] if changed else [])


def test_the_most_alike_are_paired_whatever_their_order():
    old = [says("the pact will meet in May"), says("the pact will meet in June")]
    new = [says("the pact will meet in June", act="announce"), says("the pact will meet in May")]
    found = edits(old, new)
    assert [(one.before.claim.quote.text, one.fields) for one in found.changed] == [(old[1].claim.quote.text, ("act",))]
    back = edits(new, old)
    assert (len(back.changed), back.gone, back.new) == (1, (), ())
