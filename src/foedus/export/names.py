"""What the record's things are called in linked data: one name a thing, made of its id."""

from typing import Any
from urllib.parse import quote

__all__ = ["CONTEXT", "iri", "local"]

BASE = "urn:foedus:"
CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "foedus": BASE,
    "foedus:claim": {"@type": "@json"},
    "foedus:decision": {"@type": "@json"},
}


def iri(name: str) -> str:
    """Return the name of a thing by its id; what an IRI cannot hold is percent-encoded."""
    return BASE + quote(name, safe="-._~")


def local(name: str) -> str:
    """Return the id in a name that `iri` made, anything else as it is."""
    return name.removeprefix(BASE)
