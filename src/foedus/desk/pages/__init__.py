"""The pages of the desk, each a view of a record."""

from foedus.desk.pages.claim import claim
from foedus.desk.pages.documents import documents
from foedus.desk.pages.dossier import dossier
from foedus.desk.pages.finding import found
from foedus.desk.pages.ledger import LEDGERS, ledger
from foedus.desk.pages.network import network
from foedus.desk.pages.news import news, seen
from foedus.desk.pages.organisation import organisation
from foedus.desk.pages.pair import pair
from foedus.desk.pages.party import party
from foedus.desk.pages.reading import reading
from foedus.desk.pages.review import review

__all__ = [
    "LEDGERS",
    "claim",
    "documents",
    "dossier",
    "found",
    "ledger",
    "network",
    "news",
    "organisation",
    "pair",
    "party",
    "reading",
    "review",
    "seen",
]
