"""Meetings: called, held or planned; and who came or stayed away."""

from collections.abc import Iterator

from spacy.tokens import Token

from foedus.model import AFFIRMED, UNKNOWN_PARTY, Actor, Claim, When, Words
from foedus.readers.claims.frames import Match, lexicon
from foedus.readers.claims.mood import Mood
from foedus.readers.claims.roles import conjuncts, fill
from foedus.readers.claims.scene import BREAKING, Scene

__all__ = ["attendances", "meetings", "presences"]

MINISTERS = frozenset({"minister", "secretary", "chief"})
PLACES = ("in", "at")
AT = frozenset({"at", "during", "after", "following"})
HOLDING = frozenset({"hold", "host", "attend", "announce", "call", "convene", "chair", "take", "have", "organize", "organise"})
BEFORE = frozenset({"planned", "wanted", "conditional", "possible"})


def meetings(scene: Scene) -> Iterator[Claim]:
    """Yield a meeting for each word for one that names whose it is, who takes part or where it is held.

    A meeting of an organisation that is spoken of again without a date of its own is no further claim.
    """
    told: set[tuple[str, str | None]] = set()
    for match in sorted(_matches(scene), key=lambda match: _is_undated(scene, match)):
        organisation = _organisation(scene, match)
        participants = _participants(scene, match)
        place = _place(scene, match.trigger)
        form = _format(match, organisation, participants)
        if organisation and _is_undated(scene, match) and (organisation, form) in told:
            continue
        if not _says_enough(form, organisation, participants, place):
            continue
        if organisation:
            told.add((organisation, form))
        yield scene.claim(
            "meeting",
            match.trigger,
            scene.words(match.first, match.last),
            _quote(scene, match),
            {"organisation": organisation, "participants": participants, "format": form, "place": place},
        )


def _matches(scene: Scene) -> list[Match]:
    """The words for meetings: not those that only name something else ("summit declaration")."""
    found = lexicon("meeting").find(scene.doc)
    return [
        match
        for match in found
        if not scene.is_aside(match.trigger) and match.trigger.dep_ != "compound" and not _meets_a_thing(scene, match)
    ]


def _meets_a_thing(scene: Scene, match: Match) -> bool:
    """Tell meeting conditions from meeting people."""
    objects = [child for child in match.trigger.children if child.dep_ == "dobj"]
    return match.frame.pos == "verb" and match.trigger.lemma_ != "vote" and any(scene.reading.mention_at(child) is None for child in objects[:1])


def _is_undated(scene: Scene, match: Match) -> bool:
    phrase = scene.whole(match.trigger).span
    return not any(time.edtf and phrase.covers(time.span) for time in scene.reading.times)


def _says_enough(
    form: str | None, organisation: str | None, participants: tuple[Actor, ...], place: Words | None
) -> bool:
    if form == "visit":
        return bool(participants) and (place is not None or len(participants) > 1)
    return bool(organisation or participants or form == "vote" or place is not None)


def _quote(scene: Scene, match: Match) -> Words:
    """The meeting's own phrase, its clause where a verb holds it, or as far as the subject that is at it."""
    trigger = match.trigger
    if trigger.dep_ in {"dobj", "nsubj", "nsubjpass"} and trigger.head.lemma_ in HOLDING:
        return scene.quote(trigger.head)
    if match.frame.value("format") == "vote" and match.frame.pos == "verb":
        return scene.quote(trigger, without=BREAKING | {"xcomp"})
    present = _present(trigger)
    if present is not None:
        preposition = trigger.head
        first, last = sorted((preposition, present), key=lambda token: token.i)
        left = first.left_edge.i if first is present else first.i
        right = scene.token_at(scene.phrase(last).span.end - 1) if last is present else trigger.i
        return scene.words(left, max(right, scene.token_at(scene.phrase(trigger).span.end - 1) if last is not present else right))
    return scene.quote(trigger)


def _present(trigger: Token) -> Token | None:
    """Who is at a meeting by the grammar: the subject of the clause that "at the summit" opens or adds to."""
    if trigger.dep_ != "pobj" or trigger.head.lower_ not in AT or trigger.head.dep_ != "prep":
        return None
    verb = trigger.head.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    return subjects[0] if subjects else None


def _organisation(scene: Scene, match: Match) -> str | None:
    for token in match.candidates("organisation"):
        party = scene.actor_if_any(token).party
        if scene.is_organisation(party):
            return party
    if match.frame.pos == "noun" and match.frame.value("format") not in {"talks", "vote", "visit", "call"}:
        parties = {actor.party for actor in _participants(scene, match)}
        return next((party for party in sorted(parties) if scene.is_organisation(party)), None)
    return None


def _participants(scene: Scene, match: Match) -> tuple[Actor, ...]:
    heads = list(match.candidates("participants"))
    if match.frame.pos == "noun" and (present := _present(match.trigger)) is not None:
        heads += conjuncts(present)
    found = {token.i: scene.actor_if_any(token) for token in heads}
    return tuple(actor for _, actor in sorted(found.items()) if actor.party != UNKNOWN_PARTY)


def _format(match: Match, organisation: str | None, participants: tuple[Actor, ...]) -> str | None:
    form = match.frame.value("format")
    if form == "other" and len(participants) > 1 and organisation is None:
        return "talks"
    if form in {"other", "talks"} and any(word in actor.text.lower() for actor in participants for word in MINISTERS):
        plural = any(actor.text.lower().rstrip(".").endswith("ministers") or "ministers of" in actor.text.lower() for actor in participants)
        return "ministerial" if plural else form
    return form


def _place(scene: Scene, trigger: Token) -> Words | None:
    """Where: "in Kazan, Russia", written after the meeting or its verb."""
    for place in (trigger, trigger.head):
        for preposition in PLACES:
            for head in fill(place, preposition)[:1]:
                if head.pos_ == "PROPN":
                    return scene.phrase(head)
    return None


def attendances(scene: Scene) -> Iterator[Claim]:
    """Yield a claim for each party said to have come to a meeting, or not to have.

    Its date is that of the meeting, when the text gives one anywhere (codebook, decision 5).
    """
    calendar = _calendar(scene)
    spoken_of: str | None = None
    for match in lexicon("attendance").find(scene.doc):
        if scene.is_aside(match.trigger):
            continue
        meeting = _meeting(match)
        if meeting is None and match.frame.value("bare") != "yes":
            continue
        organisation = _whose(scene, meeting) or (spoken_of if _refers_back(meeting) else None)
        spoken_of = organisation or spoken_of
        date = _date(scene, meeting) or calendar.get(organisation or "")
        yield from _attendance(scene, match, meeting, organisation, date)


def _attendance(
    scene: Scene, match: Match, meeting: Token | None, organisation: str | None, date: When | None
) -> Iterator[Claim]:
    found = scene.mood(match.trigger)
    ahead = found.modality in BEFORE or _lies_ahead(scene, date)
    ahead = ahead or (meeting is not None and scene.mood(meeting).modality == "planned")
    status = _status(match, found, ahead)
    for part, token in enumerate(_who(scene, match)):
        yield scene.claim(
            "attendance",
            match.trigger,
            scene.words(match.first, match.last),
            scene.quote(match.trigger, [token]),
            {"participant": scene.actor(token), "organisation": organisation, "status": status},
            mood=Mood(AFFIRMED, "planned" if ahead else found.modality),
            date=date,
            part=part,
        )


def _calendar(scene: Scene) -> dict[str, When]:
    """The dates of organisations' meetings, from phrases that give one: "the November 23 CSTO summit"."""
    dates: dict[str, When] = {}
    for match in _matches(scene):
        organisation, date = _organisation(scene, match), _date(scene, match.trigger)
        if organisation and date:
            dates.setdefault(organisation, date)
    return dates


def _date(scene: Scene, meeting: Token | None) -> When | None:
    """The date in a meeting's own phrase."""
    if meeting is None:
        return None
    phrase = scene.whole(meeting)
    text = scene.reading.text.content
    dated = (time for time in scene.reading.times if time.edtf and phrase.span.covers(time.span))
    found = next((time for time in dated if not text[: time.span.start].endswith(("since ", "until "))), None)
    if found is None or found.edtf is None:
        return None
    return When(found.edtf, Words(found.span, found.span.of(scene.reading.text.content)), scene.published)


def _lies_ahead(scene: Scene, date: When | None) -> bool:
    return bool(date and scene.published and date.edtf > scene.published.isoformat()[: len(date.edtf)])


def _refers_back(meeting: Token | None) -> bool:
    """Tell whether a meeting is one spoken of before: "this gathering", "the summit"."""
    return meeting is None or any(child.lower_ in {"this", "that", "the"} for child in meeting.lefts)


def presences(scene: Scene) -> Iterator[Claim]:
    """Yield an attendance for whoever does something "at" an organisation's meeting."""
    for match in _matches(scene):
        trigger = match.trigger
        present = _present(trigger) if match.frame.pos == "noun" and trigger.head.lower_ in {"at", "during"} else None
        organisation = _organisation(scene, match)
        if present is None or organisation is None or not is_meeting(trigger):
            continue
        others = [token for role in ("with",) for token in fill(trigger.head.head, role)]
        others += [token for child in trigger.head.head.children if child.dep_ == "dobj" for token in fill(child, "with")]
        for part, token in enumerate([*conjuncts(present), *others]):
            actor = scene.actor_if_any(token)
            if actor.type == "person" and scene.is_state(actor.party):
                yield scene.claim(
                    "attendance",
                    trigger,
                    scene.words(trigger.head.i, trigger.i),
                    scene.quote(trigger, [token]),
                    {"participant": actor, "organisation": organisation, "status": "attended"},
                    mood=Mood(),
                    part=part,
                )


def _who(scene: Scene, match: Match) -> Iterator[Token]:
    parties: set[str] = set()
    for token in match.fill("participant"):
        actor = scene.actor_if_any(token)
        if actor.party != UNKNOWN_PARTY and actor.party not in parties:
            parties.add(actor.party)
            yield token


def _meeting(match: Match) -> Token | None:
    """The word for a meeting in the frame's places."""
    for head in match.candidates("meeting"):
        for token in (head, *head.subtree):
            if is_meeting(token):
                return token
    if match.frame.value("bare") == "yes":
        return next((token for token in match.trigger.sent if is_meeting(token)), None)
    return None


def is_meeting(token: Token) -> bool:
    """Tell whether the token is a noun for a meeting."""
    return token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in _meeting_nouns()


def _meeting_nouns() -> frozenset[str]:
    return lexicon("meeting").heads("noun")


def _status(match: Match, found: Mood, ahead: bool) -> str | None:
    denied = found.polarity != AFFIRMED
    key = {(False, False): "status", (True, False): "denied", (False, True): "planned", (True, True): "planned_denied"}
    return match.frame.value(key[denied, ahead])


def _whose(scene: Scene, meeting: Token | None) -> str | None:
    if meeting is None:
        return None
    for role in ("modifier", "of", "possessor"):
        for token in fill(meeting, role):
            party = scene.actor_if_any(token).party
            if scene.is_organisation(party):
                return party
    return None
