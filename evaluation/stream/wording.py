"""Whom and what a slot stands for, in the words of one article: full at first, short later."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TypeVar

from dating import Calendar
from sentence import Filled
from world import Dispute, Meeting, Person, states

__all__ = ["Beat", "Scene"]

NUMBERS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
WRITTEN_OUT = 10
VOWELS = "AEIOU"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One thing that a sentence is to tell: `line` names the list of templates, `thing` the id of what it is about.

    `a` and `b` are the two sides, `who` is whose act it is, `parties` are listed, `speaker` is party and role. `asked`
    is the day of a demand that `day` answers. `wording` picks one of two wordings of content or matter.
    """

    line: str
    thing: str
    dispute: Dispute
    day: date | None = None
    a: str = ""
    b: str = ""
    who: str = ""
    parties: tuple[str, ...] = ()
    speaker: tuple[str, str] | None = None
    meeting: Meeting | None = None
    asked: date | None = None
    deadline: date | None = None
    content: tuple[str, ...] = ()
    matter: tuple[str, ...] = ()
    what: str = ""
    number: int = 0


class Scene:
    """One article as far as it has come: who has been introduced, and what meetings have been given a date."""

    def __init__(self, dispute: Dispute, calendar: Calendar, random: Random) -> None:
        self.dispute = dispute
        self.calendar = calendar
        self.random = random
        self.met: set[str] = set()
        self.last: Person | None = None
        self.named = False
        self.wording = random.randrange(2)

    def resolver(self, beat: Beat) -> "Resolver":
        """Return what fills the slots of a sentence that tells the beat."""
        return Resolver(self, beat)

    def person(self, person: Person, form: str) -> Filled:
        """Return the person in full when he or she is new here, else in short."""
        known = person.name in self.met
        again = known and self.last is person
        self.met.add(person.name)
        self.last = person
        state = states()[person.party]
        if not known:
            text = self._in_full(person, state.adjective)
        elif again and form == "again":
            text = self.random.choice((person.pronoun, person.pronoun, person.surname))
        else:
            text = self.random.choice((person.surname, person.surname, _short(person, self.random)))
        return Filled(text, person.party, person.name, "person")

    def _in_full(self, person: Person, adjective: str) -> str:
        if person.role == "spokes":
            return self.random.choice(
                (
                    f"{adjective} foreign ministry {person.title} {person.name}",
                    f"{person.name}, the {person.title} of the {adjective} foreign ministry,",
                )
            )
        titled = " ".join(word.capitalize() for word in person.title.split())
        return self.random.choice(
            (f"{adjective} {titled} {person.name}", f"the {adjective} {person.title}, {person.name},",
             f"{titled} {person.name} of {states()[person.party].name}")
        )  # fmt: skip


class Resolver:
    """Fills the slots of one beat: called with a slot's name and form."""

    def __init__(self, scene: Scene, beat: Beat) -> None:
        self.scene = scene
        self.beat = beat
        self.random = scene.random

    def __call__(self, name: str, form: str) -> Filled:
        match name:
            case "a" | "b" | "who" | "host":
                return self._party(self._code(name), form)
            case "speaker":
                return self._speaker(form)
            case "list":
                return self._list(form)
            case "when" | "asked":
                day = self.beat.day if name == "when" else self.beat.asked
                return self.scene.calendar.said(_given(day), form)
            case "by_deadline":
                return self._deadline()
            case "org" | "bloc":
                return self._organisation(name, form)
            case "a_meeting" | "the_meeting" | "meeting":
                return self._meeting(name, form)
        return Filled(self._words(name, form))

    def _words(self, name: str, form: str) -> str:
        """Return what fills a slot that names no actor, day or meeting."""
        beat = self.beat
        match name:
            case "her":
                return "her" if states()[beat.a].people["minister"].pronoun == "she" else "his"
            case "place":
                return _given(beat.meeting).place
            case "number":
                in_full = beat.number < WRITTEN_OUT or (form == "cap" and beat.number < len(NUMBERS))
                return NUMBERS[beat.number] if in_full else str(beat.number)
            case "content" | "matter":
                return (beat.content if name == "content" else beat.matter)[self.scene.wording]
            case "what":
                return beat.what
            case "count":
                return NUMBERS[len(beat.dispute.members)]
        raise ValueError(f"no slot {name!r}")

    def _code(self, name: str) -> str:
        return _given(self.beat.meeting).host if name == "host" else getattr(self.beat, name)

    def _party(self, code: str, form: str) -> Filled:
        state = states()[code]
        match form:
            case "adj":
                return Filled(state.adjective, code, None, "state")
            case "an":
                return Filled(f"{_article(state.adjective)} {state.adjective}", code, None, "state")
            case "capital":
                return Filled(state.cities[0], code, None, "state")
            case "leader":
                return self.scene.person(state.people[self._role()], form)
            case "minister" | "spokes":
                return self.scene.person(state.people[form], form)
            case "":
                also = (state.cities[0], f"the {state.adjective} government", f"the {state.adjective} side")
                return Filled(self.random.choice((state.name, state.name, *also)), code, None, "state")
        return Filled(state.name, code, None, "state")

    def _role(self) -> str:
        meeting = self.beat.meeting
        return "minister" if meeting and meeting.format in ("ministerial", "session") else "leader"

    def _speaker(self, form: str) -> Filled:
        code, role = _given(self.beat.speaker)
        if form == "office":
            return Filled(f"the {states()[code].adjective} foreign ministry", code, None, "organ")
        return self.scene.person(states()[code].people[role], form)

    def _list(self, form: str) -> Filled:
        text, within = "", []
        codes = self.beat.parties
        before = ""
        if form == "delegates" or self.random.random() < 0.2:
            before = "the foreign ministers of " if self._role() == "minister" else "the leaders of "
        text = before
        for place, code in enumerate(codes):
            if place:
                text += " and " if place == len(codes) - 1 else ", "
            name = states()[code].name
            within.append((len(text), Filled(name, code, None, "state")))
            text += name
        return Filled(text, within=tuple(within))

    def _deadline(self) -> Filled:
        day = self.beat.deadline
        if day is None:
            return Filled("")
        exact = self.scene.calendar.said(day, "day")
        before = self.random.choice((" by ", " before the end of the day on ", " no later than "))
        return Filled(f"{before}{exact.text}", edtf=day.isoformat())

    def _organisation(self, name: str, form: str) -> Filled:
        dispute = self.beat.dispute
        code, the = dispute.organisation, "the " if dispute.article else ""
        if name == "bloc":
            return Filled(self.random.choice(dispute.bloc), code, None, "organisation")
        match form:
            case "bare":
                text = code
            case "full":
                text = f"the {dispute.full}"
            case "leaders":
                text = self._leaders()
            case "delegations":
                text = self.random.choice((f"delegations from {the}{code}", f"the member states of {the}{code}"))
            case _:
                first = not self.scene.named
                self.scene.named = True
                text = f"the {dispute.full} ({code})" if first else f"{the}{code}"
                if not first and self.random.random() < 0.3:
                    text = f"the {self.random.choice(dispute.bloc)}"
        return Filled(text, code, None, "organisation")

    def _leaders(self) -> str:
        dispute, meeting = self.beat.dispute, _given(self.beat.meeting)
        code, the = dispute.organisation, "the " if dispute.article else ""
        some: tuple[str, ...]
        match meeting.format:
            case "ministerial":
                some = (f"{code} foreign ministers", f"the foreign ministers of {the}{code}")
            case "session":
                some = (f"members of {the}{code}'s {dispute.body}", f"envoys to {the}{code}'s {dispute.body}")
            case _:
                some = (f"{code} leaders", f"the leaders of {the}{code}", f"{code} heads of state")
        return self.random.choice(some)

    def _meeting(self, name: str, form: str) -> Filled:
        dispute, meeting = self.beat.dispute, _given(self.beat.meeting)
        code, the = dispute.organisation, "the " if dispute.article else ""
        an = _article(code)
        bare = {"summit": f"{code} summit", "session": f"session of {the}{code}'s {dispute.body}"}
        short = bare.get(meeting.format, f"meeting of {code} foreign ministers")
        if form == "bare" or not meeting.of_organisation:
            other = states()[next((one for one in meeting.parties if one != self.beat.who), meeting.host)].name
            return Filled(short if meeting.of_organisation else self.random.choice((f"the talks with {other}",
                          f"the talks in {meeting.place}")))  # fmt: skip
        if name == "a_meeting":
            article = an if short.startswith(code) else "a"
            return Filled(f"{article} {short}")
        noun = {"summit": "summit", "session": "session"}.get(meeting.format, "ministerial meeting")
        some = (f"the {short}", f"the {short} in {meeting.place}", f"the {meeting.place} {noun}")
        later = (f"the {noun}", f"the {noun} in {meeting.place}", "the gathering")
        known = meeting.id in self.scene.met
        self.scene.met.add(meeting.id)
        return Filled(self.random.choice((*some, *later) if known else some))


def _article(word: str) -> str:
    return "an" if word[0] in VOWELS else "a"


def _short(person: Person, random: Random) -> str:
    if person.role == "spokes":
        return random.choice(("the diplomat", f"the {person.title}"))
    return f"the {person.title}"


def _given(value: T | None) -> T:
    if value is None:
        raise ValueError("a template asks for what its beat lacks")
    return value
