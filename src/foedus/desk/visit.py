"""A visit of a page: the open record, and what was asked of it; and what a page is."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, TypeVar

from foedus.api import Mark, Record, Upload
from foedus.desk.intake import Intake
from foedus.desk.kept import Kept
from foedus.desk.settings import Settings
from foedus.desk.unseen import Unseen

__all__ = ["Elsewhere", "Page", "View", "Visit"]

A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Visit:
    """The record, what stands in the address (`named`) and behind it (`asked`), and what a form says (`form`, `files`).

    `unseen`, `intake` and `kept` are the desk's own, kept from visit to visit. `seen` is the place in the log up to
    which this browser has seen everything, None where it has not said.
    """

    record: Record
    settings: Settings
    named: Mapping[str, str]
    asked: Mapping[str, str]
    form: Mapping[str, str]
    files: tuple[Upload, ...]
    unseen: Unseen
    intake: Intake
    kept: Kept
    seen: Mark | None = None

    def keeping(self, asked: Hashable, find: Callable[[], A]) -> A:
        """Return what `find` finds, or found when the same was asked since the record last changed."""
        given = (asked, self.record.binding, self.record.most)  # for rows that are cut answer nothing else
        return self.kept.of(self.record.store.state, given, find)


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
    """The address of the page to go on with; `seen` is to be kept by the browser, None for nothing."""

    address: str
    seen: str | None = None


class View(Protocol):
    """What makes a page, or sends to another."""

    def __call__(self, visit: Visit, /) -> Page | Elsewhere:
        """Return the page; FoedusError where it cannot be."""
        ...
