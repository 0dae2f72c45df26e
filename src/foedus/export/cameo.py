"""Events as CAMEO codes in the columns of GDELT 1.0, separated by tabs."""

import csv
from datetime import date
from itertools import permutations, product
from pathlib import Path

from foedus.api import Record
from foedus.export.codes import Coder, table
from foedus.export.formats import Format, Options, Written
from foedus.export.happenings import Happening, happenings
from foedus.model import DENIED, Actor

__all__ = ["CAMEO", "COLUMNS", "rows"]

FILE = "cameo.tsv"
ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
GEO = ("Geo_Type", "Geo_FullName", "Geo_CountryCode", "Geo_ADM1Code", "Geo_Lat", "Geo_Long", "Geo_FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{n}{name}" for n in (1, 2) for name in ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{of}{name}" for of in ("Actor1", "Actor2", "Action") for name in GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
QUADS = ((5, "1"), (8, "2"), (13, "3"), (20, "4"))  # the last root of each of GDELT's quad classes
ID_DIGITS = 15  # hexadecimal digits of an id that make a number of 64 bits with a sign

DAYS_OF_MONTH, DAYS_OF_YEAR = 30, 365  # by which GDELT counts the share of the year that has passed

Row = dict[str, str]


def write(record: Record, folder: Path, options: Options) -> tuple[Written, ...]:
    """Write a line for each pair of an actor and a recipient, under a line that names the columns."""
    coder = Coder("cameo", record.knowledge)
    found = [row for one in happenings(record, options) for row in rows(one, coder)]
    with (folder / FILE).open("w", encoding="utf-8", newline="") as stream:
        lines = csv.DictWriter(stream, COLUMNS, restval="", delimiter="\t", lineterminator="\n")
        lines.writeheader()
        lines.writerows(found)
    return (Written(FILE, len(found)),)


def rows(found: Happening, coder: Coder) -> list[Row]:
    """Return the event as lines, one a pair; none for what is denied or not done, which CAMEO has no word for."""
    claim = found.first.claim
    if claim.polarity == DENIED or claim.modality != "actual" or not found.actors or not found.days:
        return []
    day = found.days[0]
    whole = _when(day) | _what(found) | _reported(found)
    return [
        whole
        | {"GLOBALEVENTID": _number(found.id, place)}
        | _actor("Actor1", actor, coder, day)
        | _actor("Actor2", recipient, coder, day)
        for place, (actor, recipient) in enumerate(_pairs(found))
    ]


def _pairs(found: Happening) -> list[tuple[Actor, Actor | None]]:
    """Return who acts on whom: each on each, in both directions where they act together and on nobody else."""
    if found.recipients:
        return list(product(found.actors, found.recipients))
    return list(permutations(found.actors, 2)) if len(found.actors) > 1 else [(found.actors[0], None)]


def _when(day: date) -> Row:
    share = ((day.month - 1) * DAYS_OF_MONTH + day.day) / DAYS_OF_YEAR
    return {
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": f"{day:%Y}",
        "FractionDate": f"{day.year + share:.4f}",
    }


def _what(found: Happening) -> Row:
    kind = table("events")[found.type]
    coded = kind.get("modes", {}).get(found.mode, kind)
    code = coded["cameo"]
    return {
        "IsRootEvent": "",
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": next(quad for last, quad in QUADS if int(code[:2]) <= last),
        "GoldsteinScale": f"{coded['goldstein']:.1f}",
    }


def _reported(found: Happening) -> Row:
    sources = found.sources
    added = found.first.published
    return {
        "NumMentions": str(len(found.claims)),
        "NumSources": str(len({source.name for source in sources})),
        "NumArticles": str(len(sources)),
        "DATEADDED": f"{added:%Y%m%d}" if added else "",
        "SOURCEURL": next((source.url for source in sources if source.url), ""),
    }


def _actor(column: str, actor: Actor | None, coder: Coder, on: date) -> Row:
    if actor is None:
        return {}
    coded = coder.code(actor, on)
    return {
        f"{column}Code": coded.country + coded.sector,
        f"{column}Name": " ".join(actor.label.upper().split()),
        f"{column}CountryCode": coded.country,
        f"{column}Type1Code": coded.sector,
    }


def _number(claim_id: str, place: int) -> str:
    """Return a whole number that is the same for the same event in every record."""
    return str(int(claim_id.rpartition("-")[2][:ID_DIGITS], 16) + place)


CAMEO = Format("cameo", ".tsv", write, "Events as CAMEO codes in GDELT's columns, for models made for GDELT.")
