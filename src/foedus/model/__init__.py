"""The frozen types that everything else passes along, and the kinds of claim. Standard library only."""

from foedus.model.actor import ACTOR_TYPES, UNKNOWN_PARTY, Actor
from foedus.model.claim import ACTUAL, AFFIRMED, DENIED, MODALITIES, POLARITIES, Claim, Field, Value
from foedus.model.document import Document, Text
from foedus.model.finding import Anchor, Attribution, Mention, Timex
from foedus.model.kinds import Kind, Slot, kind, kinds
from foedus.model.place import Place
from foedus.model.ruling import Ruling
from foedus.model.run import Decision, Run
from foedus.model.span import Evidence, Span, Words
from foedus.model.values import decode, encode, evidence_of
from foedus.model.when import When

__all__ = [
    "ACTOR_TYPES",
    "ACTUAL",
    "AFFIRMED",
    "DENIED",
    "MODALITIES",
    "POLARITIES",
    "UNKNOWN_PARTY",
    "Actor",
    "Anchor",
    "Attribution",
    "Claim",
    "Decision",
    "Document",
    "Evidence",
    "Field",
    "Kind",
    "Mention",
    "Place",
    "Ruling",
    "Run",
    "Slot",
    "Span",
    "Text",
    "Timex",
    "Value",
    "When",
    "Words",
    "decode",
    "encode",
    "evidence_of",
    "kind",
    "kinds",
]
