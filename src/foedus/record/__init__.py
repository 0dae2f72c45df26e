"""Settling: from claims, sightings and decisions to what the record holds now. Pure; no storage here."""

from foedus.record.entry import Entry

__all__ = ["Entry"]
