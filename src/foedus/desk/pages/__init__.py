"""The pages of the desk, each a view of a record."""

from foedus.desk.pages.claim import claim
from foedus.desk.pages.dossier import dossier, found
from foedus.desk.pages.ledger import LEDGERS, ledger
from foedus.desk.pages.organisation import organisation
from foedus.desk.pages.pair import pair
from foedus.desk.pages.party import party
from foedus.desk.pages.reading import documents, reading
from foedus.desk.pages.review import review
from foedus.desk.pages.search import search

__all__ = [
    "LEDGERS",
    "claim",
    "documents",
    "dossier",
    "found",
    "ledger",
    "organisation",
    "pair",
    "party",
    "reading",
    "review",
    "search",
]
