"""Statements: who says what to whom."""

from collections.abc import Iterable, Iterator

from foedus.model import Actor, Claim, Words
from foedus.readers.claims.scene import Scene
from foedus.readers.claims.speech import Speech
from foedus.text import words

__all__ = ["statements"]

QUOTES = '"“”„«»'


def statements(scene: Scene, speeches: Iterable[Speech]) -> Iterator[Claim]:
    """Yield a statement for each act of speech, speaker's party and addressee's party."""
    for speech in speeches:
        quote = speech_quote(scene, speech)
        part = 0
        for speaker in speech.speakers or (None,):
            for addressee in _listeners(speech):
                yield _statement(scene, speech, quote, speaker, addressee, part)
                part += 1


def _listeners(speech: Speech) -> tuple[Actor | None, ...]:
    return speech.addressees or (None,)


def _statement(
    scene: Scene, speech: Speech, quote: Words, speaker: Actor | None, addressee: Actor | None, part: int
) -> Claim:
    about = scene.about(speech.content)
    return scene.claim(
        "statement",
        speech.cue,
        scene.words(speech.first, speech.last),
        quote,
        {
            "speaker": speaker,
            "addressee": addressee,
            "content": speech.content,
            "manner": manner(speech.content),
            "act": speech.act.name,
            "about": about,
        },
        mood=scene.mood(speech.cue) if speech.cue.pos_ == "VERB" else None,
        part=part,
    )


def speech_quote(scene: Scene, speech: Speech) -> Words:
    """Return the stretch from source to the end of what is said."""
    spans = [*speech.attribution.source, *speech.attribution.cue, *speech.attribution.content]
    sentence = speech.cue.sent
    inside = [span for span in spans if span.start < sentence.end_char and span.end > sentence.start_char] or spans
    text = scene.reading.text.content
    start, end = min(span.start for span in inside), max(span.end for span in inside)
    return words(text, start, end)



def manner(content: Iterable[Words]) -> str:
    """Return whether the words are quoted wholly (direct), in part (mixed) or not (indirect)."""
    pieces = [piece.text.strip(" ,.") for piece in content]
    if not any(mark in piece for piece in pieces for mark in QUOTES):
        return "indirect"
    whole = all(piece[:1] in QUOTES and piece[-1:] in QUOTES and not _reopens(piece) for piece in pieces if piece)
    return "direct" if whole else "mixed"


def _reopens(piece: str) -> bool:
    inside = piece[1:-1]
    return sum(inside.count(mark) for mark in QUOTES) >= 2
