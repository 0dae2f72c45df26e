"""How much memory reading many texts into a record takes, and whether it grows with their number."""

import argparse
import json
import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import news

from foedus.engine import Step, read
from foedus.model import Document
from foedus.readers import Line
from foedus.sources import Loaded
from foedus.store import SqliteStore

__all__ = ["measure", "peak"]

UNIT = 1 if sys.platform == "darwin" else 1024  # getrusage counts bytes on macOS, kilobytes elsewhere
STATUS = Path("/proc/self/status")
SETTLED = 0.2  # of the texts, after which nothing should grow any more


def measure(count: int) -> dict[str, float]:
    """Return the peak in MB, by how much it rose after the first fifth of so many texts, and how many were skipped."""
    peaks: list[float] = []
    documents = (Loaded(Document(str(number), str(number)), text) for number, text in enumerate(news(count)))
    with TemporaryDirectory() as folder, SqliteStore.open(Path(folder) / "memory.db") as store:
        summary = read(documents, store, Line(), progress=lambda step: _note(peaks, step))
    settled = peaks[int(len(peaks) * SETTLED)]
    return {"texts": len(peaks), "peak": peaks[-1], "rise": peaks[-1] - settled, "skipped": len(summary.skipped)}


def _note(peaks: list[float], step: Step) -> None:
    peaks.append(peak() / 1e6)


def peak() -> int:
    """Return the most bytes that this program has held; Linux's getrusage would count the program that started it."""
    if STATUS.exists():
        held = next(line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(held.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=10_000)
    print(json.dumps({name: round(value, 1) for name, value in measure(parser.parse_args().texts).items()}))
