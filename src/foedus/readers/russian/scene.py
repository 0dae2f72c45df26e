"""A Russian reading as the makers of claims see it: who a word stands for, whose word it is, when, how it is meant."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from spacy.tokens import Doc, Token

from foedus.model import (
    ACTUAL,
    AFFIRMED,
    DENIED,
    UNKNOWN_PARTY,
    Actor,
    Attribution,
    Claim,
    Field,
    Span,
    Value,
    When,
    Words,
)
from foedus.readers.contract import Reading
from foedus.readers.russian.phrase import marks
from foedus.text import words

__all__ = ["Scene", "is_denied", "joined"]

GOVERNING = ("VERB", "AUX")


class Scene:
    """One reading with its findings."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @property
    def doc(self) -> Doc:
        """The parse."""
        return self.reading.doc

    @property
    def text(self) -> str:
        """The words that offsets count in."""
        return self.reading.text.content

    @cached_property
    def _text_id(self) -> str:
        return self.reading.text.id

    def actor(self, token: Token) -> Actor | None:
        """Return whom the phrase headed by the token stands for, None for nobody."""
        mention = self.reading.mention_at(token)
        return mention.actor if mention is not None else None

    def between(self, start: int, end: int) -> Words:
        """Return the words from one offset to another."""
        return words(self.text, start, end)

    def claim(
        self,
        kind: str,
        anchor: Words,
        quote: Words,
        values: dict[str, Value],
        *,
        verb: Token,
        sure: float,
        right: float,
        by: tuple[Actor, ...] | None = None,
        date: When | None = None,
        part: int = 0,
        is_plain: bool = False,
    ) -> Claim:
        """Return a claim that hangs on a verb, which tells if it is denied and how it is meant where not `is_plain`."""
        return Claim(
            self._text_id,
            kind,
            anchor,
            quote,
            tuple(Field(name, value, round(sure * right, 3)) for name, value in values.items()),
            AFFIRMED if is_plain or not is_denied(verb) else DENIED,
            ACTUAL if is_plain else _modality(verb),
            self.by(anchor.span) if by is None else by,
            date,
            part,
            sure,
        )

    def speakers(self, found: Attribution) -> tuple[Actor, ...]:
        """Return who speaks: those of one party as one actor with their joint words (codebook, decision 7)."""
        head = self.doc[found.source_head]
        heads = [head, *(child for child in head.children if child.dep_ == "conj")]
        actors = tuple(mention.actor for token in heads if (mention := self.reading.mention_at(token)) is not None)
        whole = found.source[0]
        if not actors:
            return (Actor(whole.of(self.text), span=whole),)
        if len(actors) > 1 and len({actor.party for actor in actors}) == 1:
            name = " и ".join(actor.label for actor in actors)
            return (Actor(whole.of(self.text), actors[0].party, name, "group", whole),)
        return actors

    def by(self, place: Span, *, besides: Attribution | None = None) -> tuple[Actor, ...]:
        """Return the chain of assertion over some words, from the outermost speaker in."""
        around = [
            (other.content[-1].end - other.content[0].start, other)
            for other in self.reading.attributions
            if other is not besides and any(span.covers(place) for span in other.content)
        ]
        chain: list[Actor] = []
        for _, other in sorted(around, key=lambda row: -row[0]):
            for speaker in self.speakers(other):
                is_somebody = speaker.party != UNKNOWN_PARTY or speaker.type == "person"
                if is_somebody and (not chain or chain[-1].name != speaker.name):
                    chain.append(speaker)
        return tuple(chain)

    def when(self, verb: Token, *, besides: Iterable[Span] = ()) -> When | None:
        """Return the date that the clause of a verb names, outside of some stretches."""
        left_out = tuple(besides)
        for time in self.reading.times:
            inside = any(span.covers(time.span) for span in left_out)
            if time.edtf and time.type == "DATE" and not inside and self._governs(verb, time.span):
                return When(time.edtf, self.between(time.span.start, time.span.end), time.against)
        return None

    def _governs(self, verb: Token, span: Span) -> bool:
        if not verb.sent.start_char <= span.start < verb.sent.end_char:
            return False
        tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        token = tokens[0] if tokens is not None and len(tokens) else None
        if token is None:
            return False
        return next((up.i for up in token.ancestors if up.pos_ in GOVERNING), -1) == verb.i


def joined(head: Token) -> Iterator[Token]:
    """Yield what "and" joins to a word."""
    yield from (child for child in head.children if child.dep_ == "conj")


def is_denied(verb: Token) -> bool:
    """Tell whether a verb is denied."""
    return any(child.lower_ == "не" for child in verb.children)


def _modality(verb: Token) -> str:
    """Return whether it is said, will be, or would."""
    if any(child.lower_ in ("бы", "б") for child in verb.children):
        return "conditional"
    return "planned" if "Fut" in marks(verb, "Tense") else ACTUAL
