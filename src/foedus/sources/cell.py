"""The program of the process apart: read a question, parse, answer, until there are no more (see apart.py)."""

import json
import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from importlib import import_module
from io import BufferedReader
from typing import Any, BinaryIO

from foedus.errors import SourceError
from foedus.sources.apart import MEMORY
from foedus.text import MAX_CHARACTERS

__all__ = ["main"]

PATIENCE = 60  # seconds without a question, after which it goes, so that it never outlives who started it
LONGEST = 4 * MAX_CHARACTERS


def main() -> None:
    """Answer questions on standard input until it ends or nobody asks for a while."""
    with suppress(OSError, ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it decides what Ctrl-C ends
    _limit_memory()
    questions = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what libraries print is no answer
    while _comes(questions) and (line := questions.readline()):
        question = json.loads(line)
        data = questions.read(question["bytes"])
        with _in_time(question["seconds"]):
            answer = json.dumps(_answer(question["parse"], data)).encode() + b"\n"
        answers.write(answer)
        answers.flush()


def _answer(name: str, data: bytes) -> dict[str, Any]:
    module, _, function = name.partition(":")
    try:
        articles = getattr(import_module(module), function)(data)
        if sum(len(article.text) for article in articles) > LONGEST:
            raise SourceError(f"there are more than {LONGEST:,} characters in it", "split it into its parts")
        return {"articles": [(asdict(one.said), one.text, one.part, one.failed) for one in articles]}
    except SourceError as error:
        return {"what": error.what, "remedy": error.remedy}
    except MemoryError:
        what = f"its parser takes more memory than {MEMORY >> 20:,} MB"
        return {"what": what, "remedy": "split it into its parts", "worn": True}
    except RecursionError:
        return {"what": "it is nested too deep", "remedy": "save it in another form, such as plain text"}
    except Exception as error:  # what no parser should raise: the document is bad all the same, and the next may not be
        return {"what": f"it cannot be taken apart ({type(error).__name__}: {error!s:.100})", "remedy": ""}


@contextmanager
def _in_time(seconds: float) -> Iterator[None]:
    """End the process when it has used up so much time of the processor, in whatever it is then."""
    if sys.platform == "win32":  # where only the clock of who started it counts
        yield
        return
    signal.setitimer(signal.ITIMER_PROF, seconds)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)


def _limit_memory() -> None:
    """Let the process take no more memory than it has and MEMORY, where the system can hold it to that."""
    if sys.platform == "win32":
        return
    import resource

    used = _data_size()
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (used + MEMORY, used + MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _data_size() -> int:
    """Return how much the process may write to already; 0 where the system does not say."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmData:"))
    except (OSError, StopIteration):
        return 0


def _comes(questions: BufferedReader | BinaryIO) -> bool:
    """Wait for a question; False where none comes, or where that cannot be known beforehand and there is none."""
    if sys.platform == "win32":  # where it cannot be waited for in this way
        return True
    return bool(select.select([questions], [], [], PATIENCE)[0])


if __name__ == "__main__":
    main()
