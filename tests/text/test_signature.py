"""Signatures estimate likeness, and stay what they are, since records keep them."""

import random
import subprocess
import sys
from zlib import crc32

import pytest

from foedus.text.likeness import are_copies, runs
from foedus.text.signature import Signature

NOUNS = [
    f"{first}{last}" for first in ("bor", "syl", "zen", "ruri", "arst") for last in ("duria", "davia", "da", "tania")
]


def text(seed, words=150):
    return random.Random(seed).choices(NOUNS, k=words)


def signed(words):
    return Signature.of(runs(" ".join(words)))


def test_a_copy_shares_a_band_and_passes_by_its_signature():
    for seed in range(50):
        whole, other = text(seed), text(-seed - 1, 40)
        edited = other[:30] + whole[: random.Random(seed).randrange(75, 150)]
        assert are_copies(runs(" ".join(whole)), runs(" ".join(edited)))
        one, two = signed(whole), signed(edited)
        assert set(one.bands) & set(two.bands)
        assert one.likeness([two]) == two.likeness([one])
        assert one.likeness([two])[0] > 0


def test_another_text_shares_no_band_or_does_not_pass():
    others = [signed(text(seed)) for seed in range(1, 50)]
    assert not any(signed(text(0)).likeness(others))
    assert signed(text(0)).likeness([]) == []


def test_a_signature_comes_back_from_its_bytes():
    kept = signed(text(0))
    again = Signature.of_bytes(kept.to_bytes(), kept.runs)
    assert (again.to_bytes(), again.runs, len(kept.to_bytes())) == (kept.to_bytes(), kept.runs, 128)


def test_signatures_stay_the_same_from_one_foedus_to_the_next():
    short = signed(["Ruritania", "leaves", "the", "Zenda", "Pact"])
    assert short.bands == (1861347372,)
    longer = signed(["Ruritania", "and", "the", "Zenda", "Pact", *map(str, range(20))])
    assert longer.bands[:2] == (-606979432, -745085155)
    long = Signature.of(frozenset(range(0, 2**32, 2**19 + 7)))  # more runs than are hashed at once
    assert (sum(long.bands), crc32(long.to_bytes())) == (-4800873978, 2744912058)


@pytest.mark.parametrize(("words", "bands"), [(5, 1), (19, 1), (20, 12), (42, 12), (43, 24), (500, 24)])
def test_a_short_text_is_looked_for_by_fewer_bands(words, bands):
    assert len(signed(text(0, words)).bands) == bands


def test_what_is_behind_signatures_is_loaded_late():
    code = "import sys, foedus.store; sys.exit(any(name in sys.modules for name in ('spacy', 'numpy')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
