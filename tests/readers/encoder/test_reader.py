"""The encoder as a reader: what it finds, wherever a text is cut and whatever is read beside it."""

import pytest

from foedus.model import Text
from foedus.readers import Reading
from foedus.readers.encoder import Encoder, is_installed

pytestmark = pytest.mark.skipif(not is_installed(), reason="the encoder's files are not installed")

SAID = "The foreign minister of Norland said that the summit would be moved to May."
FILLER = "The hills lay under snow, and the road to the lake was closed. "


def cues(text: str) -> list[tuple[str, list[str], list[str]]]:
    return [
        (anchor.span.of(text), *([span.of(text) for span in anchor.all(role)] for role in ("source", "content")))
        for anchor in Encoder()(Reading(Text(text))).anchors or ()
        if anchor.kind == "cue"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SAID, ("said", ["The foreign minister of Norland"], ["that the summit would be moved to May"])),
        (
            '"We will not come," the envoy told reporters on Friday.',
            ("told reporters", ["the envoy"], ['"We will not come,"']),
        ),
    ],
)
def test_cues(text, expected):
    (found,) = cues(text)
    assert found[0] in expected[0]
    assert found[1:] == expected[1:]


@pytest.mark.parametrize("before", [0, 15, 30, 60])
def test_a_cue_is_found_once_wherever_the_text_is_cut(before):
    text = FILLER * before + SAID + " " + FILLER * 20
    assert [source for _, source, _ in cues(text)] == [["The foreign minister of Norland"]]


def test_what_is_read_beside_a_text_changes_nothing():
    readings = [Reading(Text(text)) for text in (SAID, FILLER * 30, "Sudria denies it.", "")]
    together = [reading.anchors for reading in Encoder().pipe(readings)]
    assert together == [Encoder()(reading).anchors for reading in readings]
