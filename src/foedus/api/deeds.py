"""What people did, as rows: who decided what, when, and what was taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from foedus.errors import QueryError
from foedus.model import Value
from foedus.record import settle
from foedus.record.form import read
from foedus.store import Deed, Store

__all__ = ["Did", "did"]


@dataclass(frozen=True, slots=True)
class Did:
    """What a person did: of a claim or a `field` of it, or of it and the claim `other`.

    `verdict` is that of a decision, `same`, `apart` or `undone` of two claims, `holds` or `open` of two accounts.
    `words` are those that the claim quotes, `kind` its kind. `undone_by` took it back, at `undone`.
    """

    columns: ClassVar = ("decided", "person", "verdict", "field", "value", "words", "claim")
    decided: datetime
    person: str
    verdict: str
    claim: str
    kind: str
    words: str
    other: str | None = None
    field: str | None = None
    value: Value = None
    note: str | None = None
    adjudicates: bool = False
    undone_by: str | None = None
    undone: datetime | None = None


def did(store: Store, *, person: str | None, limit: int | None, skip: int) -> Iterator[Did]:
    """Yield what people did (or one of them), the latest first."""
    for deed in store.deeds(person=person, limit=limit, skip=skip):
        kind, words = _told(store, deed)
        yield Did(
            decided=deed.decided,
            person=deed.person,
            verdict=deed.verdict,
            claim=deed.claim,
            kind=kind,
            words=words,
            other=deed.other,
            field=deed.field,
            value=read(deed.value) if deed.value else None,
            note=deed.note,
            adjudicates=deed.adjudicates,
            undone_by=deed.undone_by,
            undone=deed.undone,
        )


def _told(store: Store, deed: Deed) -> tuple[str, str]:
    try:
        claim = settle(store.history(deed.claim)).claim
    except QueryError:  # in a part of a record, what people say of two claims may name one that is not in it
        return "", ""
    return claim.kind, claim.quote.text
