"""The one door for faces: open a record, read into it, ask it, correct it."""

from foedus.api.reading import read_text
from foedus.api.record import Asked, Record, open_record
from foedus.api.table import Table
from foedus.api.why import Reason, Why
from foedus.api.works import Work
from foedus.engine import Step, Summary
from foedus.ledgers import (
    Attendance,
    Conflict,
    Contradiction,
    Demand,
    Known,
    Meeting,
    Moment,
    Obligation,
    Posture,
    Quote,
    Responsibility,
    Row,
    Side,
    Source,
    Standing,
    Statement,
    Who,
)
from foedus.ledgers import Step as FormalStep
from foedus.store import Omission, Status

__all__ = [
    "Asked",
    "Attendance",
    "Conflict",
    "Contradiction",
    "Demand",
    "FormalStep",
    "Known",
    "Meeting",
    "Moment",
    "Obligation",
    "Omission",
    "Posture",
    "Quote",
    "Reason",
    "Record",
    "Responsibility",
    "Row",
    "Side",
    "Source",
    "Standing",
    "Statement",
    "Status",
    "Step",
    "Summary",
    "Table",
    "Who",
    "Why",
    "Work",
    "open_record",
    "read_text",
]
