"""Who is given as the source of which words or thoughts."""

from foedus.readers.attribution.reader import AttributionReader

__all__ = ["AttributionReader"]
