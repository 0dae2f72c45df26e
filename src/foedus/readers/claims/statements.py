"""Statements: who says what to whom."""

from collections.abc import Iterable, Iterator

from foedus.model import Actor, Claim, Words
from foedus.readers.claims.acts import wrongs
from foedus.readers.claims.mood import Mood, mood
from foedus.readers.claims.roles import lemma
from foedus.readers.claims.scene import Scene
from foedus.readers.claims.speech import QUOTES, Speech
from foedus.readers.grammar import has_own_subject

__all__ = ["statements"]

APART = 2  # characters between a quotation and the sentence that tells whose it is
FAR = {"conj": 45, "advcl": 30}  # tokens from source to end beyond which a cue that shares its subject is quoted alone


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
            "act": _act(scene, speech),
            "about": about,
        },
        mood=None if speech.cue.pos_ == "VERB" and speech.cue.dep_ != "prep" else Mood(),
        part=part,
    )


def _act(scene: Scene, speech: Speech) -> str:
    """Return what is done in saying it: to say of somebody that they do wrong is to accuse (codebook, decision 11)."""
    is_accusing = speech.act.name == "say" and any(_names_wrong(scene, piece) for piece in speech.content)
    return "accuse" if is_accusing else speech.act.name


def _names_wrong(scene: Scene, piece: Words) -> bool:
    tokens = scene.doc[scene.token_at(piece.span.start) : scene.token_at(piece.span.end - 1) + 1]
    return any(lemma(token) in wrongs() and mood(token) == Mood() for token in tokens)


def speech_quote(scene: Scene, speech: Speech) -> Words:
    """Return the stretch from source to the end of what is said; from the cue where it shares its subject."""
    parts = speech.attribution
    sentence = speech.cue.sent
    spans = [span for span in (*parts.source, *parts.cue, *parts.content) if span.start < sentence.end_char]
    spans = [span for span in spans if span.end > sentence.start_char - APART] or [*parts.cue, *parts.content]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    cue = speech.cue
    far = FAR.get(cue.dep_)
    if far and scene.token_at(end - 1) - scene.token_at(start) > far and start < cue.idx and not has_own_subject(cue):
        start = cue.idx
    return scene.between(start, end)


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
