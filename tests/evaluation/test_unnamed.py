"""Scoring whom pronouns and descriptions stand for, on small invented cases."""

import pytest

from foedus.evaluation.claims import score_claims
from foedus.evaluation.unnamed import is_unnamed

TEXT = "Ana Quispe of Peru left. She said that it would pay. She smiled."
QUISPE = {"text": "She", "name": "Ana Quispe", "party": "PER"}
PERU = {"text": "it", "name": None, "party": "PER"}
SHE, IT = (25, 28), (39, 41)


def said(*, speaker=QUISPE, **rest):
    fields = {"speaker": speaker, "act": "say"}
    return {"kind": "statement", "anchor": "said", "quote": "She said that it would pay", "fields": fields} | rest


def duty(*, debtor=PERU, by=()):
    fields = {"debtor": debtor, "status": "owed"}
    return {"kind": "obligation", "anchor": "pay", "quote": "it would pay", "fields": fields, "by": list(by)}


def mention(place, party="PER", name=None):
    return {"start": place[0], "end": place[1], "party": party, "name": name}


def figures(gold, claims=(), mentions=(), row="speakers"):
    ours, theirs = {"id": "a", "text": TEXT, "claims": gold}, {"id": "a", "claims": claims, "mentions": mentions}
    report = score_claims([ours], [theirs])
    return {name: report.figure(f"{row} without a name", name) for name in ("gold", "party", "name")} | {
        name: report.figure(f"{row} without a name", f"party|{name}") for name in ("found", "all")
    }


@pytest.mark.parametrize(
    ("words", "unnamed"),
    [
        ("He", True),
        ("The country's foreign minister", True),
        ("parliament", True),
        ('"many" members of the security forces', True),
        ("Lima", False),
        ("the Peruvian minister", False),
        ("Peru's army", False),
        ("The Kremlin", False),
        ("", False),
    ],
)
def test_words_without_a_name(words, unnamed):
    assert is_unnamed(words) == unnamed


@pytest.mark.parametrize(
    ("mentions", "party", "name"),
    [
        ([mention(SHE, name="Ana Maria Quispe")], 100, 100),
        ([mention(SHE, "per")], 100, 0),
        ([mention(SHE, "CHL", "Ana Quispe")], 0, 100),
        ([mention((0, 40), "CHL"), mention(SHE)], 100, 0),  # what covers the place best counts
        ([mention(SHE, "CHL"), mention(SHE)], 100, 0),  # a pronoun for several, one of them the gold's
        ([mention(IT)], 0, 0),
        ([], 0, 0),
    ],
)
def test_resolution_at_the_place_itself(mentions, party, name):
    scored = figures([said()], mentions=mentions)
    assert (scored["gold"], scored["party"], scored["name"]) == (1, party, name)


@pytest.mark.parametrize(
    ("claims", "found", "all"),
    [
        ([said()], 100, 50),
        ([said(speaker={"text": "Lima", "party": "PER"})], 100, 50),
        ([said(speaker={"text": "She", "party": "CHL"})], 0, 0),
        ([said(speaker=None)], 0, 0),
        ([], None, 0),
    ],
)
def test_speakers_in_claims(claims, found, all):
    other = said(quote="She smiled", anchor="smiled")
    scored = figures([said(), other], claims)
    assert (scored["found"], scored["all"]) == (found, all)


def test_all_actors_and_the_innermost_of_by():
    gold = [said(), duty(by=[{"text": "It", "party": "UN"}, QUISPE])]
    scored = figures(gold, gold, [mention(SHE), mention(IT, "CHL")], "actors")
    assert (scored["gold"], scored["party"], scored["all"]) == (2, 50, 100)  # "She" stands in two claims


def test_names_and_nobody_are_left_out():
    gold = [said(speaker={"text": "Ana Quispe", "party": "PER"}), said(speaker=None)]
    assert figures(gold) == {"gold": 0, "party": None, "name": None, "found": None, "all": None}


def test_an_acronym_is_a_name_of_whoever_has_that_code():
    gold = [said(speaker={"text": "She", "name": "UN", "party": "UN"})]
    assert figures(gold, mentions=[mention(SHE, "UN", "United Nations")])["name"] == 100
