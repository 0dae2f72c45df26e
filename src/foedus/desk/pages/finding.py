"""From a name that somebody wrote to its page."""

from collections.abc import Iterator
from urllib.parse import quote

from foedus.desk.visit import Elsewhere, Visit
from foedus.errors import QueryError

__all__ = ["found"]


def found(visit: Visit) -> Elsewhere:
    """Send whoever wrote a name, or two, to the page of the organisation, the party or the pair."""
    names = list(_named(visit))
    if not names:
        raise QueryError("no name was written", "write a party, an organisation, or two of them")
    if len(names) > 1:
        return Elsewhere(f"/pair/{quote(names[0], safe='')}/{quote(names[1], safe='')}")
    organisation = visit.record.knowledge.organisation(names[0])
    place = f"organisation/{quote(organisation.id)}" if organisation else f"party/{quote(names[0], safe='')}"
    return Elsewhere(f"/{place}")


def _named(visit: Visit) -> Iterator[str]:
    for field in ("who", "other"):
        if written := visit.asked.get(field, "").strip():
            yield written
