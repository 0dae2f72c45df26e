"""Addresses of the desk: which page one leads to, and whether it is one of ours at all."""

from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from starlette.routing import compile_path

from foedus.errors import QueryError

__all__ = ["found_at", "ours", "stripped"]

T = TypeVar("T")


def ours(address: str, otherwise: str) -> str:
    """Return the address where it is one of the desk itself, whoever wrote it; else the other."""
    found = urlsplit(address.replace("\\", "/"))
    is_ours = address.startswith("/") and not address.startswith("//") and not (found.scheme or found.netloc)
    return address if is_ours and address.isprintable() and "\\" not in address else otherwise


def stripped(address: str) -> str:
    """Return an address as the desk has it: of one that was copied from a browser, what stands behind the machine."""
    found = urlsplit(address.strip())
    path = found.path if found.path.startswith("/") else f"/{found.path}"
    return f"{path}?{found.query}" if found.query else path


def found_at(path: str, places: Mapping[str, T]) -> tuple[T, dict[str, str]]:
    """Return what is at the path, of places written as "/party/{who}", and what stands in the path for each name.

    QueryError where nothing is.
    """
    for place, found in places.items():
        if named := compile_path(place)[0].match(unquote(path)):
            return found, named.groupdict()
    raise QueryError(f"no page is at {path!r}", "name one as it stands in the browser: /organisation/EAEU")
