"""What a person says of accounts that cannot all hold."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from foedus.ids import content_id

__all__ = ["Ruling"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """Which of several accounts holds, or that they are kept open, and why.

    `sides` are the ids of the claims of each account, as the person saw them; `holds` is which of them does, the first
    being 0, None where it is kept open.
    """

    sides: tuple[tuple[str, ...], ...]
    holds: int | None
    person: str
    decided: datetime
    note: str | None = None

    @property
    def id(self) -> str:
        """The hash of who said what of which accounts, and when: the same in every record that it is taken to."""
        when = self.decided.astimezone(UTC).isoformat()
        holds = "" if self.holds is None else self.holds
        return content_id("rul", json.dumps(self.sides), holds, self.person, when)
