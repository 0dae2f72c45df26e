"""How far reading has come, shown while it goes on."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from rich.progress import Progress, SpinnerColumn, TextColumn

from foedus.cli.console import err
from foedus.cli.wording import counted

if TYPE_CHECKING:
    from foedus.api import Step

__all__ = ["progress"]

TOLD = ("known", "skipped")


@contextmanager
def progress(*, quiet: bool) -> "Iterator[Callable[[Step], None]]":
    """Show documents and words a second on standard error while it is a terminal; yield what to call after each."""
    console = err()
    began, words = monotonic(), 0
    outcomes: Counter[str] = Counter()
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.fields[key]}", style="dim"),
        console=console,
        transient=True,
        disable=quiet or not console.is_terminal,
    )
    task = bar.add_task("loading the readers", key="")

    def step(done: "Step") -> None:
        nonlocal words
        outcomes[done.outcome] += 1
        words += done.words
        pace = words / max(monotonic() - began, 0.1)
        bar.update(task, description=f"{_counts(outcomes)}  {pace:,.0f} words a second", key=done.key)

    with bar:
        yield step


def _counts(outcomes: "Counter[str]") -> str:
    """Return how many documents there were, and how many of them were known or skipped."""
    others = ", ".join(f"{outcomes[name]:,} {name}" for name in TOLD if outcomes[name])
    return counted(outcomes.total(), "document") + (f" ({others})" if others else "")
