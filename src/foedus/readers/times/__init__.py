"""Times in a text: when something happened, how long it took, how often it comes."""

from foedus.readers.times.durations import after
from foedus.readers.times.reader import TimeReader

__all__ = ["TimeReader", "after"]
