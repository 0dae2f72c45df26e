"""Add texts: files, a text that is pasted, an address; and how far they are read."""

from dataclasses import dataclass
from typing import Any, ClassVar

from foedus.api import FILE_ENDINGS, FILE_KINDS, Address, Offer, Pasted, check_address, day_of
from foedus.desk.forms import LONGEST_UPLOAD, MOST_FILES
from foedus.desk.intake import Work
from foedus.desk.visit import Elsewhere, Visit
from foedus.errors import QueryError, SourceError

__all__ = ["AddPage", "WorkPage", "add", "stop", "take_in", "work"]

PACKED = ".gz"


@dataclass(frozen=True, slots=True)
class AddPage:
    """The forms by which texts are handed in, and what was handed in before, the last first."""

    template: ClassVar = "add.html"
    title: ClassVar = "Add texts"
    endings: ClassVar = ",".join((*FILE_ENDINGS, PACKED))
    kinds: ClassVar = ", ".join(kind.name for kind in FILE_KINDS)
    most_files: ClassVar = MOST_FILES
    most_bytes: ClassVar = LONGEST_UPLOAD
    works: tuple[Work, ...]

    def told(self) -> list[dict[str, Any]]:
        """Return what was handed in, and how far it is read."""
        return [_told(one) for one in self.works]


@dataclass(frozen=True, slots=True)
class WorkPage:
    """How far something that was handed in has been read."""

    template: ClassVar = "work.html"
    work: Work

    @property
    def title(self) -> str:
        """What the page is called."""
        first, *others = self.work.names
        return f"{first} and {len(others)} more" if others else first

    def told(self) -> dict[str, Any]:
        """Return how far it is."""
        return _told(self.work)


def add(visit: Visit) -> AddPage:
    """Return the page on which texts are handed in."""
    return AddPage(tuple(reversed(tuple(visit.intake.works.values()))))


def take_in(visit: Visit) -> Elsewhere:
    """Take in what a form hands in, and send to the page that shows how it is read; an error for what is nothing."""
    form = visit.form
    published, source = form.get("published", "").strip(), form.get("source", "").strip()
    day_of(published or None)
    offers = tuple(_offers(visit))
    if not offers:
        raise QueryError("nothing was handed in", "choose files, paste a text, or write an address")
    work = visit.intake.add(offers, published=published or None, source=source or None)
    return Elsewhere(f"/add/{work.id}")


def work(visit: Visit) -> WorkPage:
    """Return the page of something that was handed in."""
    return WorkPage(visit.intake.work(visit.named["work"]))


def stop(visit: Visit) -> Elsewhere:
    """Have the reading end after the document that is being read."""
    found = visit.intake.work(visit.named["work"])
    found.stop.set()
    return Elsewhere(f"/add/{found.id}")


def _offers(visit: Visit) -> list[Offer]:
    found: list[Offer] = list(visit.files)
    if text := visit.form.get("text", "").strip():
        found.append(Pasted(text, visit.form.get("title", "").strip() or None))
    if url := visit.form.get("url", "").strip():
        try:
            check_address(url)
        except SourceError as error:
            raise QueryError(error.what, error.remedy) from error
        found.append(Address(url))
    return found


def _told(work: Work) -> dict[str, Any]:
    now = work.progress
    return {
        "id": work.id,
        "names": list(work.names),
        "state": now.state,
        "says": work.says,
        "stopping": work.stopping,
        "over": now.over,
        "documents": now.documents,
        "known": now.known,
        "claims": now.claims,
        "words": now.words,
        "seconds": round(now.seconds, 1),
        "read": [{"document": document, "key": key} for document, key in now.read],
        "skipped": [{"key": key, "reason": reason} for key, reason in now.skipped],
        "unread": now.unread or None,
        "error": now.what or None,
        "remedy": now.remedy or None,
    }
