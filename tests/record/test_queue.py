"""Which claim comes first."""

from timeit import repeat

import pytest

from factories import entry
from foedus.record import Entry
from foedus.record.queue import Bearing, queue

CAME = entry("attendance", "Arvenia came", participant="Arvenia/ARV", status="attended", confidence=0.7)


def row(*entries, **said):
    given = {"ledger": "meetings", "says": "a row", "support": 1} | said
    return Bearing(claims=tuple(one.claim.id for one in entries), **given)


@pytest.mark.parametrize(
    ("said", "stake"),
    [
        ({}, 1),
        ({"support": 0}, 1),
        ({"support": 4}, 1 / 4),
        ({"disputed": True}, 2),
        ({"turned_by": "attendance"}, 2),
        ({"turned_by": "standing"}, 1),
        ({"turned_by": "attendance", "disputed": True, "support": 2}, 2),
    ],
)
def test_stake(said, stake):
    (due,) = queue([CAME], [row(CAME, **said)])
    assert due.stake == pytest.approx(stake)
    assert (due.uncertainty, due.score) == (pytest.approx(0.3), pytest.approx(stake * 0.3))


def test_a_row_that_another_claim_of_the_same_source_bears_too_rests_on_it_by_half():
    again = entry("attendance", "it came", status="attended")
    assert queue([CAME], [row(CAME, again)])[0].stake == 0.5
    assert queue([CAME], [row(CAME, again, support=2)])[0].stake == 0.5


@pytest.mark.parametrize(("answer", "stake"), [("refused", 2), ("none_stated", 1)])
def test_a_demand_turns_on_its_answer(answer, stake):
    asked = entry("demand", "pay up", content="pay up", answer=answer)
    assert queue([asked], [row(asked, turned_by="demand")])[0].stake == stake


def test_what_matters_most_comes_first_and_what_is_settled_not_at_all():
    slight = entry("attendance", "Borenia came", status="attended", confidence=0.99)
    settled = [
        entry("attendance", "Corvia came", status="attended", **said)
        for said in ({"rejected": True}, {"decided": ("*",)}, {"current": False})
    ]
    alone = entry("attendance", "Doria came", status="attended", confidence=0.1)
    rows = [row(one) for one in (slight, CAME, *settled)]
    assert [due.entry for due in queue([slight, *settled, alone, CAME], rows)] == [CAME, slight]


def test_ten_times_as_many_claims_take_about_ten_times_as_long():
    def seconds(number):
        entries: list[Entry] = [entry("attendance", f"state {at} came", status="attended") for at in range(number)]
        rows = [row(*entries[at : at + 5]) for at in range(0, number, 2)]
        return min(repeat(lambda: queue(entries, rows), number=1, repeat=3))  # without Python's look for garbage

    seconds(500)
    assert seconds(10_000) < 40 * max(seconds(1_000), 0.002)
