"""The labels of a marked pair: root, quad class, cooperation or conflict."""

import pytest

from foedus.evaluation.pairs import event_between
from foedus.model import Span, Text
from foedus.readers import Reading
from foedus.readers.parser import Parser

PARSER = Parser()


def between(text):
    place = text.index("Sudria")
    return event_between(PARSER(Reading(Text(text))), Span(0, 7), Span(place, place + 6))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland accused Sudria of piracy.", {"root": "ACCUSE", "penta": 3, "binary": 1}),
        ("Norland released Sudria's sailors.", {"root": "YIELD", "penta": 2, "binary": 0}),
        ("Norland attacked Sudria.", {"root": "ASSAULT", "penta": 4, "binary": 1}),
    ],
)
def test_event_between_two_places(text, expected):
    assert between(text) == expected


def test_words_alone_tell_it_without_the_encoder(monkeypatch):
    monkeypatch.setattr("foedus.evaluation.pairs.is_installed", lambda: False)
    assert between("Norland accused Sudria of piracy.")["root"] == "ACCUSE"
    assert between("Norland resembles Sudria.") == {"root": "CONSULT", "penta": 1, "binary": 0}
