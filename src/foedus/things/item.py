"""What of a claim decides which other claims tell of the same thing."""

from dataclasses import dataclass
from datetime import date

from foedus.things.moments import Days

__all__ = ["ANSWERED", "Item"]

ANSWERED = ("demand", "obligation", "responsibility")  # sorts of things that others reply to


@dataclass(frozen=True, slots=True)
class Item:
    """A claim as one that tells of a thing of some `sort` ("meeting", "demand", "standing" ...).

    Only items of one `block` can be of one thing, and of these only such as share `key`, and `family` unless one of the
    two is empty. `window` are the days that it is about, `words` the stems that tell its content from others. One that
    is `loose` says too little by itself ("the summit", "its demands"): it joins a thing of its own text. `place` is
    where its anchor begins in the text, `where` the place of a meeting. The family of a reply is what it answers.
    """

    claim: str
    text: str
    place: int
    sort: str
    block: str
    key: str = ""
    family: str = ""
    window: Days | None = None
    published: date | None = None
    words: frozenset[str] = frozenset()
    loose: bool = False
    where: str = ""

    @property
    def is_reply(self) -> bool:
        """Tell whether it only answers what others tell of: a refusal alone makes no demand."""
        return self.sort in ANSWERED and bool(self.family)

    @property
    def order(self) -> tuple[date, date, str, int, str]:
        """What to sort by: the day it is about, the day it was published, its place; undated last."""
        first = self.published
        if self.window:
            first = self.window[1] if self.window[0] == date.min else self.window[0]
        return first or date.max, self.published or date.max, self.text, self.place, self.claim
