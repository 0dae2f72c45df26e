"""Ledgers: pure functions from what the record holds, a query and what is known to rows with their evidence."""

from foedus.ledgers.contradictions import contradictions, is_disputed
from foedus.ledgers.demands import demands
from foedus.ledgers.evidence import Quote, Row, Source, Told, Who, quotations
from foedus.ledgers.ledger import Ledger
from foedus.ledgers.meetings import meetings
from foedus.ledgers.obligations import obligations
from foedus.ledgers.parties import named
from foedus.ledgers.posture import posture
from foedus.ledgers.query import Query
from foedus.ledgers.relation_rows import Act, Move, Relation, Tally, Turn
from foedus.ledgers.relations import Between, History, history, relations, turns
from foedus.ledgers.responsibility import responsibility
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
    Ruled,
    Side,
    Spell,
    Standing,
    StandingOverTime,
    Statement,
    Step,
)
from foedus.ledgers.rulings import ruled
from foedus.ledgers.selecting import select
from foedus.ledgers.spells import overlapping, standing_over_time
from foedus.ledgers.standing import standing
from foedus.ledgers.statements import statements
from foedus.ledgers.timeline import timeline
from foedus.ledgers.view import View, stands

__all__ = [
    "Act",
    "Attendance",
    "Between",
    "Conflict",
    "Contradiction",
    "Demand",
    "History",
    "Known",
    "Ledger",
    "Meeting",
    "Moment",
    "Move",
    "Obligation",
    "Posture",
    "Query",
    "Quote",
    "Relation",
    "Responsibility",
    "Row",
    "Ruled",
    "Side",
    "Source",
    "Spell",
    "Standing",
    "StandingOverTime",
    "Statement",
    "Step",
    "Tally",
    "Told",
    "Turn",
    "View",
    "Who",
    "contradictions",
    "demands",
    "history",
    "is_disputed",
    "meetings",
    "named",
    "obligations",
    "overlapping",
    "posture",
    "quotations",
    "relations",
    "responsibility",
    "ruled",
    "select",
    "standing",
    "standing_over_time",
    "stands",
    "statements",
    "timeline",
    "turns",
]
