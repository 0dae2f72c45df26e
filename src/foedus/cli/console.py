"""Where output goes: answers to standard output, everything about the work itself to standard error."""

import json
import os
import sys
from typing import Any

from rich.console import Console

from foedus.cli.paper import Paper
from foedus.errors import FoedusError

__all__ = ["complain", "err", "out", "out_json"]

WIDEST = 120  # longer lines are hard to read, however wide the window is
PIPED_WIDTH = 100  # where no window says how wide it is


def out() -> Paper:
    """Return the paper for answers: in colour only in a terminal, never wider than reads well."""
    return Paper(_console(sys.stdout.isatty(), stderr=False))


def err() -> Console:
    """Return the console for progress and complaints."""
    return _console(sys.stderr.isatty(), stderr=True)


def out_json(data: Any, *, in_one_line: bool = False) -> None:
    """Write the data as JSON, and nothing else, to standard output."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=None if in_one_line else 2) + "\n")
    if in_one_line:  # others follow, later, and somebody may wait for this one
        sys.stdout.flush()


def complain(error: FoedusError) -> None:
    """Say on one line what is wrong and what to do about it."""
    line = " ".join(str(error).split())
    err().print(f"foedus: {line}", style="red", markup=False, soft_wrap=True)


def _size() -> int | None:
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdigit() and int(columns) > 0 else None


def _console(terminal: bool, *, stderr: bool) -> Console:
    width = _size() or (None if terminal else PIPED_WIDTH)
    console = Console(stderr=stderr, highlight=False, emoji=False, width=width)
    if console.width > WIDEST:
        console.width = WIDEST
    return console
