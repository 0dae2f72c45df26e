"""The record as FollowTheMoney entities, one a line: who, in which documents, members of what, in what events.

An affirmed standing is a Membership; every other claim is an Event with those whom it names. What is denied, and what
is only planned, wanted or possible, is no Membership: it is an Event that says so.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from foedus.api import Held, Knowledge, Record, Work, bounds
from foedus.export.codes import table
from foedus.export.cutting import cut
from foedus.export.formats import Format, Options, Written
from foedus.export.marks import line_of, shown
from foedus.ids import content_id
from foedus.model import AFFIRMED, UNKNOWN_PARTY, Actor, When, Words

__all__ = ["FTM", "Entities"]

FILE = "entities.ftm.json"
MEMBERS = ("member", "suspended", "withdrawing", "observer", "associate", "partner", "candidate")
NO_LEGAL_ENTITY = "Position"

Entity = dict[str, Any]


def write(record: Record, folder: Path, options: Options) -> tuple[Written, ...]:
    """Write the entities of the claims asked for, each once."""
    claims = record.claims(options.org, **options.asked)
    quoted = {source.document for held in claims for source in held.sources}
    found = Entities(record.knowledge, longest=options.longest)
    for work in record.documents():
        if work.id in quoted:
            found.document(work)
    for held in claims:
        found.claim(held)
    with (folder / FILE).open("w", encoding="utf-8", newline="\n") as stream:
        for entity in found.entities():
            stream.write(json.dumps(entity, ensure_ascii=False) + "\n")
    return (Written(FILE, len(found.by_id)),)


class Entities:
    """Entities by id, as claims add to them: a name that a second text has for somebody is an alias."""

    def __init__(self, knowledge: Knowledge, *, longest: int) -> None:
        self.knowledge = knowledge
        self.longest = longest
        self.by_id: dict[str, tuple[str, dict[str, dict[str, None]]]] = {}

    def entities(self) -> Iterator[Entity]:
        """Yield each entity as FollowTheMoney writes it: id, schema, and lists of values by property."""
        for name, (schema, properties) in self.by_id.items():
            yield {"id": name, "schema": schema, "properties": {key: list(found) for key, found in properties.items()}}

    def document(self, work: Work) -> str:
        """Add a document, and return its id."""
        return self._add(
            "Article",
            work.id,
            name=work.title or work.key,
            title=work.title,
            fileName=work.key,
            publisher=work.source,
            publishedAt=work.published.isoformat() if work.published else None,
            sourceUrl=work.url,
        )

    def claim(self, held: Held) -> None:
        """Add a claim, and everybody it names, with a mention for each document that carries it."""
        involved = []
        for actor in _actors(held):
            entity = self._actor(actor)
            if entity and self.by_id[entity][0] != NO_LEGAL_ENTITY:
                self._mention(held, actor, entity)
                involved.append(entity)
        member = held.claim.get("member")
        entity = self._party_of(member) if isinstance(member, Actor) else None
        if entity and _is_membership(held):
            self._membership(held, entity)
        else:
            self._event(held, involved)

    def _party_of(self, actor: Actor) -> str | None:
        """Return the id of the party that an actor is or acts for, of the actor itself where that is not known."""
        return self._party(actor.party) if actor.party in self.knowledge.by_id else self._actor(actor)

    def _membership(self, held: Held, member: str) -> None:
        claim = held.claim
        self._add(
            "Membership",
            held.id,
            member=member,
            organization=self._party(str(claim.get("organisation"))),
            role=str(claim.get("status")),
            status=str(claim.get("step") or claim.get("status")),
            date=_day(claim.date),
            **self._evidence(held),
        )

    def _event(self, held: Held, involved: list[str]) -> None:
        claim = held.claim
        days = bounds(claim.date.edtf) if claim.date else None
        organisation = claim.get("organisation")
        place = claim.get("place")
        self._add(
            "Event",
            held.id,
            name=f"{held.kind}: {cut(held.quote, self.longest)}",
            date=_day(claim.date),
            startDate=days[0].isoformat() if days and days[0] != date.min else None,
            endDate=days[1].isoformat() if days and days[1] != date.max else None,
            location=place.text if isinstance(place, Words) else None,
            organizer=self._party(str(organisation)) if organisation else None,
            involved=involved,
            description=[
                f"{name}: {cut(line, self.longest)}" for name, line in shown(claim).items() if name != "quote"
            ],
            keywords=[held.kind, claim.polarity, claim.modality],
            **self._evidence(held),
        )

    def _evidence(self, held: Held) -> dict[str, Any]:
        return {
            "summary": cut(held.quote, self.longest),
            "proof": [source.document for source in held.sources],
            "publisher": [source.name for source in held.sources],
            "sourceUrl": [source.url for source in held.sources if source.url],
            "recordId": held.id,
        }

    def _actor(self, actor: Actor) -> str | None:
        """Add somebody with a full name, or the party that "he" acts for, and return the id; None for a stranger."""
        known = actor.party in self.knowledge.by_id
        if known and (actor.name is None or actor.type in ("state", "organisation")):
            return self._party(actor.party)
        if actor.name is None:
            return None
        schema = table("ftm")["schemata"].get(actor.type, "LegalEntity")
        entity_id = content_id("actor", actor.name, actor.party, schema)
        return self._add(schema, entity_id, name=actor.name, country=self._country(actor.party))

    def _party(self, code: str) -> str:
        """Add a state or an organisation by its code, and return its id."""
        known = self.knowledge.by_id.get(code)
        schema = "PublicBody" if known is not None and known.type == "state" else "Organization"
        name = content_id("party", code)
        country = self._country(code) if schema == "PublicBody" else None
        return self._add(schema, name, name=known.name if known else code, abbreviation=code, country=country)

    def _mention(self, held: Held, actor: Actor, entity: str) -> None:
        if actor.span is None:
            return
        schema = self.by_id[entity][0]
        for source in held.sources:
            name = content_id("mention", source.document, entity, actor.text)
            self._add(
                "Mention", name, document=source.document, name=actor.text, resolved=entity, detectedSchema=schema
            )

    def _country(self, party: str) -> str | None:
        """Return the ISO code of two letters in lower case that FollowTheMoney has for countries."""
        codes = self.knowledge.codes(party.rpartition(":")[2]) if party != UNKNOWN_PARTY else None
        return codes.alpha2.lower() if codes else None

    def _add(self, schema: str, entity_id: str, /, **values: Any) -> str:
        _, properties = self.by_id.setdefault(entity_id, (schema, {}))
        for key, value in values.items():
            items = value if isinstance(value, list) else [value]
            said = {str(item): None for item in items if item}
            if said:
                properties.setdefault(key, {}).update(said)
        return entity_id


def _is_membership(held: Held) -> bool:
    claim = held.claim
    actual = claim.polarity == AFFIRMED and claim.modality == "actual"
    return held.kind == "standing" and actual and claim.get("status") in MEMBERS and bool(claim.get("organisation"))


def _actors(held: Held) -> Iterator[Actor]:
    """Yield everybody whom a claim names, those who say it last."""
    for value in (*(field.value for field in held.claim.fields), held.claim.by):
        yield from (item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, Actor))


def _day(when: When | None) -> str | None:
    """Return a date as FollowTheMoney reads it, with the precision it has; None for a stretch or a doubtful date."""
    line = line_of(when)
    plain = all(part.isdigit() for part in line.split("-")) if line else False
    return line if plain else None


FTM = Format("ftm", ".ftm.json", write, "FollowTheMoney entities, for Aleph and OpenSanctions' tools.")
