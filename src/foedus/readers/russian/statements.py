"""Statements in Russian, from attributions, and the demands that are made in them."""

from collections.abc import Iterator

from spacy.tokens import Token

from foedus.model import UNKNOWN_PARTY, Actor, Attribution, Claim, Value, When, Words
from foedus.readers.claims.statements import manner
from foedus.readers.russian.attribution import TURN
from foedus.readers.russian.cues import act_of, verb_cue
from foedus.readers.russian.phrase import case_of
from foedus.readers.russian.scene import Scene, joined

__all__ = ["Statements"]

STATEMENT, DEMAND = "statement", "demand"
UNANSWERED = "none_stated"
RIGHT = 0.9  # of statements that are there, how many say rightly who and what, about, on the labelled passages
WIDEST = 600  # characters of a quotation that shows who says what


class Statements:
    """Makes statements and demands of the attributions of one reading."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def claims(self, found: Attribution) -> Iterator[Claim]:
        """Yield a statement for each speaker's and each addressee's party, and a demand where one is made."""
        addressees = self._addressees(found) or (None,)
        part = 0
        for speaker in self.scene.speakers(found):
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
            "content": self.scene.between(content[0].span.start, content[-1].span.end),
            "answer": UNANSWERED,
            "deadline": None,
        }
        return self._claim(DEMAND, found, values, part)

    def _claim(self, kind: str, found: Attribution, values: dict[str, Value], part: int) -> Claim:
        verb, is_turn = self.scene.doc[found.cue_head], found.lemma == TURN
        return self.scene.claim(
            kind,
            self.scene.between(found.cue[0].start, found.cue[-1].end),
            self._quote(found),
            values,
            verb=verb,
            sure=found.confidence,
            right=RIGHT,
            by=self.scene.by(found.cue[0], besides=found),
            date=self._turn_day() if is_turn else self.scene.when(verb, besides=found.content),
            part=part,
            is_plain=is_turn,
        )

    def _turn_day(self) -> When | None:
        """Return when a turn was spoken: a transcript is of the day on which it is published."""
        day = self.scene.reading.published
        return When(day.isoformat(), None, day) if day is not None else None

    def _content(self, found: Attribution) -> tuple[Words, ...]:
        return tuple(self.scene.between(span.start, span.end) for span in sorted(found.content))

    def _quote(self, found: Attribution) -> Words:
        """Return the words from source to the end of what is said; of a long turn, its first sentence."""
        spans = sorted((*found.source, *found.cue, *found.content))
        start, end = spans[0].start, max(span.end for span in spans)
        if end - start <= WIDEST:
            return self.scene.between(start, end)
        if found.lemma == TURN:
            said = self.scene.doc.char_span(found.content[0].start, found.content[0].start + 1, alignment_mode="expand")
            end = said[0].sent.end_char if said is not None else end
            return self.scene.between(start, start + len(self.scene.text[start:end].rstrip()))
        sentence = self.scene.doc[found.cue_head].sent
        return self.scene.between(max(start, sentence.start_char), min(end, max(sentence.end_char, start + 1)))

    def _addressees(self, found: Attribution) -> tuple[Actor, ...]:
        """Return to whom it is said, where the words tell: in the dative, as an object, or after "от"."""
        cue = self.scene.doc[found.cue_head]
        known = verb_cue(cue)
        if known is None or found.lemma == TURN:
            return ()
        heads = [child for child in cue.children if self._is_addressed(child, whom=known.whom, act=known.act)]
        mentions = (self.scene.reading.mention_at(each) for head in heads for each in (head, *joined(head)))
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
            for mention in self.scene.reading.mentions
            if any(piece.span.covers(mention.span) for piece in content)
        }
        return tuple(sorted(found - {UNKNOWN_PARTY}))
