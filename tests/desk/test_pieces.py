"""Pieces of a page: words from outside are escaped and apart, and cut where a page is given away."""

from datetime import date

import pytest

from foedus.api import Attendance, Posture, Quote, Source, Who
from foedus.desk.grid import Line
from foedus.desk.pieces import QUOTES, Pieces, cells, day, path, state

HOSTILE = "<script>&\"'"
SAFE = "&lt;script&gt;&amp;&#34;&#39;"
PLAIN = {"asked": {}}


def quote(claim="clm-1", words=HOSTILE, document=HOSTILE):
    source = Source(document, HOSTILE, None, None, date(2031, 3, 5))
    return Quote(claim, words, "", "denied", "actual", (Who(HOSTILE, HOSTILE),), None, (source,))


def row(**fields):
    return Posture(
        actor=Who("Ada"), organisation="EAEU", conduct=HOSTILE, polarity="affirmed", modality="actual", **fields
    )


@pytest.mark.parametrize(
    "piece",
    [
        Pieces().said(HOSTILE),
        Pieces().who(Who(HOSTILE, HOSTILE + "x"), lambda who: f"/party/{who.name}"),
        Pieces().source(quote().sources[0]),
        Pieces().quotes(PLAIN, [quote()]),
        Pieces().evidence(PLAIN, row(quotes=(quote(),))),
        Pieces().conduct([row()]),
        Pieces(True).quotes(PLAIN, [quote()]),
        cells(Line(Who("Ada"), (Attendance(party=Who("Ada"), status=HOSTILE),), (True,))),
        cells(Line(Who("Ada"), (Attendance(party=Who("Ada"), status="not known", said=(HOSTILE,)),), (False,))),
        state(HOSTILE),
        day(HOSTILE),
    ],
)
def test_words_from_outside_are_escaped(piece):
    assert HOSTILE not in piece
    assert "<script" not in piece
    assert SAFE in piece


def test_of_many_quotations_the_last_are_shown_and_where_all_are():
    many = [quote(f"clm-{number}", f"words {number}") for number in range(QUOTES + 2)]
    assert Pieces().quotes(PLAIN, many).count("<figure") == QUOTES + 2
    shown = Pieces().quotes(PLAIN, many, "/standing?claim=clm-0")
    assert shown.count("<figure") == QUOTES
    assert '<a href="/standing?claim=clm-0">and 2 more</a>' in shown
    assert Pieces().quotes({"asked": {"claim": "clm-0"}}, many, "/x").count("<figure") == QUOTES + 2
    assert Pieces(True).quotes(PLAIN, many, "/x").count("<figure") == QUOTES + 2


def test_what_is_given_away_is_cut():
    words = "word " * 100
    assert words.strip() in Pieces().quotes(PLAIN, [quote(words=words)])
    assert words.strip() not in Pieces(True).quotes(PLAIN, [quote(words=words)])


@pytest.mark.parametrize(
    ("value", "written"), [("clm-1.a_~", "clm-1.a_~"), ("a/b", "a%2Fb"), ("é\n", "%C3%A9%0A"), ("", "")]
)
def test_a_step_of_an_address(value, written):
    assert path(value) == written
