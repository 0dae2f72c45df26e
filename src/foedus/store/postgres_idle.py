"""Connections that nobody uses now, kept for who opens the same record next: to make one takes as long as a page."""

import os
from collections import defaultdict
from collections.abc import Hashable
from threading import Lock

from foedus.errors import RecordError
from foedus.store.postgres_log import PostgresLog

__all__ = ["Idle"]

MOST = 4  # of one record


class Idle:
    """Connections by what they were opened with; those of one process are not for its children."""

    def __init__(self) -> None:
        self._kept: defaultdict[tuple[int, Hashable], list[PostgresLog]] = defaultdict(list)
        self._lock = Lock()

    def take(self, opened_with: Hashable, version: int) -> PostgresLog | None:
        """Return a connection that still answers, to a record of that version; None where there is none."""
        while True:
            with self._lock:
                kept = self._kept[os.getpid(), opened_with]
                if not kept:
                    return None
                log = kept.pop()
            try:
                if log.execute("SELECT version FROM record").fetchone() == (version,):
                    return log
            except RecordError:
                pass  # its server has been stopped, or the record is gone
            log.disconnect()

    def keep(self, opened_with: Hashable, log: PostgresLog) -> None:
        """Keep a connection that is in order, unless there are enough."""
        with self._lock:
            kept = self._kept[os.getpid(), opened_with]
            if log.is_idle and len(kept) < MOST:
                kept.append(log)
                return
        log.disconnect()

    def clear(self) -> None:
        """Let go of all of this process."""
        with self._lock:
            for (process, _), kept in self._kept.items():
                while process == os.getpid() and kept:
                    kept.pop().disconnect()
