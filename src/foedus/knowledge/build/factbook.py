"""Set our members and leaders against the CIA World Factbook's, and print where they differ, for a person to decide.

Run it with the folder that holds `factbook_io_participation.csv` and `factbook_executives_demonyms.json` (extracts of
the Factbook, public domain), and the day of the snapshot:

    python -m foedus.knowledge.build.factbook FOLDER 2026-05-17

Neither is always right: the Factbook is months behind in places, and counts some who have left.
"""

import csv
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from foedus.knowledge import Knowledge
from foedus.knowledge.entity import FULL
from foedus.knowledge.tables import toml

__all__ = ["differences"]

STATUSES = {
    "member": FULL,
    "observer": {"observer"},
    "associate": {"associate"},
    "partner": {"partner"},
    "dialogue partner": {"partner"},
    "candidate country": {"candidate"},
    "suspended": {"suspended"},
}
_SINCE = re.compile(r"\(since [^)]*\).*", re.DOTALL)
_ASIDE = re.compile(r"\s*\(.*\)")


def differences(folder: Path, on: date) -> Iterator[str]:
    """Yield what the Factbook says otherwise than we, a line each: members first, then leaders."""
    known = Knowledge.load()
    yield from _members(known, folder / "factbook_io_participation.csv", on)
    yield from _leaders(known, folder / "factbook_executives_demonyms.json", on)


def _members(known: Knowledge, path: Path, on: date) -> Iterator[str]:
    told: dict[str, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            code = toml("build")["factbook"].get(row["organisation"], row["organisation"])
            organisation, state = known.organisation(code), _state(known, row["country"])
            wanted = STATUSES.get(row["status"])
            if organisation is None or not state or wanted is None:
                continue
            standing = known.standing(state, organisation.id, on)
            if wanted is FULL:
                told.setdefault(organisation.id, set()).add(state)
            if standing is None or standing.status not in wanted:
                ours = standing.status if standing else "nothing"
                yield f"{organisation.id}: {state} is {row['status']} to the Factbook, {ours} to us"
    for organisation_id, members in told.items():
        ours_now = known.members(organisation_id, on)
        for membership in ours_now if len(members) > len(ours_now) / 2 else ():  # else it lists few, or means another
            if membership.member not in members:
                yield f"{organisation_id}: {membership.member} is {membership.status} to us, nothing to the Factbook"


def _leaders(known: Knowledge, path: Path, on: date) -> Iterator[str]:
    held = {tenure.person for tenure in known.offices.tenures if known.offices.holds(tenure, on)}
    for row in json.loads(path.read_text(encoding="utf-8")):
        state = _state(known, row["country"])
        for role in ("chief_of_state", "head_of_government"):
            words = _SINCE.sub("", row[role] or "").strip()
            people = {entity.id for entity in known.named_in(words)}
            if state and words and not people & held:
                yield f"{state}: {words} leads it to the Factbook, and holds no office to us"


def _state(known: Knowledge, name: str) -> str:
    named = known.named(_ASIDE.sub("", name)) or known.named(name)
    return next((entity.id for entity in named if entity.type == "state" and not entity.place), "")


if __name__ == "__main__":
    for line in differences(Path(sys.argv[1]), date.fromisoformat(sys.argv[2])):
        sys.stdout.write(line + "\n")
