import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.export.cells import harmless, shown
from foedus.export.cutting import cut, cut_within


@given(st.text(), st.integers(2, 40))
def test_what_is_cut_is_short_enough_and_begins_as_it_did(words, longest):
    found = cut(words, longest)
    assert len(found) <= longest
    assert found == words or (found.endswith("…") and words.startswith(found[:-1]))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("one two three", "one two three"),
        ("one two three four", "one two three…"),
        ("one twothreefourfive", "one…"),
        ("onetwothreefourfive", "onetwothreefo…"),
    ],
)
def test_words_stay_whole(words, found):
    assert cut(words, 14) == found


def test_addresses_are_not_cut():
    data = {"url": "x" * 20, "said": ["y" * 20, None, 3], "of": {"urls": ["z" * 20]}}
    assert cut_within(data, 10) == {"url": "x" * 20, "said": ["y" * 9 + "…", None, 3], "of": {"urls": ["z" * 20]}}


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        (["=1", "b"], "'=1 | b"),
        (-1, "-1"),
        (None, ""),
        (True, "true"),
        ("plain = words", "plain = words"),
    ],
)
def test_formulas_are_made_harmless(cell, found):
    assert harmless(cell) == found


def test_lists_have_bars_between():
    assert shown(["a", "b"]) == "a | b"
