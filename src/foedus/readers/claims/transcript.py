"""Transcripts: what is said in a turn is whoever's turn it is, and each paragraph of it is a statement."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from foedus.model import UNKNOWN_PARTY, Actor, Attribution, Claim, Mention, Span, When, Words
from foedus.readers.claims.mood import Mood
from foedus.readers.claims.scene import TURN, Scene
from foedus.readers.contract import Reading
from foedus.readers.mentions import label_of
from foedus.text import Turn, place_in

__all__ = ["is_asserted", "with_turns", "words_of_turns"]

STATEMENT, MEDIA, PERSON, GROUP, STATE = "statement", "MED", "person", "group", "state"
SURE = 0.9  # a label leaves little doubt
TWO = 2  # speakers speak to one another, where none but they speak


def with_turns(reading: Reading) -> Reading:
    """Return the reading with an attribution for each turn of a transcript, and whom its label names.

    Whoever asks and is not named is the press.
    """
    labelled = [(turn, head.i) for turn, head in _labelled(reading)]
    if not labelled:
        return reading
    named = {head: _label(reading, turn, head) for turn, head in labelled if turn.named == turn.label}
    others = (mention for mention in reading.mentions if mention.head not in named)
    mentions = sorted((*others, *named.values()), key=lambda mention: mention.span)
    spoken = (
        Attribution((turn.label,), turn.paragraphs, (turn.label,), head, head, TURN, SURE) for turn, head in labelled
    )
    return replace(reading, mentions=tuple(mentions), attributions=(*spoken, *reading.attributions))


def _labelled(reading: Reading) -> Iterator[tuple[Turn, Token]]:
    """Yield the turns with the last word of what names the speaker: not "NEW DELHI:", from where news is told."""
    for turn in reading.turns:
        head = label_of(reading.doc, turn)
        known = reading.mention_at(head) if head is not None else None
        if head is not None and (known is None or known.actor.type != STATE):
            yield turn, head


def _label(reading: Reading, turn: Turn, head: int) -> Mention:
    known = reading.mention_at(reading.doc[head])
    words = turn.label.of(reading.text.content)
    if turn.asking:
        return Mention(turn.label, head, Actor(words, MEDIA, None, GROUP, turn.label))
    if known is None or known.actor.party == UNKNOWN_PARTY:
        return Mention(turn.label, head, Actor(words, UNKNOWN_PARTY, None, PERSON, turn.label))
    return replace(known, span=turn.label, actor=replace(known.actor, text=words, span=turn.label))


def words_of_turns(scene: Scene) -> Iterator[Claim]:
    """Yield a statement for each paragraph that somebody says in a turn, to whom where that is plain."""
    labelled = list(_labelled(scene.reading))
    turns, speakers = [turn for turn, _ in labelled], [scene.speaker(head) for _, head in labelled]
    for place, (turn, head) in enumerate(labelled):
        addressee = _addressee(turns, speakers, place)
        for part, said in enumerate(turn.paragraphs):
            yield _statement(scene, turn, head, said, speakers[place], addressee, part)


def _statement(
    scene: Scene, turn: Turn, head: Token, said: Span, speaker: Actor, addressee: Actor | None, part: int
) -> Claim:
    text, day = scene.reading.text.content, scene.published
    content = Words(said, said.of(text))
    return scene.claim(
        STATEMENT,
        head,
        Words(turn.label, turn.label.of(text)),
        scene.between(said.start if part else turn.start, said.end),
        {
            "speaker": speaker,
            "addressee": addressee,
            "content": (content,),
            "manner": "direct",
            "act": "question" if turn.asking or content.text.endswith("?") else "say",
            "about": scene.about((content,)),
        },
        by=(),
        mood=Mood(),
        date=When(day.isoformat(), None, day) if day else None,
        part=part,
    )


def _addressee(turns: list[Turn], speakers: list[Actor], place: int) -> Actor | None:
    """Whoever is asked is who answers next; where two speak and nobody else, each speaks to the other."""
    if turns[place].asking:
        later = (who for turn, who in zip(turns[place:], speakers[place:], strict=True) if not turn.asking)
        return next(later, None)
    others = {who.label: who for who in speakers if who.label != speakers[place].label}
    return next(iter(others.values())) if len(others) == TWO - 1 else None


def is_asserted(scene: Scene, claim: Claim) -> bool:
    """Tell whether a claim is more than asked: whoever asks "Will he come?" does not say that he will."""
    turns = scene.reading.turns
    place = place_in(turns, claim.anchor.span.start)
    if claim.kind == STATEMENT or place is None or not turns[place].asking:
        return True
    sentence = scene.doc[scene.token_at(claim.anchor.span.start)].sent
    is_anothers_word = len(claim.by) > 1  # "Does it worry you that Laos said it would leave?"
    return is_anothers_word or not sentence.text.rstrip().endswith("?")
