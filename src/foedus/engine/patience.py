"""How long the reading of a text may take, and the end of what takes longer."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import current_thread, main_thread
from types import FrameType

from foedus.readers import Reading

__all__ = ["PATIENCE", "Patience", "TooLongError", "within"]

SECONDS = 60.0
CHARACTERS_A_SECOND = 1000  # a fifteenth of what is usual, for machines that are slow or busy


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a text may take: so many seconds whatever its length, and a second for each thousand characters."""

    least: float = SECONDS

    def seconds(self, *texts: Reading) -> float:
        """Return how long texts that are read together may take."""
        return self.least + sum(len(reading.text.content) for reading in texts) / CHARACTERS_A_SECOND


PATIENCE = Patience()


class TooLongError(Exception):
    """What was done within a time was not done in it."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"it took longer than {seconds:,.0f} seconds to read")


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TooLongError in what is done inside when it takes longer.

    Only the main thread of a process, and not on Windows, can be reached like that, and only between two steps of
    Python; elsewhere, and where the program has an alarm of its own, nothing is raised.
    """
    if not _can_ring():
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TooLongError(seconds)

    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _can_ring() -> bool:
    is_there = hasattr(signal, "setitimer") and current_thread() is main_thread()
    return is_there and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
