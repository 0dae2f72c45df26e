"""Make `data/codes.txt`: what the lists of states call each state, and its names in Russian and its own languages.

Run it with the folder where the lists of the Correlates of War project and of Gleditsch and Ward lie as
`cow_states.csv` and `gw_states.csv` (MIT, from the `states` package), and with pycountry and Babel installed:

    python -m foedus.knowledge.build.codes FOLDER
"""

import csv
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pycountry
from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from foedus.knowledge import Knowledge
from foedus.knowledge.folding import fold
from foedus.knowledge.tables import Tables, toml

__all__ = ["OUTPUT", "table"]

OUTPUT = Path(__file__).parent.parent / "data" / "codes.txt"
SINCE = "1945"
ALWAYS_THERE, STILL_THERE = "1816-01-01", "9999-12-31"  # the lists begin and end there
EXTRA = toml("build")
_ASIDE = re.compile(r"[/(].*")
COLUMNS = ("code", "alpha2", "cow", "gw", "russian", "own")
HEAD = f"""\
# What others call each state: codes, and since when they count it as one; names in Russian and its own languages.
#
# Made by `python -m foedus.knowledge.build.codes`; mend it there.
# Source: ISO 3166 (pycountry); Correlates of War, State System Membership; Gleditsch and Ward; Unicode CLDR (Babel).
#
# code: ISO 3166-1 alpha-3, of former states 3166-3 or one of the range that ISO leaves to its users · alpha2
# cow, gw: "number period" of the two lists, which commas part, only what reaches {SINCE} · russian, own: names

"""

Lists = Mapping[str, str]


def table(folder: Path) -> str:
    """Return the table, made from the two lists in the folder."""
    tables = Tables()
    states = (*tables.rows("states"), *tables.rows("former_states"))
    cow, gw = (_spells(folder / f"{name}_states.csv", f"{name}code") for name in ("cow", "gw"))
    rows = (_row(code, cow, gw) for code in sorted(state["code"] for state in states))
    lines = (" | ".join(row).rstrip() for row in (COLUMNS, *rows))
    return HEAD + "\n".join(lines) + "\n"


def _row(code: str, cow: Lists, gw: Lists) -> tuple[str, ...]:
    country = pycountry.countries.get(alpha_3=code)
    alpha2 = country.alpha_2 if country else EXTRA["alpha2"].get(code, "")
    russian, own = _names(alpha2) if alpha2 else (EXTRA["russian"].get(code, ""), ())
    return code, alpha2, cow.get(code, ""), gw.get(code, ""), russian, ", ".join(own)


def _spells(path: Path, column: str) -> Lists:
    """Return numbers and periods of each state in the list, by our code."""
    found: dict[str, list[str]] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream):
            number = str(int(float(line[column])))
            if line["end"] < SINCE or int(number) in EXTRA["no_states"]:
                continue
            start = "" if line["start"] == ALWAYS_THERE else line["start"]
            end = ".." if line["end"] == STILL_THERE else line["end"]
            for code in _codes(line["country_name"], number, path.name):
                found.setdefault(code, []).append(f"{number} {start}/{end}")
    return {code: ", ".join(spells) for code, spells in found.items()}


def _codes(name: str, number: str, where: str) -> Sequence[str]:
    """Return our codes of a state in a list: "Italy/Sardinia", "Sri Lanka (Ceylon)"."""
    if number in EXTRA["numbers"]:
        return list(EXTRA["numbers"][number])
    plain = _ASIDE.sub("", name).replace("&", "and")
    named = [entity.id for entity in Knowledge.load().named(plain) if entity.type == "state"]
    if not named:
        raise SystemExit(f"{where}: {name} ({number}) is none of our states: put its number into build.toml")
    return named[:1]


def _names(alpha2: str) -> tuple[str, tuple[str, ...]]:
    """Return the Russian name, and those in the official languages that are not the English one over again."""
    english, russian = (str(Locale(language).territories.get(alpha2, "")) for language in ("en", "ru"))
    names = dict.fromkeys(_own_names(alpha2))
    others = (name for name in names if fold(name) != fold(english) and name not in EXTRA["mistakable"])
    return russian, tuple(others)


def _own_names(alpha2: str) -> Iterator[str]:
    for language in get_official_languages(alpha2):
        try:
            name = Locale.parse(language).territories.get(alpha2)
        except (UnknownLocaleError, ValueError):
            continue
        if name and "," not in name:
            yield str(name)


if __name__ == "__main__":
    OUTPUT.write_text(table(Path(sys.argv[1])), encoding="utf-8")
