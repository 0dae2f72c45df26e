"""Ids that are hashes of content, so that the same thing has the same id in every record."""

from hashlib import blake2b

__all__ = ["content_id"]


def content_id(prefix: str, *parts: str | int) -> str:
    """Return `prefix-` and 20 hex digits that depend on every part.

    Each part is hashed with its length in front of it, so that ("ab", "c") and ("a", "bc") differ.
    """
    encoded = (str(part).encode("utf-8", "surrogatepass") for part in parts)
    data = b"".join([piece for part in encoded for piece in (len(part).to_bytes(8, "big"), part)])
    return f"{prefix}-{blake2b(data, digest_size=10).hexdigest()}"
