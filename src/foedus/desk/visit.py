"""A visit of a page: the open record, and what was asked of it; and what a page is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from foedus.api import Record
from foedus.desk.settings import Settings

__all__ = ["Elsewhere", "Page", "View", "Visit"]


@dataclass(frozen=True, slots=True)
class Visit:
    """The record, what stands in the address (`named`) and behind it (`asked`), and what a form says (`form`)."""

    record: Record
    settings: Settings
    named: Mapping[str, str]
    asked: Mapping[str, str]
    form: Mapping[str, str]


class Page(Protocol):
    """What a page shows: `template` writes it, and `told` says it as JSON data."""

    template: ClassVar[str]

    @property
    def title(self) -> str:
        """What the page is called."""
        ...

    def told(self) -> Any:
        """Return what the page shows as JSON data, in the form of the command line's `--json`."""
        ...


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The address of the page to go on with."""

    address: str


class View(Protocol):
    """What makes a page, or sends to another."""

    def __call__(self, visit: Visit, /) -> Page | Elsewhere:
        """Return the page; FoedusError where it cannot be."""
        ...
