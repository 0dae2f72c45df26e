"""Parsers of others' formats, run in a process apart: none can bring this one down, hold it up or fill its memory.

What parses PDF, XML and HTML is written in C, or takes forever on a page that was made for it. A process can be ended
at any moment, and its memory has a limit. It is started with the first document and kept for the next ones.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from threading import Event, Lock, Timer
from typing import Any

from foedus.errors import SourceError
from foedus.sources.particulars import Article, Particulars

__all__ = ["MEMORY", "SECONDS", "Parse", "parsed_apart"]

SECONDS = 20  # of a processor for one document; what is slower is hardly an article
PATIENCE = 120  # seconds by the clock, on a machine that is busy with other things
OUT_OF_TIME = -getattr(signal, "SIGPROF", 0) or None  # how a process ends whose time of a processor is used up
MEMORY = 1 << 30  # bytes that a parser may take beside the program itself
MOST_PARSED = 500  # documents of one process, so that what libraries do not let go of does not grow
LONGEST_ANSWER = 50_000_000  # bytes: a text of the greatest length, and what is said of it, escaped

Parse = Callable[[bytes], Sequence[Article]]
"""From bytes to the articles in them; a function of a module, with a SourceError for what holds none."""


def parsed_apart(parse: Parse, data: bytes) -> list[Article]:
    """Return what `parse` makes of the bytes in the process apart; SourceError where it fails, in whatever way."""
    answer = _cell(os.getpid()).ask(f"{parse.__module__}:{parse.__qualname__}", data)
    if "what" in answer:
        raise SourceError(answer["what"], answer["remedy"])
    return [Article(Particulars(**said), *rest) for said, *rest in answer["articles"]]


@cache
def _cell(process: int) -> "_Cell":
    """Return the process apart of this process: one that was forked has one of its own."""
    return _Cell(process)


class _Cell:
    """The process apart, started when it is first asked, and anew after it was ended."""

    def __init__(self, owner: int) -> None:
        self.owner = owner
        self.lock = Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self.left = 0
        atexit.register(self.end)

    def ask(self, parse: str, data: bytes) -> dict[str, Any]:
        """Return the answer to one question; whatever goes wrong, the process is ended."""
        with self.lock:
            try:
                answer = self._asked(parse, data)
            except BaseException:
                self.end()
                raise
            self.left -= 1
            if self.left <= 0 or answer.get("worn"):
                self.end()
            return answer

    def end(self) -> None:
        """End the process, if there is one and it is ours."""
        process, self.process = self.process, None
        if process is not None and os.getpid() == self.owner:
            process.kill()
            with suppress(BrokenPipeError):  # what it was not told any more
                process.communicate()

    def _asked(self, parse: str, data: bytes) -> dict[str, Any]:
        question = json.dumps({"parse": parse, "bytes": len(data), "seconds": SECONDS}).encode() + b"\n"
        for _ in range(2):  # a process that waited too long for a question may be gone, or just going
            process = self.process = self.process or self._started()
            answer, late = _said(process, question, data)
            if answer.endswith(b"\n"):
                found: dict[str, Any] = json.loads(answer)
                return found
            self.end()
            if late or process.returncode == OUT_OF_TIME:
                remedy = "split it, or save it as plain text"
                raise SourceError(f"its parser was not done after {SECONDS} seconds", remedy)
        raise SourceError("its parser breaks down on it", "save it in another form, such as plain text")

    def _started(self) -> "subprocess.Popen[bytes]":
        self.left = MOST_PARSED
        where = os.pathsep.join(filter(None, sys.path))
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "foedus.sources.cell"],  # -P: no module of the folder that is worked in
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": where},
        )


def _said(process: "subprocess.Popen[bytes]", question: bytes, data: bytes) -> tuple[bytes, bool]:
    """Return the answer of the process, cut short where it ended, and whether that was because of our patience."""
    assert process.stdin is not None
    assert process.stdout is not None
    late = Event()

    def cut() -> None:
        late.set()
        process.kill()

    timer = Timer(PATIENCE, cut)
    timer.daemon = True
    timer.start()
    try:
        with suppress(BrokenPipeError):
            process.stdin.write(question)
            process.stdin.write(data)
            process.stdin.flush()
        return process.stdout.readline(LONGEST_ANSWER), late.is_set()
    finally:
        timer.cancel()
