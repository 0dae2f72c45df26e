"""What goes wrong between a browser and the desk, as a page with its remedy."""

from starlette.exceptions import HTTPException

from foedus.errors import DecisionError, FoedusError, QueryError, RecordError, SourceError

__all__ = ["RefusedError", "status_of"]

NOT_FOUND = 404
_STATUS: dict[type[FoedusError], int] = {QueryError: 400, DecisionError: 409, SourceError: NOT_FOUND, RecordError: 503}


class RefusedError(FoedusError):
    """A request that the desk does not answer: `status` is HTTP's."""

    def __init__(self, status: int, what: str, remedy: str) -> None:
        super().__init__(what, remedy)
        self.status = status


def status_of(error: Exception, *, named: bool) -> int:
    """Return the HTTP status that says best what is wrong; `named` says that the address names what is asked about."""
    if isinstance(error, RefusedError):
        return error.status
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, QueryError) and named:
        return NOT_FOUND
    return next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 500)
