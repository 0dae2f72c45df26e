"""What PostgreSQL's complaints mean for the people who keep the record, and what to do about each."""

from collections.abc import Iterator
from contextlib import contextmanager

from foedus.errors import EvidenceError, QueryError, RecordError

__all__ = ["NOT_OURS", "failures", "need_psycopg"]

NOT_OURS = ("is not a record of foedus", "name another database; this one was left as it is")

# By SQLSTATE, or by the first letters of it.
_MEANINGS = {
    "55P03": ("is being written by another program", "wait until that has finished, then try again"),
    "40P01": ("is being written by another program", "wait until that has finished, then try again"),
    "57014": ("took too long to answer", "try again, or raise the server's statement_timeout"),
    "53100": ("cannot grow, the server's disk is full", "make room and run again; what was recorded is kept"),
    "53200": ("cannot be used, the server's memory is full", "try again, or give the server more"),
    "53300": ("takes no more connections", "close other programs, or raise the server's max_connections"),
    "25006": ("cannot be written", "use a server that is no standby, and a user who may write (docs/teams.md)"),
    "42501": ("may not be used so by this user", "have its owner grant what is missing (docs/teams.md)"),
    "54": ("takes nothing as large as that", "split what is read into smaller parts"),
    "57P": ("is gone, its server has stopped", "start the server and run again; what was recorded is kept"),
    "08": ("is gone, its server does not answer", "see whether the server runs, then run again"),
    "XX": ("is damaged", "restore a backup (docs/teams.md)"),
}
_GONE = ("is gone, the connection to its server broke", "see whether the server runs; what was recorded is kept")
_UNKNOWN = "try again, or see the server's log"


def need_psycopg() -> None:
    """Raise QueryError where psycopg is not installed."""
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        remedy = "pip install 'foedus[postgres]'"
        raise QueryError(f"a record on PostgreSQL needs psycopg, not installed ({error})", remedy) from error


@contextmanager
def failures(name: str) -> Iterator[None]:
    """Turn PostgreSQL's errors into RecordErrors that name the record, the matter and the remedy.

    What the schema refuses is an EvidenceError: the fault is in what was to be added, not in the record.
    """
    import psycopg

    try:
        yield
    except (psycopg.IntegrityError, psycopg.DataError) as error:
        raise EvidenceError(f"the record refuses it: {_first_line(error)}") from error
    except psycopg.Error as error:
        matter, remedy = _meaning(error)
        raise RecordError(f"{name} {matter}", remedy) from error


def _meaning(error: Exception) -> tuple[str, str]:
    state = getattr(error, "sqlstate", None)
    if state is None:
        return _GONE
    for length in (5, 3, 2):
        if state[:length] in _MEANINGS:
            return _MEANINGS[state[:length]]
    return f"cannot be used ({_first_line(error)})", _UNKNOWN


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
