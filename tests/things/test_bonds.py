"""How sure it is that claims tell of one thing, and by what each is known to."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import entry
from foedus.things import bonds, things


def summit(source="A", quote="the summit", **given_):
    return entry(
        "meeting", f"{source}: {quote}", source=source, **{"organisation": "CSTO", "format": "summit"} | given_
    )


def came(source="A", **given_):
    fields = {"participant": "Armenia/ARM", "organisation": "CSTO", "status": "attended"}
    return entry("attendance", f"{source}: came", source=source, **fields | given_)


def asked(content, source="A", **given_):
    fields = {"demander": "Russia/RUS", "addressee": "Armenia/ARM", "content": content, "answer": "none_stated"}
    return entry("demand", f"{source}: {content}", source=source, **fields | given_)


def refused(content):
    return entry("statement", content, content=[content], speaker="Armenia/ARM", addressee="Russia/RUS", act="refuse",
                 manner="direct", source="B")  # fmt: skip


def member(source):
    return entry("standing", f"{source} is a member", source=source, member="Armenia/ARM", organisation="CSTO",
                 status="member")  # fmt: skip


DAY, MONTH = {"on": "2031-03-09"}, {"on": "2031-03"}
HELD = summit(**DAY)


@pytest.mark.parametrize(
    ("told", "why", "sure"),
    [
        ([HELD, summit("B", **DAY)], "same day and format", 0.98),
        ([HELD, summit("B", **DAY, format="other")], "same day", 0.9),
        ([HELD, came("B", **DAY)], "same day", 0.9),
        ([HELD, came("B", **MONTH)], "dates overlap", 0.7),
        ([HELD, came("B")], "told around then", 0.5),
        ([HELD, came("A")], "same text", 0.8),
        ([HELD, summit("A", "it", organisation=None)], "named near it", 0.6),
        ([asked("withdraw its troops"), asked("withdraw all troops", "B")], "same words", 1.0),
        ([asked("withdraw troops from Xland"), asked("withdraw all its troops now", "B")], "same words", 0.67),
        ([asked("withdraw its troops"), refused("to withdraw any troops")], "same words", 1.0),
        ([asked("withdraw its troops"), asked("its demands", addressee=None)], "named near it", 0.6),
        ([member("A"), member("B")], "same parties", 1.0),
    ],
)
def test_bonds(told, why, sure):
    (thing,) = (thing for thing in things(told) if thing.sort == told[0].claim.kind)
    first, other = sorted(bonds(thing).values(), key=lambda bond: bond.why != "first")
    assert (first.why, first.sure) == (("first", 1.0) if why != "same parties" else (why, sure))
    assert (other.why, other.sure) == (why, sure)


def test_what_people_join_is_sure():
    one, other = HELD, summit("B", on="2031-05-09")
    linked = [replace(one, links=((other.claim.id, "same"),)), replace(other, links=((one.claim.id, "same"),))]
    (thing,) = (thing for thing in things(linked) if thing.sort == "meeting")
    assert {bond.why for bond in bonds(thing).values()} == {"a person says so"}


CLAIMS = [HELD, summit("B", **DAY), summit("C", **MONTH), came("D"), came("E", **DAY),
          summit("A", "it", organisation=None), asked("withdraw its troops"),
          asked("withdraw troops from Xland", "F"), refused("to withdraw any troops"),
          member("A"), member("B")]  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(CLAIMS), unique_by=lambda each: each.claim.id), st.integers())
def test_every_claim_has_a_bond_whatever_the_order(told, seed):
    mixed = Random(seed).sample(told, len(told))
    found = [(thing.sort, bonds(thing)) for thing in things(mixed)]
    assert found == [(thing.sort, bonds(thing)) for thing in things(told)]
    for thing, (_, bound) in zip(things(told), found, strict=True):
        assert set(bound) == {each.claim.id for each in thing.entries}
        assert all(0 < bond.sure <= 1 for bond in bound.values())
