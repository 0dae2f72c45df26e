"""Standing: formal membership, and the formal steps towards it and away from it."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from foedus.model import AFFIRMED, DENIED, Actor, Claim
from foedus.readers.claims.frames import Match, lexicon
from foedus.readers.claims.mood import Mood
from foedus.readers.claims.scene import Scene

__all__ = ["standings"]

ACCESSION = frozenset({"accession", "membership", "application", "bid", "entry", "admission", "candidacy", "protocol"})
STATES = frozenset({"state", "organisation"})
LEVELS = {"observer": "observer", "candidate": "candidate", "associate": "associate", "partner": "partner", "member": "member"}


def standings(scene: Scene) -> Iterator[Claim]:
    """Yield a claim for each member and organisation that a word of membership stands between."""
    for match in lexicon("standing").find(scene.doc):
        if scene.is_aside(match.trigger) or not _fits(match):
            continue
        organisation = _organisation(scene, match)
        if organisation is None:
            continue
        for part, (token, member) in enumerate(_members(scene, match, organisation)):
            yield _standing(scene, match, organisation, token, member, part)


def _fits(match: Match) -> bool:
    if match.frame.value("needs") != "accession":
        return True
    return any(token.lemma_.lower() in ACCESSION for token in match.trigger.subtree)


def _organisation(scene: Scene, match: Match) -> Actor | None:
    """The first organisation in the frame's places, or in the phrase that fills one ("accession to NATO")."""
    for token in match.candidates("organisation"):
        actor = scene.actor(token)
        if scene.is_organisation(actor.party):
            return actor
        inner = next((a for t in token.subtree if scene.is_organisation((a := scene.actor_if_any(t)).party)), None)
        if inner and match.frame.value("needs") or (inner and token.dep_ in {"dobj", "pobj"}):
            return inner
    return None


def _members(scene: Scene, match: Match, organisation: Actor) -> Iterator[tuple[Token, Actor]]:
    """The parties whose standing it is, each once."""
    seen: set[str] = set()
    for token in match.candidates("member"):
        places = [token, *(t for t in token.subtree if t.i != token.i)] if match.frame.value("needs") else [token]
        for place in places:
            actor = scene.actor_if_any(place)
            if actor.party in {"UNK", organisation.party} or actor.party in seen or len(actor.party) != 3:
                continue
            seen.add(actor.party)
            yield place, actor
        if seen and token.dep_ not in {"conj"} and not match.frame.value("many"):
            siblings = [t for t in match.candidates("member") if t.dep_ == "conj"]
            if not siblings:
                return


def _standing(scene: Scene, match: Match, organisation: Actor, token: Token, member: Actor, part: int) -> Claim:
    found = scene.mood(match.trigger)
    status, step = match.frame.value("status"), match.frame.value("step")
    if match.frame.value("level"):
        status = next((LEVELS[t.lemma_.lower()] for t in match.trigger.subtree if t.lemma_.lower() in LEVELS), status)
    if status == "member" and step is None and _is_outside(match, found):
        status, found = "non_member", replace(found, polarity=AFFIRMED)
    if step == "withdrew" and found.modality in {"planned", "wanted"} and found.polarity == AFFIRMED:
        status = "withdrawing" if found.modality == "planned" else status
    return scene.claim(
        "standing",
        match.trigger,
        scene.words(match.first, match.last),
        scene.quote(match.trigger, [token]),
        {"member": member, "organisation": organisation.party, "status": status, "step": step},
        mood=found,
        part=part,
    )


def _is_outside(match: Match, found: Mood) -> bool:
    """Tell whether the words say that somebody is no member: "non-NATO members", "neither is a member"."""
    words = " ".join(t.lower_ for t in match.trigger.lefts)
    return "non" in words.replace("-", " ").split() or found.polarity == DENIED
