"""The command line: read documents into a record, ask it, correct it. It shows what `foedus.api` answers, no more."""

from foedus.cli.app import app, main

__all__ = ["app", "main"]
