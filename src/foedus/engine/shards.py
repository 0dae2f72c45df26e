"""Documents as Parquet files, some hundreds in each, and what is found in their texts as files beside them.

Whoever sees the folder can read a shard: what it holds and who reads it name the file of what is found, so that a
shard is never read twice by the same readers, whatever was stopped or begins anew.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from foedus.engine.batches import BATCH_TEXTS, Batch, Failure, Found, Item, Work, batches
from foedus.errors import QueryError
from foedus.ids import content_id
from foedus.model import Document, Text
from foedus.record import Entry
from foedus.record.settled import read_entry, write_entry
from foedus.sources import Known, Skipped

__all__ = ["Shard", "found_in", "read_shard", "write_shards"]

ITEMS = 256  # in a shard: a quarter of a minute's reading
_DOCUMENT = ("key", "digest", "title", "url", "source", "published", "language", "author")
_COLUMNS = (*_DOCUMENT, "text", "counts_from", "known", "reason")


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of documents, and the file of what certain readers find in them, which may not be there yet.

    Of what `is_known`, nothing needs to be read.
    """

    texts: Path
    found: Path
    is_known: bool = False

    @property
    def is_read(self) -> bool:
        """Whether these readers have read it."""
        return self.is_known or self.found.exists()

    def remove(self) -> None:
        """Take both files away: what is in the record is needed no more."""
        self.texts.unlink(missing_ok=True)
        self.found.unlink(missing_ok=True)


class Readers(Protocol):
    """Who reads: `Alone` or a `Crew`."""

    def readings(self, batches: Iterable[Batch]) -> Iterator[tuple[Item, Found | None]]:
        """Yield each item with what its text tells, in order."""
        ...


def write_shards(items: Iterable[Item], folder: Path, reader_set: str) -> list[Shard]:
    """Write the items, in their order, into shards in the folder, holding one at a time."""
    folder.mkdir(parents=True, exist_ok=True)
    rest, shards = iter(items), list[Shard]()
    while part := list(islice(rest, ITEMS)):
        # What is known now is no part of the name: it may not have been when the shard was read.
        names = [f"{item.text.id} {item.published}" if isinstance(item, Work) else "" for item in part]
        name = content_id("found", reader_set, *names)
        is_known = all(item.known for item in part if isinstance(item, Work))
        shard = Shard(folder / f"texts-{len(shards):06}.parquet", folder / f"{name}.parquet", is_known)
        _write(shard.texts, dict(zip(_COLUMNS, zip(*map(_row, part), strict=True), strict=True)))
        shards.append(shard)
    return shards


def read_shard(shard: Shard, readers: Readers) -> None:
    """Read every text of a shard, unless that is done: what is found has its name only when it is whole."""
    if shard.is_read:
        return
    lines: list[list[str] | None] = []
    reasons: list[str | None] = []
    items = (replace(item, known=False) if isinstance(item, Work) else item for item in _items(shard.texts))
    for _, found in readers.readings(batches(items, BATCH_TEXTS)):
        lines.append([write_entry(Entry(claim, ())) for claim in found] if isinstance(found, tuple) else None)
        reasons.append(found.reason if isinstance(found, Failure) else None)
    _write(shard.found, {"claims": lines, "reason": reasons})


def found_in(shard: Shard) -> Iterator[tuple[Item, Found | None]]:
    """Yield each item of a shard that is read with what was found in its text, in order; None where it was known."""
    items = _items(shard.texts)
    rows = [None] * len(items) if shard.is_known else _parquet().read_table(shard.found).to_pylist()
    for item, row in zip(items, rows, strict=True):
        yield item, _found(row) if row and isinstance(item, Work) and not item.known else None


def _found(row: dict[str, Any]) -> Found:
    return Failure(row["reason"]) if row["claims"] is None else tuple(read_entry(line).claim for line in row["claims"])


def _row(item: Item) -> Sequence[Any]:
    if not isinstance(item, Work):
        reason = item.reason if isinstance(item, Skipped) else None
        return (item.key, *[None] * (len(_COLUMNS) - 2), reason)
    document = [getattr(item.document, name) for name in _DOCUMENT]
    return (*map(_day, document), item.text.content, _day(item.published), item.known, None)


def _items(path: Path) -> Batch:
    return [_item(row) for row in _parquet().read_table(path).to_pylist()]


def _item(row: dict[str, Any]) -> Item:
    if row["text"] is None:
        return Known(row["key"]) if row["reason"] is None else Skipped(row["key"], row["reason"])
    document = Document(**{name: row[name] for name in _DOCUMENT} | {"published": _date(row["published"])})
    return Work(document, Text(row["text"]), _date(row["counts_from"]), row["known"])


def _day(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _date(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _write(path: Path, columns: dict[str, Sequence[Any]]) -> None:
    import pyarrow as pa

    types = {"known": pa.bool_(), "claims": pa.list_(pa.large_string())}
    table = pa.table({name: pa.array(values, types.get(name, pa.large_string())) for name, values in columns.items()})
    unfinished = path.with_suffix(".unfinished")
    _parquet().write_table(table, unfinished, compression="zstd")
    unfinished.replace(path)


def _parquet() -> Any:
    try:
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise QueryError("shards need pyarrow, which is not installed", "pip install 'foedus[ray]'") from error
    return parquet
