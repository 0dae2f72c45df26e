"""Where documents come from: files, folders, JSON lines and standard input, one at a time, none of them fatal."""

from foedus.sources.contract import Loaded, Skipped

__all__ = ["Loaded", "Skipped"]
