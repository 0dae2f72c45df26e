"""Silent edits: what the next version of a page claims otherwise than the one before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Any, ClassVar

from foedus.api.plain import plain
from foedus.ledgers import Quote, Source
from foedus.ledgers.line import line
from foedus.ledgers.quoting import quote, source_of, text
from foedus.record import Entry
from foedus.record.edits import Change, edits
from foedus.record.versions import Version
from foedus.store import Store

__all__ = ["Edit", "Otherwise", "edits_of", "versions"]


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A claim that is in both versions, quoted from each, and its fields that differ, with what each version says."""

    before: Quote
    after: Quote
    fields: tuple[tuple[str, str, str], ...]

    def __str__(self) -> str:
        return f"{self.after.words} ({', '.join(f'{name}: {old} → {new}' for name, old, new in self.fields)})"


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of a page: the documents before and after it, and the difference of what they claim.

    `gone` are claims that only the earlier version makes, `new` those that only the later one makes. All three are
    empty where the edit left what is claimed as it was.
    """

    columns: ClassVar = ("published", "page", "gone", "new", "changed")
    page: str
    before: Source
    after: Source
    gone: tuple[Quote, ...]
    new: tuple[Quote, ...]
    changed: tuple[Otherwise, ...]

    @property
    def published(self) -> date | None:
        """When the later version was published."""
        return self.after.published

    @property
    def is_of_claims(self) -> bool:
        """Whether the edit changed anything of what is claimed."""
        return bool(self.gone or self.new or self.changed)

    def told(self) -> dict[str, Any]:
        """Return the edit as JSON data, the fields of a changed claim by name."""
        data: dict[str, Any] = plain(self)
        for one, said in zip(self.changed, data["changed"], strict=True):
            said["fields"] = {name: {"before": old, "after": new} for name, old, new in one.fields}
        return data


def versions(store: Store) -> Iterator[Edit]:
    """Yield every edit of every page that the record has versions of, those of one page in order."""
    for chain in store.versions():
        yield from edits_of(store, chain)


def edits_of(store: Store, chain: Iterable[Version]) -> Iterator[Edit]:
    """Yield every edit of a page, whose versions these are, in order."""
    texts = [list(same) for _, same in groupby(chain, key=lambda version: version.text_id)]
    for before, after in pairwise(texts):
        yield _edit(store, before[0], after[0])


def _edit(store: Store, before: Version, after: Version) -> Edit:
    found = edits(_claims(store, before), _claims(store, after))
    return Edit(
        page=after.document.url or after.document.key,
        before=source_of(before.document),
        after=source_of(after.document),
        gone=tuple(map(_quote, found.gone)),
        new=tuple(map(_quote, found.new)),
        changed=tuple(map(_otherwise, found.changed)),
    )


def _claims(store: Store, version: Version) -> list[Entry]:
    entries = store.entries(text_id=version.text_id)
    return [entry for entry in entries if entry.current and not entry.rejected]


def _quote(entry: Entry) -> Quote:
    return quote(entry, line(entry.claim))


def _otherwise(change: Change) -> Otherwise:
    claims = (change.before.claim, change.after.claim)
    old, new = ({field.name: text(field.value) for field in (*claim.fields, *claim.common())} for claim in claims)
    fields = tuple((name, old.get(name, ""), new.get(name, "")) for name in change.fields)
    return Otherwise(_quote(change.before), _quote(change.after), fields)
