"""Events: what one actor does to or with another, in PLOVER's types."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from foedus.model import UNKNOWN_PARTY, Actor, Claim
from foedus.readers.claims.frames import Match, lexicon
from foedus.readers.claims.scene import Scene
from foedus.readers.claims.speech import Speech
from foedus.readers.claims.statements import speech_quote

__all__ = ["events", "pressing_events"]

AGREEMENTS = frozenset(
    "agreement accord deal pact treaty memorandum declaration protocol contract convention charter truce ceasefire".split()
)


def pressing_events(scene: Scene, speeches: Iterable[Speech]) -> Iterator[Claim]:
    """Yield the event that an act of speech makes by pressing on a named party (codebook, decision 1)."""
    for speech in speeches:
        press = speech.act.press
        recipients = speech.addressees or (_targets(scene, speech) if speech.act.target == "content" else ())
        recipients = tuple(r for r in recipients if r.party not in {a.party for a in speech.speakers} or r.party == UNKNOWN_PARTY)
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
    """The party that a condemned or rejected thing belongs to: "condemns NATO's invitation to Montenegro"."""
    for child in speech.cue.children:
        if child.dep_ not in {"dobj", "dative"} or child.i < speech.cue.i:
            continue
        mention = scene.reading.mention_at(child)
        if mention and mention.actor.party != UNKNOWN_PARTY:
            return (mention.actor,)
        owners = [c for c in child.children if c.dep_ in {"poss", "compound", "amod"}]
        for owner in owners:
            actor = scene.actor_if_any(owner)
            if actor.party != UNKNOWN_PARTY:
                return (actor,)
    return ()


def events(scene: Scene) -> Iterator[Claim]:
    """Yield an event for each trigger whose parties fit its frame."""
    matches = [match for match in lexicon("event").find(scene.doc) if not scene.is_aside(match.trigger)]
    triggers = {match.trigger.i for match in matches}
    for match in matches:
        governed = match.trigger.dep_ == "xcomp" and match.trigger.head.i in triggers
        if governed or not _means_it(match):
            continue
        actors = _parties(scene, match, "actors")
        taken = {actor.text for actor in actors}
        recipients = [actor for actor in _parties(scene, match, "recipients") if actor.text not in taken]
        if _enough(match, actors, recipients):
            yield scene.claim(
                "event",
                match.trigger,
                scene.words(match.first, match.last),
                scene.quote(match.trigger, _arguments(match)),
                {"event": match.frame.value("event"), "actors": tuple(actors), "recipients": tuple(recipients)},
            )


def _means_it(match: Match) -> bool:
    """Tell whether the trigger's object is of the sort that its frame asks for ("sign" an agreement)."""
    if match.frame.value("what") != "agreement":
        return True
    return any(token.lemma_.lower() in AGREEMENTS for head in match.fill("what") for token in head.subtree)


def _arguments(match: Match) -> list[Token]:
    return [token for slot in ("actors", "recipients") for token in match.fill(slot)]


def _parties(scene: Scene, match: Match, slot: str) -> list[Actor]:
    """The actors of the first role of the slot that holds any."""
    for role in match.roles(slot):
        found = [actor for token in match.in_role(role) if (actor := scene.actor_if_any(token)).party != UNKNOWN_PARTY]
        if found:
            return found
    return []


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
