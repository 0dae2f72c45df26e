"""The addresses of the desk's pages: whatever is tested on every page is tested on these."""

from foedus.api import open_record
from foedus.desk.pages import LEDGERS

__all__ = ["PLACES", "places"]

PLACES = (
    "/", "/?on=2031-03-05", "/documents", "/review", "/organisation/EAEU", "/party/ARM", "/party/Armenia",
    "/pair/ARM/EAEU", "/pair/ARM/EAEU?weekly=1", "/claim/{claim}", "/document/{document}",
    *(f"/{name}" for name in LEDGERS), *(f"/{name}?claim={{claim}}" for name in LEDGERS),
    "/demands?about=ARM&by=ARM&on=2031-04-01&known_by=2031-04-01&min_confidence=0.1&limit=2&skip=1",
)  # fmt: skip


def places(file, *, every=False):
    """Yield the addresses for the record in that file; with `every`, also of each claim and each document."""
    with open_record(file) as record:
        claims = record.claims()
        documents = record.documents()
    for place in PLACES:
        yield place.format(claim=claims[0].id, document=documents[0].id)
    if every:
        yield from (f"/claim/{claim.id}" for claim in claims[1:])
        yield from (f"/document/{document.id}" for document in documents[1:])
