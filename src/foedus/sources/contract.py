"""What sources hand on: a document with its raw text, or the reason why there is none."""

from dataclasses import dataclass

from foedus.model import Document

__all__ = ["Loaded", "Skipped"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document and its text as it came, not yet normalised."""

    document: Document
    raw: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was to be read and could not be: what names it, and why, in words for a person."""

    key: str
    reason: str
