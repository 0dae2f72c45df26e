"""Claims out of the anchors that the encoder has found: who the words in each role stand for, and what follows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from spacy.tokens import Token

from foedus.model import AFFIRMED, DENIED, UNKNOWN_PARTY, Actor, Anchor, Claim, Field, Span, Value, When, Words
from foedus.readers.claims.demands import deadline
from foedus.readers.claims.frames import Match
from foedus.readers.claims.meetings import gathering, meeting_mood, organisation_of
from foedus.readers.claims.mood import mood
from foedus.readers.claims.roles import fill
from foedus.readers.claims.scene import Scene
from foedus.readers.claims.statements import manner
from foedus.readers.grammar import head_of

__all__ = ["anchored"]

Fields = dict[str, Value]
NO_STEP, VISIT, ATTENDED = "none", "visit", "attended"
ITS_OWN = frozenset({"summit", "session", "ministerial", "other"})  # formats of what an organisation holds
TOLD = frozenset({"summit", "ministerial"})  # formats that a word by itself tells
UNTOLD = frozenset({None, "talks", "visit"})  # formats of words that may tell of any: "they met", "they came"
PUBLICATION = "publication"
PARTIES = 2  # that it takes to talk


def anchored(scene: Scene) -> Iterator[Claim]:
    """Yield the claims of the anchors that are no cues and lie in no headline, in order."""
    for anchor in scene.reading.anchors or ():
        if anchor.kind in MADE and not scene.reading.layout.is_aside(anchor.span):
            site = _Site(scene, anchor)
            for part, fields in enumerate(MADE[anchor.kind](site)):
                yield site.claim(fields, part)


@dataclass(frozen=True)
class _Site:
    """An anchor in its scene, asked for what stands in its roles."""

    scene: Scene
    anchor: Anchor

    @cached_property
    def trigger(self) -> Token:
        """The token that the anchor's others hang on."""
        return head_of(self.scene.doc, self.anchor.span)

    @cached_property
    def quote(self) -> Words:
        """The stretch that supports the claim, without a dateline; never less than the anchor."""
        spans = [self.anchor.span, *self.anchor.all("quote")]
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        return self.scene.between(self.scene.prose_from(start), end)

    def parties(self, role: str) -> list[Actor]:
        """Whom the words in a role stand for, one for each party."""
        found: dict[str, Actor] = {}
        for span in self._spans(role):
            for actor in self._who(span):
                found.setdefault(actor.party, actor)
        return list(found.values())

    def owners(self) -> list[Actor]:
        """Whose the noun says that the thing is: "the Omani demand"."""
        nouns = [owner for role in ("possessor", "modifier") for owner in fill(self.trigger, role)]
        found = map(self.scene.actor_if_any, nouns if self.trigger.pos_ == "NOUN" else ())
        return [actor for actor in found if actor.party != UNKNOWN_PARTY][:1]

    def any_party(self, role: str) -> list[Actor | None]:
        """Whom the words in a role stand for, one for each party; None alone where they name nobody."""
        return [*self.parties(role)] or [None]

    def actors(self, role: str) -> tuple[Actor, ...]:
        """Whom the words in a role stand for, each once."""
        found = {actor.span or actor.text: actor for span in self._spans(role) for actor in self._who(span)}
        return tuple(found.values())

    def _spans(self, role: str) -> list[Span]:
        """Where the words in a role stand; nobody in a dateline does anything."""
        return [span for span in self.anchor.all(role) if not self.scene.reading.layout.is_aside(span)]

    def _who(self, span: Span) -> tuple[Actor, ...]:
        head = head_of(self.scene.doc, span)
        heads = [each for each in (head, *head.conjuncts) if span.start <= each.idx < span.end]
        known = [actor for each in heads for actor in self.scene.everyone(each) if actor.party != UNKNOWN_PARTY]
        if not known:
            inside = (self.scene.actor_if_any(token) for token in head.subtree if span.start <= token.idx < span.end)
            known = [actor for actor in inside if actor.party != UNKNOWN_PARTY][:1]
        return tuple(known) or (self._said(span) or self.scene.speaker(head),)

    def _said(self, span: Span) -> Actor | None:
        """Whom the words stand for by themselves, where the parse takes them for something else."""
        text, scene = span.of(self.scene.reading.text.content), self.scene
        found = scene.knowledge.resolve(text, context=self.trigger.sent.text, on=scene.published)
        return Actor(text, found.party, found.name or None, found.type or "unknown", span) if found.party else None

    def is_near(self, actor: Actor) -> bool:
        """Tell whether somebody is named in the anchor's sentence or quotation: others may have met elsewhere."""
        sentence, quote = self.trigger.sent, self.quote.span
        first, last = min(sentence.start_char, quote.start), max(sentence.end_char, quote.end)
        return actor.span is None or first <= actor.span.start < last

    def pieces(self, role: str) -> tuple[Words, ...]:
        """The words in a role."""
        return tuple(self.scene.between(span.start, span.end) for span in self.anchor.all(role))

    def whole(self, role: str) -> Words | None:
        """The words in a role as one stretch, None where there are none."""
        spans = self.anchor.all(role)
        return self.scene.between(spans[0].start, spans[-1].end) if spans else None

    def place(self) -> Words | None:
        """Where it is; an organisation is no place."""
        where = self.whole("place")
        named = self.scene.mentions_in(where.span) if where is not None else ()
        is_body = any(self.scene.is_organisation(found.actor.party) for found in named)
        return None if is_body else where

    def organisation(self, *besides: str) -> str | None:
        """The organisation in the quotation that is nearest to the anchor, and none of those."""
        tokens = (token for token in self.trigger.sent if self.quote.span.start <= token.idx < self.quote.span.end)
        found = ((abs(token.i - self.trigger.i), self.scene.organisation(token)) for token in tokens)
        return min(((far, code) for far, code in found if code and code not in besides), default=(0, None))[1]

    def claim(self, fields: Fields, part: int) -> Claim:
        """Return the claim with these fields."""
        return Claim(
            self.scene.reading.text.id,
            self.anchor.kind,
            self.scene.between(self.anchor.span.start, self.anchor.span.end),
            self.quote,
            tuple(Field(name, value) for name, value in fields.items()),
            self._polarity,
            self.value("modality") or "actual",
            self.scene.by(self.trigger),
            self._date(),
            part,
            self.anchor.confidence,
        )

    @cached_property
    def frame(self) -> Match | None:
        """The frame of this kind that rules have for the trigger."""
        matches = (match for match in self.scene.matches(self.anchor.kind) if match.trigger.i == self.trigger.i)
        return next(matches, None)

    @property
    def _polarity(self) -> str:
        """Of a meeting that there is a frame for the frame's: who does not come denies no meeting."""
        if self.anchor.kind == "meeting" and self.frame is not None:
            return meeting_mood(self.frame, organisation_of(self.scene, self.frame)).polarity
        return self.value("polarity") or AFFIRMED

    def value(self, name: str) -> str | None:
        """The likeliest value of a field of this kind, None where nothing tells it."""
        names = (f"{self.anchor.kind} {name}", name)
        return next((value for known, value in self.anchor.values if known in names), None)

    def _date(self) -> When | None:
        """The date in the trigger's clause, that of publication, or none, as the encoder sees that it has one."""
        published, dated = self.scene.published, self.value("dated")
        if dated == PUBLICATION and published and self._is_plainly_news:
            return When(published.isoformat(), None, published)
        return self.scene.when(self.trigger, actual=False) if dated in {PUBLICATION, "other"} else None

    @property
    def _is_plainly_news(self) -> bool:
        """Tell whether the sentence does not name one other day than that of publication: "In May, it had hosted"."""
        sentence = self.trigger.sent
        named = tuple(self.scene.dates_in(Span(sentence.start_char, sentence.end_char)))
        return len(named) != 1 or self.scene.when(self.trigger, actual=False) is None


def _statement(site: _Site) -> Iterator[Fields]:
    content = site.pieces("matter")
    act, about = site.value("act"), site.scene.about(content)
    for speaker, addressee in product(site.any_party("agent"), site.any_party("patient")):
        yield {
            "speaker": speaker,
            "addressee": addressee,
            "content": content,
            "manner": manner(content),
            "act": act,
            "about": about,
        }


def _meeting(site: _Site) -> Iterator[Fields]:
    by_frame = organisation_of(site.scene, site.frame) if site.frame is not None else None
    told = site.frame.frame.value("format") if site.frame is not None else None
    those = tuple(actor for actor in site.actors("agent") if site.is_near(actor))
    form = told if told in TOLD or (told and site.value("format") == VISIT) else site.value("format")
    of_all = gathering(site.scene, those) if told in UNTOLD else None
    if told == "other" and form == "talks" and len(those) < PARTIES:
        form = told  # "the meeting", whatever it was
    yield {
        "organisation": by_frame or (of_all and of_all[0]) or (site.organisation() if form in ITS_OWN else None),
        "participants": those,
        "format": of_all[1] if of_all else form,
        "place": site.place(),
    }


def _attendance(site: _Site) -> Iterator[Fields]:
    for participant in site.parties("agent"):
        status = _none_of_them(site) or site.value("status")
        yield {"participant": participant, "organisation": site.organisation(participant.party), "status": status}


def _none_of_them(site: _Site) -> str | None:
    """Return what a frame says of those who did not attend, where it is denied: "None of the ministers attended"."""
    frame = site.frame.frame if site.frame is not None else None
    if frame is None or frame.value("status") != ATTENDED or mood(site.trigger).polarity != DENIED:
        return None
    return frame.value("denied")


def _demand(site: _Site) -> Iterator[Fields]:
    content = site.whole("matter")
    for demander, addressee in product(site.owners() or site.any_party("agent"), site.any_party("patient")):
        if content is not None:
            yield {
                "demander": demander,
                "addressee": addressee,
                "content": content,
                "answer": site.value("answer"),
                "deadline": deadline(site.scene, site.quote),
            }


def _obligation(site: _Site) -> Iterator[Fields]:
    content, creditors = site.whole("matter"), site.parties("patient")
    for debtor in site.any_party("agent"):
        if content is not None:
            status = site.value("status")
            yield {
                "debtor": debtor,
                "creditor": creditors[0] if creditors else None,
                "content": content,
                "status": status,
            }


def _responsibility(site: _Site) -> Iterator[Fields]:
    matter = site.whole("matter") or site.scene.between(site.anchor.span.start, site.anchor.span.end)
    for blamed in site.any_party("agent"):
        yield {"blamed": blamed, "matter": matter, "stance": site.value("stance")}


def _standing(site: _Site) -> Iterator[Fields]:
    members = site.parties("agent")
    organisation = site.organisation() or site.scene.organisation_before(site.trigger)
    told = site.frame.frame if site.frame is not None else None
    step = (told and told.value("step")) or site.value("step")
    status = (told and told.value("status")) or site.value("status")
    for member in members if organisation else ():
        if member.party != organisation:
            yield {
                "member": member,
                "organisation": organisation,
                "status": status,
                "step": None if step == NO_STEP else step,
            }


def _posture(site: _Site) -> Iterator[Fields]:
    for actor in site.parties("agent"):
        if organisation := site.organisation(actor.party):
            yield {"actor": actor, "organisation": organisation, "conduct": site.value("conduct")}


def _event(site: _Site) -> Iterator[Fields]:
    actors, recipients = site.actors("agent"), site.actors("patient")
    if actors or recipients:
        yield {"event": site.value("event"), "actors": actors, "recipients": recipients}


MADE: Mapping[str, Callable[[_Site], Iterator[Fields]]] = {
    "statement": _statement,
    "meeting": _meeting,
    "attendance": _attendance,
    "demand": _demand,
    "obligation": _obligation,
    "responsibility": _responsibility,
    "standing": _standing,
    "posture": _posture,
    "event": _event,
}
