"""The pages of the desk, each a view of a record."""

from foedus.desk.pages.adding import add, stop, take_in, work
from foedus.desk.pages.agreement import agreement
from foedus.desk.pages.claim import claim
from foedus.desk.pages.correcting import correcting
from foedus.desk.pages.documents import documents
from foedus.desk.pages.dossier import dossier
from foedus.desk.pages.finding import found
from foedus.desk.pages.ledger import LEDGERS, ledger
from foedus.desk.pages.log import log
from foedus.desk.pages.missing import add_missing, missing
from foedus.desk.pages.network import network
from foedus.desk.pages.news import news, seen
from foedus.desk.pages.organisation import organisation
from foedus.desk.pages.pair import pair
from foedus.desk.pages.party import party
from foedus.desk.pages.reading import reading
from foedus.desk.pages.review import review
from foedus.desk.pages.search import search

__all__ = [
    "LEDGERS",
    "add",
    "add_missing",
    "agreement",
    "claim",
    "correcting",
    "documents",
    "dossier",
    "found",
    "ledger",
    "log",
    "missing",
    "network",
    "news",
    "organisation",
    "pair",
    "party",
    "reading",
    "review",
    "search",
    "seen",
    "stop",
    "take_in",
    "work",
]
