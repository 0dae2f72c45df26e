"""What a process does that reads for another: it answers batch after batch, by readers that were loaded before."""

import gc
import os
import pickle
import signal
import traceback
import warnings
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread

from threadpoolctl import threadpool_limits

from foedus.engine.batches import readings
from foedus.engine.patience import Patience
from foedus.readers import Line

__all__ = ["BEAR", "READY", "bear", "work"]

READY = "ready"
BEAR = 0  # asks for a copy; any other number asks how the copy of that number ended, which it is about to


def work(connection: Connection, line: bytes, patience: Patience) -> None:
    """Load the readers, say that they are ready, and read until nobody asks any more."""
    readers = _loaded(line)
    connection.send(READY)
    _read(connection, readers, patience)


def bear(connection: Connection, line: bytes, patience: Patience) -> None:
    """Load the readers, say that they are ready, and make copies of this process that read, until it is ended."""
    readers = _loaded(line)
    readers.warm()
    gc.collect()
    gc.freeze()  # the collector of a copy would write on all that is here, and so take memory of its own for it
    connection.send(READY)
    with suppress(EOFError, OSError):
        while _is_asked(connection):
            if child := connection.recv():
                connection.send(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
            else:
                connection.send(_born(connection, readers, patience))


def _loaded(line: bytes) -> Line:
    """Return the readers. Ctrl-C is for the process that writes, which ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OMP_NUM_THREADS"] = "1"  # of libraries that are loaded later
    readers: Line = pickle.loads(line)
    return readers


def _is_asked(connection: Connection) -> bool:
    """Wait until something is asked, and tell whether who asks is still there."""
    parent = parent_process()
    asking: list[Connection | int] = [connection, parent.sentinel] if parent else [connection]
    return connection in wait(asking)


def _born(connection: Connection, readers: Line, patience: Patience) -> int:
    """Return the number of a copy that reads for whoever has the other end of what is handed over here."""
    from multiprocessing.reduction import recv_handle  # which Windows has not

    handle = recv_handle(connection)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the only other threads are of BLAS, which knows of copies
        child = os.fork()
    if child:
        os.close(handle)
        return child
    code = 1
    try:
        connection.close()
        _read(Connection(handle), readers, patience)
        code = 0
    except BaseException:
        traceback.print_exc()
    os._exit(code)


def _read(connection: Connection, readers: Line, patience: Patience) -> None:
    """Take texts and send what each tells, until nobody is there any more."""
    Thread(target=_leave_with_parent, daemon=True).start()
    with threadpool_limits(limits=1), suppress(EOFError, OSError):  # who asked is done, or gone
        while True:
            for found in readings(readers, connection.recv(), patience):
                connection.send(found)


def _leave_with_parent() -> None:
    """End this process with the one that started it, whatever it is reading."""
    if parent := parent_process():
        parent.join()
        os._exit(1)
