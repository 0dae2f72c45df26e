"""Where documents come from: files, JSON lines, standard input, what is handed on, the web; none of it is fatal."""

from foedus.sources.contract import Loaded, Skipped
from foedus.sources.documents import documents
from foedus.sources.files import KINDS
from foedus.sources.language import language_of
from foedus.sources.offers import Address, Offer, Pasted, Upload, offered
from foedus.sources.published import published_on
from foedus.sources.web import check_address

__all__ = [
    "KINDS",
    "Address",
    "Loaded",
    "Offer",
    "Pasted",
    "Skipped",
    "Upload",
    "check_address",
    "documents",
    "language_of",
    "offered",
    "published_on",
]
