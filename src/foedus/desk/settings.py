"""What a desk is told when it is set up."""

from dataclasses import dataclass
from pathlib import Path

__all__ = ["LOOPBACK", "Settings"]

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Settings:
    """The record that is shown, the address it is served at, whether nothing may be changed, and who decides.

    `names` are other names it may be asked by, behind a proxy. `person` is who is logged in where nobody is named.
    `password` is the hash of the one that is asked for, "" for none.
    """

    record: Path
    host: str = LOOPBACK
    read_only: bool = False
    person: str | None = None
    names: tuple[str, ...] = ()
    password: str = ""
