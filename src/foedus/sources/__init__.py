"""Where documents come from: files, JSON lines, standard input, what is handed on, the web; none of it is fatal."""

from foedus.sources.contract import Found, Loaded, Skipped
from foedus.sources.documents import documents
from foedus.sources.kinds import ENDINGS, KINDS
from foedus.sources.offers import Address, Offer, Pasted, Upload, offered
from foedus.sources.published import published_on
from foedus.sources.web import check_address

__all__ = [
    "ENDINGS",
    "KINDS",
    "Address",
    "Found",
    "Loaded",
    "Offer",
    "Pasted",
    "Skipped",
    "Upload",
    "check_address",
    "documents",
    "offered",
    "published_on",
]
