"""What is known of the world: look somebody up, and add, in a record, what a user knows better."""

import bz2
import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from textwrap import shorten
from typing import TextIO

from foedus.errors import FoedusError, KnowledgeError, QueryError, SourceError
from foedus.knowledge import (
    GAP,
    Added,
    Entity,
    Imported,
    Knowledge,
    Profile,
    check,
    import_wikidata,
    profile,
    refuse_misdated,
)
from foedus.store import Store, is_there, open_store

__all__ = ["add_files", "imported", "knowledge_of", "look_up", "parties", "remove_file"]

_OPENERS: dict[str, Callable[..., TextIO]] = {".gz": gzip.open, ".bz2": bz2.open}
_SHOWN = 3  # of many flaws
_LONGEST = 60  # letters of a name that a message repeats


def knowledge_of(record: str | Path) -> Knowledge:
    """Return what is known: ours, and before it what is kept in that record, if there is one."""
    if not is_there(record):
        return Knowledge.load()
    with open_store(record, create=False, read_only=True) as store:
        return Knowledge.load(*store.knowledge())


@lru_cache(maxsize=4)
def parties(known: Knowledge) -> tuple[str, ...]:
    """Return the states, and the organisations of which a member is known, as a person may write them.

    "Armenia (ARM)", for example.
    """
    found = [
        entity
        for entity in known.by_id.others
        if entity.type == "state" or (entity.type == "organisation" and known.spells(entity.id))
    ]
    return tuple(sorted({one.name if one.name == one.id else f"{one.name} ({one.id})" for one in found}))


def look_up(known: Knowledge, name: str, on: date | None) -> tuple[Profile, ...]:
    """Return what is known of whom a name, a code or a description stands for, likeliest first; QueryError if nobody.

    A name may be misspelt; a description is resolved on that day: "the German foreign minister".
    """
    found = dict.fromkeys(entity.id for entity in _called(known, name, on))
    if not found:
        raise QueryError(f"nothing is known of {shorten(name, _LONGEST)!r}", _hint(known, name))
    return tuple(profile(known, known.by_id[id], on) for id in found)


def _hint(known: Knowledge, name: str) -> str:
    spelt = {one.casefold(): one for entity in known.by_id.values() for one in entity.names}
    near = get_close_matches(name.casefold()[:_LONGEST], spelt, n=3, cutoff=0.75)
    meant = " or ".join(spelt[one] for one in near)
    return f"did you mean {meant}?" if meant else "try another spelling, a code (ARM, CSTO) or a full name"


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


def add_files(store: Store, paths: Iterable[str | Path]) -> tuple[str, ...]:
    """Keep a user's own files in the record, so that they win over ours, and return their names.

    They are taken together: one may name what another brings. KnowledgeError for what is wrong in them, and then none
    is kept.
    """
    files = tuple(map(_read, map(Path, paths)))
    _refuse_flaws(store, files)
    for file in files:
        store.add_knowledge(file.name, file.content)
    return tuple(file.name for file in files)


def _read(file: Path) -> Added:
    try:
        return Added(file.name, file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{file} cannot be read", getattr(error, "strerror", None) or "save it as UTF-8") from error


def _refuse_flaws(store: Store, files: tuple[Added, ...]) -> None:
    names = [file.name for file in files]
    before = tuple(file for file in store.knowledge() if file.name not in names)
    known = set() if _fault(before) else {*check(Knowledge.load(*before))}  # what it lacks may stand in these files
    try:
        for file in files:
            refuse_misdated(file)
        flaws = [flaw for flaw in check(Knowledge.load(*files, *before)) if flaw not in known and flaw.kind != GAP]
    except FoedusError as error:
        said = error.what if any(name in error.what for name in names) else f"{', '.join(names)}: {error.what}"
        raise KnowledgeError(said, error.remedy) from error
    if flaws:
        more = f"; and {len(flaws) - _SHOWN} more" if len(flaws) > _SHOWN else ""
        said = "; ".join(flaw.what for flaw in flaws[:_SHOWN])
        raise KnowledgeError(f"{', '.join(names)}: {said}{more}", "mend it and add it again; nothing was kept")


def remove_file(store: Store, name: str) -> None:
    """Take a user's own file out again; QueryError if there is none, KnowledgeError if another one rests on it."""
    names = [file.name for file in store.knowledge()]
    if name not in names:
        raise QueryError(f"the record keeps no file {name!r}", f"it keeps {', '.join(names) or 'none'}")
    rest = tuple(file for file in store.knowledge() if file.name != name)
    if not _fault(store.knowledge()) and (missed := _missed(store.knowledge(), rest)):
        raise KnowledgeError(f"without {name}, {missed}", "remove first what rests on it")
    store.add_knowledge(name, None)


def _missed(before: tuple[Added, ...], after: tuple[Added, ...]) -> str:
    """Return what would be wrong after a file is gone that was not so before, "" if nothing."""
    if fault := _fault(after):
        return fault.what
    known = {*check(Knowledge.load(*before))}
    return next((flaw.what for flaw in check(Knowledge.load(*after)) if flaw not in known and flaw.kind != GAP), "")


def _fault(files: tuple[Added, ...]) -> KnowledgeError | None:
    try:
        Knowledge.load(*files)
    except KnowledgeError as error:
        return error
    return None


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
