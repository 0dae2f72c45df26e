"""From a question to what is looked for on the shelf."""

from foedus.knowledge import Knowledge
from foedus.ledgers import Query, named
from foedus.shelf.faces import ABOUT, BY, ORG
from foedus.store import NEVER, Seek, Shelf

__all__ = ["is_found", "name_of", "seek_of", "strange"]

PERSON = "person"


def seek_of(query: Query, knowledge: Knowledge) -> Seek:
    """Return what a query looks for, of no sort yet."""
    asked = ((query.about, ABOUT), (query.also, ABOUT), (query.by, BY), (query.org, ORG))
    return Seek(
        sort="",
        faces=tuple((name_of(written, knowledge), role) for written, role in asked if written),
        known_by=query.known_by.toordinal() if query.known_by else NEVER,
        on=query.on.toordinal() if query.on else NEVER,
        sure=query.min_confidence,
    )


def name_of(written: str, knowledge: Knowledge) -> str:
    """Return the name by which whom the words mean is found: a person's or a code, in small letters."""
    entity = named(written, knowledge)
    if entity is None:
        return written.strip().casefold()
    return (entity.name if entity.type == PERSON else entity.party).casefold()


def is_found(written: str, shelf: Shelf, knowledge: Knowledge) -> bool:
    """Tell whether anything on the shelf is about, by or of whom the words mean."""
    return any(shelf.has((name_of(written, knowledge), role)) for role in (ABOUT, BY, ORG))


def strange(query: Query, knowledge: Knowledge) -> list[str]:
    """Return the names in a query that only the record may have."""
    return [each for each in (query.about, query.also, query.by, query.org) if each and named(each, knowledge) is None]
