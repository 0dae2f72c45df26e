"""By whom a thing can be found: the codes and names that a query may ask about, by, or for an organisation."""

import re
from collections.abc import Iterable, Iterator

from foedus.knowledge import Knowledge
from foedus.model import UNKNOWN_PARTY, Actor
from foedus.record import Entry
from foedus.store import Face
from foedus.things import PEOPLE, actors_in, codes_in

__all__ = ["ABOUT", "BY", "ORG", "faces", "parties"]

ABOUT, BY, ORG = "about", "by", "org"
ORGANISATION = "organisation"

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def faces(entries: Iterable[Entry], knowledge: Knowledge) -> Iterator[Face]:
    """Yield the faces of a thing of which these claims tell, in small letters."""
    for entry in entries:
        yield from ((name.casefold(), role) for name, role in _faces(entry, knowledge))


def parties(entry: Entry) -> frozenset[str]:
    """Return by whom a claim can be found, in small letters: whom and which organisation it is about, who says it."""
    organisation = entry.claim.get("organisation")
    named = (*_about(entry), *_speakers(entry), *([str(organisation)] if organisation else []))
    return frozenset(name.casefold() for name in named)


def _faces(entry: Entry, knowledge: Knowledge) -> Iterator[Face]:
    yield from ((name, ABOUT) for name in _about(entry))
    yield from ((name, BY) for name in _sayers(entry))
    claim = entry.claim
    organisation = claim.get("organisation")
    if organisation is not None:
        yield str(organisation), ORG
    else:
        bodies = {*codes_in(claim), *(name for actor in actors_in(claim) for name in _names_of_body(actor))}
        yield from ((name, ORG) for name in bodies.union(_organisations(claim.quote.text, knowledge)))


def _about(entry: Entry) -> set[str]:
    claim = entry.claim
    return {*codes_in(claim), *(name for actor in actors_in(claim) for name in _names(actor))}


def _organisations(words: str, knowledge: Knowledge) -> Iterator[str]:
    """Yield the codes of the organisations that the words name."""
    written = _WORD.findall(words)
    for start, word in enumerate(written):
        if word[0].isupper() and (found := knowledge.longest(written, start)):
            yield from (entity.party for entity in found[1] if entity.type == ORGANISATION)


def _sayers(entry: Entry) -> Iterator[str]:
    yield from _speakers(entry)
    yield from (document.source for document in entry.documents if document.source)


def _speakers(entry: Entry) -> Iterator[str]:
    chain, speaker = entry.claim.by, entry.claim.get("speaker")
    for actor in (*chain[:1], *chain[-1:], speaker):
        if isinstance(actor, Actor):
            yield from _names(actor)


def _names_of_body(actor: Actor) -> Iterator[str]:
    """Yield the names by which an actor may be an organisation: of people only whom they act for."""
    if actor.type not in PEOPLE:
        yield from _names(actor)
    elif actor.party != UNKNOWN_PARTY:
        yield actor.party


def _names(actor: Actor) -> Iterator[str]:
    """Yield the party, the name and the words of an actor, and the last word of each name: a person's surname."""
    if actor.party != UNKNOWN_PARTY:
        yield actor.party
    for name in filter(None, (actor.name, actor.text)):
        yield from (name, name.rpartition(" ")[2])
