"""Events: what one actor does to or with another, in PLOVER's types."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from foedus.model import UNKNOWN_PARTY, Actor, Claim
from foedus.readers.claims.frames import Match
from foedus.readers.claims.roles import fill
from foedus.readers.claims.scene import Scene
from foedus.readers.claims.speech import Speech
from foedus.readers.claims.statements import speech_quote

__all__ = ["events", "pressing_events"]

PLACES = frozenset({"state", "unknown"})
OWNING = frozenset({"its", "his", "her", "their", "our", "my", "itself", "himself", "herself", "themselves"})


def pressing_events(scene: Scene, speeches: Iterable[Speech]) -> Iterator[Claim]:
    """Yield the event that an act of speech makes by pressing on a named party (codebook, decision 1)."""
    for speech in speeches:
        press = speech.act.press
        threatened = press == "THREATEN" and not speech.addressees
        targets = _targets(scene, speech) if threatened or speech.act.target == "content" else ()
        recipients = targets or speech.addressees
        recipients = tuple(actor for actor in recipients if not _is_own(actor, speech.speakers))
        if press is None or not speech.speakers or not recipients:
            continue
        yield scene.claim(
            "event",
            speech.cue,
            scene.words(speech.first, speech.last),
            speech_quote(scene, speech),
            {"event": press, "actors": speech.speakers, "recipients": recipients},
        )


def _targets(scene: Scene, speech: Speech) -> tuple[Actor, ...]:
    """Whose the condemned thing is, or on whom the threat would fall: "threatens to suspend Venezuela"."""
    verb = speech.cue if speech.complement is None or speech.complement.dep_ != "xcomp" else speech.complement
    found = [scene.owner(token) for token in fill(verb, "object") or fill(verb, "recipient")]
    return tuple(actor for actor in found if actor.party != UNKNOWN_PARTY)


def events(scene: Scene) -> Iterator[Claim]:
    """Yield an event for each trigger whose parties fit its frame."""
    matches = scene.matches("event")
    triggers = {match.trigger.i for match in matches}
    consulted: set[frozenset[str]] = set()
    for match in matches:
        if _is_governed(match.trigger, triggers):
            continue
        actors, places = _doers(scene, match)
        recipients = _parties(scene, match, "recipients", besides=actors) or places
        if not _enough(match, actors, recipients):
            continue
        if match.frame.value("event") == "CONSULT":
            parties = frozenset(actor.party for actor in (*actors, *recipients))
            if parties in consulted:
                continue
            consulted.add(parties)
        yield scene.claim(
            "event",
            match.trigger,
            scene.words(match.first, match.last),
            scene.quote(match.trigger, _arguments(match)),
            {"event": match.frame.value("event"), "actors": tuple(actors), "recipients": tuple(recipients)},
        )


def _is_governed(trigger: Token, triggers: set[int]) -> bool:
    """Tell whether a trigger only says what another is about: "refuses to step down", "a pact to boost ties"."""
    if trigger.dep_ not in {"xcomp", "acl"} or trigger.tag_ == "VBN":
        return False
    return trigger.head.i in triggers or (trigger.dep_ == "acl" and trigger.head.head.i in triggers)


def _arguments(match: Match) -> list[Token]:
    return [token for slot in ("actors", "recipients") for token in match.fill(slot)]


def _is_own(recipient: Actor, actors: Sequence[Actor]) -> bool:
    """Tell whether a recipient is the actor again: "Chad recalls its troops"."""
    if recipient.text.lower() in OWNING:
        return any(recipient.party == actor.party for actor in actors)
    return any(recipient.text == actor.text for actor in actors)


def _doers(scene: Scene, match: Match) -> tuple[list[Actor], list[Actor]]:
    """The actors, and apart from them the places that only look like it: "the Brussels bombings", "the Paris attack".

    Where the frame sets `place`, a state's name or capital in front of a noun is where it happened; a demonym, a group
    and an acronym ("US airstrikes") do it.
    """
    actors = _parties(scene, match, "actors")
    if match.frame.value("place") is None:
        return actors, []
    named = (token for token in match.trigger.lefts if token.dep_ == "compound" and token.text.istitle())
    fronts = {token.idx for token in named if scene.knowledge.demonym(token.text) is None}
    places = [actor for actor in actors if actor.type in PLACES and actor.span and actor.span.start in fronts]
    return [actor for actor in actors if actor not in places], places


def _parties(scene: Scene, match: Match, slot: str, *, besides: Sequence[Actor] = ()) -> list[Actor]:
    """The actors of the first role of the slot that holds any, others than those given."""
    for role in match.roles(slot):
        heads = match.in_role(role)
        if role in {"between", "among"} and len(heads) == 1:
            heads = [token for token in heads[0].subtree if token.dep_ in {"amod", "conj", "compound"}] + heads
        found = [actor for token in heads if (actor := scene.owner(token)).party != UNKNOWN_PARTY]
        found = [actor for actor in found if not _is_own(actor, besides)]
        if found:
            return _distinct(found)
    return []


def _distinct(actors: list[Actor]) -> list[Actor]:
    """The actors, without one that only repeats another's party inside its words ("Chinese" in "Chinese troops")."""
    spans = [actor.span for actor in actors]
    return [
        actor
        for place, actor in enumerate(actors)
        if not any(
            span and actor.span and span != actor.span and span.covers(actor.span) and other.party == actor.party
            for span, other in zip(spans, actors, strict=True)
        )
        and actor not in actors[:place]
    ]


def _enough(match: Match, actors: list[Actor], recipients: list[Actor]) -> bool:
    needs = match.frame.value
    if needs("parties") == "two" and len(actors) + len(recipients) < 2:
        return False
    if needs("party") == "required" and not actors and not recipients:
        return False
    if needs("recipient") == "required" and not recipients:
        return False
    if needs("actor") == "required" and not actors:
        return False
    return bool(actors or recipients)
