"""The reader of claims in Russian: statements, from attributions, and the demands that are made in them."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Token

from foedus.knowledge import Knowledge
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
from foedus.readers.claims.statements import manner
from foedus.readers.contract import Reading
from foedus.readers.russian.attribution import TURN
from foedus.readers.russian.cues import act_of, verb_cue
from foedus.readers.russian.phrase import case_of, marks
from foedus.text import words

__all__ = ["RussianClaimReader"]

STATEMENT, DEMAND = "statement", "demand"
UNANSWERED = "none_stated"
RIGHT = 0.9  # of statements that are there, how many say rightly who and what, about, on the labelled passages
WIDEST = 600  # characters of a quotation that shows who says what
GOVERNING = ("VERB", "AUX")


class RussianClaimReader:
    """Read claims out of a Russian text whose times, mentions and attributions have been found."""

    name = "russian-claims"
    version = "1"
    reads = ("parse", "times", "mentions", "attributions")
    writes = "claims"

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self._given = knowledge

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its claims, in the order of their anchors."""
        scene = _Scene(reading)
        unique = {claim.id: claim for found in reading.attributions for claim in scene.claims(found)}
        ordered = sorted(unique.values(), key=lambda claim: (claim.anchor.span, claim.kind, claim.part))
        return replace(reading, claims=tuple(ordered))


class _Scene:
    """One reading with its findings."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.text = reading.text.content

    def claims(self, found: Attribution) -> Iterator[Claim]:
        """Yield a statement for each speaker's and each addressee's party, and a demand where one is made."""
        addressees = self._addressees(found) or (None,)
        part = 0
        for speaker in self._speakers(found):
            for addressee in addressees:
                yield self._statement(found, speaker, addressee, part)
                if act_of(found.lemma) == DEMAND and speaker.party != UNKNOWN_PARTY:
                    yield self._demand(found, speaker, addressee, part)
                part += 1

    def _statement(self, found: Attribution, speaker: Actor, addressee: Actor | None, part: int) -> Claim:
        content = self._content(found)
        values: dict[str, Value] = {
            "speaker": speaker,
            "addressee": addressee,
            "content": content,
            "manner": "direct" if found.lemma == TURN else manner(content),
            "act": act_of(found.lemma),
            "about": self._about(content),
        }
        return self._claim(STATEMENT, found, values, part)

    def _demand(self, found: Attribution, demander: Actor, addressee: Actor | None, part: int) -> Claim:
        content = self._content(found)
        values: dict[str, Value] = {
            "demander": demander,
            "addressee": addressee,
            "content": words(self.text, content[0].span.start, content[-1].span.end),
            "answer": UNANSWERED,
            "deadline": None,
        }
        return self._claim(DEMAND, found, values, part)

    def _claim(self, kind: str, found: Attribution, values: dict[str, Value], part: int) -> Claim:
        cue = self.doc[found.cue_head]
        anchor = words(self.text, found.cue[0].start, found.cue[-1].end)
        right = round(found.confidence * RIGHT, 3)
        return Claim(
            self._text_id,
            kind,
            anchor,
            self._quote(found),
            tuple(Field(name, value, right) for name, value in values.items()),
            DENIED if any(child.lower_ == "не" for child in cue.children) and found.lemma != TURN else AFFIRMED,
            _modality(cue) if found.lemma != TURN else ACTUAL,
            self._by(found),
            self._when(found, cue),
            part,
            found.confidence,
        )

    @cached_property
    def _text_id(self) -> str:
        return self.reading.text.id

    def _content(self, found: Attribution) -> tuple[Words, ...]:
        return tuple(words(self.text, span.start, span.end) for span in sorted(found.content))

    def _quote(self, found: Attribution) -> Words:
        """Return the words from source to the end of what is said; of a long turn, its first sentence."""
        spans = sorted((*found.source, *found.cue, *found.content))
        start, end = spans[0].start, max(span.end for span in spans)
        if end - start <= WIDEST:
            return words(self.text, start, end)
        if found.lemma == TURN:
            said = self.doc.char_span(found.content[0].start, found.content[0].start + 1, alignment_mode="expand")
            end = said[0].sent.end_char if said is not None else end
            return words(self.text, start, start + len(self.text[start:end].rstrip()))
        sentence = self.doc[found.cue_head].sent
        return words(self.text, max(start, sentence.start_char), min(end, max(sentence.end_char, start + 1)))

    def _speakers(self, found: Attribution) -> tuple[Actor, ...]:
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

    def _addressees(self, found: Attribution) -> tuple[Actor, ...]:
        """Return to whom it is said, where the words tell: in the dative, as an object, or after "от"."""
        cue = self.doc[found.cue_head]
        known = verb_cue(cue)
        if known is None or found.lemma == TURN:
            return ()
        heads = [child for child in cue.children if self._is_addressed(child, whom=known.whom, act=known.act)]
        mentions = (self.reading.mention_at(each) for head in heads for each in (head, *_joined(head)))
        actors = {mention.actor.party: mention.actor for mention in mentions if mention is not None}
        said = found.content
        return tuple(
            actor for actor in actors.values()
            if actor.party != UNKNOWN_PARTY and not (actor.span and any(span.covers(actor.span) for span in said))
        )  # fmt: skip

    def _is_addressed(self, child: Token, *, whom: bool, act: str) -> bool:
        prepositions = {other.lower_ for other in child.children if other.dep_ == "case"}
        if child.dep_ in ("iobj", "obl") and case_of(child) == "Dat" and not prepositions:
            return True
        if whom and child.dep_ in ("obj", "iobj") and not prepositions:
            return True
        return act == DEMAND and "от" in prepositions and case_of(child) == "Gen"

    def _about(self, content: tuple[Words, ...]) -> tuple[str, ...]:
        found = {
            mention.actor.party
            for mention in self.reading.mentions
            if any(piece.span.covers(mention.span) for piece in content)
        }
        return tuple(sorted(found - {UNKNOWN_PARTY}))

    def _by(self, found: Attribution) -> tuple[Actor, ...]:
        """Return the chain of assertion over a cue, from the outermost speaker in."""
        cue = found.cue[0]
        around = [
            (other.content[-1].end - other.content[0].start, other)
            for other in self.reading.attributions
            if other is not found and any(span.covers(cue) for span in other.content)
        ]
        chain: list[Actor] = []
        for _, other in sorted(around, key=lambda row: -row[0]):
            for speaker in self._speakers(other):
                is_somebody = speaker.party != UNKNOWN_PARTY or speaker.type == "person"
                if is_somebody and (not chain or chain[-1].name != speaker.name):
                    chain.append(speaker)
        return tuple(chain)

    def _when(self, found: Attribution, cue: Token) -> When | None:
        """Return when it is said: by a date in the clause of its cue; a turn to speak, on the day of publication."""
        if found.lemma == TURN:
            day = self.reading.published
            return When(day.isoformat(), None, day) if day is not None else None
        for time in self.reading.times:
            inside = any(span.covers(time.span) for span in found.content)
            if time.edtf and time.type == "DATE" and not inside and self._governs(cue, time.span):
                return When(time.edtf, words(self.text, time.span.start, time.span.end), time.against)
        return None

    def _governs(self, cue: Token, span: Span) -> bool:
        if not cue.sent.start_char <= span.start < cue.sent.end_char:
            return False
        tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        token = tokens[0] if tokens is not None and len(tokens) else None
        if token is None:
            return False
        return next((up.i for up in token.ancestors if up.pos_ in GOVERNING), -1) == cue.i


def _joined(head: Token) -> Iterator[Token]:
    return (child for child in head.children if child.dep_ == "conj")


def _modality(cue: Token) -> str:
    """Return whether it is said, will be, or would."""
    if any(child.lower_ in ("бы", "б") for child in cue.children):
        return "conditional"
    return "planned" if "Fut" in marks(cue, "Tense") else ACTUAL
