"""Where the record is kept: an append-only log in a file or a database, and beside it what is kept at hand."""

from foedus.store.backup import back_up
from foedus.store.checking import Checked, Damage, check_record
from foedus.store.contract import Arrivals, Deed, Holding, Mark, Omission, Sign, Status, Store
from foedus.store.frozen import FrozenStore
from foedus.store.index import ARTICLE, QUOTATION, Index, Lead, Place
from foedus.store.opening import is_there, name_of, open_store
from foedus.store.postgres_schema import is_address, shown
from foedus.store.shelf import NEVER, Face, Placed, Seek, Shelf, Shelved
from foedus.store.sqlite import SqliteStore
from foedus.store.visits import Visit, Visits
from foedus.store.weights import Weights

__all__ = [
    "ARTICLE",
    "NEVER",
    "QUOTATION",
    "Arrivals",
    "Checked",
    "Damage",
    "Deed",
    "Face",
    "FrozenStore",
    "Holding",
    "Index",
    "Lead",
    "Mark",
    "Omission",
    "Place",
    "Placed",
    "Seek",
    "Shelf",
    "Shelved",
    "Sign",
    "SqliteStore",
    "Status",
    "Store",
    "Visit",
    "Visits",
    "Weights",
    "back_up",
    "check_record",
    "is_address",
    "is_there",
    "name_of",
    "open_store",
    "shown",
]
