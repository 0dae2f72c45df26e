"""What the record keeps at hand, so that a page of a ledger costs what it shows and not what the record holds."""

from foedus.shelf.acts import acts_of
from foedus.shelf.ordering import put_in_order
from foedus.shelf.page import Page, page, resting

__all__ = ["Page", "acts_of", "page", "put_in_order", "resting"]
