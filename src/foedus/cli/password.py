"""The password of a desk: from the environment, from a file, or asked for at the terminal."""

import os
import sys
from pathlib import Path

import typer

from foedus.errors import QueryError, SourceError

__all__ = ["password_of"]

VARIABLE = "FOEDUS_PASSWORD"
SHORTEST = 8  # characters


def password_of(file: Path | None, *, asked: bool) -> str:
    """Return the password, "" where none is wanted; QueryError for one that is too short, or that nobody can type.

    The file wins over the environment, and that over being asked.
    """
    if file is not None:
        return _checked(_first_line(file))
    if found := os.environ.get(VARIABLE, ""):
        return _checked(found)
    return _checked(_typed()) if asked else ""


def _typed() -> str:
    if not _is_terminal():
        raise QueryError("nobody can be asked for a password here", f"set {VARIABLE}, or name a --password-file")
    found: str = typer.prompt("Password for the desk", hide_input=True, confirmation_prompt="Once more", err=True)
    return found


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def _first_line(file: Path) -> str:
    try:
        return next(iter(file.read_text(encoding="utf-8").splitlines()), "")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{file} cannot be read as a password ({error})", "name a text file") from error


def _checked(password: str) -> str:
    if len(password) < SHORTEST:
        raise QueryError("the password is too short", f"take one of at least {SHORTEST} characters")
    return password
