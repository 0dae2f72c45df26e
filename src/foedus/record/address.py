"""Under which names a document is found again when it has changed: its key, and its address."""

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from urllib.parse import parse_qsl, urlencode, urlsplit

from foedus.model import Document

__all__ = ["canonical", "names"]


@dataclass(frozen=True, slots=True)
class _Idle:
    """The tables of `address.toml`."""

    hosts: frozenset[str]
    endings: tuple[str, ...]
    asked: tuple[str, ...]


def names(document: Document) -> frozenset[str]:
    """Return its key and its address, an address in one form."""
    found = (canonical(document.key) or document.key, canonical(document.url or ""))
    return frozenset(name for name in found if name)


def canonical(url: str) -> str | None:
    """Return the address without what does not name the page; None for what is no address or that of a front page."""
    try:
        parts = urlsplit(url.strip())
        host = parts.netloc.rpartition("@")[2].lower()
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    first, _, rest = host.partition(".")
    if first in _idle().hosts and "." in rest:
        host = rest
    path = parts.path.rstrip("/")
    path = next((path.removesuffix(ending) for ending in _idle().endings if path.endswith(ending)), path)
    asked = urlencode(sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _is_idle(pair[0])))
    return f"{host}{path}?{asked}".rstrip("?") if path or asked else None


def _is_idle(name: str) -> bool:
    return any(fnmatchcase(name.lower(), idle) for idle in _idle().asked)


@cache
def _idle() -> _Idle:
    table = tomllib.loads(files(__package__).joinpath("address.toml").read_text(encoding="utf-8"))
    return _Idle(frozenset(table["hosts"]), tuple(table["endings"]), tuple(table["asked"]))
