"""What a reading saw of a claim comes back as it was, beside its own text, and beside no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import RecordError
from foedus.store.sightings import AROUND, packed, unpacked

CONTENT = 'On Monday Ms Mor said: "Arvenia will not attend the Naldo summit." \ud83d It left.'
SAID = [
    ("quote", '{"words":"Arvenia will not attend the Naldo summit","span":[24,64]}', 0.8),
    ("polarity", '"affirmed"', 0.8),
    ("status", '"declined"', 0.586),
]
LETTERS = st.text(st.characters(), max_size=40)  # halves of letters too
LINES = st.text(st.characters(exclude_characters="\n"), max_size=40)
FIELDS = st.from_regex(r"[a-z]+", fullmatch=True)


@given(st.lists(st.tuples(FIELDS, LINES, st.floats(0, 1))), LETTERS, st.integers(0, 50), st.integers(0, 50))
def test_it_comes_back(said, content, start, length):
    assert unpacked(packed(said, content, start, start + length), content, start, start + length) == said


def test_words_of_the_text_take_little_room():
    assert len(packed(SAID, CONTENT, 10, 13)) < len("".join(field + value for field, value, _ in SAID)) / 2


@pytest.mark.parametrize("change", [lambda data: data[:-1], lambda data: data[:-5] + b"0" + data[-4:], lambda _: b""])
def test_bytes_that_were_changed_are_told(change):
    with pytest.raises(RecordError, match=r"not what was written.*foedus check"):
        unpacked(change(packed(SAID, CONTENT, 10, 13)), CONTENT, 10, 13)


def test_another_text_is_told():
    with pytest.raises(RecordError, match="not what was written"):
        unpacked(packed(SAID, CONTENT, 10, 13), CONTENT.replace("Mor", "Bor"), 10, 13)


def test_of_a_long_text_only_what_is_near_counts():
    far = "x" * 10 * AROUND
    assert packed(SAID, far + CONTENT, len(far) + 10, len(far) + 13) == packed(
        SAID, "y" + far[1:] + CONTENT, len(far) + 10, len(far) + 13
    )


def test_what_was_written_once_can_be_read_for_ever():
    """A record holds lines like this: whatever they are packed against must stay as it is."""
    data = bytes.fromhex("78f91ea1c03003e561f4f020d62884bf8c4c74cc4c626bb107a4819ea905a2804c494d06952f294a00d7272886")
    assert unpacked(data, CONTENT, 10, 13) == SAID
