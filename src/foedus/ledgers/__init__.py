"""Ledgers: pure functions from what the record holds, a query and what is known to rows with their evidence."""

from foedus.ledgers.evidence import Quote, Row, Source, Who
from foedus.ledgers.query import Query
from foedus.ledgers.rows import (
    Attendance,
    Conflict,
    Contradiction,
    Demand,
    Known,
    Meeting,
    Moment,
    Obligation,
    Posture,
    Responsibility,
    Side,
    Standing,
    Statement,
    Step,
)

__all__ = [
    "Attendance",
    "Conflict",
    "Contradiction",
    "Demand",
    "Known",
    "Meeting",
    "Moment",
    "Obligation",
    "Posture",
    "Query",
    "Quote",
    "Responsibility",
    "Row",
    "Side",
    "Source",
    "Standing",
    "Statement",
    "Step",
    "Who",
]
