"""How a match is to be sent, as a file of conditions says it: a command, or an address on the web."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from foedus.errors import QueryError

__all__ = ["post_of", "run_of"]

LOCAL = "localhost"


def run_of(given: object) -> tuple[str, ...]:
    """Return the command and its arguments; QueryError for what is none. No shell is asked what they mean."""
    if not isinstance(given, list) or not given or not all(isinstance(item, str) for item in given):
        raise QueryError(
            f"run is {given!r:.60}", 'write the command and each argument by itself, as in ["notify-send", "foedus"]'
        )
    if not given[0].strip() or any("\0" in item for item in given):
        raise QueryError("run names no command", 'write it first, as in ["notify-send", "foedus"]')
    return tuple(given)


def post_of(given: object) -> str:
    """Return the address; QueryError for what is none. Only to this machine may the words go unsealed (http)."""
    remedy = 'write an address that begins with https://, as in "https://hooks.example.org/foedus"'
    if not isinstance(given, str) or not given.isascii() or not given.isprintable() or " " in given:
        raise QueryError("post is no address", remedy)
    try:
        parts = urlsplit(given)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise QueryError("post is no address", remedy) from None
    if not host or parts.scheme not in ("https", "http"):
        raise QueryError("post is no address", remedy)
    if parts.username is not None:
        raise QueryError("post has a name or a password in it", "use an address with a token in its path")
    if parts.scheme == "http" and not _is_this_machine(host):
        raise QueryError(f"post to {host} would not be sealed", remedy)
    return given


def _is_this_machine(host: str) -> bool:
    try:
        return host == LOCAL or ip_address(host).is_loopback
    except ValueError:
        return False
