"""Libraries that only some formats need, loaded when they are needed."""

from importlib import import_module
from typing import Any

from foedus.errors import QueryError

__all__ = ["library"]


def library(name: str, format_name: str) -> Any:
    """Return the library of that name; QueryError, with what installs it, where it is missing."""
    try:
        return import_module(name)
    except ImportError as error:
        raise QueryError(
            f"{format_name} needs {name}, which is not installed", "pip install 'foedus[export]'"
        ) from error
