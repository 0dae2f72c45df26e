"""The written form of a value: one line of JSON, the same for the same value, as the log keeps and compares it."""

import json
from collections.abc import Mapping

from foedus.model import Value, decode, encode

__all__ = ["read", "write", "write_all"]


def write(value: Value) -> str:
    """Return the value as one line of JSON."""
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))


def write_all(values: Mapping[str, Value]) -> str:
    """Return the values of several fields as one line of JSON, by their names."""
    return json.dumps(
        {name: encode(value) for name, value in values.items()}, ensure_ascii=False, separators=(",", ":")
    )


def read(line: str) -> Value:
    """Return the value that `write` wrote."""
    return decode(json.loads(line))
