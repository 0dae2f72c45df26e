"""Events: what one actor does to or with another, in PLOVER's types."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from foedus.model import UNKNOWN_PARTY, Actor, Claim, Span
from foedus.readers.claims.frames import Match
from foedus.readers.claims.roles import fill
from foedus.readers.claims.scene import Scene
from foedus.readers.claims.speech import Speech
from foedus.readers.claims.statements import speech_quote

__all__ = ["events", "pressing_events"]

PLACES = frozenset({"state", "unknown"})
OWNING = frozenset({"its", "his", "her", "their", "our", "my", "itself", "himself", "herself", "themselves"})
BELONGING = frozenset({"of", "from", "in", "against", "on", "at", "for", "by"})  # "most imports from Chad"
PARTITIVE = frozenset({"of"})  # "40 of the rebels"
MAX_DEPTH = 2  # of phrases within phrases
HURTING = frozenset({"ASSAULT", "COERCE"})
SUFFERING = frozenset({"object", "of"})
WHERE = frozenset({"in", "at"})
CIVILIAN = "CVL"


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
    for deed in _deeds([match for match in matches if not _is_governed(match.trigger, triggers)]):
        match = deed[0]
        actors, recipients = _attack(scene, deed) if len(deed) > 1 else _sides(scene, match)
        if not _enough(match, actors, recipients):
            continue
        if match.frame.value("event") == "CONSULT":
            parties = frozenset(actor.party for actor in (*actors, *recipients))
            if parties in consulted:
                continue
            consulted.add(parties)
        quotes = [scene.quote(part.trigger, _arguments(part)).span for part in deed]
        yield scene.claim(
            "event",
            match.trigger,
            scene.words(match.first, match.last),
            scene.between(min(span.start for span in quotes), max(span.end for span in quotes)),
            {"event": match.frame.value("event"), "actors": tuple(actors), "recipients": tuple(recipients)},
        )


def _deeds(matches: Sequence[Match]) -> list[list[Match]]:
    """The matches, those apart that tell of one attack: "a raid on Togo kills two and wounds six", the noun first."""
    deeds: list[list[Match]] = []
    at: dict[int, int] = {}  # the first deed that has a trigger there
    beside: dict[int, int] = {}  # the first deed that has a trigger whose site that is
    for match in matches:
        number, place = len(deeds), match.trigger.i
        sites = _sites(match.trigger) if match.frame.value("event") == "ASSAULT" else None
        if sites is not None:
            number = min((at[site] for site in sites if site in at), default=number)
            number = min(number, beside.get(place, number))
            at[place] = min(number, at.get(place, number))
            beside |= {site: min(number, beside.get(site, number)) for site in sites}
        if number == len(deeds):
            deeds.append([])
        deeds[number].append(match)
    return [sorted(deed, key=lambda match: match.trigger.pos_ == "VERB") for deed in deeds]


def _sites(trigger: Token) -> set[int]:
    """Where the words stand that may tell of the same attack as the trigger: what it hangs on, does, or suffers."""
    head = trigger.head
    if trigger.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        return {head.i}
    if trigger.dep_ == "pobj" and head.lower_ in {"in", "by", "during"}:
        return {head.head.i}
    if trigger.dep_ in {"conj", "relcl", "acl"} or (trigger.dep_ == "advcl" and trigger.tag_ == "VBG"):
        return {head.i, *(child.i for child in head.children if child.dep_ in {"nsubj", "nsubjpass", "dobj"})}
    return set()


def _sides(scene: Scene, match: Match) -> tuple[list[Actor], list[Actor]]:
    """Who does it and to whom."""
    actors, places = _doers(scene, match)
    return actors, _parties(scene, match, "recipients", besides=actors) or places


def _attack(scene: Scene, deed: Sequence[Match]) -> tuple[list[Actor], list[Actor]]:
    """Who attacks and who is hurt, where several words tell of one attack; the place only where nobody is."""
    nouns = [match for match in deed if match.trigger.pos_ != "VERB"]
    actors = next((found for match in nouns or deed if (found := _doers(scene, match)[0])), [])
    if not actors and nouns:
        heads = {match.trigger.i for match in nouns}
        own = (match for match in deed if match not in nouns)
        verbs = (match for match in own if not heads & {token.i for token in match.fill("actors")})
        actors = next((found for match in verbs if (found := _doers(scene, match)[0])), [])
    hurt = [actor for match in deed for actor in _parties(scene, match, "recipients", besides=actors, without=WHERE)]
    where = (_parties(scene, match, "recipients", besides=actors) or _doers(scene, match)[1] for match in deed)
    return actors, _distinct(hurt) or next(filter(None, where), [])


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


def _parties(
    scene: Scene, match: Match, slot: str, *, besides: Sequence[Actor] = (), without: frozenset[str] = frozenset()
) -> list[Actor]:
    """The actors of the first role of the slot that holds any, others than those given."""
    for role in (role for role in match.roles(slot) if role not in without):
        heads = match.in_role(role)
        if role in {"between", "among"} and len(heads) == 1:
            heads = [token for token in heads[0].subtree if token.dep_ in {"amod", "conj", "compound"}] + heads
        hurt = slot == "recipients" and role in SUFFERING and match.frame.value("event") in HURTING
        found = [actor for token in heads for actor in _involved(scene, token, hurt=hurt)]
        found = [actor for actor in found if not _is_own(actor, besides)]
        if found:
            return _distinct(found)
    return []


def _involved(scene: Scene, token: Token, *, hurt: bool = False, depth: int = MAX_DEPTH) -> tuple[Actor, ...]:
    """Whom a phrase stands for, or whose the thing is that it names: "imports from Chad", "the offices of a party"."""
    found = tuple(actor for actor in scene.everyone(token) if actor.party != UNKNOWN_PARTY and actor.span)
    if scene.mentions.at(token) is not None and found:
        return found
    owner = scene.owner(token)
    if owner.party != UNKNOWN_PARTY:
        return (owner,)
    person = _civilian(scene, token) if hurt else ()
    if depth == 0 or (person and token.pos_ != "NUM"):
        return person
    links = (child for child in token.rights if child.lower_ in (PARTITIVE if person else BELONGING))
    inside = (noun for link in links for noun in link.children if noun.dep_ == "pobj")
    return next((found for noun in inside if (found := _involved(scene, noun, depth=depth - 1))), person)


def _civilian(scene: Scene, token: Token) -> tuple[Actor, ...]:
    """A person of no party, or a mere number of people ("killing 9"), as a civilian; nobody for anything else."""
    mention = scene.mentions.at(token)
    if mention is not None and mention.actor.type in {"person", "group"}:
        return (replace(mention.actor, party=CIVILIAN),)
    if mention is None and token.pos_ == "NUM":
        return (Actor(token.text, CIVILIAN, None, "group", Span(token.idx, token.idx + len(token))),)
    return ()


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
