"""Ids that are hashes of content, so that the same thing has the same id in every record."""

from hashlib import blake2b

__all__ = ["content_id"]


def content_id(prefix: str, *parts: str | int) -> str:
    """Return `prefix-` and 20 hex digits that depend on every part.

    Each part is hashed with its length in front of it, so that ("ab", "c") and ("a", "bc") differ.
    """
    data = b""
    for part in parts:
        piece = str(part).encode("utf-8", "surrogatepass")
        data += len(piece).to_bytes(8, "big") + piece
    return f"{prefix}-{blake2b(data, digest_size=10).hexdigest()}"
