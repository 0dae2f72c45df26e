"""Which meeting a claim speaks of, where its words do not say: "the Riga meeting", "the summit", "she did not come".

A text names a meeting in full once and then speaks of it again. What it says again has the organisation and the date
of the fullest naming that it can be of (codebook, decision 5), looked for in its own sentence first, and then among
the meetings of the text by how near they are to the day of publication, since an article is about what is news.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from spacy.tokens import Token

from foedus.model import UNKNOWN_PARTY, Actor, Claim, Span, Value
from foedus.readers.claims.dating import on
from foedus.readers.claims.frames import Match, lexicon
from foedus.readers.claims.meetings import is_meeting
from foedus.readers.claims.scene import Scene
from foedus.text.edtf import bounds

__all__ = ["resolved"]

Days = tuple[date, date]

MEETING, ATTENDANCE = "meeting", "attendance"
ORGANISATION, WHO, FORMAT, PLACE = "organisation", "participants", "format", "place"
ACTUAL, PLANNED = "actual", "planned"
DEFINITE = frozenset({"the", "this", "that", "its", "their"})
INDEFINITE = frozenset({"a", "an", "another"})
BETWEEN = frozenset({"with", "between"})
TOLD_BY_VERBS = frozenset({"visit", "call", "vote"})
AROUND = 60  # namings before and after, beyond which a long text speaks of other meetings
FAR = date.max.toordinal()


def resolved(scene: Scene, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims, those about meetings with the organisation and the date that the text gives elsewhere."""
    told = tuple(claims)
    namings = [_Naming(scene, claim) for claim in told if claim.kind in (MEETING, ATTENDANCE)]
    namings.sort(key=lambda naming: naming.claim.anchor.span)
    known = {
        id(naming.claim): naming.among(namings[max(0, place - AROUND) : place + AROUND])
        for place, naming in enumerate(namings)
    }
    yield from (known.get(id(claim), claim) for claim in told)


@dataclass(frozen=True)
class _Naming:
    """A claim about a meeting, asked for what its own words say of that meeting."""

    scene: Scene
    claim: Claim

    @cached_property
    def organisation(self) -> str | None:
        """Whose meeting it is."""
        value = self.claim.get(ORGANISATION)
        return value if isinstance(value, str) and value else None

    @cached_property
    def parties(self) -> frozenset[str]:
        """Who meets, where no organisation does."""
        return _parties(self.claim.get(WHO))

    @cached_property
    def word(self) -> Token | None:
        """The noun for the meeting that stands nearest to the anchor in the quotation, None where none does."""
        quote, at = self.claim.quote.span, self.claim.anchor.span.start
        first, last = self.scene.token_at(quote.start), self.scene.token_at(quote.end - 1)
        nouns = [token for token in self.scene.doc[first : last + 1] if is_meeting(token) and not _is_name(token)]
        return min(nouns, key=lambda token: abs(token.idx - at), default=None)

    @cached_property
    def is_noun(self) -> bool:
        """Tell whether the claim is about a meeting and hangs on the word for it: "the summit", not "they met"."""
        anchor = self.claim.anchor.span
        return self.claim.kind == MEETING and self.word is not None and anchor.start <= self.word.idx < anchor.end

    @cached_property
    def format(self) -> str | None:
        """The format that the claim or its word for the meeting tells; None for one that may be any, as "they met"."""
        if self.claim.kind == MEETING:
            form = str(self.claim.get(FORMAT))
            form = form if self.is_noun or form in TOLD_BY_VERBS else ""
        else:
            form = next((match.frame.value("format") or "" for match in self._matches), "")
        return None if form in lexicon(MEETING).sort("any_format") else form

    @property
    def _matches(self) -> list[Match]:
        word = self.word
        return [match for match in self.scene.matches(MEETING) if word is not None and match.trigger.i == word.i]

    @cached_property
    def names(self) -> frozenset[str]:
        """The proper names right before its word, which may be those of a place: "the Riga meeting"."""
        before = self.word.lefts if self.word is not None else ()
        names = (token for token in before if token.dep_ == "compound" and token.pos_ == "PROPN")
        return frozenset(token.text for token in names if self.scene.organisation(token) is None)

    @cached_property
    def place(self) -> str:
        """Where it is, as the claim has it."""
        value = self.claim.get(PLACE)
        return getattr(value, "text", "")

    @cached_property
    def articles(self) -> frozenset[str]:
        """The words before its word that say whether it is spoken of as known."""
        return frozenset(child.lower_ for child in self.word.lefts) if self.word is not None else frozenset()

    @cached_property
    def is_of_parties(self) -> bool:
        """Tell whether parties meet and no organisation: "his meeting with the president"."""
        between = self.word is not None and any(child.lower_ in BETWEEN for child in self.word.rights)
        return between or len(self.parties) > 1 or self.format in lexicon(MEETING).sort("of_parties")

    @cached_property
    def is_of_the_rest(self) -> bool:
        """Tell whether "the others" meet: those at a meeting that another word names."""
        verb = self.scene.doc[self.scene.token_at(self.claim.anchor.span.start)]
        subjects = (child.lower_ for child in verb.children if child.dep_ == "nsubj")
        return self.claim.kind == MEETING and any(word in lexicon(MEETING).sort("rest") for word in subjects)

    @cached_property
    def days(self) -> Days | None:
        """The days that its own words date it to."""
        return bounds(self.claim.date.edtf) if self.claim.date and self.claim.date.phrase else None

    @cached_property
    def today(self) -> Days | None:
        """The day of publication, where it is news that a meeting is held; "the summit" is one spoken of before."""
        is_news = self.claim.kind == MEETING and self.claim.modality == ACTUAL and not self.articles & DEFINITE
        return bounds(self.claim.date.edtf) if is_news and self.claim.date else None

    @cached_property
    def sentence(self) -> int:
        """Where its sentence starts."""
        return int(self.scene.doc[self.scene.token_at(self.claim.anchor.span.start)].sent.start)

    def among(self, namings: Sequence["_Naming"]) -> Claim:
        """Return the claim with what the fullest of the other namings of its meeting say."""
        nearest = sorted((other for other in namings if other is not self and self.can_be(other)), key=self._distance)
        is_only = not any(other.organisation for other in namings)
        organisation = self.organisation or self._organisation(nearest, is_only=is_only)
        dated = None if self.days else next((other.claim.date for other in nearest if other.days), None)
        told: dict[str, Value] = {ORGANISATION: organisation}
        if self.is_of_the_rest and (named := next((each for each in nearest if each.is_noun), None)):
            told |= {FORMAT: named.format or self.claim.get(FORMAT), PLACE: named.claim.get(PLACE), WHO: ()}
        return on(self.scene, _saying(self.claim, told), dated or self.claim.date)

    def _organisation(self, nearest: list["_Naming"], *, is_only: bool) -> str | None:
        if self.is_of_parties:
            return None
        if own := self._only_organisation(self.claim.quote.span):
            return own
        named = next((other for other in nearest if other.organisation or other.is_of_parties), None)
        if named is not None:
            return named.organisation
        is_known = is_only and self.articles & DEFINITE and (self.format or self.names)
        return self._only_organisation(Span(0, len(self.scene.reading.text.content))) if is_known else None

    def _only_organisation(self, within: Span) -> str | None:
        """The one organisation that a stretch names: whose else should "the Riga ministerial" be?"""
        some = (found.actor for found in self.scene.mentions_in(within))
        named = {actor.party for actor in some if actor.type == "organisation"}
        known = {party for party in named if self.scene.is_organisation(party)}
        return known.pop() if len(known) == 1 else None

    def can_be(self, other: "_Naming") -> bool:
        """Tell whether both may be of one meeting."""
        if self.organisation and other.organisation and self.organisation != other.organisation:
            return False
        if self.format and other.format and self.format != other.format:
            return False
        where = self.names or frozenset(self.place.split())
        is_there = not where.isdisjoint(other.place.split())
        if where and other.place and not is_there:
            return False
        if self.articles & INDEFINITE and not is_there:
            return False
        days = self.days or (self.today if self.sentence != other.sentence else None)
        if days and other.days:
            return days[0] <= other.days[1] and other.days[0] <= days[1]
        return self._can_be_then(other)

    def _can_be_then(self, other: "_Naming") -> bool:
        """Tell whether what is said to have happened, or to come, may be at a meeting of the other's date."""
        if self.claim.kind == MEETING and self.sentence != other.sentence and not self.is_of_the_rest:
            return bool(self.articles & DEFINITE)
        return self.word is not None or self._is_then(other)

    def _is_then(self, other: "_Naming") -> bool:
        published = self.scene.published
        if other.days is None or published is None:
            return True
        if self.claim.modality == PLANNED:
            return other.days[1] >= (self._said_on or published)
        return other.days[0] <= published

    @cached_property
    def _said_on(self) -> date | None:
        """The day on which somebody spoke of it as to come, as far as the sentence says: "on Monday he told them"."""
        first = self.scene.doc[self.sentence].idx
        times = self.scene.dates_in(Span(first, self.claim.anchor.span.start)) if self.claim.by else ()
        days = (found[0] for time in times if (found := bounds(time.edtf or "")) and found[0] == found[1])
        published = self.scene.published
        return next((day for day in days if published and day <= published), None)

    def _distance(self, other: "_Naming") -> tuple[bool, bool, int, int]:
        published = self.scene.published
        days = abs((other.days[0] - published).days) if other.days and published else FAR
        apart = abs(other.claim.anchor.span.start - self.claim.anchor.span.start)
        return other.sentence != self.sentence, not self._is_then(other), days, apart


def _saying(claim: Claim, told: Mapping[str, Value]) -> Claim:
    """Return the claim with what is told of the meeting that it speaks of, as far as its kind has fields for it."""
    fields = (replace(field, value=told.get(field.name, field.value)) for field in claim.fields)
    return replace(claim, fields=tuple(fields))


def _is_name(noun: Token) -> bool:
    """Tell whether a word for a meeting only names something else, or the body that meets."""
    return noun.dep_ == "compound" or noun.lemma_.lower() in lexicon(MEETING).sort("bodies")


def _parties(some: object) -> frozenset[str]:
    actors = some if isinstance(some, tuple) else ()
    return frozenset(one.party for one in actors if isinstance(one, Actor)) - {UNKNOWN_PARTY}
