"""Letters that carry more marks than any letter can keep thirty of them, and all else stays as it is written."""

import unicodedata

import pytest

from foedus.text import normalise

MARK, BELOW = "\u0301", "\u0316"


@pytest.mark.parametrize(
    ("raw", "content"),
    [
        ("cafe" + MARK, "café"),
        ("x" + MARK * 30, "x" + MARK * 30),
        ("x" + MARK * 31 + "y", "x" + MARK * 30 + "y"),
        ("x" + MARK * 99 + " " + "z" + BELOW, "x" + MARK * 30 + " z" + BELOW),
        ("—" * 40, "—" * 40),
        ("—" * 20 + MARK * 40, "—" * 20 + MARK * 30),
    ],
)
def test_marks_on_a_letter(raw, content):
    assert normalise(raw).content == content


def test_marks_are_put_in_order():
    found = normalise("x" + (MARK + BELOW) * 500_000).content
    assert found == unicodedata.normalize("NFC", "x" + (MARK + BELOW) * 15)
