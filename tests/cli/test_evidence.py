from datetime import date

from foedus.cli.evidence import ids, quotations
from foedus.ledgers import Quote, Source, Who

MINISTER = Who("Rudolf Rassendyll", "RUR")
SPOKESMAN = Who("Fritz", "RUR")


def quote(claim, words="no pact", by=(MINISTER,), outlet="The Ledger", **said):
    source = Source("doc-1", outlet, None, None, date(2023, 11, 23))
    return Quote(f"clm-{claim}", words, "", said.pop("polarity", "affirmed"), "actual", by, None, (source,), **said)


def shown(*quotes):
    return [text.plain for text in quotations(quotes)]


def test_words_speakers_sources_and_ids():
    assert shown(quote("a1b2c3d4e5", by=(SPOKESMAN, MINISTER), polarity="denied", decided=("by",))) == [
        "“no pact” (denied) — Rudolf Rassendyll (RUR), as told by Fritz (RUR) · The Ledger, 2023-11-23 · a1b2c3d4 ✓"
    ]


def test_the_publisher_speaks_where_nobody_is_named():
    assert shown(quote("a1b2c3d4e5", by=())) == ["“no pact” — The Ledger, 2023-11-23 · a1b2c3d4"]


def test_what_is_repeated_is_told_once_with_everything_that_repeats_it():
    again = quote("b1b2c3d4e5", outlet="Zenda Post")
    assert shown(quote("a1b2c3d4e5"), again, again) == [
        "“no pact” — Rudolf Rassendyll (RUR) · The Ledger, 2023-11-23; Zenda Post, 2023-11-23 · a1b2c3d4, b1b2c3d4"
    ]


def test_other_words_speakers_or_senses_stand_apart():
    assert len(shown(quote("a"), quote("b", "a pact"), quote("c", by=()), quote("d", polarity="denied"))) == 4


def test_ids():
    assert ids(()) == ""
    assert ids(("clm-a1b2c3d4e5", "clm-b1b2c3d4e5"), ("by",)) == "a1b2c3d4 +1 ✓"
