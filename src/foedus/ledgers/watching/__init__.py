"""Watching a record: conditions from a file, and what of the ledgers' rows they wait for."""

from foedus.ledgers.watching.condition import Condition
from foedus.ledgers.watching.events import events
from foedus.ledgers.watching.file import Fault, conditions
from foedus.ledgers.watching.kinds import WatchKey, WatchKind, watch_kinds
from foedus.ledgers.watching.match import Match, Seen, merged
from foedus.ledgers.watching.rules import RULES, lost

__all__ = [
    "RULES",
    "Condition",
    "Fault",
    "Match",
    "Seen",
    "WatchKey",
    "WatchKind",
    "conditions",
    "events",
    "lost",
    "merged",
    "watch_kinds",
]
