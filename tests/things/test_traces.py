"""A claim that says too little is of the only thing in other texts that it can be of."""

import pytest

from factories import entry
from foedus.things import things

DAY = "2031-03-03"
SUMMIT = entry("meeting", "the summit", organisation="ASEAN", format="summit", on=DAY, text="one")
OTHER = entry("meeting", "the ministerial", organisation="NATO", format="ministerial", on=DAY, text="two")
ASKED = entry(
    "demand", "asked", demander="Laos/LAO", addressee="Chad/TCD", content="open the bridge at once", text="one"
)
ALSO = entry("demand", "wanted", demander="Mali/MLI", addressee="Chad/TCD", content="open the bridge", text="two")


def skipped(on=DAY):
    return entry("attendance", "skipped it", participant="Laos/LAO", status="absent", on=on, text="three")


def half(content="open the bridge"):
    return entry("demand", "the demand", demander=None, addressee="Chad/TCD", content=content, text="three")


@pytest.mark.parametrize(
    ("sort", "told", "sizes"),
    [
        ("meeting", [SUMMIT, skipped()], [2]),
        ("meeting", [SUMMIT, skipped(on="2031-03-04")], [1, 1]),
        ("meeting", [SUMMIT, OTHER, skipped()], [1, 1, 1]),
        ("demand", [ASKED, half()], [2]),
        ("demand", [ASKED, half("pay the fees")], [1, 1]),
        ("demand", [ASKED, ALSO, half()], [1, 1, 1]),
    ],
)
def test_what_is_astray_joins_the_only_thing_that_it_can_be_of(sort, told, sizes):
    assert sorted(len(thing.entries) for thing in things(told, (sort,))) == sizes
    assert sorted(len(thing.entries) for thing in things(reversed(told), (sort,))) == sizes
