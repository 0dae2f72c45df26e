"""Attributions out of anchors: pinned to the parse, without loose punctuation, none in a headline."""

import pytest

from foedus.model import Anchor, Span, Text
from foedus.readers import Parser, Reading
from foedus.readers.attribution import AttributionReader

TEXT = 'Summit in doubt\n\nThe envoy of Norland, who left, told reporters: "We will not come," and then he smiled.'


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def cue(words: str, **roles: str) -> Anchor:
    return Anchor("cue", span(words), tuple((role, span(piece)) for role, piece in roles.items()), confidence=0.75)


def read(*anchors: Anchor) -> Reading:
    parsed = Parser()(Reading(Text(TEXT), anchors=anchors))
    return AttributionReader()(parsed)


def test_a_cue_becomes_an_attribution():
    reading = read(cue("told", source="The envoy of Norland", content='"We will not come,"'))
    (found,) = reading.attributions
    assert found.source == (span("The envoy of Norland"),)
    assert found.content == (span('"We will not come,"'),)
    assert (reading.doc[found.source_head].text, found.lemma, found.confidence) == ("envoy", "tell", 0.75)


def test_a_content_has_no_loose_punctuation():
    (found,) = read(cue("told", content='come," and')).attributions
    assert [piece.of(TEXT) for piece in found.content] == ['come,"']


@pytest.mark.parametrize(
    "anchor",
    [
        cue("told", source="The envoy of Norland"),
        cue("doubt", content="Summit"),
        Anchor("statement", span("told"), (("content", span("come")),), confidence=0.75),
    ],
    ids=["without content", "in a headline", "of a claim"],
)
def test_what_is_no_attribution(anchor: Anchor):
    assert not [found for found in read(anchor).attributions if found.confidence == anchor.confidence]


@pytest.mark.parametrize("anchors", [None, ()], ids=["the encoder has not read", "the encoder sees nothing"])
def test_rules_read_besides(anchors: tuple[Anchor, ...] | None):
    (found,) = AttributionReader()(Parser()(Reading(Text(TEXT), anchors=anchors))).attributions
    assert found.lemma == "tell"
