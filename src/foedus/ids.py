"""Ids that are hashes of content, so that the same thing has the same id in every record."""

from hashlib import blake2b

__all__ = ["content_id"]


def content_id(prefix: str, *parts: str | int) -> str:
    """Return `prefix-` and 20 hex digits that depend on every part.

    Each part is hashed with its length in front of it, so that ("ab", "c") and ("a", "bc") differ.
    """
    digest = blake2b(digest_size=10)
    for part in parts:
        data = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{prefix}-{digest.hexdigest()}"
