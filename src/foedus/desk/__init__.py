"""The desk: a record as pages in a browser on one's own machine, to see, check and correct it."""

from foedus.desk.app import desk
from foedus.desk.settings import Settings

__all__ = ["Settings", "desk"]
