"""What a desk is told when it is set up."""

from dataclasses import dataclass
from pathlib import Path

from foedus.api import name_of

__all__ = ["LOOPBACK", "MOST", "Settings"]

LOOPBACK = "127.0.0.1"
MOST = 12  # claims, the last, that a standing on a page rests on; those that tell of formal steps come besides


@dataclass(frozen=True, slots=True)
class Settings:
    """The record that is shown, the address it is served at, whether nothing may be changed, and who decides.

    `names` are other names it may be asked by, behind a proxy. `person` is who is logged in where nobody is named. With
    `blind` that person codes in review without seeing what readers or others made of a claim. `password` is the hash of
    the one that is asked for, "" for none.
    """

    record: str | Path
    host: str = LOOPBACK
    read_only: bool = False
    person: str | None = None
    blind: bool = False
    names: tuple[str, ...] = ()
    password: str = ""

    @property
    def name(self) -> str:
        """What to call the record."""
        return name_of(self.record)
