"""The addresses of the desk's pages: what is tested on every page is tested on these.

`PLACES` has each page once, for a real browser, which takes its time; `ASKED` has the same ones asked otherwise.
"""

from foedus.api import open_record
from foedus.desk.pages import LEDGERS

__all__ = ["ASKED", "PLACES", "ids_of", "places"]

PLACES = (
    "/", "/?about=EAEU", "/?about=ARM/EAEU", "/?topic=summit", "/network", "/new", "/documents", "/review", "/search",
    "/search?q=notice", "/add", "/agreement", "/log", "/organisation/EAEU", "/party/ARM", "/pair/ARM/EAEU",
    "/claim/{claim}", "/claim/{claim}/correct", "/document/{document}",
    "/document/{document}/missing?kind=demand&quote=.",
    *(f"/{name}" for name in LEDGERS), "/demands?claim={claim}",
)  # fmt: skip
ASKED = (
    "/?on=2031-03-05", "/?about=Armenia", "/?about=ARM/RUS&on=2031-03-05",
    "/network?kind=blame&from=2031-03&to=2031-04", "/network?kind=addresses&one=ARM&other=RUS",
    "/new?since=1.2.0&kind=demand", "/search?q=summit+demanded", "/log?person=Ann&limit=1&skip=1",
    "/party/Armenia", "/party/ARM/Nikol Pashinyan", "/pair/ARM/EAEU?weekly=1",
    *(f"/{name}?claim={{claim}}" for name in LEDGERS), "/demands?about=ARM&also=EAEU&since=2031-03-01",
    "/demands?about=ARM&by=ARM&on=2031-04-01&known_by=2031-04-01&min_confidence=0.1&limit=2&skip=1",
)  # fmt: skip


def ids_of(file):
    """Return what stands for the names in an address: the first claim and the first document of the record."""
    with open_record(file) as record:
        return {"claim": record.claims()[0].id, "document": record.documents()[0].id}


def places(file, *, every=False):
    """Yield the addresses for the record in that file; with `every`, also of each claim and each document."""
    first = ids_of(file)
    yield from (place.format(**first) for place in (*PLACES, *ASKED))
    if every:
        with open_record(file) as record:
            claims, documents = record.claims(), record.documents()
        yield from (f"/claim/{claim.id}" for claim in claims[1:])
        yield from (f"/document/{document.id}" for document in documents[1:])
