"""The one door for faces: open a record, read into it, ask it, correct it."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from foedus.api.articles import Article, Marked, Resting
from foedus.api.columns import Cell, Column, ColumnType, columns_of
from foedus.api.copies import Copies
from foedus.api.decisions import Decided, decision_told
from foedus.api.freezing import LOG
from foedus.api.held import Held
from foedus.api.identity import row_id, row_ids
from foedus.api.knowing import knowledge_of, look_up
from foedus.api.reading import check_sources, day_of, read_text
from foedus.api.record import Asked, Record, open_record
from foedus.api.reviewing import Disagreement, Pending, Sampled, Unplaced
from foedus.api.searching import Findings, FoundClaim, FoundText
from foedus.api.seats import Seat
from foedus.api.sending import Sent
from foedus.api.table import Table
from foedus.api.taking import Left, Taken
from foedus.api.versions import Edit, Otherwise
from foedus.api.watching import check_conditions, conditions_of
from foedus.api.why import Reason, Why
from foedus.api.works import Work
from foedus.knowledge import GAP, Flaw, Imported, Knowledge, Membership, Profile, check
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
from foedus.store import Omission, Status
from foedus.text.edtf import bounds

if TYPE_CHECKING:
    from foedus.engine import Step, Summary

__all__ = [
    "GAP",
    "LOG",
    "Act",
    "Article",
    "Asked",
    "Attendance",
    "Cell",
    "Column",
    "ColumnType",
    "Condition",
    "Conflict",
    "Contradiction",
    "Copies",
    "Decided",
    "Demand",
    "Disagreement",
    "Edit",
    "Fault",
    "Findings",
    "Flaw",
    "FormalStep",
    "FoundClaim",
    "FoundText",
    "Held",
    "Imported",
    "Knowledge",
    "Known",
    "Left",
    "Marked",
    "Match",
    "Meeting",
    "Membership",
    "Moment",
    "Move",
    "Obligation",
    "Omission",
    "Otherwise",
    "Pending",
    "Posture",
    "Profile",
    "Quote",
    "Reason",
    "Record",
    "Relation",
    "Responsibility",
    "Resting",
    "Row",
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
    "Summary",
    "Table",
    "Taken",
    "Tally",
    "Turn",
    "Unplaced",
    "WatchKind",
    "Who",
    "Why",
    "Work",
    "bounds",
    "check",
    "check_conditions",
    "check_sources",
    "columns_of",
    "conditions_of",
    "day_of",
    "decision_told",
    "knowledge_of",
    "look_up",
    "open_record",
    "read_text",
    "row_id",
    "row_ids",
    "slots",
    "watch_kinds",
]

_FROM_ENGINE = ("Step", "Summary")


def __getattr__(name: str) -> Any:
    """Load the engine, and the readers behind it, when it is first asked for: asking a record needs neither."""
    if name not in _FROM_ENGINE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("foedus.engine"), name)
