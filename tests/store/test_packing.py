"""Lines are packed, and come back whatever is in them."""

from hypothesis import given
from hypothesis import strategies as st

from foedus.store.packing import packed, unpacked


@given(st.text(st.characters(), max_size=200))  # halves of letters too
def test_a_line_comes_back(line):
    assert unpacked(packed(line)) == line


def test_what_is_common_takes_little_room():
    line = '["speaker",{"actor":"the foreign minister","party":"RUS","name":null,"type":"person","span":[0,20]},0.9]'
    assert len(packed(line)) < len(line) / 2
