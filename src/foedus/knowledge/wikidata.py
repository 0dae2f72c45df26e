"""Take people in office and organisations with their members out of Wikidata, into the form of our own tables.

Reads the JSON dump format (https://www.wikidata.org/wiki/Wikidata:Database_download): an entity a line, in a list or
not. A dump is far larger than memory, so it is read twice: once for the people, the organisations and the states, once
for the names of what they refer to (positions, family names, roles).
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from foedus.knowledge.entity import Office
from foedus.knowledge.knowledge import Knowledge
from foedus.knowledge.tables import Added
from foedus.text.edtf import bounds

__all__ = ["Imported", "import_wikidata"]

# Properties, after https://www.wikidata.org/wiki/Wikidata:List_of_properties
POSITION, MEMBER_OF, HAS_PART, INSTANCE_OF = "P39", "P463", "P527", "P31"
ISO_3, SHORT_NAME, FAMILY_NAME = "P298", "P1813", "P734"
START, END, ROLE = "P580", "P582", "P2868"
JURISDICTION = ("P1001", "P17", "P2389")  # applies to jurisdiction, country, organisation directed
INCEPTION, DISSOLVED = "P571", "P576"
# Whose parts are members: international, intergovernmental, supranational and regional organisations, alliances.
ORGANISATIONS = frozenset({"Q484652", "Q245065", "Q1335818", "Q4120211", "Q1127126"})
LANGUAGES = ("en", "ru", "fr", "es", "de", "hy", "ar", "uk")
_LENGTHS = {9: 4, 10: 7, 11: 10}  # Wikidata's precision of year, month and day, and how much of a date to keep
_ID = re.compile(r'"id":\s*"(Q\d+)"')
_WORD = r"[^|,#;()\[\]\"\s]+"
_PLAIN_NAME = re.compile(rf"{_WORD}(?: {_WORD})*")  # one that can stand in a cell of our tables
_STATUSES = {"observer": "observer", "candidate": "candidate", "associate": "associate", "partner": "partner",
             "suspended": "suspended"}  # fmt: skip

Claim = Mapping[str, Any]
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Imported:
    """What came out of a dump: files in our form, how much is in them, and how many positions we have no office for."""

    files: tuple[Added, ...]
    people: int
    tenures: int
    organisations: int
    memberships: int
    unknown_positions: int


@dataclass(frozen=True, slots=True)
class _Link:
    """That somebody held a position, or was in an organisation: of whom, to what, in which role, from when to when."""

    subject: str
    target: str
    role: str
    period: str
    jurisdictions: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    """What the two passes gather, by Wikidata's ids."""

    positions: list[_Link] = field(default_factory=list)
    memberships: list[_Link] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    family_names: dict[str, str] = field(default_factory=dict)
    short_names: dict[str, str] = field(default_factory=dict)
    spells: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def referred(self) -> set[str]:
        """Everything whose name the second pass should bring."""
        links = (*self.positions, *self.memberships)
        ends = {id for link in links for id in (link.subject, link.target, link.role, *link.jurisdictions)}
        return (ends | set(self.family_names.values())) - {""}


def import_wikidata(lines: Callable[[], Iterable[str]], known: Knowledge, *, name: str) -> Imported:
    """Return the people in office and the organisations of a dump as files in our form.

    `lines` opens the dump, and is called twice; `name` begins the names of the files. An office or a party that is none
    of ours is left out, and so is what Wikidata ranks as deprecated.
    """
    found = _Found()
    for entity in _entities(lines(), lambda line: any(f'"{key}"' in line for key in (POSITION, MEMBER_OF, HAS_PART))):
        _take_links(entity, found)
    referred = found.referred
    for entity in _entities(lines(), lambda line: _refers(line, referred)):
        _take_names(entity, found)
    return _written(found, known, name)


def _entities(lines: Iterable[str], wanted: Callable[[str], bool]) -> Iterator[Json]:
    for line in lines:
        if wanted(line):
            try:
                entity = json.loads(line.strip().rstrip(","))
            except ValueError:
                continue  # a line that is cut off tells nothing
            if isinstance(entity, dict) and "id" in entity:
                yield entity


def _refers(line: str, ids: set[str]) -> bool:
    match = _ID.search(line)
    return f'"{ISO_3}"' in line or (match is not None and match.group(1) in ids)


def _take_links(entity: Json, found: _Found) -> None:
    id = str(entity["id"])
    for claim in _claims(entity, POSITION):
        if target := _target(claim):
            found.positions.append(_Link(id, target, "", _period(claim), _qualified(claim, *JURISDICTION)))
    if any(_claims(entity, POSITION)):
        found.family_names[id] = next(filter(None, map(_target, _claims(entity, FAMILY_NAME))), "")
    if any(_claims(entity, ISO_3)):
        for claim in _claims(entity, MEMBER_OF):
            if target := _target(claim):
                found.memberships.append(_Link(id, target, _role(claim), _period(claim)))
    if ORGANISATIONS.intersection(map(_target, _claims(entity, INSTANCE_OF))):
        for claim in _claims(entity, HAS_PART):
            if target := _target(claim):
                found.memberships.append(_Link(target, id, _role(claim), _period(claim)))


def _take_names(entity: Json, found: _Found) -> None:
    id = str(entity["id"])
    found.names[id] = tuple(dict.fromkeys(filter(_PLAIN_NAME.fullmatch, _labels(entity))))
    for claim in _claims(entity, ISO_3):
        found.states[id] = str(_value(claim) or "")
    for claim in _claims(entity, SHORT_NAME):
        text = _value(claim)
        english = str(text.get("text")) if isinstance(text, dict) and text.get("language") == "en" else ""
        if _PLAIN_NAME.fullmatch(english):
            found.short_names.setdefault(id, english)
    start, end = (next(map(_date, _values(entity, key)), "") for key in (INCEPTION, DISSOLVED))
    found.spells[id] = f"{start}/{end or '..'}"
    places = (_target(claim) for key in JURISDICTION for claim in _claims(entity, key))
    found.places[id] = tuple(filter(None, places))


def _labels(entity: Json) -> Iterator[str]:
    """Yield the label in each language, English first, then the English aliases."""
    labels, aliases = entity.get("labels") or {}, entity.get("aliases") or {}
    yield from (labels[code]["value"] for code in LANGUAGES if code in labels)
    yield from (alias["value"] for alias in aliases.get("en", ()))


def _claims(entity: Json, key: str) -> Iterator[Claim]:
    claims = entity.get("claims") or {}
    for claim in claims.get(key, ()) if isinstance(claims, dict) else ():
        if isinstance(claim, dict) and claim.get("rank") != "deprecated":
            yield claim


def _value(claim: Claim) -> Any:
    return _datavalue(claim.get("mainsnak") or {})


def _values(entity: Json, key: str) -> Iterator[Any]:
    return map(_value, _claims(entity, key))


def _datavalue(snak: Mapping[str, Any]) -> Any:
    return (snak.get("datavalue") or {}).get("value")


def _target(claim: Claim) -> str:
    value = _value(claim)
    return str(value.get("id", "")) if isinstance(value, dict) else ""


def _qualifiers(claim: Claim, key: str) -> Iterator[Any]:
    return map(_datavalue, (claim.get("qualifiers") or {}).get(key, ()))


def _qualified(claim: Claim, *keys: str) -> tuple[str, ...]:
    values = (value for key in keys for value in _qualifiers(claim, key))
    return tuple(str(value["id"]) for value in values if isinstance(value, dict) and "id" in value)


def _role(claim: Claim) -> str:
    return next(iter(_qualified(claim, ROLE)), "")


def _period(claim: Claim) -> str:
    start, end = (next(map(_date, _qualifiers(claim, key)), "") for key in (START, END))
    return f"{start}/{end or '..'}"


def _date(value: Any) -> str:
    """Return a time ("+2018-05-08T00:00:00Z", precision 11) as an EDTF date, "" if it is vaguer than a year or none.

    Some are none: "+2018-00-00" with a precision of a day, and 29 February 1900 of the Julian calendar.
    """
    if not isinstance(value, dict) or not str(value.get("time", "")).startswith("+"):
        return ""
    written = str(value["time"])[1:][: _LENGTHS.get(value.get("precision", 0), 0)]
    return written if bounds(written) else ""


def _written(found: _Found, known: Knowledge, name: str) -> Imported:
    parties = _parties(found, known)
    people, unknown = _people(found, known, parties)
    organisations = _organisations(found, parties)
    tables = [_table(code, found, id, spells) for (code, id), spells in sorted(organisations.items())]
    files = []
    if people:
        files.append(Added(f"{name}-people.txt", "\n".join(("party | office | period | name | also", *people, ""))))
    if tables:
        files.append(Added(f"{name}-organisations.toml", "\n".join(tables)))
    return Imported(
        tuple(files),
        people=len({row.split(" | ")[3] for row in people}),
        tenures=len(people),
        organisations=len(organisations),
        memberships=sum(len(lines) for spells in organisations.values() for lines in spells.values()),
        unknown_positions=unknown,
    )


def _parties(found: _Found, known: Knowledge) -> Mapping[str, str]:
    """Return the code of each state and organisation: ours where a name of it is ours, else its own short name."""
    parties = {id: code for id, code in found.states.items() if code in known.by_id}
    for id in {link.target for link in found.memberships} - parties.keys():
        ours = (known.organisation(name) for name in found.names.get(id, ()))
        short = found.short_names.get(
            id, ""
        )  # may be another's code: GEO is Georgia, not the Group on Earth Observations
        code = next((entity.id for entity in ours if entity), "" if short in known.by_id else short)
        if code or found.names.get(id):
            parties[id] = code or found.names[id][0]
    return parties


def _people(found: _Found, known: Knowledge, parties: Mapping[str, str]) -> tuple[list[str], int]:
    rows, unknown = [], 0
    for link in found.positions:
        office, party = _office(link, found, known, parties)
        names = found.names.get(link.subject, ())
        if office is None:
            unknown += 1
        elif party and names:
            family = found.names.get(found.family_names.get(link.subject, ""), ("",))[0]
            name, *others = (_shouted(name, family) for name in names)
            rows.append(f"{party} | {office.id} | {link.period} | {name} | {', '.join(others)}")
    return sorted(set(rows)), unknown


def _office(link: _Link, found: _Found, known: Knowledge, parties: Mapping[str, str]) -> tuple[Office | None, str]:
    """Return which office of ours the position is, and whose: "Minister of Foreign Affairs of Armenia"."""
    label = next(iter(found.names.get(link.target, ())), "")
    places = (*link.jurisdictions, *found.places.get(link.target, ()))
    party = next((parties[place] for place in places if place in parties), "")
    words = label.split()
    for end in range(len(words), 0, -1):
        office = known.office(" ".join(words[:end]))
        if office is not None:
            named = known.named(" ".join(words[end + 1 :])) if end + 1 < len(words) else ()
            return office, party or next((entity.party for entity in named), "")
    people = known.demonym(words[0]) if words else None
    return known.office(" ".join(words[1:])), party or people or ""


def _shouted(name: str, family: str) -> str:
    """Return the name with the part by which a person is called in capitals, where the family name is a word of it."""
    words = name.split()
    return " ".join(word.upper() if family and word == family else word for word in words) if len(words) > 1 else name


def _organisations(found: _Found, parties: Mapping[str, str]) -> Mapping[tuple[str, str], Mapping[str, list[str]]]:
    """Return, by code and id of each organisation of which a state is a member, its spells in our form by status."""
    lines: dict[tuple[str, str], dict[str, list[str]]] = {}
    for link in dict.fromkeys(found.memberships):
        member, organisation = found.states.get(link.subject), parties.get(link.target)
        if member and organisation and found.names.get(link.target):
            status = _status(found.names.get(link.role, ()))
            spells = lines.setdefault((organisation, link.target), {})
            spells.setdefault(status, []).append(f"{link.period} {member}")
    return lines


def _status(role: Iterable[str]) -> str:
    words = " ".join(role).lower()
    return next((status for word, status in _STATUSES.items() if word in words), "member")


def _table(code: str, found: _Found, id: str, spells: Mapping[str, Iterable[str]]) -> str:
    name, *others = found.names[id]
    fields = {"name": name, "names": others, "period": found.spells.get(id, ".."), "source": f"Wikidata {id}"}
    fields |= {status: sorted(lines) for status, lines in spells.items()}
    written = (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value)
    return "\n".join((f"[{json.dumps(code, ensure_ascii=False)}]", *written, ""))
