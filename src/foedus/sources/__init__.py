"""Where documents come from: files, folders, JSON lines and standard input, one at a time, none of them fatal."""

from foedus.sources.contract import Loaded, Skipped
from foedus.sources.documents import documents
from foedus.sources.published import published_on

__all__ = ["Loaded", "Skipped", "documents", "published_on"]
