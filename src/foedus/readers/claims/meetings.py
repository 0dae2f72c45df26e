"""Meetings: called, held or planned."""

from collections.abc import Iterator

from spacy.tokens import Token

from foedus.model import AFFIRMED, DENIED, UNKNOWN_PARTY, Actor, Claim, When, Words
from foedus.readers.claims.called import is_body, is_talk, meets_condition
from foedus.readers.claims.frames import Match, lexicon
from foedus.readers.claims.mood import Mood, mood
from foedus.readers.claims.roles import conjuncts, fill, with_particle
from foedus.readers.claims.scene import BREAKING, Scene

__all__ = [
    "gathering",
    "is_meeting",
    "meeting_date",
    "meeting_mood",
    "meeting_words",
    "meetings",
    "organisation_of",
    "present",
]

MEETING = "meeting"

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PLACES = ("in", "at")
AT = frozenset({"at", "during", "after", "following"})


def meetings(scene: Scene) -> Iterator[Claim]:
    """Yield a meeting for each word for one that names whose it is, who takes part or where it is held.

    A meeting of an organisation that is spoken of again without a date of its own is no further claim.
    """
    told: set[tuple[str, str | None]] = set()
    for match in sorted(meeting_words(scene), key=lambda match: _is_undated(scene, match)):
        organisation = organisation_of(scene, match)
        participants = _participants(scene, match)
        place = _place(scene, match)
        form = _format(match, organisation, participants)
        if organisation and _is_undated(scene, match) and (organisation, form) in told:
            continue
        if not _says_enough(form, organisation, participants, place):
            continue
        if organisation:
            told.add((organisation, form))
        yield scene.claim(
            MEETING,
            match.trigger,
            scene.words(match.first, match.last),
            _quote(scene, match),
            {"organisation": organisation, "participants": participants, "format": form, "place": place},
            mood=meeting_mood(match, organisation),
        )


def meeting_mood(match: Match, organisation: str | None) -> Mood:
    """Return whether and how the meeting is held: "did not attend the summit" denies no summit, "held no talks" does.

    An organisation's meeting that somebody is asked to is no wish; talks that somebody asks for are.
    """
    found, trigger = mood(match.trigger), match.trigger
    if match.frame.pos == "verb":
        return found
    words = lexicon(MEETING)
    governor = with_particle(trigger.head) if trigger.dep_ in {"dobj", *SUBJECTS} else trigger.head.lower_
    is_held, is_cancelled = governor in words.sort("holding"), governor in words.sort("cancelling")
    if (trigger.dep_ in SUBJECTS and is_held) or (trigger.dep_ in {"dobj", *SUBJECTS} and is_cancelled):
        return _held(mood(trigger.head), is_off=is_cancelled)
    is_off = (is_held and governor not in words.sort("attending")) or is_cancelled
    is_denied = is_off or any(child.lower_ == "no" for child in trigger.children)
    polarity = DENIED if found.polarity == DENIED and is_denied else AFFIRMED
    if trigger.dep_ == "dobj" and governor in words.sort("arranging") and found.modality in {"actual", "wanted"}:
        return Mood(polarity, "planned")
    is_wish = found.modality == "wanted" and (organisation is None or is_held)
    return Mood(polarity, "actual" if found.modality == "wanted" and not is_wish else found.modality)


def _held(verb: Mood, *, is_off: bool) -> Mood:
    """The mood of a meeting, by that of the verb: "the summit will not take place", "Chad called off the talks"."""
    return Mood(DENIED if (verb.polarity == DENIED) != is_off else AFFIRMED, verb.modality)


def meeting_words(scene: Scene) -> list[Match]:
    """The words for meetings: not those that only name something else ("summit declaration")."""
    found = scene.matches(MEETING)
    return [match for match in found if match.trigger.dep_ != "compound" and not _is_another(scene, match)]


def _is_another(scene: Scene, match: Match) -> bool:
    """Tell meeting conditions from meeting people, talk from talks, and a trip to a summit from a visit."""
    trigger = match.trigger
    if match.frame.pos == "noun":
        return is_body(trigger) or (not match.others and is_talk(trigger))
    if match.frame.value("format") == "visit" and any(_is_gathering(scene, token) for token in trigger.subtree):
        return True
    return match.frame.value("format") != "vote" and _meets_a_thing(scene, trigger)


def _is_gathering(scene: Scene, token: Token) -> bool:
    """Tell whether the token is a word for a meeting of many, not for talks."""
    words = lexicon(MEETING)
    formats = (match.frame.value("format") for match in scene.matches(MEETING) if match.trigger.i == token.i)
    return is_meeting(token) and any(form not in words.sort("of_parties") for form in formats)


def _meets_a_thing(scene: Scene, verb: Token) -> bool:
    """Tell whether what is met are no people: "meeting a demand"."""
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    return meets_condition(verb) or (bool(objects) and scene.reading.mention_at(objects[0]) is None)


def _is_undated(scene: Scene, match: Match) -> bool:
    phrase = scene.whole(match.trigger).span
    return next(scene.dates_in(phrase), None) is None


def _says_enough(
    form: str | None, organisation: str | None, participants: tuple[Actor, ...], place: Words | None
) -> bool:
    if form == "visit":
        return bool(participants) and (place is not None or len(participants) > 1)
    return bool(organisation or participants or form == "vote" or place is not None)


def _quote(scene: Scene, match: Match) -> Words:
    """The meeting's own phrase, its clause where a verb holds it, or as far as the subject that is at it."""
    trigger = match.trigger
    if trigger.dep_ in {"dobj", "nsubj", "nsubjpass"} and trigger.head.lemma_ in lexicon(MEETING).sort("holding"):
        return scene.quote(trigger.head)
    if match.frame.value("format") == "vote" and match.frame.pos == "verb":
        return scene.quote(trigger, without=BREAKING | {"xcomp"})
    attending = present(trigger)
    if attending is None:
        return scene.quote(trigger)
    ends = [scene.phrase(token).span for token in (trigger.head, trigger, attending)]
    return scene.between(min(span.start for span in ends), max(span.end for span in ends))


def present(trigger: Token) -> Token | None:
    """Who is at a meeting by the grammar: the subject of the clause that "at the summit" opens or adds to."""
    if trigger.dep_ != "pobj" or trigger.head.lower_ not in AT or trigger.head.dep_ != "prep":
        return None
    verb = trigger.head.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    return subjects[0] if subjects else None


def organisation_of(scene: Scene, match: Match) -> str | None:
    """Return whose meeting it is, by its own phrase or by an organisation that takes part; None if neither says."""
    if named := scene.first_organisation(match.candidates("organisation")):
        return named
    parties = {actor.party for actor in _participants(scene, match)}
    its_own = len(parties) == 1 and match.frame.value("format") not in {"vote", "visit", "call"}
    if its_own or (
        match.frame.pos == "noun" and match.frame.value("format") in {"summit", "session", "other", "ministerial"}
    ):
        return next((party for party in sorted(parties) if scene.is_organisation(party)), None)
    return None


def _participants(scene: Scene, match: Match) -> tuple[Actor, ...]:
    heads = list(match.candidates("participants"))
    if match.frame.pos == "noun" and (attending := present(match.trigger)) is not None:
        heads += conjuncts(attending)
    if match.trigger.dep_ == "dobj" and match.trigger.head.lemma_ in lexicon(MEETING).sort("holding"):
        heads += fill(match.trigger.head, "subject")
    found = {token.i: scene.everyone(token) for token in heads}
    return tuple(actor for _, all_ in sorted(found.items()) for actor in all_ if actor.party != UNKNOWN_PARTY)


def _format(match: Match, organisation: str | None, participants: tuple[Actor, ...]) -> str | None:
    form = match.frame.value("format")
    if form == "other" and len(participants) > 1 and organisation is None:
        return "talks"
    if form in {"other", "talks"} and any(_are(actor, "minister") for actor in participants):
        return "ministerial"
    if form == "talks" and organisation:
        held_by_leaders = any(_are(actor, "leader") for actor in participants)
        return "summit" if held_by_leaders else "session" if match.frame.pos == "verb" else form
    return form


def gathering(scene: Scene, participants: tuple[Actor, ...]) -> tuple[str, str] | None:
    """Return whose meeting, and of what format, it is where all leaders or ministers of an organisation come."""
    parties = {actor.party for actor in participants}
    organisation = next((party for party in parties if scene.is_organisation(party)), None)
    if organisation is None or len(parties) > 1:
        return None
    ranks = {"leader": "summit", "minister": "ministerial"}
    form = next((ranks[rank] for rank in ranks if any(_are(actor, rank) for actor in participants)), None)
    return (organisation, form) if form else None


def _are(actor: Actor, rank: str) -> bool:
    """Tell whether the words name several of a rank: "the ministers of its members", "the bloc's leaders"."""
    ranks = lexicon(MEETING).sort(rank)
    return any(word.strip("’',") in ranks for word in actor.text.lower().split())


def _place(scene: Scene, match: Match) -> Words | None:
    """Where: "in Kazan, Russia", written after the meeting or its verb; of a visit, what is visited."""
    trigger = match.trigger
    heads = list(match.candidates("place"))
    heads += [head for word in (trigger, trigger.head) for place in PLACES for head in fill(word, place)[:1]]
    named = (head for head in heads if head.pos_ == "PROPN" and not scene.is_time(head))
    return next(map(scene.phrase, named), None) or _place_before(scene, trigger)


def _place_before(scene: Scene, meeting: Token) -> Words | None:
    """The known city that a meeting is called after: "the Riga ministerial meeting", not "the Russia summit"."""
    if meeting.pos_ not in {"NOUN", "PROPN"}:
        return None
    for head in reversed(fill(meeting, "modifier")):
        words = scene.words(head.left_edge.i, head.i)
        entities = scene.knowledge.named(words.text)
        if entities and all(entity.place for entity in entities):
            return words
    return None


def meeting_date(scene: Scene, meeting: Token) -> When | None:
    """The date in a meeting's own phrase."""
    found = next(scene.dates_in(scene.whole(meeting).span), None)
    if found is None or found.edtf is None:
        return None
    return When(found.edtf, scene.between(found.span.start, found.span.end), scene.published)


def is_meeting(token: Token) -> bool:
    """Tell whether the token is a noun for a meeting."""
    return token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in lexicon(MEETING).heads("noun")
