"""Run as a program: read into a record again and again, each time killed at some statement of SQL.

It is a program so that it may fork: a child begins where the readers' data are loaded, in milliseconds.
"""

import os
import random
import signal
import sys
from pathlib import Path

from fakeline import FakeLine, load
from foedus.engine import Pace, read, reading
from foedus.store import SqliteStore

__all__ = ["papers"]

STATEMENTS = 900  # after the first that writes a text: those of some five documents, and of putting them in order
AGAIN = 15  # documents that are there already and are met again


def papers(count):
    """Return so many documents, of which every tenth carries the text of another."""
    return [load(f"{n}", _text(n - n % 10 if n % 10 == 7 else n)) for n in range(count)]


def _text(number):
    """Return a text unlike all others, about one of a hundred states."""
    words = random.Random(number)
    return " ".join([f"State{number % 100}", "objects", *(f"w{words.randrange(500)}" for _ in range(30))])


def read_until_killed(path, said, found, statement):
    """Read, tell what was read, and be killed at a statement."""
    counted = 0

    def count(sql):
        nonlocal counted
        counted += bool(counted) or sql.startswith("INSERT INTO text")
        if counted == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    with SqliteStore.open(path) as store:
        store.connection.set_trace_callback(count)
        read(found, store, LINE, pace=Pace(4), progress=lambda step: tell(said, f"{step.key} {step.outcome}"))


def tell(said, line):
    os.write(said, f"{line}\n".encode())


def killed(path, said, found, statement):
    """Do it in a child, and tell whether that was killed: else it had come to the end."""
    child = os.fork()
    if child == 0:
        read_until_killed(path, said, found, statement)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


if __name__ == "__main__":
    path, log, count, kills, seed = sys.argv[1:]
    LINE, found, points = FakeLine(), papers(int(count)), random.Random(int(seed))
    reading.PUT_IN_ORDER = 7
    with SqliteStore.open(f"{path}.warm") as store:  # what is made when it is first asked for, children have already
        read(found[:30], store, LINE)
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for _ in range(int(kills)):
        done = Path(log).read_text(encoding="ascii").count(" read\n")
        tell(
            said,
            "killed" if killed(path, said, found[max(0, done - AGAIN) :], points.randrange(1, STATEMENTS)) else "whole",
        )
