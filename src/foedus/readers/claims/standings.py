"""Standing: formal membership, and the formal steps towards it and away from it.

Where a word of membership names no organisation ("Syria was readmitted"), or no member ("the roadmap to membership"),
and its frame's `context` allows it, the nearest one named before it in this or the two previous sentences counts.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from foedus.model import AFFIRMED, DENIED, Actor, Claim, When
from foedus.readers.claims.frames import Match, lexicon
from foedus.readers.claims.meetings import is_meeting
from foedus.readers.claims.mood import Mood, mood
from foedus.readers.claims.scene import Scene

__all__ = ["standings"]

ANNOUNCED = "announced_withdrawal"
OWN_CLAUSE = frozenset({"ccomp", "relcl", "advcl", "conj", "parataxis", "nsubj", "nsubjpass"})


def standings(scene: Scene) -> Iterator[Claim]:
    """Yield a claim for each member and organisation that a word of membership stands between."""
    matches = [match for match in scene.matches("standing") if _fits(scene, match)]
    steps = {match.trigger.i for match in matches if match.frame.value("step") or match.frame.value("seeks")}
    last: Claim | None = None
    seen: set[tuple[object, ...]] = set()
    for match in matches:
        if _is_part_of_step(match, steps):
            continue
        organisation = _organisation(scene, match)
        if organisation is None:
            continue
        members = list(_members(scene, match, organisation)) or _member_in_context(scene, match, organisation, last)
        for part, (token, member) in enumerate(members):
            claim = _standing(scene, match, organisation, token, member, part)
            key = (match.trigger.sent.start, member.party, organisation, claim.get("status"), claim.polarity)
            if key not in seen:
                seen.add(key)
                last = claim
                yield claim


def _sort(name: str) -> frozenset[str]:
    return lexicon("standing").sort(name)


def _fits(scene: Scene, match: Match) -> bool:
    """Tell whether what else the frame asks for is there."""
    if match.frame.value("needs") == "accession":
        return any(token.lemma_.lower() in _sort("accession") for token in _own(match.trigger))
    if match.frame.pos == "verb" and match.trigger.is_title and match.trigger.i > match.trigger.sent.start:
        return False  # a title: "Secretary of State for Exiting the European Union"
    if match.frame.value("moved") == "state":
        moved = [child for child in match.trigger.children if child.dep_ == "dobj"]
        return all(scene.actor_if_any(t).type == "state" or t.lemma_.lower() in _sort("accession") for t in moved)
    return True


def _own(trigger: Token) -> Iterator[Token]:
    """The words of a trigger's own clause to its right."""
    for child in trigger.rights:
        if child.dep_ not in OWN_CLAUSE:
            yield from child.subtree


def _is_part_of_step(match: Match, steps: set[int]) -> bool:
    """Tell whether a word only names what a step is about: "membership" in "applies for membership"."""
    if match.frame.pos == "verb" and match.trigger.dep_ not in {"xcomp", "acl", "advcl", "relcl"}:
        return False
    for governor in match.trigger.ancestors:
        if governor.i in steps:
            return True
        if governor.pos_ in {"VERB", "AUX"} and governor.dep_ not in {"xcomp"}:
            return False
    return False


def _organisation(scene: Scene, match: Match) -> str | None:
    """The first organisation in the frame's places, in the phrases that fill them, or in the context."""
    for token in match.candidates("organisation"):
        if code := scene.organisation(token):
            return code
    leaves = match.frame.pos == "verb" and match.frame.value("step") == "withdrew"
    for token in () if leaves else match.candidates("organisation"):
        names_step = match.frame.value("needs") or token.lemma_.lower() in _sort("accession")
        if token.pos_ == "PROPN" or is_meeting(token) or not names_step:
            continue
        if code := next(filter(None, map(scene.organisation, token.subtree)), None):
            return code
    if match.frame.value("needs") or (match.frame.value("context") and match.frame.pos == "noun"):
        found = next(filter(None, map(scene.organisation, _own(match.trigger))), None)
        if found:
            return found
    if match.frame.value("context") and not _has_object_elsewhere(scene, match):
        return scene.organisation_before(match.trigger)
    return None


def _has_object_elsewhere(scene: Scene, match: Match) -> bool:
    """Tell whether a verb takes something that is no organisation, so that the context is not meant."""
    takes_member = match.frame.value("needs") or match.frame.value("step") in {"suspended", "reinstated"}
    if match.frame.pos != "verb" or takes_member:
        return False
    return any(child.dep_ == "dobj" for child in match.trigger.children)


def _members(scene: Scene, match: Match, organisation: str) -> Iterator[tuple[Token, Actor]]:
    """The states whose standing it is, each once: in the first role that names any."""
    seen: set[str] = set()
    for role in match.roles("member"):
        for token in match.in_role(role):
            for place, member in _states(scene, match, token):
                if role == "clause-subject" and member.type not in {"state", "person"}:
                    continue
                if member.party != organisation and member.party not in seen:
                    seen.add(member.party)
                    yield place, member
        if seen:
            return


def _states(scene: Scene, match: Match, token: Token) -> Iterator[tuple[Token, Actor]]:
    """The states that a phrase names: itself, or those whose accession, leader or member it is."""
    deeper = match.frame.value("needs") and not _holds_state(scene, token)
    for place in token.subtree if deeper else [token]:
        for actor in scene.everyone(place) if scene.mentions.at(place) else ():
            if scene.is_state(actor.party) and _can_be_member(match, place, actor):
                yield place, _as_state(scene, match, place, actor)


def _can_be_member(match: Match, place: Token, actor: Actor) -> bool:
    """Tell a state from its soldiers, whose withdrawal is no step, and from a person who is reinstated."""
    if match.frame.value("step") in {"suspended", "reinstated"} or match.frame.value("status") == "suspended":
        return actor.type == "state"
    if match.frame.pos == "noun" and actor.type == "group":
        return False
    return place.lemma_.lower() not in _sort("troops")


def _holds_state(scene: Scene, token: Token) -> bool:
    return scene.is_state(scene.actor_if_any(token).party) and token.lemma_.lower() not in _sort("accession")


def _as_state(scene: Scene, match: Match, place: Token, actor: Actor) -> Actor:
    """A leader named among members stands for the state: "Joko Widodo of Indonesia"."""
    if actor.type == "person" and match.frame.value("status") == "member" and match.frame.pos == "noun":
        for child in place.subtree:
            inner = scene.actor_if_any(child)
            if inner.type == "state" and inner.party == actor.party:
                return inner
    return actor


def _member_in_context(scene: Scene, match: Match, organisation: str, last: Claim | None) -> list[tuple[Token, Actor]]:
    """The member that the previous claim was about, where the frame may leave it out."""
    if last is None or match.frame.value("context") != "both" or last.get("organisation") != organisation:
        return []
    member = last.get("member")
    if not isinstance(member, Actor) or member.span is None:
        return []
    return [(scene.doc[scene.token_at(member.span.start)], member)]


def _standing(scene: Scene, match: Match, organisation: str, token: Token, member: Actor, part: int) -> Claim:
    status, step, found = _status(match, mood(match.trigger))
    if step is not None and found.modality == "actual" and _is_mere_idea(match.trigger):
        found = replace(found, modality="possible")
    negotiated = match.trigger.head.head if _is_negotiated(match.trigger) else None
    return scene.claim(
        "standing",
        match.trigger,
        scene.words(match.first, match.last),
        scene.quote(match.trigger, [token]),
        {"member": member, "organisation": organisation, "status": status, "step": step},
        mood=found,
        date=scene.when(negotiated) if negotiated is not None else _announced(scene, match.trigger, step),
        part=part,
    )


def _status(match: Match, found: Mood) -> tuple[str | None, str | None, Mood]:
    """The status and step that the frame sets, turned by the words around it."""
    status, step = match.frame.value("status"), match.frame.value("step")
    if _is_negotiated(match.trigger):
        return "candidate", "negotiates", found
    if match.frame.value("level"):
        words = [token.lemma_.lower() for token in match.trigger.subtree]
        return next((word for word in words if word in _sort("level")), status), step, found
    if status == "member" and step is None and _is_outside(match, found):
        return "non_member", None, replace(found, polarity=AFFIRMED)
    if step == "withdrew" and match.frame.pos == "verb":
        return _leaving(match.trigger, found)
    if match.frame.value("actual") and found.modality == "actual":
        return match.frame.value("actual"), None, found
    return status, step, found


def _is_negotiated(trigger: Token) -> bool:
    """Tell whether it is only talked of: "opened negotiations on joining"."""
    return trigger.dep_ in {"pcomp", "pobj"} and trigger.head.head.lemma_.lower() in _sort("negotiating")


def _announced(scene: Scene, verb: Token, step: str | None) -> When | None:
    """The day on which it was announced that something has been done, or that somebody is leaving."""
    is_new = step == ANNOUNCED or any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    is_told = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _sort("making_known")
    return scene.when(verb.head) if is_new and is_told else None


def _leaving(verb: Token, found: Mood) -> tuple[str, str | None, Mood]:
    """Tell leaving from a formal step towards it: announced, or notified."""
    governors = {token.lemma_.lower() for token in verb.ancestors if token.sent == verb.sent}
    if verb.dep_ in {"acl", "relcl"} and verb.head.lemma_.lower() in _sort("notifying"):
        return "withdrawing", "notified_withdrawal", found
    if verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in _sort("notifying"):
        return "withdrawing", None, found
    progressive = verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.children)
    decided = found.modality == "planned" or (verb.dep_ == "acl" and governors & _sort("announcing"))
    if found.polarity != DENIED and (decided or progressive):
        return "withdrawing", ANNOUNCED, found
    return "withdrawn", "withdrew", found


def _is_mere_idea(verb: Token) -> bool:
    """Tell a step that is only spoken of from one taken: "the prospect of Ukraine joining", "for Ukraine to join"."""
    own_subject = any(child.dep_ == "nsubj" for child in verb.children)
    return (
        own_subject
        and verb.tag_ in {"VB", "VBG"}
        and not any(child.dep_ == "aux" and child.tag_ != "TO" for child in verb.children)
    )


def _is_outside(match: Match, found: Mood) -> bool:
    """Tell whether the words say that somebody is no member: "non-NATO members", "neither is a member"."""
    words = " ".join(token.lower_ for token in match.trigger.lefts)
    return "non" in words.replace("-", " ").split() or found.polarity == DENIED
