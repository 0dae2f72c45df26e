"""A process that reads, as the one that writes sees it: it can die, or never answer, and that is told."""

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context

from foedus.engine.batches import Found
from foedus.engine.patience import Patience, TooLongError
from foedus.engine.worker import work
from foedus.errors import FoedusError
from foedus.readers import Reading

__all__ = ["Hand", "LostError"]

_PROCESSES = get_context("spawn")  # a copy of this process would have its open record, and its threads half
STARTING = 300.0  # seconds
GRACE = 5.0  # seconds, in which the process itself is to notice that a text takes too long
LEAVING = 2.0  # seconds
REMEDY = "read in one process (--jobs 1); a program of your own must begin under `if __name__ == '__main__':`"


class LostError(Exception):
    """A process that read is gone: died, or ended because it did not answer."""


class Hand:
    """One process that reads. It is started by the constructor, and must be closed."""

    def __init__(self, line: bytes, patience: Patience) -> None:
        self._patience = patience
        self._connection, theirs = _PROCESSES.Pipe()
        self._process = _PROCESSES.Process(target=work, args=(theirs, line, patience), daemon=True)
        with _deaf_to_ctrl_c():
            self._process.start()
        theirs.close()
        try:
            if not self._connection.poll(STARTING):
                raise EOFError
            self._connection.recv()
        except (EOFError, OSError) as error:
            ended = self._how_it_ended()
            self.end()
            raise FoedusError(f"a process for reading could not start ({ended})", REMEDY) from error

    def read(self, texts: Sequence[Reading]) -> Iterator[Found]:
        """Yield what each text tells; LostError when the process dies, or takes longer over one than it may."""
        try:
            self._connection.send(texts)
            for place in range(len(texts)):
                # The whole batch may fail in its time, and the first of it then be read alone.
                seconds = self._patience.seconds(*texts[place:])
                if not self._connection.poll(2 * seconds + GRACE):
                    raise LostError(str(TooLongError(seconds)))
                yield self._connection.recv()
        except (EOFError, OSError) as error:
            raise LostError(f"the process that read it died ({self._how_it_ended()})") from error

    def kill(self) -> None:
        """End the process, whatever it is doing; any thread may ask for it."""
        self._process.kill()

    def end(self) -> None:
        """End the process and let go of what belongs to it."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._connection.close()

    def _how_it_ended(self) -> str:
        self._process.join(LEAVING)
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"exit code {code}"
        if code == -signal.SIGKILL:
            return "killed, as a system does that is short of memory"
        return f"signal {signal.Signals(-code).name}"


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Have what is started inside never hear Ctrl-C, which ends the process that writes, and that one ends the others.

    It would hear it before its first line of Python, and complain at length.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
