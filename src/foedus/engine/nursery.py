"""Where processes that read come from: one loads the readers, once, and copies of it read.

A copy is made in hundredths of a second, shares what the readers rest on with all others, and remembers nothing yet.
Only Linux copies a process safely that has loaded so much; elsewhere each loads the readers itself.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import Protocol

from foedus.engine.patience import Patience
from foedus.engine.worker import BEAR, READY, bear, work
from foedus.errors import FoedusError

__all__ = ["Child", "Nursery"]

_PROCESSES = get_context("spawn")  # a copy of this process would have its open record, and its threads half
COPIES = sys.platform == "linux"
STARTING = 300.0  # seconds
LEAVING = 2.0  # seconds
REMEDY = "read in one process (--jobs 1); a program of your own must begin under `if __name__ == '__main__':`"


class Child(Protocol):
    """A process that reads."""

    @property
    def pid(self) -> int | None:
        """Its number in the system."""
        ...

    def kill(self) -> None:
        """End it, whatever it is doing; any thread may ask for it, until it is let go of."""
        ...

    def end(self) -> str:
        """Let go of it, ended if it is not, and say how it ended; this can be asked once."""
        ...


class Nursery:
    """Starts processes that read with these readers. It must be closed."""

    def __init__(self, line: bytes, patience: Patience) -> None:
        self._line = line
        self._patience = patience
        self._lock = Lock()
        self._mother: _Loaded | None = None
        self._closed = False

    def open(self) -> None:
        """Begin to load the readers, while whoever will need them gathers what there is to read."""
        if COPIES:
            with self._lock:
                self._mother = self._mother or _Loaded(bear, self._line, self._patience)

    def child(self) -> tuple[Connection, Child]:
        """Return a process that is ready to read, and what it is talked to by; FoedusError if it cannot be started."""
        if not COPIES:
            loaded = _Loaded(work, self._line, self._patience)
            loaded.wait()
            return loaded.connection, loaded
        with self._lock:
            try:
                return self._born()
            except (EOFError, OSError):  # its mother is gone: a system that is short of memory ends what takes much
                self._let_go()
                return self._born()

    def _born(self) -> "tuple[Connection, _Copy]":
        from multiprocessing.reduction import send_handle  # which Windows has not

        mother = self._loaded()
        ours, theirs = _PROCESSES.Pipe()
        with theirs:
            mother.connection.send(BEAR)
            send_handle(mother.connection, theirs.fileno(), mother.pid or 0)
        return ours, _Copy(mother.connection.recv(), mother.connection, self._lock)

    def _loaded(self) -> "_Loaded":
        """Return the process that has loaded the readers, when it has."""
        if self._closed:
            raise _not_started("nothing is to be read any more")
        self._mother = self._mother or _Loaded(bear, self._line, self._patience)
        try:
            self._mother.wait()
        except FoedusError:
            self._mother = None
            raise
        return self._mother

    def stop(self) -> None:
        """End what is only being loaded, and start nothing more."""
        self._closed = True
        if (mother := self._mother) and not mother.ready:
            mother.kill()

    def close(self) -> None:
        """Let go of the process that was loaded; those that it started are let go of before."""
        self.stop()
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        if self._mother:
            self._mother.kill()
            self._mother.end()
            self._mother = None


class _Loaded:
    """A process that loads the readers itself."""

    def __init__(self, target: Callable[[Connection, bytes, Patience], None], line: bytes, patience: Patience) -> None:
        self.connection, theirs = _PROCESSES.Pipe()
        self.ready = False
        self._process: BaseProcess = _PROCESSES.Process(target=target, args=(theirs, line, patience), daemon=True)
        with theirs, _deaf_to_ctrl_c():
            self._process.start()

    @property
    def pid(self) -> int | None:
        return self._process.pid

    def wait(self) -> None:
        """Return when it is ready; FoedusError if it never is."""
        if self.ready:
            return
        try:
            if not self.connection.poll(STARTING):
                raise EOFError
            self.ready = self.connection.recv() == READY
        except (EOFError, OSError) as error:
            raise _not_started(self.end()) from error

    def kill(self) -> None:
        with suppress(ValueError):  # it is let go of
            self._process.kill()

    def end(self) -> str:
        self._process.join(LEAVING)
        said = _said(self._process.exitcode)
        self._process.kill()
        self._process.join()
        self._process.close()
        self.connection.close()
        return said


class _Copy:
    """A copy of a process that has loaded the readers, whose child it is."""

    def __init__(self, pid: int, mother: Connection, lock: Lock) -> None:
        self.pid: int | None = pid
        self._mother = mother
        self._asking = lock
        self._lock = Lock()

    def kill(self) -> None:
        with self._lock:
            if self.pid is not None:  # then nobody else has the number: its mother has not asked how it ended
                with suppress(ProcessLookupError):  # she is gone, and the system has asked in her place
                    os.kill(self.pid, signal.SIGKILL)

    def end(self) -> str:
        """End it, which changes nothing of one that is dead, and ask its mother, whom alone the system tells how."""
        self.kill()
        with self._lock:
            pid, self.pid = self.pid, None
        with self._asking, suppress(EOFError, OSError):
            self._mother.send(pid)
            return _said(self._mother.recv())
        return _said(None)


def _not_started(ended: str) -> FoedusError:
    return FoedusError(f"a process for reading could not start ({ended})", REMEDY)


def _said(code: int | None) -> str:
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
