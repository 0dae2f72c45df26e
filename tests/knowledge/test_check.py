from time import perf_counter

import pytest

from foedus.errors import KnowledgeError
from foedus.knowledge.check import GAP, check
from foedus.knowledge.folding import fold
from foedus.knowledge.knowledge import Knowledge
from foedus.knowledge.periods import bounds, in_force, period


def test_nothing_is_wrong_in_our_data() -> None:
    assert [str(flaw) for flaw in check(Knowledge.load()) if flaw.kind != GAP] == []


def test_loading_twice_costs_nothing() -> None:
    first = Knowledge.load()
    start = perf_counter()
    assert Knowledge.load() is first
    assert perf_counter() - start < 0.01


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1949-08-24/..", ("1949-08-24", None)),
        ("/2020-01-31", (None, "2020-01-31")),
        ("..", (None, None)),
        ("1976~/2000-12", ("1976~", "2000-12")),
    ],
)
def test_periods_are_edtf_intervals(written: str, expected: tuple[str | None, str | None]) -> None:
    assert period(written) == expected


@pytest.mark.parametrize("written", ["2020", "2020-13/..", "yesterday/..", "2020-02-30/.."])
def test_a_broken_period_is_an_error(written: str) -> None:
    with pytest.raises(KnowledgeError):
        period(written)


def test_a_period_holds_through_its_last_day() -> None:
    first, last = bounds("2024-02")
    assert (first.day, last.day) == (1, 29)
    assert in_force("2024", "2024-02", last)
    assert not in_force("2024-03", None, last)


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("the Élysée’s", ("elysee",)),
        ("Organisation", ("organization",)),
        ("U.S.", ("us",)),
        ("Trans-Dniester", ("trans", "dniester")),
        ("Erdoğan", ("erdogan",)),
    ],
)
def test_spelling_is_folded(phrase: str, key: tuple[str, ...]) -> None:
    assert fold(phrase) == key
