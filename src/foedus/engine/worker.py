"""What a process does that reads for another: it loads the readers once and answers batch after batch."""

import os
import pickle
import signal
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from threading import Thread

from threadpoolctl import threadpool_limits

from foedus.engine.batches import readings
from foedus.engine.patience import Patience

__all__ = ["READY", "work"]

READY = "ready"


def work(connection: Connection, line: bytes, patience: Patience) -> None:
    """Say that it is ready, then take texts and send what each tells, until nobody is there any more.

    Ctrl-C is for the process that writes, which ends this one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OMP_NUM_THREADS"] = "1"  # of libraries that are loaded later
    Thread(target=_leave_with_parent, daemon=True).start()
    readers = pickle.loads(line)
    try:
        with threadpool_limits(limits=1):
            connection.send(READY)
            while True:
                for found in readings(readers, connection.recv(), patience):
                    connection.send(found)
    except (EOFError, OSError):  # who asked is done, or gone
        return


def _leave_with_parent() -> None:
    """End this process with the one that started it, whatever it is reading."""
    if parent := parent_process():
        parent.join()
        os._exit(1)
