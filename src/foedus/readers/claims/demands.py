"""Demands: what somebody wants somebody to do, and what the text says of an answer."""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from foedus.model import DENIED, UNKNOWN_PARTY, Actor, Claim, When, Words
from foedus.readers.claims.frames import Match
from foedus.readers.claims.mood import Mood, mood
from foedus.readers.claims.parties import first_actor
from foedus.readers.claims.pieces import piece, predicate
from foedus.readers.claims.scene import Scene
from foedus.readers.claims.speech import Speech
from foedus.readers.claims.statements import speech_quote
from foedus.readers.times import after
from foedus.text import words

__all__ = ["demands"]

REPLIES = frozenset({"reply", "respond", "answer", "response"})
SILENT = frozenset({"unanswered", "ignore", "silence", "unmet"})
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
    for part, (speaker, addressee) in enumerate(
        (speaker, addressee) for speaker in speech.speakers or (None,) for addressee in speech.addressees or (None,)
    ):
        yield _demand(scene, speech.cue, anchor, quote, speaker, addressee, content, part)


def _wanted(scene: Scene, speech: Speech) -> Words:
    """What is to be done, without who is to do it: of "hoped partners would understand", "understand"."""
    first, verb = speech.content[0], speech.complement
    if verb is None or verb.dep_ != "ccomp" or not speech.addressees:
        return first
    rest = predicate(scene, verb)
    end = min(rest.span.end, first.span.end)
    return words(scene.reading.text.content, rest.span.start, end) if rest.span.start < end else first


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
    addressee = first_actor(scene, match, "addressee")
    content = _content(scene, match)
    if content is None or (demander is None and addressee is None):
        return
    arguments = [*match.fill("demander"), *match.fill("addressee")]
    governor = next((token for token in match.trigger.ancestors if token.pos_ == "VERB"), match.trigger)
    quote = scene.quote(match.trigger if _answer(match.trigger) == "none_stated" else governor, arguments)
    yield _demand(scene, match.trigger, scene.words(match.first, match.last), quote, demander, addressee, content, 0)


def _content(scene: Scene, match: Match) -> Words | None:
    return next((found for role in match.roles("content") if (found := piece(scene, match.trigger, role))), None)


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
            "deadline": _deadline(scene, quote),
        },
        mood=Mood() if trigger.pos_ == "NOUN" else None,
        part=part,
    )


@cache
def _answers() -> dict[str, list[str]]:
    path = files("foedus.readers.claims").joinpath("data/demand.toml")
    found: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))["answers"]
    return found


def _answer(trigger: Token) -> str:
    """What the text says of an answer, from the words that govern the demand or hang on it."""
    near = [*trigger.ancestors, *(c for c in trigger.children if c.dep_ in {"relcl", "acl"})]
    for token in near:
        if token.sent != trigger.sent:
            break
        for answer, lemmas in _answers().items():
            if token.lemma_.lower() in lemmas and (answer != "said_unanswered" or _is_unanswered(token)):
                return answer
        if token.dep_ in {"ccomp", "advcl"}:
            break
    later = trigger.doc[trigger.i : trigger.sent.end]
    silent = any(word.lemma_.lower() in REPLIES and mood(word).polarity == DENIED for word in later)
    return "said_unanswered" if silent else "none_stated"


def _is_unanswered(word: Token) -> bool:
    """Tell "received no reply" and "ignored" from "received a reply"."""
    return word.lemma_.lower() in SILENT or mood(word).polarity == DENIED


def _deadline(scene: Scene, quote: Words) -> When | None:
    """By when: a date after publication in the quotation, or a stretch of time counted from publication."""
    published = scene.published
    for time in scene.reading.times:
        if not quote.span.covers(time.span) or published is None:
            continue
        phrase = Words(time.span, time.span.of(scene.reading.text.content))
        if time.type == "DURATION" and (day := after(published, time.value)):
            return When(day.isoformat(), phrase, published)
        if time.edtf and time.edtf[:10] > published.isoformat()[: len(time.edtf)]:
            return When(time.edtf.rsplit("/", 1)[-1], phrase, published)
    return None
