"""The attribution reader: what the encoder sees, and what rules find besides.

Rules propose, judge, choose, and give what is left in quotation marks to the last who spoke.
"""

from dataclasses import replace

from spacy.tokens import Doc

from foedus.model import Attribution
from foedus.readers.attribution.candidate import Candidate
from foedus.readers.attribution.choice import chosen
from foedus.readers.attribution.judgement import probability
from foedus.readers.attribution.learned import learned
from foedus.readers.attribution.lexicon import lexicon
from foedus.readers.attribution.proposals import proposals
from foedus.readers.attribution.quotations import quotations
from foedus.readers.attribution.sources import source_stretch
from foedus.readers.attribution.spoken import carried_on
from foedus.readers.attribution.stretch import to_span, trimmed
from foedus.readers.contract import Reading

__all__ = ["AttributionReader"]

THRESHOLD = 0.25  # best F1 on documents of PolNeAR that the weights were not learned from, and flat around it
SURE = 0.4  # from here up a rule is believed where the encoder sees nothing; mostly what is said in what is said


class AttributionReader:
    """Find who is given as the source of which words or thoughts: by the encoder, by rules where it has not read."""

    name = "attribution"
    version = "3"
    reads: tuple[str, ...] = ("parse", "anchors")
    writes = "attributions"

    def __init__(self, *, threshold: float = THRESHOLD) -> None:
        self.threshold = threshold

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its attributions, in the order of their cues."""
        ruled = self._ruled(reading)
        if reading.anchors is None:
            return replace(reading, attributions=ruled)
        found = (_in_prose(reading, each) for each in learned(reading.doc, reading.anchors))
        seen = [each for each in found if _belongs(reading, each)]
        passed = (each for each in ruled if each.confidence >= SURE and not any(_shares_cue(each, one) for one in seen))
        return replace(reading, attributions=tuple(sorted((*seen, *passed), key=lambda each: each.cue)))

    def _ruled(self, reading: Reading) -> tuple[Attribution, ...]:
        doc, known = reading.doc, lexicon()
        offsets = [token.idx for token in doc]
        quoted = quotations(doc, reading.layout.paragraphs, offsets)
        judged = []
        for candidate in proposals(doc, quoted, wanted=known.knows):
            weight = known.weight(candidate.pos, candidate.lemma, candidate.frame)
            if weight:
                judged.append((probability(candidate, weight, quoted), candidate))
        kept = carried_on(chosen(judged, self.threshold), quoted, doc)
        found = (_in_prose(reading, _attribution(doc, likely, candidate)) for likely, candidate in kept)
        return tuple(each for each in found if _belongs(reading, each))


def _shares_cue(one: Attribution, other: Attribution) -> bool:
    return any(span.overlaps(piece) for span in one.cue for piece in other.cue)


def _in_prose(reading: Reading, found: Attribution) -> Attribution:
    """Return the attribution without what of its content is a dateline."""
    pieces = (reading.layout.past_asides(piece, reading.text.content) for piece in found.content)
    return replace(found, content=tuple(piece for piece in pieces if piece))


def _belongs(reading: Reading, found: Attribution) -> bool:
    return bool(found.content) and not reading.layout.is_aside(found.cue[0])


def _attribution(doc: Doc, likely: float, candidate: Candidate) -> Attribution:
    pieces = (trimmed(doc, piece) for piece in candidate.content)
    source = source_stretch(candidate)
    return Attribution(
        cue=(to_span(doc, candidate.cue),),
        content=tuple(to_span(doc, piece) for piece in pieces if piece),
        source=(to_span(doc, source),) if source else (),
        cue_head=candidate.head.i,
        source_head=candidate.source.i if candidate.source is not None else -1,
        lemma=candidate.lemma,
        confidence=round(likely, 3),
    )
