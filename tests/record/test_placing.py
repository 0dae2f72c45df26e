"""Words of one text, found again in an edited one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.record.placing import Edition, shift
from foedus.text import words

OLD = "Arvenia will not attend the Naldo summit. The premier said so on Monday. “We pay,” he said. Borenia pays 5%."


def moved(piece, new, old=OLD):
    at = old.index(piece)
    found = shift(words(old, at, at + len(piece)), Edition(old), Edition(new))
    there = found.move(words(old, at, at + len(piece))) if found else None
    assert there is None or there.span.of(new) == there.text
    return there and there.text


@pytest.mark.parametrize(
    ("piece", "new", "found"),
    [
        ("will not attend the Naldo summit", "In brief. " + OLD, "will not attend the Naldo summit"),
        ("will not attend the Naldo summit", OLD.replace("d the", "d\nthe"), "will not attend\nthe Naldo summit"),
        ("will not attend the Naldo summit", OLD.replace("not ", ""), None),
        ("“We pay,” he said", OLD.replace("“", '"').replace("”", '"'), '"We pay," he said'),
        ("“We pay,” he said", OLD.replace("pay,", "pay"), "“We pay” he said"),
        ("said", OLD.replace("Monday", "Tuesday"), "said"),
        ("said", "Nobody said anything at all.", None),
        ("Borenia pays 5%", OLD.replace("5%", "5"), None),
        ("premier", "A new lead, without the rest of what stood here: a premier.", None),
        ("The premier said so on Monday", "The premier said so on Monday. " + OLD, "The premier said so on Monday"),
    ],
)  # fmt: skip
def test_the_same_words_in_one_place(piece, new, found):
    assert moved(piece, new) == found


def test_context_tells_places_apart():
    old = "Arvenia said no. Later the envoy of Borenia said nothing. The mayor of Brisk said yes."
    new = "Later the envoy of Borenia said nothing. The mayor of Brisk said yes. Then Arvenia said no."
    at = old.index("said nothing")
    piece = words(old, at, at + 4)
    there = shift(piece, Edition(old), Edition(new)).move(piece)
    assert there.span.start == new.index("said nothing")


def test_one_of_two_that_is_gone_takes_no_place_from_the_other():
    old = "It was cold in Brisk. He will not pay the dues. It was warm in Naldo. He will not pay the dues. It rained."
    new = "It was warm in Naldo. He will not pay the dues. It rained."
    sentence = "He will not pay the dues"
    first, second = old.index(sentence), old.rindex(sentence)
    one, other = (words(old, at, at + len(sentence)) for at in (first, second))
    assert shift(one, Edition(old), Edition(new)) is None
    assert shift(other, Edition(old), Edition(new)).move(other).span.start == new.index(sentence)


TOKENS = ("arvenia", "naldo", "dues", "says", "not", "will", "attend", "he", "on", "Monday,", "“We")
WORDS = st.lists(st.sampled_from(TOKENS), max_size=40)


@given(WORDS, WORDS, st.data())
def test_what_is_found_is_the_same_words(old, new, data):
    before, after = " ".join(old) or "x", " ".join(new)
    start = data.draw(st.integers(0, len(before) - 1))
    piece = words(before, start, data.draw(st.integers(start + 1, len(before))))
    found = shift(piece, Edition(before), Edition(after))
    if found and (there := found.move(piece)):
        assert there.span.of(after) == there.text
        assert Edition(there.text).forms == Edition(piece.text).forms


@given(WORDS.filter(bool), st.data())
def test_in_the_same_text_a_piece_is_nowhere_else(old, data):
    text = " ".join(old)
    start = data.draw(st.integers(0, len(text) - 1))
    piece = words(text, start, data.draw(st.integers(start + 1, len(text))))
    found = shift(piece, Edition(text), Edition(text))
    moved = found and found.move(piece)
    assert moved is None or (piece.span.covers(moved.span) and Edition(moved.text).forms == Edition(piece.text).forms)
