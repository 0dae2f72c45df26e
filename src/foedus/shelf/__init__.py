"""What the record keeps at hand, so that a page of a ledger costs what it shows and not what the record holds."""

from foedus.shelf.acts import acts_of
from foedus.shelf.asking import Leads, Search, Wanted, search
from foedus.shelf.due import due, weigh, weighed
from foedus.shelf.garbage import uncollected
from foedus.shelf.ordering import put_in_order
from foedus.shelf.page import Page, page, resting, told_by
from foedus.shelf.words import Progress, is_found, put_in_index

__all__ = [
    "Leads",
    "Page",
    "Progress",
    "Search",
    "Wanted",
    "acts_of",
    "due",
    "is_found",
    "page",
    "put_in_index",
    "put_in_order",
    "resting",
    "search",
    "told_by",
    "uncollected",
    "weigh",
    "weighed",
]
