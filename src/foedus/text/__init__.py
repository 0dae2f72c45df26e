"""Texts: normalise them, lay them out, pin words to them. No reading for meaning here."""

from foedus.text.anchor import CONTEXT, evidence, verify, words
from foedus.text.finding import nearest, placed, places
from foedus.text.layout import Layout, layout, soften
from foedus.text.normalise import MAX_CHARACTERS, normalise
from foedus.text.quotations import quoted
from foedus.text.sentence import sentence_of
from foedus.text.turns import Turn, place_in, turns

__all__ = [
    "CONTEXT",
    "MAX_CHARACTERS",
    "Layout",
    "Turn",
    "evidence",
    "layout",
    "nearest",
    "normalise",
    "place_in",
    "placed",
    "places",
    "quoted",
    "sentence_of",
    "soften",
    "turns",
    "verify",
    "words",
]
