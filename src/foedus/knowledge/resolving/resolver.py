"""Resolve a whole noun phrase: which party, which country, which sector, and who.

A phrase is read in two parts, up to its first preposition and from there on: in "Russia's ambassador to Poland" the
party stands in front, in "Muslim leaders in France" behind. A person named in front is the one; else the names and
the words for a people give the party, and the nouns give the sector. What the phrase leaves open, its text may tell.
Only a phrase that tells no country is read again for misspelt names and lesser places.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from foedus.knowledge.entity import Entity, Office, Resolution
from foedus.knowledge.periods import bounds
from foedus.knowledge.resolving.candidates import Candidate, candidates, held, is_tie, respelt
from foedus.knowledge.resolving.gazetteer import lesser
from foedus.knowledge.resolving.organs import organs
from foedus.knowledge.resolving.phrases import Part, Reader, is_generic
from foedus.knowledge.resolving.sectors import Telling, most_telling
from foedus.knowledge.resolving.strangers import is_named_after
from foedus.knowledge.resolving.surroundings import WORLDLY, Surroundings, surroundings

if TYPE_CHECKING:
    from foedus.knowledge.knowledge import Knowledge

__all__ = ["resolve", "stands_for"]

FORMER, CANDIDATE, CIVILIAN, POLICE = "ELI", "PTY", "CVL", "COP"
PASSING = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY"})  # sectors that one leaves with the office; a cleric stays one
PARLIAMENT = "LEG"
PRESIDING = frozenset({"speaker", "president", "chairman", "chairwoman", "chair", "head"})
PARTISAN = frozenset({"OPP", "PTY"})
LEFT = frozenset({*PASSING, "COP", "PTY"})  # what "former" makes a former official of; a former rebel was none


def resolve(known: "Knowledge", phrase: str, *, context: str = "", on: date | None = None) -> Resolution:
    """Return whom the phrase stands for: by its name, else by a person named in it, else by names and nouns in it."""
    around = surroundings(known, context).beside(phrase)
    if known.names.named(phrase):
        if is_named_after(known, phrase, context):
            return Resolution()
        return _chosen(known, candidates(known, phrase, around, on), on)
    found = _read(Reader(known, around, on), phrase)
    if phrase == phrase.lower() or (found.country and found.sector and not _may_end_in_name(found, phrase)):
        return found
    guessed = _guessed(known, phrase, around, on) if not found.country or phrase.istitle() else None
    if guessed or (phrase.istitle() and not found.sector):
        return guessed or found
    again = _read(Reader(known, around, on, lenient=True), phrase)
    return again if again.name or not found.country else found


def _may_end_in_name(found: Resolution, phrase: str) -> bool:
    """Tell whether a name that nobody was found for may end the phrase: "Swedish activist Greta Thunberg"."""
    return not found.name and phrase.split()[-1][0].isupper()


def stands_for(known: "Knowledge", phrase: str, *, context: str = "", on: date | None = None) -> tuple[Candidate, ...]:
    """Return whom the phrase, or the first name in it, may stand for, likeliest first; () where nobody is known."""
    around = surroundings(known, context).beside(phrase)
    found = candidates(known, phrase, around, on)
    if found or phrase == phrase.lower():
        return found
    front, back = Reader(known, around, on, lenient=True).halves(phrase)
    return front.last or back.last


def _read(reader: Reader, phrase: str) -> Resolution:
    """Return whom the phrase stands for; of parts between commas, one that names a person is as good as the whole."""
    parts = phrase.split(", ")
    named = (_phrase(reader, part) for part in parts if len(parts) > 1)
    return next((found for found in named if found.type == "person"), None) or _phrase(reader, phrase)


def _phrase(reader: Reader, phrase: str) -> Resolution:
    known, on = reader.known, reader.on
    front, back = reader.halves(phrase)
    if _is_of_another_state(front, back):
        reader = replace(reader, generic=True)
        front, back = reader.halves(phrase)
    title = _title(front)
    named = front if _ends_in_name(front) else back if _is_titled_in_full(front, back) else None
    if named:
        found = _chosen(known, _meant(known, named, front.office, on), on)
        return replace(found, sector=title.sector) if title and _tells_more(title, found, on) else found
    found = _described(known, front, back, title)
    if not found.country and found.sector:
        found = _at_home(reader, found, front.office)
    if front.office and (found.country or found.party) and found.sector != FORMER:
        return _with_holder(known, found, front, back, on)
    return _as_organ(known, found, front, back)


def _guessed(known: "Knowledge", phrase: str, around: Surroundings, on: date | None) -> Resolution | None:
    """Return what the whole phrase is as a lesser name, or as a misspelt one; None if neither."""
    if entity := lesser(phrase):
        return _of(known, entity, on)
    found = respelt(known, phrase, around, on) if known.demonym(phrase) is None else ()
    return _chosen(known, found, on) if found else None


def _chosen(known: "Knowledge", found: Sequence[Candidate], on: date | None) -> Resolution:
    """Return the likeliest; of two people that nothing tells apart, only what they have in common."""
    first = _of(known, found[0].entity, on)
    if not is_tie(found):
        return first
    second = _of(known, found[1].entity, on)
    shared = {slot: getattr(first, slot) for slot in ("party", "country", "sector", "type")}
    same = {slot: value for slot, value in shared.items() if getattr(second, slot) == value}
    return Resolution(**same) if first.country == second.country else first


def _ends_in_name(part: Part) -> bool:
    """Tell whether the part ends in the name of the one it stands for, and that is of the people it names.

    What goes before a person may be a title; what goes before others says whose or what they are: "the group Hamas".
    """
    if not part.last:
        return False
    entity = part.last[0].entity
    if part.people and entity.country not in (*part.people, *WORLDLY):
        return False  # an "Irish Mr Starmer" is somebody else
    if entity.type == "person":
        return True
    described = not part.rest or part.rest[-1].islower()  # "the Workers' Party", but not "the Socialist Workers' Party"
    return entity.type in ("organ", "organisation", "group") and not entity.place and described


def _is_titled_in_full(front: Part, back: Part) -> bool:
    """Tell whether a title with its state stands before a person's name: "President of Iran Mahmoud Ahmadinejad"."""
    if not front.telling or not back.last or len(back.entities) < 2:
        return False
    person = back.last[0].entity
    return person.type == "person" and back.entities[-2].type in ("state", "organisation") and not back.rest


def _meant(known: "Knowledge", named: Part, office: Office | None, on: date | None) -> list[Candidate]:
    """Return the candidates for the last name that fit best: of a party that the part names, and of the office."""
    parties = {*named.people, *(entity.party for entity in named.entities[:-1])}

    def fits(candidate: Candidate) -> int:
        tenures = held(known, candidate.entity, on) if on else known.tenures(candidate.entity)
        titled = any(office and tenure.office == office.id for tenure in tenures)
        return titled + (candidate.entity.party in parties)

    best = max(map(fits, named.last))
    return [candidate for candidate in named.last if fits(candidate) == best]


def _tells_more(title: Telling, found: Resolution, on: date | None) -> bool:
    """Tell whether a title before a name tells the sector: a strong one, or where no day tells what office it was."""
    if found.type != "person":
        return False
    return not title.weak or (on is None and found.sector == FORMER and title.sector in LEFT)


def _is_of_another_state(front: Part, back: Part) -> bool:
    """Tell whether an organ named in front is, by what else is named, another state's: "the Peruvian Congress"."""
    organ = front.organ
    if organ is None or not is_generic(organ):
        return False
    others = (*front.people, *(entity.country for entity in front.entities if entity is not organ), back.country)
    return any(country not in ("", organ.country, *WORLDLY) for country in others)


def _title(part: Part) -> Telling | None:
    """Return the most telling word of a part: "former" is that of officials, else what they were stays."""
    best = most_telling(part.telling)
    if best is None or best.sector != FORMER:
        return best
    under = most_telling(tuple(telling for telling in part.telling if telling.sector != FORMER))
    return best if under is None or under.weak or under.sector in LEFT else under


def _described(known: "Knowledge", front: Part, back: Part, title: Telling | None) -> Resolution:
    """Return whom the names and nouns describe; a weak noun leaves the sector to an organ, or to what follows."""
    country = front.country or back.country
    organ = front.organ or back.organ
    behind = most_telling(back.telling)
    sector = title.sector if title else ""
    if organ and (title is None or title.weak):
        sector = organ.sector
    elif behind and not behind.weak and (title is None or title.weak):
        sector = behind.sector
    named = front.party or (back.party if not front.country else "")
    party = known.sectors.party(sector, country) or named or country
    return Resolution(party, country, sector, parties=front.countries or back.countries)


def _at_home(reader: Reader, found: Resolution, office: Office | None) -> Resolution:
    """Return the finding at home in the one country that its text speaks of most, of those that have such an office."""
    known, parties = reader.known, reader.around.parties
    among = tuple(party for party in parties if office and known.holder(office.id, party, reader.on))
    states = tuple(party for party in parties if party in known.by_id and known.by_id[party].type == "state")
    home = reader.around.home(among or states) if among or states else ""
    if not home:
        return found
    country = known.by_id[home].country
    party = known.sectors.party(found.sector, country) or home
    return replace(found, country=country, party=party)


def _with_holder(known: "Knowledge", found: Resolution, front: Part, back: Part, on: date | None) -> Resolution:
    """Return the finding with the name of who held the office; one of an organ or a region is not its state's."""
    owner = None if front.people else front.owner or back.owner
    office = front.office
    if owner and owner.type not in ("state", "organisation"):
        office = _of_organ(known, owner, front.rest)
    holder = known.holder(office.id, found.party or found.country, on) if office else None
    return replace(found, name=holder.name, type="person") if holder else replace(found, type="office")


def _of_organ(known: "Knowledge", organ: Entity, rest: Sequence[str]) -> Office | None:
    """Return the office that the words are with the organ's own: "Kremlin spokesman", "Commission chief"."""
    words = organ.name.split()
    named = (known.office(" ".join((*words[start:], *rest))) for start in range(len(words)))
    presides = organ.sector == PARLIAMENT and PRESIDING.issuperset(rest)
    return next((office for office in named if office), known.office("speaker") if presides else None)


def _as_organ(known: "Knowledge", found: Resolution, front: Part, back: Part) -> Resolution:
    """Return the finding with the organ's name, where its words are those of an organ that every state has."""
    organ = organs().of(" ".join(front.rest)) if front.rest else None
    owner = next((entity for entity in (*front.entities, *back.entities) if entity.place), None)
    state = known.by_id.get(found.party) or known.by_id.get(found.country)
    if organ is None or not (owner or state) or found.sector == FORMER:
        return found
    whose = owner.place if owner and (owner.type != "state" or organ.sector == POLICE) else state.name if state else ""
    return replace(found, sector=organ.sector, name=organs().name(organ, whose), type="organ")


def _of(known: "Knowledge", entity: Entity, on: date | None) -> Resolution:
    sector = _sector(known, entity, on) if entity.type == "person" else entity.sector
    if entity.type == "unknown":  # a city that is no seat of a government is its people
        sector = sector or CIVILIAN
    return Resolution(entity.party, entity.country, sector, entity.name, entity.type)


def _sector(known: "Knowledge", person: Entity, on: date | None) -> str:
    """Return the sector of the office held that day: a former official's after the last, a politician's before one.

    A former official who now leads the opposition or a party, so is of another party to the record, stays one.
    """
    selves = [entity for entity in known.named(person.name) if (entity.name, entity.country) == _self(person)]
    offices = [(tenure, known.office(tenure.office)) for one in selves for tenure in known.tenures(one)]
    now = held(known, person, on)
    sectors = [office.sector for tenure, office in offices if office and tenure in now]
    served = [tenure for tenure, office in offices if office and office.sector in PASSING]
    ends = [bounds(tenure.end)[1] if tenure.end else date.max for tenure in served]
    left = bool(ends) and (on is None or on > max(ends))
    if sectors and not (left and PARTISAN.issuperset(sectors)):
        return sectors[-1]
    if not sectors and person.sector not in PASSING:
        return person.sector
    return FORMER if left else CANDIDATE


def _self(person: Entity) -> tuple[str, str]:
    return person.name, person.country
