"""Data that a script makes is what the script makes of the lists; skipped where the lists are not there."""

import os
from pathlib import Path

import pytest

from foedus.knowledge.build import codes

ROOT = Path(__file__).parents[2]
FACTS = Path(os.environ.get("FOEDUS_GOLD", ROOT.parent / "shared" / "gold")).parent / "facts"


@pytest.mark.skipif(not FACTS.is_dir(), reason=f"no lists of states at {FACTS}")
def test_the_codes_are_made_of_the_lists() -> None:
    assert codes.table(FACTS) == codes.OUTPUT.read_text(encoding="utf-8")
