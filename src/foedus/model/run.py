"""How a value came into the record: which run of which readers, and what people decided since."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from foedus.ids import content_id
from foedus.model.claim import Value
from foedus.model.place import Place
from foedus.model.values import encode

__all__ = ["Decision", "Run"]


@dataclass(frozen=True, slots=True)
class Run:
    """A pass of the readers over a text: `readers` is each reader's name and version, in order."""

    readers: tuple[tuple[str, str], ...]
    started: datetime

    @property
    def reader_set(self) -> str:
        """The hash of readers and versions: texts read by the same set need no second reading."""
        return content_id("rdr", *(part for reader in self.readers for part in reader))


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of a claim, or of one field of it.

    `verdict` is `accept`, `reject`, `set` or `add`; `field` is None for the whole claim; `value` is what the field was
    set to; `seen` is the value that the person was looking at, as the record wrote it. `adjudicates` says that it
    settles what others disagree about: it goes before every decision that does not, whenever that is made.

    To `add` is to accept a claim that the person saw in the text, whether any reader did or not: `place` says where it
    stands, and `seen` what it says.
    """

    claim_id: str
    verdict: str
    decided: datetime
    person: str
    field: str | None = None
    value: Value = None
    seen: str | None = None
    note: str | None = None
    adjudicates: bool = False
    place: Place | None = None

    @property
    def id(self) -> str:
        """The hash of who decided what, and when: the same in every record that the decision is taken to."""
        when = self.decided.astimezone(UTC).isoformat()
        value = json.dumps(encode(self.value), ensure_ascii=False, separators=(",", ":"))
        parts = (self.claim_id, self.field or "", self.verdict, value, self.person, when, int(self.adjudicates))
        return content_id("dec", *parts)
