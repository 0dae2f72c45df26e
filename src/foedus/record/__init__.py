"""Settling: from claims, sightings and decisions to what the record holds now. Pure; no storage here."""

from foedus.record.decide import ADD, VERDICTS, check, seen_values, witness
from foedus.record.entry import Entry
from foedus.record.history import History, Sighting, Statement
from foedus.record.independence import independent
from foedus.record.settle import settle
from foedus.record.slots import COMMON, blank, slot, slots

__all__ = [
    "ADD",
    "COMMON",
    "VERDICTS",
    "Entry",
    "History",
    "Sighting",
    "Statement",
    "blank",
    "check",
    "independent",
    "seen_values",
    "settle",
    "slot",
    "slots",
    "witness",
]
