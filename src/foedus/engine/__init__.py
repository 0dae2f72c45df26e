"""What needs reading, and reading it into the record: one transaction a document."""

from foedus.engine.reading import read
from foedus.engine.summary import Step, Summary

__all__ = ["Step", "Summary", "read"]
