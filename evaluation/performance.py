"""Measure speed, memory and growth in one run, and write the page that tells of it: docs/performance.md.

    python evaluation/performance.py                                          # what `make bench` does; an hour or two
    python evaluation/performance.py --turns 2 --texts 200 --documents 300 1000 3000
    python evaluation/performance.py --dry                                    # prints what it would write

Programs to compare with are those that peers.py has installed; the others are told as missing.
"""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from compare import Beside, compare, texts
from corpus import CORPUS
from growth import Grown, grown
from peers import peers

__all__ = ["written"]

Found = TypeVar("Found")

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
MEASURED = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- end of measured -->)", re.S)
OURS = {"all": "the whole line of readers", "attribution": "readers up to attribution", "times": "the times reader"}


def main() -> None:
    """Measure, and write what was measured between the marks of the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=6, help="of each program and ours")
    parser.add_argument("--texts", type=int, default=2000, help="to read into a record")
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 10_000, 100_000], help="sizes of records")
    parser.add_argument("--dry", action="store_true", help="print, write nothing")
    given = parser.parse_args()
    beside = [(name, _told(compare(name, said, texts(), given.turns))) for name, said in peers().items()]
    read = _told(_read(given.texts) if CORPUS.exists() else {})
    sizes = [_told(grown(documents)) for documents in given.documents]
    part = written(beside, read, sizes)
    if given.dry:
        print(part)
    else:
        PAGE.write_text(MEASURED.sub(lambda _: part, PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def _told(found: Found) -> Found:
    """Return what was found, and tell it to who waits."""
    print(found, file=sys.stderr, flush=True)
    return found


def _read(count: int) -> dict[str, float]:
    """Return what reading so many texts into a record takes, in a process of its own, whose memory is measured."""
    command = [sys.executable, str(Path(__file__).with_name("memory.py")), "--texts", str(count)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(run.stdout)
    return found


def written(
    beside: Sequence[tuple[str, Beside | str]], read: dict[str, float], sizes: Sequence[Grown], machine: str = ""
) -> str:
    """Return the part of the page that tells what was measured."""
    return "\n".join(
        (
            machine or _machine(),
            "",
            "### Beside other programs",
            "",
            *_table(("program", "version", "what it does", "foedus", "faster", "memory"), _compared(beside)),
            "",
            *_missing(beside),
            "### Reading into a record",
            "",
            *_reading(read),
            "",
            "### As the record grows",
            "",
            *_table(
                (
                    "documents",
                    "claims",
                    "adding one",
                    "bytes a claim",
                    "page",
                    "slow page",
                    "one more",
                    "page after it",
                ),
                map(_size, sizes),
            ),
            "",
        )
    )


def _machine() -> str:
    """Return when and on what it was measured; the load is what else the machine had to do."""
    load = f", load {os.getloadavg()[1]:.1f} over five minutes" if hasattr(os, "getloadavg") else ""
    return (
        f"Measured on {date.today().isoformat()} with foedus {version('foedus')}, Python {platform.python_version()},"
        f" on {_processor()}, {os.cpu_count()} cores, {platform.system()}{load}; texts: {_origin()}."
    )


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _origin() -> str:
    return "Reuters, 1987" if CORPUS.exists() else "invented news (`evaluation/stream`)"


def _compared(beside: Iterable[tuple[str, Beside | str]]) -> Iterator[tuple[str, ...]]:
    for _, found in beside:
        if isinstance(found, Beside):
            rates = f"{found.our_rate:,.0f} against {found.their_rate:,.0f} words/s, {found.texts} texts"
            memory = f"{found.our_megabytes:,.0f} against {found.their_megabytes:,.0f} MB"
            yield found.name, found.version, found.does, f"{OURS[found.ours]}: {rates}", f"{found.ratio:,.2f} x", memory


def _missing(beside: Iterable[tuple[str, Beside | str]]) -> Iterator[str]:
    for name, found in beside:
        if isinstance(found, str):
            yield f"Not compared: {name}, which {found}."
            yield ""


def _reading(read: dict[str, float]) -> Iterator[str]:
    if not read:
        yield "Not measured: the corpus is not here."
        return
    yield (
        f"{read['texts']:,.0f} texts, all readers, one process: at most {read['peak']:,.0f} MB, of which"
        f" {read['rise']:,.0f} MB came after the first fifth of the texts; {read['skipped']:,.0f} skipped."
    )


def _size(grown: Grown) -> tuple[str, ...]:
    return (
        f"{grown.documents:,}", f"{grown.claims:,}", f"{grown.adding:,.1f} ms", f"{grown.bytes_a_claim:,.0f}",
        f"{grown.page:,.1f} ms", f"{grown.slow:,.0f} ms ({grown.slowest})", f"{grown.one_more:,.1f} ms",
        f"{grown.page_after:,.1f} ms",
    )  # fmt: skip


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield f"| {' | '.join(row)} |"


if __name__ == "__main__":
    main()
