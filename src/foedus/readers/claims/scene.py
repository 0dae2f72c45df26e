"""A reading as the claim readers see it: who a word stands for, whose word it is, when, and in which quotation."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from spacy.tokens import Doc, Token

from foedus.knowledge import Knowledge
from foedus.model import UNKNOWN_PARTY, Actor, Attribution, Claim, Field, Mention, Span, Timex, Value, When, Words
from foedus.readers.claims.frames import Match, lexicon
from foedus.readers.claims.lemmas import Lemmas
from foedus.readers.claims.mood import Mood
from foedus.readers.claims.mood import mood as read_mood
from foedus.readers.claims.roles import conjuncts, fill
from foedus.readers.contract import Reading
from foedus.readers.mentions import Mentions
from foedus.text import words

__all__ = ["BREAKING", "TURN", "Scene"]

BREAKING = frozenset({"conj", "cc", "punct", "parataxis", "advcl", "relcl", "ccomp"})
OPENING_MARKS = frozenset({'"', "“", "(", "‘"})
CONTEXT_TOKENS = 60  # about two sentences
BOUNDING = ("until ", "till ", "since ")  # before a date that only bounds a stretch
BOUND = max(map(len, BOUNDING))
STATE_CODE_LENGTH = 3  # ISO 3166 alpha-3
SECTORS = frozenset({UNKNOWN_PARTY, "NGO", "MED", "CVL", "BUS"})
PLURAL = frozenset({"NNS", "NNPS"})
PRESENT = frozenset({"VBZ", "VBP"})
TURN = "turn"  # the lemma of an attribution to whoever's turn it is in a transcript
FIRST_PERSON = frozenset({"i", "we"})


@dataclass(frozen=True)
class Scene:
    """One reading with its findings, asked by token; `knowledge` is what is known of the world."""

    reading: Reading
    knowledge: Knowledge
    lemmas: Lemmas

    @property
    def doc(self) -> Doc:
        """The parse."""
        return self.reading.doc

    @cached_property
    def mentions(self) -> Mentions:
        """Who is who in this text."""
        return Mentions(self.reading)

    @cached_property
    def attributions(self) -> tuple[tuple[Attribution, int, int], ...]:
        """The attributions with the outer bounds of their content, widest first."""
        bounded = [
            (found, min(span.start for span in found.content), max(span.end for span in found.content))
            for found in self.reading.attributions
            if found.content
        ]
        return tuple(sorted(bounded, key=lambda row: row[1] - row[2]))

    def matches(self, kind: str) -> tuple[Match, ...]:
        """Return the frames of that kind of claim that the prose of the text holds, in order."""
        if kind not in self._matches:
            found = lexicon(kind).find(self.lemmas)
            self._matches[kind] = tuple(match for match in found if not self.is_aside(match.trigger))
        return self._matches[kind]

    @cached_property
    def _matches(self) -> dict[str, tuple[Match, ...]]:
        return {}

    def actor(self, token: Token) -> Actor:
        """Return whom the phrase headed by that token stands for."""
        return self.mentions.who(token)

    def actor_if_any(self, token: Token) -> Actor:
        """Return whom the token heads a mention of, an unknown actor if it heads none."""
        mention = self.mentions.at(token)
        return mention.actor if mention else Actor(token.text)

    def is_organisation(self, party: str) -> bool:
        """Tell whether a party is an organisation that the knowledge base knows."""
        return party != UNKNOWN_PARTY and self.knowledge.organisation(party) is not None

    def is_state(self, party: str) -> bool:
        """Tell whether a party is a state, by its code."""
        return len(party) == STATE_CODE_LENGTH and party not in SECTORS and not self.is_organisation(party)

    def organisation(self, token: Token) -> str | None:
        """Return the code of the organisation that the token's phrase is, None if it is none."""
        actor = self.actor_if_any(token)
        entity = self.knowledge.organisation(actor.party) if actor.party != UNKNOWN_PARTY else None
        if entity is None:
            return None
        is_itself = actor.type == "organisation" or actor.name == entity.name
        is_called_so = token.lemma_.lower() in lexicon("standing").sort("treaty").union(entity.kinds)
        return actor.party if is_itself or is_called_so else None

    def first_organisation(self, tokens: Iterable[Token]) -> str | None:
        """Return the first organisation that some phrases are or act for, None if they name none."""
        parties = (self.actor_if_any(token).party for token in tokens)
        return next((party for party in parties if self.is_organisation(party)), None)

    def organisation_before(self, token: Token) -> str | None:
        """Return the organisation named last before a token, in its sentence or the two before it."""
        near = (
            mention.actor
            for mention in reversed(self.mentions_before(token))
            if token.sent.start - mention.head <= CONTEXT_TOKENS
        )
        named = (actor.party for actor in near if actor.type == "organisation" and self.is_organisation(actor.party))
        return next(named, None)

    def actors(self, tokens: Iterable[Token]) -> tuple[Actor, ...]:
        """Return whom the phrases stand for, each once."""
        found = {actor.span or actor.text: actor for token in tokens for actor in self.everyone(token)}
        return tuple(found.values())

    def everyone(self, token: Token) -> tuple[Actor, ...]:
        """Return all whom the phrase stands for: several for "they", or for "diplomats from Chad and Niger"."""
        if token.tag_ in PLURAL:
            heads = [each for role in ("of", "from") for owner in fill(token, role) for each in self._listed(owner)]
            owners = [self.actor_if_any(head) for head in heads]
            if len({owner.party for owner in owners} - {UNKNOWN_PARTY}) > 1:
                return tuple(owners)
        known = self.mentions.everyone(token) or (self.mentions.who(token),)
        return known + tuple(self.actor_if_any(other) for other in self._listed(token)[1:])

    def _listed(self, token: Token) -> list[Token]:
        """Return the head of a name, and what is coordinated with its last word: "the Republic of Chad and Mali"."""
        mention = self.mentions.at(token)
        last = self.doc[self.token_at(mention.span.end - 1)] if mention else token
        return [token, *(conjuncts(last)[1:] if token.i < last.i and token.is_ancestor(last) else ())]

    def speaker(self, token: Token) -> Actor:
        """Return who speaks where the phrase under the token is the source: of "the envoy's account", the envoy."""
        mention = self.mentions.at(token)
        if mention is not None:
            return mention.actor
        places = (*token.lefts, *(inner for child in token.rights for inner in child.children))
        return self._first_named(places, {"poss", "pobj", "compound", "amod"}) or self.mentions.who(token)

    def owner(self, token: Token) -> Actor:
        """Return whom a phrase stands for, or whose the thing is that it names: "Swedish territory", "May's deal"."""
        mention = self.mentions.at(token)
        if mention is not None:
            return mention.actor
        return self._first_named(token.lefts, {"poss", "compound", "amod", "nmod"}) or Actor(token.text)

    def _first_named(self, places: Iterable[Token], links: set[str]) -> Actor | None:
        """The first actor that one of the places names, among those that hang on their phrase by one of the links."""
        found = (self.mentions.at(place) for place in places if place.dep_ in links)
        return next((mention.actor for mention in found if mention is not None), None)

    def by(self, token: Token) -> tuple[Actor, ...]:
        """Return the chain of assertion over that token, from the outermost speaker in.

        Whoever says "we" in his turn adds nobody.
        """
        sources = [
            self.doc[found.source_head]
            for found, start, end in self.attributions
            if start <= token.idx < end and found.source_head >= 0 and found.cue_head != token.i
            if any(span.start <= token.idx < span.end for span in found.content)
        ]
        chain: list[Actor] = []
        for speaker in map(self.speaker, sources):
            is_somebody = speaker.party != UNKNOWN_PARTY or speaker.type == "person"
            is_himself = bool(chain and self.reading.turns) and speaker.text.lower() in FIRST_PERSON
            if is_somebody and not is_himself and (not chain or chain[-1].name != speaker.name):
                chain.append(speaker)
        return tuple(chain)

    def is_aside(self, token: Token) -> bool:
        """Tell whether the token lies in a headline or in credits."""
        return self.reading.layout.is_aside(Span(token.idx, token.idx + len(token)))

    def words(self, first: int, last: int) -> Words:
        """Return the words from the first token to the last, both included."""
        end = self.doc[last]
        return self.between(self.doc[first].idx, end.idx + len(end))

    def between(self, start: int, end: int) -> Words:
        """Return the words from one offset to another."""
        return words(self.reading.text.content, start, end)

    def quote(self, trigger: Token, arguments: Iterable[Token] = (), *, without: frozenset[str] = BREAKING) -> Words:
        """Return the shortest stretch that supports a claim: the trigger's clause or phrase, and its arguments.

        `without` are the dependents that it does not reach over.
        """
        first, last = _extent(trigger, without)
        for token in arguments:
            if token.sent == trigger.sent:
                left, right = _extent(token)
                first, last = min(first, left), max(last, right if token.i > trigger.i else last)
        end = self.doc[last]
        return self.between(self.prose_from(self.doc[first].idx), end.idx + len(end))

    def phrase(self, head: Token) -> Words:
        """Return the words of the phrase under a head, without what is coordinated or merely added."""
        return self.words(*_extent(head))

    def whole(self, head: Token) -> Words:
        """Return the words of all that hangs on a head, without punctuation at the ends."""
        first, last = head.left_edge.i, _right_end(head)
        while first < head.i and self.doc[first].is_punct and self.doc[first].text not in OPENING_MARKS:
            first += 1
        return self.words(first, last)

    def token_at(self, offset: int) -> int:
        """Return the index of the token that stands at an offset of the text."""
        return bisect_right(self._starts, offset) - 1

    def prose_from(self, offset: int) -> int:
        """Return the offset, or where the prose goes on behind the dateline that it lies in."""
        asides = self.reading.layout.asides
        end = next((aside.end for aside in asides if aside.start <= offset < aside.end), offset)
        place = bisect_left(self._starts, end)
        return self._starts[place] if end > offset and place < len(self._starts) else offset

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.doc]

    def when(self, trigger: Token, *, actual: bool = True) -> When | None:
        """Return when the thing happens: a date in its clause, else publication for news in the present tense."""
        timex = self._timex(trigger)
        if timex and timex.edtf:
            return When(timex.edtf, self.between(timex.span.start, timex.span.end), timex.against)
        if self.published and actual and not self.by(trigger) and _is_foreground(trigger):
            return When(self.published.isoformat(), None, self.published)
        return None

    @property
    def published(self) -> date | None:
        """The publication date."""
        return self.reading.published

    def times_in(self, span: Span) -> Iterator[Timex]:
        """Yield the times in a stretch of the text, in order."""
        times = self.reading.times
        for place in range(bisect_left(self._time_starts, span.start), len(times)):
            if times[place].span.start >= span.end:
                return
            if span.covers(times[place].span):
                yield times[place]

    def is_time(self, token: Token) -> bool:
        """Tell whether the token lies in a time."""
        sentence = token.sent
        within = self.times_in(Span(sentence.start_char, sentence.end_char))
        return any(time.span.start <= token.idx < time.span.end for time in within)

    def dates_in(self, span: Span) -> Iterator[Timex]:
        """Yield the dates in a stretch that may say when something happens: not the 2028 of "until 2028"."""
        text, layout = self.reading.text.content, self.reading.layout
        for time in self.times_in(span):
            bounds = text[max(time.span.start - BOUND, 0) : time.span.start].endswith(BOUNDING)
            if time.edtf and not bounds and not layout.is_aside(time.span):
                yield time

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.span.start for time in self.reading.times]

    def _timex(self, trigger: Token) -> Timex | None:
        """The date that the trigger's own clause names."""
        sentence, clause = trigger.sent, _clause_of(trigger)
        near = []
        for time in self.dates_in(Span(sentence.start_char, sentence.end_char)):
            if time.type == "DURATION" and trigger.pos_ == "NOUN":
                continue  # "two days after the summit" dates what was done then, not the summit
            governor = self._governor(self.doc[self.token_at(time.span.start)], trigger)
            if governor is not None and governor.i in (trigger.i, clause.i):
                near.append(time)
        return min(near, key=lambda time: abs(time.span.start - trigger.idx), default=None)

    def _governor(self, token: Token, trigger: Token) -> Token | None:
        """The nearest verb over a time, or the trigger if that comes first; of "is to be held on Monday", the "is"."""
        found = next((up for up in token.ancestors if up.i == trigger.i or up.pos_ in {"VERB", "AUX"}), None)
        while found is not None and found.dep_ == "xcomp" and found.head.lemma_ == "be" and found.i != trigger.i:
            found = found.head
        return found

    def about(self, pieces: Sequence[Words], *, besides: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """Return the parties mentioned in some pieces of the text, sorted."""
        found = {mention.actor.party for piece in pieces for mention in self.mentions_in(piece.span)}
        return tuple(sorted(found - {UNKNOWN_PARTY} - besides))

    def mentions_before(self, token: Token) -> tuple[Mention, ...]:
        """Return the mentions that start before a token, as many as its context may hold, in order."""
        end = bisect_left(self._mention_starts, token.idx)
        return self.reading.mentions[max(end - CONTEXT_TOKENS, 0) : end]

    def mentions_in(self, span: Span) -> Iterator[Mention]:
        """Yield the mentions in a stretch of the text, in order."""
        mentions = self.reading.mentions
        for place in range(bisect_left(self._mention_starts, span.start), len(mentions)):
            if mentions[place].span.start >= span.end:
                return
            if span.covers(mentions[place].span):
                yield mentions[place]

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [mention.span.start for mention in self.reading.mentions]

    @cached_property
    def _text_id(self) -> str:
        return self.reading.text.id

    def claim(
        self,
        kind: str,
        trigger: Token,
        anchor: Words,
        quote: Words,
        values: dict[str, Value],
        *,
        by: tuple[Actor, ...] | None = None,
        mood: Mood | None = None,
        date: When | None = None,
        part: int = 0,
    ) -> Claim:
        """Return a claim of that kind with what all kinds share filled in from the trigger."""
        stance = mood or read_mood(trigger)
        return Claim(
            self._text_id,
            kind,
            anchor,
            quote,
            tuple(Field(name, value) for name, value in values.items()),
            stance.polarity,
            stance.modality,
            self.by(trigger) if by is None else by,
            date or self.when(trigger, actual=stance.modality == "actual"),
            part,
        )


def _extent(head: Token, without: frozenset[str] = BREAKING) -> tuple[int, int]:
    """First and last token of a clause or phrase without coordinated and added clauses."""
    first = last = head.i
    for child in head.children:
        is_said = child.dep_ == "ccomp" or (child.dep_ == "advcl" and _is_condition(child))
        if child.dep_ in without and not (is_said and child.i > head.i):
            continue
        if child.dep_ == "mark" and child.lower_ == "that":
            continue
        left, right = (child.left_edge.i, _right_end(child)) if child.i > head.i else (child.left_edge.i, last)
        first, last = min(first, left), max(last, right)
    return first, last


def _is_condition(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in {"if", "unless"} for child in clause.children)


def _right_end(child: Token) -> int:
    end = child.right_edge.i
    while end > child.i and child.doc[end].is_punct and child.doc[end].text not in {'"', "”", ")", "’"}:
        end -= 1
    return end


def _clause_of(trigger: Token) -> Token:
    """The verb of the clause that carries a trigger, itself if it is one."""
    if trigger.pos_ in {"VERB", "AUX"}:
        return trigger
    return next((up for up in trigger.ancestors if up.pos_ in {"VERB", "AUX"}), trigger)


def _is_foreground(trigger: Token) -> bool:
    """Tell whether the trigger's main clause is in the present or present perfect, as news of the day is."""
    verb = trigger
    while verb.dep_ != "ROOT" and verb.head is not verb and verb.dep_ not in {"relcl"}:
        verb = verb.head
    finite = [verb, *(child for child in verb.children if child.dep_ in {"aux", "auxpass"})]
    return any(token.tag_ in PRESENT for token in finite)
