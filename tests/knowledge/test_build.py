"""Data that a script makes is what the script makes of the lists; skipped where the lists are not there."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from foedus.knowledge.build import codes, factbook

ROOT = Path(__file__).parents[2]
FACTS = Path(os.environ.get("FOEDUS_GOLD", ROOT.parent / "shared" / "gold")).parent / "facts"


@pytest.mark.skipif(not FACTS.is_dir(), reason=f"no lists of states at {FACTS}")
def test_the_codes_are_made_of_the_lists() -> None:
    assert codes.table(FACTS) == codes.OUTPUT.read_text(encoding="utf-8")


def test_differences_from_the_factbook_are_listed(tmp_path: Path) -> None:
    rows = ("no,Norway,NATO,member", "sw,Sweden,NATO,observer", "tu,Turkey,ICC,member")
    (tmp_path / "factbook_io_participation.csv").write_text("\n".join(("gec,country,organisation,status", *rows)))
    leaders = {
        "chief_of_state": "King HARALD V (since 17 January 1991)",
        "head_of_government": "Somebody ELSE (since 2020)",
    }
    (tmp_path / "factbook_executives_demonyms.json").write_text(json.dumps([{"country": "Norway", **leaders}]))
    assert list(factbook.differences(tmp_path, date(2024, 6, 1))) == [
        "NATO: SWE is observer to the Factbook, member to us",
        "NOR: Somebody ELSE leads it to the Factbook, and holds no office to us",
    ]
