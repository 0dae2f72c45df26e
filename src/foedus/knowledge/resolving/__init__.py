"""From a noun phrase to whom it stands for: read its words, weigh whom its names may mean, choose by day and text."""

from foedus.knowledge.resolving.candidates import Candidate
from foedus.knowledge.resolving.resolver import resolve, stands_for
from foedus.knowledge.resolving.sectors import Sectors, load_sectors

__all__ = ["Candidate", "Sectors", "load_sectors", "resolve", "stands_for"]
