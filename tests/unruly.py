"""Parsers that do what no parser should, for what has to bear it."""

import os
import signal
import sys
import time

from foedus.errors import SourceError
from foedus.sources.particulars import Article, Particulars


def echo(data):
    return [Article(Particulars(title="Echo"), data.decode()), Article(Particulars(), str(os.getpid()))]


def hang(_):
    time.sleep(600)


def toil(_):
    while True:
        pass


def crash(_):
    os.kill(os.getpid(), signal.SIGSEGV)


def leave(_):
    sys.exit(3)


def eat(_):
    return [b"x" * (100 << 20) for _ in range(100)]


def fill(_):
    return [Article(Particulars(), "long " * 2_000_000)]


def deepen(_):
    return deepen(_)


def refuse(_):
    raise SourceError("no good", "write it anew")


def fail(_):
    raise KeyError("what nobody thought of")


def prattle(data):
    sys.stdout.write("a word too many\n")
    sys.stdout.flush()
    os.write(1, b"and another\n")
    return echo(data)
