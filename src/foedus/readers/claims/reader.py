"""The claim reader: all nine kinds of the codebook, from frames, from attributions and from what the encoder sees."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from foedus.knowledge import Knowledge
from foedus.model import Claim
from foedus.readers.claims.anchored import anchored
from foedus.readers.claims.attendances import attendances, presences
from foedus.readers.claims.called import is_called, without_trips
from foedus.readers.claims.coreference import resolved
from foedus.readers.claims.dating import dated, to_come
from foedus.readers.claims.demands import demands
from foedus.readers.claims.events import events, pressing_events
from foedus.readers.claims.joined import joined
from foedus.readers.claims.lemmas import Lemmas
from foedus.readers.claims.meetings import meetings
from foedus.readers.claims.obligations import obligations
from foedus.readers.claims.postures import formal, postures
from foedus.readers.claims.responsibility import responsibility
from foedus.readers.claims.scene import Scene
from foedus.readers.claims.signings import with_signings
from foedus.readers.claims.speech import speeches, with_acts
from foedus.readers.claims.standings import standings
from foedus.readers.claims.statements import statements
from foedus.readers.claims.transcript import is_asserted, with_turns, words_of_turns
from foedus.readers.claims.wanting import apart, is_wanted
from foedus.readers.contract import Reading

__all__ = ["ClaimReader"]


class ClaimReader:
    """Read claims of every kind out of a text whose times, mentions and attributions have been found."""

    name = "claims"
    version = "9"
    reads = ("parse", "anchors", "times", "mentions", "attributions")
    writes = "claims"

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self._given = knowledge

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its claims, in the order of their anchors."""
        scene = Scene(with_turns(reading), self._knowledge, Lemmas(reading.doc))
        ruled = {claim.id: claim for claim in _ruled(scene)}
        unique = {claim.id: dated(scene, claim) for claim in joined(ruled.values(), anchored(scene))}
        meant = (claim for claim in unique.values() if is_called(scene, claim) and is_wanted(scene, claim))
        called = without_trips(apart(scene, claim) for claim in formal(meant))
        told = with_signings(scene, resolved(scene, to_come(scene, called)))
        asserted = (claim for claim in told if is_asserted(scene, claim))
        ordered = sorted(
            (*words_of_turns(scene), *asserted), key=lambda claim: (claim.anchor.span, claim.kind, claim.part)
        )
        return replace(reading, claims=tuple(ordered))

    @cached_property
    def _knowledge(self) -> Knowledge:
        return self._given or Knowledge.load()


def _ruled(scene: Scene) -> Iterator[Claim]:
    scene = with_acts(scene)
    spoken = tuple(speeches(scene))
    yield from statements(scene, spoken)
    yield from demands(scene, spoken)
    yield from meetings(scene)
    yield from attendances(scene)
    yield from presences(scene)
    yield from obligations(scene)
    yield from responsibility(scene)
    yield from standings(scene)
    yield from postures(scene)
    yield from events(scene)
    yield from pressing_events(scene, spoken)
