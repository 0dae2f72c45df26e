"""What is known of the world: look somebody up, and add, in a record, what a user knows better."""

import bz2
import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TextIO

from foedus.errors import FoedusError, KnowledgeError, QueryError, SourceError
from foedus.knowledge import GAP, Added, Entity, Imported, Knowledge, Profile, check, import_wikidata, profile
from foedus.store import SqliteStore, Store

__all__ = ["add_file", "imported", "knowledge_of", "look_up", "remove_file"]

_OPENERS: dict[str, Callable[..., TextIO]] = {".gz": gzip.open, ".bz2": bz2.open}
_SHOWN = 3  # of many flaws


def knowledge_of(record: str | Path) -> Knowledge:
    """Return what is known: ours, and before it what is kept in the record of that file, if there is one."""
    if not Path(record).exists():
        return Knowledge.load()
    with SqliteStore.open(record, create=False) as store:
        return Knowledge.load(*store.knowledge())


def look_up(known: Knowledge, name: str, on: date | None) -> tuple[Profile, ...]:
    """Return what is known of whom a name, a code or a description stands for, likeliest first; QueryError if nobody.

    A name may be misspelt; a description is resolved on that day: "the German foreign minister".
    """
    found = dict.fromkeys(entity.id for entity in _called(known, name, on))
    if not found:
        raise QueryError(f"nothing is known of {name!r}", "try another spelling, a code (ARM, CSTO) or a full name")
    return tuple(profile(known, known.by_id[id], on) for id in found)


def _called(known: Knowledge, name: str, on: date | None) -> Iterator[Entity]:
    if name in known.by_id:
        yield known.by_id[name]
        return
    named = known.named(name) or known.names.named(name, any_case=True)
    found = named or tuple(candidate.entity for candidate in known.candidates(name, on=on))
    yield from found
    if not found and name.upper() in known.by_id:
        yield known.by_id[name.upper()]
    elif not found:
        meant = known.resolve(name, on=on)
        ids = (f"{meant.party}/{meant.name}", meant.name and meant.party, meant.party, meant.country)
        yield from [known.by_id[id] for id in ids if id in known.by_id][:1]


def add_file(store: Store, path: str | Path) -> Added:
    """Keep a user's own file in the record, so that it wins over ours; KnowledgeError for what is wrong in it."""
    file = Path(path)
    try:
        added = Added(file.name, file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{file} cannot be read", getattr(error, "strerror", None) or "save it as UTF-8") from error
    _refuse_flaws(store, added)
    store.add_knowledge(added.name, added.content)
    return added


def _refuse_flaws(store: Store, added: Added) -> None:
    before = _without(store, added.name)
    known = set() if _fault(before) else {*check(Knowledge.load(*before))}  # what it lacks may stand in this file
    try:
        flaws = [flaw for flaw in check(Knowledge.load(added, *before)) if flaw not in known and flaw.kind != GAP]
    except FoedusError as error:
        said = error.what if added.name in error.what else f"{added.name}: {error.what}"
        raise KnowledgeError(said, error.remedy) from error
    if flaws:
        more = f"; and {len(flaws) - _SHOWN} more" if len(flaws) > _SHOWN else ""
        said = "; ".join(flaw.what for flaw in flaws[:_SHOWN])
        raise KnowledgeError(f"{added.name}: {said}{more}", "mend it and add it again; nothing of it was kept")


def remove_file(store: Store, name: str) -> None:
    """Take a user's own file out again; QueryError if there is none, KnowledgeError if another one rests on it."""
    names = [file.name for file in store.knowledge()]
    if name not in names:
        raise QueryError(f"the record keeps no file {name!r}", f"it keeps {', '.join(names) or 'none'}")
    fault = _fault(_without(store, name))
    if fault and not _fault(store.knowledge()):
        raise KnowledgeError(f"without {name}, {fault.what}", "remove first what rests on it")
    store.add_knowledge(name, None)


def _fault(files: tuple[Added, ...]) -> KnowledgeError | None:
    try:
        Knowledge.load(*files)
    except KnowledgeError as error:
        return error
    return None


def _without(store: Store, name: str) -> tuple[Added, ...]:
    return tuple(file for file in store.knowledge() if file.name != name)


def imported(store: Store, path: str | Path) -> Imported:
    """Take people and organisations out of a Wikidata dump and keep them in the record; it may be gzip or bzip2.

    What overlaps in it is kept as it is: `check` tells.
    """
    file = Path(path)
    with _lines_of(file) as lines:
        known = Knowledge.load(*store.knowledge())
        found = import_wikidata(lines, known, name=file.name.partition(".")[0])
    if not (found.files or found.unknown_positions):
        raise SourceError(f"{file} has nobody in office and no member", "it should be JSON as in Wikidata's dumps")
    for added in found.files:
        store.add_knowledge(added.name, added.content)
    return found


@contextmanager
def _lines_of(file: Path) -> Iterator[Callable[[], Iterator[str]]]:
    """Yield what opens the file's lines, as often as it is called."""

    def lines() -> Iterator[str]:
        with _OPENERS.get(file.suffix, open)(file, mode="rt", encoding="utf-8-sig", errors="replace") as stream:
            yield from stream

    try:
        yield lines
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(f"{file} cannot be read", getattr(error, "strerror", None) or str(error)) from error
