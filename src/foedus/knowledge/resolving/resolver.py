"""Resolve a whole noun phrase: which party, which country, which sector, and who.

A phrase is read in two parts, up to its first preposition and from there on: in "Russia's ambassador to Poland" the
party stands in front, in "Muslim leaders in France" behind. A person named in front is the one; else the names and
the words for a people give the party, and the nouns give the sector. What the phrase leaves open, its text may tell.
Only a phrase that tells no country is read again for misspelt names and lesser places.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from foedus.knowledge.entity import Entity, Office, Resolution
from foedus.knowledge.folding import fold
from foedus.knowledge.periods import bounds
from foedus.knowledge.resolving.amounts import uncounted
from foedus.knowledge.resolving.candidates import Candidate, candidates, held, is_tie, respelt
from foedus.knowledge.resolving.casing import capitalised, has_no_capitals
from foedus.knowledge.resolving.gazetteer import lesser
from foedus.knowledge.resolving.introductions import apposition, is_name, titled
from foedus.knowledge.resolving.organs import organs
from foedus.knowledge.resolving.phrases import Part, Reader, is_generic
from foedus.knowledge.resolving.sectors import Telling, most_telling
from foedus.knowledge.resolving.strangers import is_named_after
from foedus.knowledge.resolving.surroundings import WORLDLY, Surroundings, surroundings
from foedus.knowledge.resolving.wording import wording

if TYPE_CHECKING:
    from foedus.knowledge.knowledge import Knowledge

__all__ = ["resolve", "stands_for"]

FORMER, CANDIDATE, CIVILIAN, POLICE = "ELI", "PTY", "CVL", "COP"
PASSING = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY"})  # sectors that one leaves with the office; a cleric stays one
PRIVATE = frozenset({"CVL", "LAB"})  # weak words of these are for people without an office: "former employees"
WEAKEST = frozenset({"CVL", "UNK"})  # weak words of these tell less than a name: "Trump's team"
LOCAL = frozenset({"CVL", "UNK"})  # parties of people who are where their text is, and not their state's
PARLIAMENT = "LEG"
PRESIDING = frozenset({"speaker", "president", "chairman", "chairwoman", "chair", "head"})
PARTISAN = frozenset({"OPP", "PTY"})
LEFT = frozenset({*PASSING, "COP", "PTY"})  # what "former" makes a former official of; a former rebel was none
INDEFINITE = frozenset({"a", "an", "another", "some", "any", "one"})
_BRACKETS = re.compile(r"\s*\([^()]*(?:\)|$)")  # an acronym or a remark behind a name


def resolve(known: "Knowledge", phrase: str, *, context: str = "", on: date | None = None) -> Resolution:
    """Return whom the phrase stands for: by its name, else by a person named in it, else by names and nouns in it.

    Of a name that tells nothing, or nothing of that day, what its text says of it where it introduces it.
    """
    if has_no_capitals(context):
        phrase, context = capitalised(known, phrase), capitalised(known, context)
    if not known.names.named(phrase):
        phrase = uncounted(known, _BRACKETS.sub("", phrase).strip() or phrase)
    found = _resolved(known, phrase, context, on)
    if context and _is_open(found, on) and is_name(known, phrase):
        return _introduced(known, found, phrase, context, on) or found
    return found


def _is_open(found: Resolution, on: date | None) -> bool:
    """Tell whether a name's text may know better: nobody was found, or no day tells what office somebody held."""
    return not (found.country or found.sector) or (on is None and found.type == "person" and found.sector == FORMER)


def _introduced(known: "Knowledge", found: Resolution, phrase: str, context: str, on: date | None) -> Resolution | None:
    """Return whom the name stands for by the title or the words that its text gives it; None if it gives none."""
    around = surroundings(known, context.replace(phrase, ""))  # Congressman Jordan tells nothing of Amman
    reader = Reader(known, around.beside(phrase), on, settled=True)
    for words in titled(known, phrase, context):
        again = _read(reader, words)
        if again.sector and (not found.name or found.name == again.name):
            return replace(again, name=found.name, type="person")
    for words in () if found.name else apposition(known, phrase, context):
        again = _read(reader, words)
        if again.sector:
            return replace(again, name="", type="person")
    return None


def _resolved(known: "Knowledge", phrase: str, context: str, on: date | None) -> Resolution:
    """Return whom the bare phrase stands for; what tells no country also by lesser and misspelt names."""
    around = surroundings(known, context).beside(phrase)
    if known.names.named(phrase):
        if is_named_after(known, phrase, context):
            return Resolution()
        return _chosen(known, candidates(known, phrase, around, on), on)
    lowered = phrase == phrase.lower()  # such a phrase is not misspelt
    found = _read(Reader(known, around, on, settled=lowered), phrase)
    if lowered or (found.country and found.sector and not _may_end_in_name(found, phrase)):
        return found
    guessed = _guessed(known, phrase, around, on) if not found.country or phrase.istitle() else None
    if guessed or (phrase.istitle() and not found.sector):
        return guessed or found
    again = _read(Reader(known, around, on, lenient=True, settled=True), phrase)
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
    """Return whom the phrase stands for; of parts between commas, one that names a person is as good as the whole.

    Where a part is the name of somebody unknown, an office in another is theirs and not its latest holder's.
    """
    parts = phrase.split(", ")
    if len(parts) == 1:
        return _phrase(reader, phrase)
    named = (_named(reader, part) for part in parts)
    found = next((found for found in named if found and found.type == "person"), None)
    taken = any(is_name(reader.known, part) for part in parts)
    return found or _phrase(reader, phrase, taken=taken)


def _phrase(reader: Reader, phrase: str, *, taken: bool = False) -> Resolution:
    """Return whom a phrase stands for that ends in a name, or describes somebody; `taken` if an office is another's."""
    known = reader.known
    front, back = _halves(reader, phrase)
    title = _settled(reader, _title(front))
    if named := _by_name(reader, front, back, title):
        return named
    found = _described(known, front, back, title)
    if reader.settled and not found.country and found.sector and not _is_elsewhere(known, front):
        found = _at_home(reader, found, front.office)
    if not front.office or not (found.country or found.party) or found.sector == FORMER:
        return _as_organ(known, found, front, back)
    if taken or phrase.split()[0].lower() in INDEFINITE:  # "a top diplomat" is nobody sure
        return replace(found, type="office")
    return _with_holder(known, found, front, back, reader.on)


def _named(reader: Reader, phrase: str) -> Resolution | None:
    """Return whom the phrase ends in the name of, None if it ends in no name that we know."""
    front, back = _halves(reader, phrase)
    return _by_name(reader, front, back, _settled(reader, _title(front)))


def _by_name(reader: Reader, front: Part, back: Part, title: Telling | None) -> Resolution | None:
    """Return whom the parts end in the name of, with the sector that a title before it tells; None if in no name."""
    named = front if _ends_in_name(front) else back if _is_titled_in_full(front, back) else None
    if not named:
        return None
    found = _chosen(reader.known, _meant(reader.known, named, front.office, reader.on), reader.on)
    return replace(found, sector=title.sector) if title and _tells_more(title, found, reader.on) else found


def _halves(reader: Reader, phrase: str) -> tuple[Part, Part]:
    """Return the parts of the phrase, with no organ of ours where it is another state's: "the Peruvian Congress"."""
    front, back = reader.halves(phrase)
    return replace(reader, generic=True).halves(phrase) if _is_of_another_state(front, back) else (front, back)


def _settled(reader: Reader, title: Telling | None) -> Telling | None:
    """Return the title with the sector that its text speaks for: an officer is a soldier, or of the police."""
    return reader.known.sectors.settled(title, reader.around.text) if title else None


def _is_elsewhere(known: "Knowledge", front: Part) -> bool:
    """Tell whether the part speaks of others than those at home: "European countries", but not "foreign ministry"."""
    if front.office or organs().of(" ".join(front.rest)):
        return False
    return any(
        word.lower() in wording().elsewhere and fold(f"{word} {after}") not in known.sectors.by_words
        for word, after in zip_longest(front.rest, front.rest[1:], fillvalue="")
    )


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
    if entity.type == "organ" and any(_is_foreign(other, entity) for other in part.entities[:-1]):
        return False  # "Sudan People's Liberation Army" is none of China's
    if entity.type == "person":
        return True
    described = not part.rest or part.rest[-1].islower()  # "the Workers' Party", but not "the Socialist Workers' Party"
    return entity.type in ("organ", "organisation", "group") and not entity.place and described


def _is_foreign(other: Entity, entity: Entity) -> bool:
    return other.type == "state" and other.country != entity.country


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
    return best if under is None or under.sector in LEFT or (under.weak and under.sector not in PRIVATE) else under


def _described(known: "Knowledge", front: Part, back: Part, title: Telling | None) -> Resolution:
    """Return whom the names and nouns describe; a weak noun leaves the sector to an organ, or to what follows."""
    country = _country_of(known, front.country or back.country)
    organ = _acting(front, title) or back.organ
    behind = most_telling(back.telling)
    sector = title.sector if title else ""
    if organ and (title is None or title.weak):
        sector = organ.sector
    elif behind and not behind.weak and (title is None or title.weak):
        sector = behind.sector
    named = front.party or (back.party if not front.country else "")
    party = known.sectors.party(sector, country) or named or country
    return Resolution(party, country, sector, parties=front.countries or back.countries)


def _country_of(known: "Knowledge", code: str) -> str:
    """Return the country of the state or organisation of that code: that of NATO is "IGO"."""
    return known.by_id[code].country if code in known.by_id else code


def _acting(front: Part, title: Telling | None) -> Entity | None:
    """Return the actor that the part names, unless it is a person whose people are spoken of: "Saddam's forces"."""
    organ = front.organ
    if organ is None or organ.type != "person":
        return organ
    ours = not front.people or organ.country in front.people
    return organ if ours and (title is None or title.sector in WEAKEST) else None


def _at_home(reader: Reader, found: Resolution, office: Office | None) -> Resolution:
    """Return the finding at home in the one country that its text speaks of most, of those that have such an office."""
    known, parties = reader.known, reader.around.parties
    among = tuple(party for party in parties if office and known.holder(office.id, party, reader.on))
    states = tuple(party for party in parties if party in known.by_id and known.by_id[party].type == "state")
    local = known.sectors.parties.get(found.sector) in LOCAL or found.sector == POLICE
    home = reader.around.home(among or states, local=local) if among or states else ""
    if not home:
        return found
    country = known.by_id[home].country
    party = known.sectors.party(found.sector, country) or home
    return replace(found, country=country, party=party)


def _with_holder(known: "Knowledge", found: Resolution, front: Part, back: Part, on: date | None) -> Resolution:
    """Return the finding with the name of who held the office; one of an organ or a region is not its state's."""
    owners = () if front.people else front.entities or back.entities
    owner = next((owner for owner in owners if owner.type not in ("state", "organisation")), None)
    office = _of_organ(known, owner, front.rest) if owner else front.office
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
