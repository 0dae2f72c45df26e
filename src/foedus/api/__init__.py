"""The one door for faces: open a record, read into it, ask it, correct it."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from foedus.api.adding import Found
from foedus.api.arrivals import Arrived, arrivals, arrived
from foedus.api.articles import Article, Marked, Resting
from foedus.api.catalogue import Catalogued, catalogue, catalogued, edits
from foedus.api.columns import Cell, Column, ColumnType, columns_of
from foedus.api.copies import Copies
from foedus.api.decisions import Decided, decision_told
from foedus.api.deeds import Did
from foedus.api.following import Followed, Following
from foedus.api.freezing import LOG
from foedus.api.held import Held
from foedus.api.identity import row_id, row_ids
from foedus.api.keeping import Checked, Damage, back_up, check_record
from foedus.api.knowing import knowledge_of, look_up, parties
from foedus.api.languages import unread_told
from foedus.api.reading import Reading, check_sources, day_of, read_text
from foedus.api.record import Asked, Record, open_record
from foedus.api.relation import Course, relation
from foedus.api.reviewing import Disagreement, Pending, Sampled, Unplaced
from foedus.api.searching import Findings, FoundClaim, FoundText
from foedus.api.seats import Seat
from foedus.api.sending import Sent
from foedus.api.subscribing import Subscription
from foedus.api.table import Table
from foedus.api.taking import Left, Taken
from foedus.api.ties import TIES, Tie, ties
from foedus.api.versions import Edit, Otherwise
from foedus.api.watching import Orders, check_conditions, check_orders, conditions_of, orders_of
from foedus.api.why import Reason, Why
from foedus.api.works import Work
from foedus.knowledge import GAP, Flaw, Imported, Knowledge, Membership, Profile, Tenure, check
from foedus.ledgers import (
    Act,
    Attendance,
    Conflict,
    Contradiction,
    Demand,
    Known,
    Meeting,
    Moment,
    Move,
    Obligation,
    Posture,
    Quote,
    Relation,
    Responsibility,
    Row,
    Ruled,
    Side,
    Source,
    Spell,
    Standing,
    StandingOverTime,
    Statement,
    Tally,
    Turn,
    Who,
)
from foedus.ledgers import Step as FormalStep
from foedus.ledgers.watching import Condition, Fault, Match, WatchKind, watch_kinds
from foedus.record import slots
from foedus.sources import ENDINGS as FILE_ENDINGS
from foedus.sources import KINDS as FILE_KINDS
from foedus.sources import Address, Offer, Pasted, Upload, check_address
from foedus.store import Arrivals, Mark, Omission, Status, is_there, name_of, shown
from foedus.text.edtf import bounds

if TYPE_CHECKING:
    from foedus.engine import Step, Summary

__all__ = [
    "FILE_ENDINGS",
    "FILE_KINDS",
    "GAP",
    "LOG",
    "TIES",
    "Act",
    "Address",
    "Arrivals",
    "Arrived",
    "Article",
    "Asked",
    "Attendance",
    "Catalogued",
    "Cell",
    "Checked",
    "Column",
    "ColumnType",
    "Condition",
    "Conflict",
    "Contradiction",
    "Copies",
    "Course",
    "Damage",
    "Decided",
    "Demand",
    "Did",
    "Disagreement",
    "Edit",
    "Fault",
    "Findings",
    "Flaw",
    "Followed",
    "Following",
    "FormalStep",
    "Found",
    "FoundClaim",
    "FoundText",
    "Held",
    "Imported",
    "Knowledge",
    "Known",
    "Left",
    "Mark",
    "Marked",
    "Match",
    "Meeting",
    "Membership",
    "Moment",
    "Move",
    "Obligation",
    "Offer",
    "Omission",
    "Orders",
    "Otherwise",
    "Pasted",
    "Pending",
    "Posture",
    "Profile",
    "Quote",
    "Reading",
    "Reason",
    "Record",
    "Relation",
    "Responsibility",
    "Resting",
    "Row",
    "Ruled",
    "Sampled",
    "Seat",
    "Sent",
    "Side",
    "Source",
    "Spell",
    "Standing",
    "StandingOverTime",
    "Statement",
    "Status",
    "Step",
    "Subscription",
    "Summary",
    "Table",
    "Taken",
    "Tally",
    "Tenure",
    "Tie",
    "Turn",
    "Unplaced",
    "Upload",
    "WatchKind",
    "Who",
    "Why",
    "Work",
    "arrivals",
    "arrived",
    "back_up",
    "bounds",
    "catalogue",
    "catalogued",
    "check",
    "check_address",
    "check_conditions",
    "check_orders",
    "check_record",
    "check_sources",
    "columns_of",
    "conditions_of",
    "day_of",
    "decision_told",
    "edits",
    "is_there",
    "knowledge_of",
    "look_up",
    "name_of",
    "open_record",
    "orders_of",
    "parties",
    "read_text",
    "relation",
    "row_id",
    "row_ids",
    "shown",
    "slots",
    "ties",
    "unread_told",
    "watch_kinds",
]

_FROM_ENGINE = ("Step", "Summary")


def __getattr__(name: str) -> Any:
    """Load the engine, and the readers behind it, when it is first asked for: asking a record needs neither."""
    if name not in _FROM_ENGINE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("foedus.engine"), name)
