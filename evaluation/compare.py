"""How much time and memory foedus and other programs take for the same texts, in turns, in one run.

    python evaluation/compare.py --turns 4

A busy machine slows both of a pair alike, so what counts is their ratio. The seconds are those of a processor; the
first turn, which loads models and fills caches, is not counted.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from corpus import CORPUS, news
from peers import FOLDER, peers, python_of

from foedus.evaluation import read_rows

__all__ = ["Beside", "compare", "texts"]

MOST = 600  # texts
WORKER, STREAM = Path(__file__).resolve().with_name("worker.py"), Path(__file__).resolve().parent / "stream" / "make.py"
VERSION = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"


@dataclass(frozen=True, slots=True)
class Beside:
    """A program beside ours: words a second of both and their ratio (above 1 we are faster), megabytes of both."""

    name: str
    version: str
    does: str
    ours: str
    texts: int
    words: int
    their_rate: float
    our_rate: float
    ratio: float
    their_megabytes: float
    our_megabytes: float


class _Worker:
    """A program in a process of its own, that reads texts when it is asked."""

    def __init__(self, python: Path, name: str) -> None:
        command = [str(python), str(WORKER), name]
        self.complaints = TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115  # `end` closes it
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.complaints,
            text=True,
            cwd=FOLDER,  # some write files where they are started
        )

    def read(self, texts: Sequence[str]) -> dict[str, float]:
        """Return the seconds, what was found, and the megabytes; ValueError with its last words where it has ended."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with suppress(BrokenPipeError):
            self.process.stdin.write(json.dumps(texts) + "\n")
            self.process.stdin.flush()
        if not (answered := self.process.stdout.readline()):
            self.complaints.seek(0)
            raise ValueError((self.complaints.read().strip().splitlines() or ["no reason given"])[-1])
        answer: dict[str, float] = json.loads(answered)
        return answer

    def end(self) -> None:
        """End the program."""
        self.process.kill()
        with suppress(BrokenPipeError):
            self.process.communicate()
        self.complaints.close()


def compare(name: str, said: dict[str, Any], given: Iterator[str], turns: int) -> Beside | str:
    """Return how both did, or why that could not be told."""
    if why := _missing(name):
        return why
    version = subprocess.run(
        [python_of(name), "-c", VERSION, said["shown"]], capture_output=True, text=True, check=True
    ).stdout.strip()
    theirs, ours = _Worker(python_of(name), name), _Worker(Path(sys.executable), said["ours"])
    seconds, words, megabytes = [0.0, 0.0], 0, [0.0, 0.0]
    try:
        for turn in range(turns + 1):
            batch = list(islice(given, said["texts"]))
            answers = [theirs.read(batch), ours.read(batch)]
            megabytes = [answer["megabytes"] for answer in answers]
            if turn:
                words += sum(len(text.split()) for text in batch)
                seconds = [spent + answer["seconds"] for spent, answer in zip(seconds, answers, strict=True)]
    except ValueError as error:
        return f"failed: {error}"
    finally:
        theirs.end()
        ours.end()
    their_rate, our_rate = (words / max(spent, 1e-3) for spent in seconds)
    return Beside(
        name=said["name"],
        version=version,
        does=said["does"],
        ours=said["ours"],
        texts=turns * said["texts"],
        words=words,
        their_rate=their_rate,
        our_rate=our_rate,
        ratio=our_rate / their_rate,
        their_megabytes=megabytes[0],
        our_megabytes=megabytes[1],
    )


def _missing(name: str) -> str:
    if not python_of(name).exists():
        return "is not installed"
    failed = FOLDER / name / "failed.txt"
    why = failed.read_text(encoding="utf-8") if failed.exists() else "was installed in part only"
    return f"could not be installed: {why}" if why else ""


def texts() -> Iterator[str]:
    """Yield news texts: those of the corpus, or, where it is not there, invented ones."""
    if CORPUS.exists():
        return news(MOST)
    with TemporaryDirectory() as folder:
        subprocess.run([sys.executable, STREAM, "--out", folder, "--documents", str(MOST)], check=True)
        return iter([row["text"] for row in read_rows(Path(folder) / "documents.jsonl")])


def main() -> None:
    """Measure those that are installed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=4)
    given = parser.parse_args()
    for name, said in peers().items():
        found = compare(name, said, texts(), given.turns)
        print(json.dumps({name: found if isinstance(found, str) else asdict(found)}))


if __name__ == "__main__":
    main()
