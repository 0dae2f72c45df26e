"""Demands: what somebody wants somebody to do, and what the text says of an answer."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from foedus.model import DENIED, UNKNOWN_PARTY, Actor, Claim, When, Words
from foedus.readers.claims.frames import Match, lexicon
from foedus.readers.claims.mood import Mood, mood
from foedus.readers.claims.parties import first_actor
from foedus.readers.claims.pieces import piece, predicate
from foedus.readers.claims.roles import fill, logical_subjects
from foedus.readers.claims.scene import Scene
from foedus.readers.claims.speech import Speech
from foedus.readers.claims.statements import speech_quote
from foedus.readers.times import after

__all__ = ["deadline", "demands"]

LONGEST = 1  # years that a deadline reaches ahead; a longer stretch of time is something else, such as an age
ANSWERS = ("reply", "silence", "refused", "met")
DEONTIC = frozenset({"should", "must", "ought"})


def demands(scene: Scene, speeches: Iterable[Speech]) -> Iterator[Claim]:
    """Yield the demands made by acts of speech, by words like "ultimatum", and by "should" in what is said."""
    taken: set[int] = set()
    for speech in speeches:
        if speech.act.name == "demand":
            taken.add(speech.cue.i)
            yield from _spoken(scene, speech)
        elif speech.complement is not None and any(c.lower_ in DEONTIC for c in speech.complement.children):
            yield from _deontic(scene, speech, speech.complement)
    for match in scene.matches("demand"):
        if match.trigger.i not in taken:
            yield from _worded(scene, match)


def _spoken(scene: Scene, speech: Speech) -> Iterator[Claim]:
    quote = speech_quote(scene, speech)
    content = _wanted(scene, speech)
    anchor = scene.words(speech.first, speech.last)
    addressees = speech.addressees or _who_is_to_go(scene, content)
    for part, (speaker, addressee) in enumerate(
        (speaker, addressee) for speaker in speech.speakers or (None,) for addressee in addressees or (None,)
    ):
        yield _demand(scene, speech.cue, anchor, quote, speaker, addressee, content, part)


def _who_is_to_go(scene: Scene, content: Words) -> tuple[Actor, ...]:
    """Of whom it is wanted that they go: of "the resignation of the mayor", the mayor."""
    tokens = scene.doc[scene.token_at(content.span.start) : scene.token_at(content.span.end - 1) + 1]
    going = (token for token in tokens if token.lemma_.lower() in lexicon("demand").sort("going"))
    owners = (owner for noun in going for role in ("possessor", "of") for owner in fill(noun, role))
    found = (scene.actor_if_any(owner) for owner in owners)
    return tuple(actor for actor in found if actor.party != UNKNOWN_PARTY)[:1]


def _wanted(scene: Scene, speech: Speech) -> Words:
    """What is to be done, without who is to do it: of "hoped partners would understand", "understand"."""
    first, verb = speech.content[0], speech.complement
    if verb is None or verb.dep_ != "ccomp" or not speech.addressees:
        return first
    rest = predicate(scene, verb)
    end = min(rest.span.end, first.span.end)
    return scene.between(rest.span.start, end) if rest.span.start < end else first


def _deontic(scene: Scene, speech: Speech, verb: Token) -> Iterator[Claim]:
    """Read "X says that Y should withdraw" as X's demand on Y."""
    modal = next(child for child in verb.children if child.lower_ in DEONTIC)
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    addressees = scene.actors(token for token in subjects if scene.actor_if_any(token).party != UNKNOWN_PARTY)
    content = predicate(scene, verb)
    for part, (speaker, addressee) in enumerate(
        (speaker, addressee) for speaker in speech.speakers or (None,) for addressee in addressees or (None,)
    ):
        anchor = scene.words(modal.i, modal.i)
        yield _demand(scene, speech.cue, anchor, speech_quote(scene, speech), speaker, addressee, content, part)


def _worded(scene: Scene, match: Match) -> Iterator[Claim]:
    demander = first_actor(scene, match, "demander")
    verb = _clause_behind(scene, match)
    doers = (child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}) if verb is not None else ()
    addressee = first_actor(scene, match, "addressee") or _answerer(scene, match.trigger)
    addressee = next((who for who in scene.actors(doers) if who.party != UNKNOWN_PARTY), addressee)
    if demander and addressee and demander.party == addressee.party:  # "said that Chad had granted its request"
        demander = next((actor for actor in reversed(scene.by(match.trigger)) if actor.party != addressee.party), None)
    content = _content(scene, match, verb)
    if content is None or (demander is None and addressee is None) or _is_of_trade(match.trigger):
        return
    arguments = [*match.fill("demander"), *match.fill("addressee")]
    governor = next((token for token in match.trigger.ancestors if token.pos_ == "VERB"), match.trigger)
    quote = scene.quote(match.trigger if _answer(match.trigger) == "none_stated" else governor, arguments)
    yield _demand(scene, match.trigger, scene.words(match.first, match.last), quote, demander, addressee, content, 0)


def _is_of_trade(noun: Token) -> bool:
    """Tell the "demand for coffee" of a market, of which there is only one, from a demand that somebody makes."""
    made = {"acl", "ccomp", "poss", "relcl", "agent"}
    is_made = any(child.dep_ in made or child.lower_ in {"a", "by"} for child in noun.children)
    return noun.lower_ == "demand" and noun.pos_ == "NOUN" and not is_made


def _content(scene: Scene, match: Match, verb: Token | None) -> Words | None:
    if verb is not None:
        return predicate(scene, verb)
    return next((found for role in match.roles("content") if (found := piece(scene, match.trigger, role))), None)


def _clause_behind(scene: Scene, match: Match) -> Token | None:
    """The verb of the clause right behind a noun, whatever the parse hangs it on: "the request of Chad to pay"."""
    if match.trigger.pos_ != "NOUN":
        return None
    whose = fill(match.trigger, "of")
    last = whose[0].i if whose and whose[0].i == match.last + 2 else match.last
    behind = scene.doc[last + 1 : last + 3]
    if [token.tag_ for token in behind] == ["TO", "VB"]:
        return behind[1]
    is_marked = len(behind) == 2 and behind[0].lower_ == "that" and behind[0].dep_ == "mark"
    return behind[0].head if is_marked else None


def _demand(
    scene: Scene,
    trigger: Token,
    anchor: Words,
    quote: Words,
    demander: Actor | None,
    addressee: Actor | None,
    content: Words,
    part: int,
) -> Claim:
    answer = _answer(trigger)
    return scene.claim(
        "demand",
        trigger,
        anchor,
        quote,
        {
            "demander": demander,
            "addressee": addressee,
            "content": content,
            "answer": answer,
            "deadline": deadline(scene, quote),
        },
        mood=Mood() if trigger.pos_ == "NOUN" else None,
        part=part,
    )


def _answer(trigger: Token) -> str:
    """What the text says of an answer, from the words that govern the demand or hang on it, or come after it."""
    near = [*trigger.ancestors, *(c for c in trigger.children if c.dep_ in {"relcl", "acl"})]
    for token in near:
        if token.sent != trigger.sent:
            break
        if said := _said_of_answer(token):
            return said
        if token.dep_ in {"ccomp", "advcl"}:
            break
    later = trigger.doc[trigger.i : trigger.sent.end]
    return "said_unanswered" if any(_is_missing_reply(word) for word in later) else "none_stated"


def _said_of_answer(word: Token) -> str | None:
    noun_or_verb = _with_particle(word)
    if _is_missing_reply(word) or noun_or_verb in lexicon("demand").sort("silence"):
        return "said_unanswered"
    if mood(word) != Mood():
        return None
    return next((answer for answer in ("refused", "met") if noun_or_verb in lexicon("demand").sort(answer)), None)


def _with_particle(word: Token) -> str:
    """Return the lemma, of "turned it down" with its particle."""
    particles = (child.lower_ for child in word.children if child.dep_ == "prt")
    return " ".join([word.lemma_.lower(), *particles])


def _is_missing_reply(word: Token) -> bool:
    """Tell "received no reply" from "received a reply"."""
    return word.lemma_.lower() in lexicon("demand").sort("reply") and mood(word).polarity == DENIED


def _answerer(scene: Scene, trigger: Token) -> Actor | None:
    """Who answers or does not: "Zambia has not replied to the demand", "a court grants the request"."""
    verb = next((token for token in trigger.ancestors if token.pos_ == "VERB"), trigger)
    words = frozenset().union(*map(lexicon("demand").sort, ANSWERS))
    found = [scene.actor_if_any(token) for token in logical_subjects(verb)] if _with_particle(verb) in words else []
    return next((actor for actor in found if actor.party != UNKNOWN_PARTY), None)


def deadline(scene: Scene, quote: Words) -> When | None:
    """Return by when: a date after publication in the quotation, or a stretch of time counted from publication."""
    published = scene.published
    if published is None:
        return None
    for time in scene.times_in(quote.span):
        phrase = scene.between(time.span.start, time.span.end)
        is_length = time.type == "DURATION" and time.edtf is None
        if is_length and (day := after(published, time.value)) and day.year - published.year <= LONGEST:
            return When(day.isoformat(), phrase, published)
        if time.edtf and time.edtf[:10] > published.isoformat()[: len(time.edtf)]:
            return When(time.edtf.removesuffix("/..").rsplit("/", 1)[-1], phrase, time.against)
    return None
