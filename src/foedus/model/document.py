"""What was published: a document, and the normalised text that every offset refers to."""

from dataclasses import dataclass
from datetime import date

from foedus.ids import content_id
from foedus.model.remembering import remembered

__all__ = ["Document", "Text"]


@dataclass(frozen=True, slots=True)
class Text:
    """A normalised text. Immutable: its id is the hash of its content."""

    content: str

    @property
    def id(self) -> str:
        """The hash of the content."""
        return content_id("txt", self.content)


@dataclass(frozen=True, slots=True)
class Document:
    """One published thing.

    `key` is what names it where it came from (a path, an id in a JSON line, an address); two documents with one key
    and different texts are two versions. `digest` is the hash of the bytes as they came. `author` has the names of
    those who wrote it, as they are printed, parted by "; ".
    """

    key: str
    digest: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: date | None = None
    language: str = "en"
    author: str | None = None

    @property
    def id(self) -> str:
        """The hash of key and bytes."""
        return _id(self.key, self.digest)


@remembered
def _id(key: str, digest: str) -> str:
    return content_id("doc", key, digest)
