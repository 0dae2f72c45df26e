"""Where documents come from: files, JSON lines, standard input, what is handed on, the web; none of it is fatal."""

from foedus.sources.capture import read_capture
from foedus.sources.columns import columns_of
from foedus.sources.contract import Columns, Found, Given, Known, Loaded, Said, Skipped
from foedus.sources.documents import documents
from foedus.sources.kinds import ENDINGS, KINDS
from foedus.sources.language import language_of
from foedus.sources.offers import Address, Offer, Pasted, Upload, offered
from foedus.sources.published import published_on
from foedus.sources.visiting import Memory, Visitor
from foedus.sources.web import Signs, check_address

__all__ = [
    "ENDINGS",
    "KINDS",
    "Address",
    "Columns",
    "Found",
    "Given",
    "Known",
    "Loaded",
    "Memory",
    "Offer",
    "Pasted",
    "Said",
    "Signs",
    "Skipped",
    "Upload",
    "Visitor",
    "check_address",
    "columns_of",
    "documents",
    "language_of",
    "offered",
    "published_on",
    "read_capture",
]
