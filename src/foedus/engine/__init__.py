"""What needs reading, and reading it into the record: one transaction a document."""

from foedus.engine.crew import Pace
from foedus.engine.patience import Patience
from foedus.engine.reading import read
from foedus.engine.summary import Step, Summary

__all__ = ["Pace", "Patience", "Step", "Summary", "read"]
