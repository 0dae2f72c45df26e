"""A claim as the record holds it now: what readers found, with people's decisions applied."""

from dataclasses import dataclass
from datetime import date

from foedus.model import Claim, Decision, Document

__all__ = ["Entry"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim, settled.

    `claim` has decided values in place of read ones. `documents` are those that carry its text, earliest first.
    `decided` names the fields that a person has settled ("*" the whole claim). `current` is False for a claim that
    an older reader saw and the newest did not. `links` are the ids of other claims with what a person said of the two:
    `same` thing or `apart`. `carried` are the decisions about the same words in other versions of
    the text, which count where there is none about this one.

    `copy` is the id of the first text that its text is a copy of, its own where there is no other: documents of one
    `copy` are one source. `replaced` is True where every document that carries the text has a later version with
    another; `replaced_on` is the day the last of them was published, None where one does not say.
    """

    claim: Claim
    documents: tuple[Document, ...]
    decisions: tuple[Decision, ...] = ()
    decided: frozenset[str] = frozenset()
    rejected: bool = False
    current: bool = True
    confidence: float = 1.0
    links: tuple[tuple[str, str], ...] = ()
    carried: tuple[Decision, ...] = ()
    copy: str = ""
    replaced: bool = False
    replaced_on: date | None = None

    def __hash__(self) -> int:
        claim = self.claim  # of one claim there are few entries, and what is made of them is looked up very often
        return hash((claim.text_id, claim.anchor.span.start))

    @property
    def published(self) -> date | None:
        """When the claim was first published, as far as its documents say."""
        if len(self.documents) == 1:  # as most have; ledgers ask very often
            return self.documents[0].published
        return min((document.published for document in self.documents if document.published), default=None)

    def replaced_by(self, day: date | None) -> bool:
        """Tell whether later versions, as far as published by that day (None: by now), have taken its text's place.

        A version that does not say when it was published is not known to have been by any day.
        """
        return self.replaced and (day is None or (self.replaced_on is not None and self.replaced_on <= day))
