"""What there is to report on a day: each thing that happens as one or more stories, with what they tell."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import singledispatchmethod
from random import Random

from history import FIRST, LAST, Planted
from wording import Beat
from world import Blame, Claimed, Conduct, Demand, Dispute, Meeting, Sanction, Step, Thing, TwoWords, states

__all__ = ["Desk", "Story"]

ROLES = ("leader", "minister", "minister", "spokes", "spokes")
WITHDRAWING = ("announced_withdrawal", "notified_withdrawal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """News of a day: the first beat leads. `wrong` is what some outlets tell in place of the beat `right`."""

    thing: str
    day: date
    dispute: Dispute
    headline: str
    city: str
    beats: tuple[Beat, ...]
    right: Beat | None = None
    wrong: Beat | None = None
    planted: str = ""


class Desk:
    """Makes the stories of one dispute."""

    def __init__(self, dispute: Dispute, planted: Planted, random: Random) -> None:
        self.dispute = dispute
        self.random = random
        self.planted = {thing.id: name for name in "BA" for thing in planted[name]}

    def stories(self, things: list[Thing]) -> list[Story]:
        """Return every story inside the time of the stream, by day."""
        found = [story for thing in things for story in self._of(thing) if FIRST <= story.day <= LAST]
        return sorted(found, key=lambda story: story.day)

    @singledispatchmethod
    def _of(self, thing: Thing) -> Iterator[Story]:
        raise TypeError(f"no stories of a {type(thing).__name__}")

    def _beat(self, line: str, thing: Thing, **more: object) -> Beat:
        return replace(Beat(line=line, thing=thing.id, dispute=self.dispute), **more)  # type: ignore[arg-type]

    def _story(self, thing: Thing, day: date, headline: str, city: str, *beats: Beat) -> Story:
        return Story(thing=thing.id, day=day, dispute=self.dispute, headline=headline, city=city, beats=beats)

    def _speaker(self, code: str) -> tuple[str, str]:
        return code, self.random.choice(ROLES)

    @_of.register
    def _(self, meeting: Meeting) -> Iterator[Story]:
        base = "meeting" if meeting.of_organisation else "talks"
        sides = {"a": meeting.parties[0], "b": meeting.parties[1]}
        about = {"meeting": meeting, "day": meeting.day, "speaker": self._speaker(meeting.host), **sides}
        ahead = self._beat(f"{base}.ahead", meeting, **about)
        capital = states()[meeting.host].cities[0]
        coming = self._coming(meeting)
        will_come = [self._beat("attendance.will_attend", meeting, **about | {"parties": coming})] if coming else []
        yield self._story(meeting, meeting.announced, "ahead", capital, ahead, *will_come)
        if not meeting.held:
            day = meeting.day - timedelta(self.random.randint(1, 4))
            yield self._story(meeting, day, "off", capital, self._beat(f"{base}.off", meeting, **about))
            return
        for code in meeting.declined:
            day = meeting.day - timedelta(self.random.randint(1, (meeting.day - meeting.announced).days - 1))
            told = about | {"who": code, "speaker": self._speaker(code), "a": code, "b": meeting.host}
            beat = self._beat("attendance.declined", meeting, **told)
            yield self._story(meeting, day, "declined", states()[code].cities[0], beat, ahead)
        yield self._result(meeting, base, about)

    def _coming(self, meeting: Meeting) -> tuple[str, ...]:
        sure = [code for code in meeting.parties if code not in meeting.away]
        if not meeting.of_organisation or not meeting.held or self.random.random() < 0.5:
            return ()
        return tuple(self.random.sample(sure, min(2, len(sure))))

    def _result(self, meeting: Meeting, base: str, about: dict[str, object]) -> Story:
        day = meeting.day + timedelta(self.random.choice((0, 0, 1)))
        beats = [self._beat(f"{base}.held", meeting, **about)]
        at_odds = self._at_odds(meeting)
        for code in meeting.away:
            if code != at_odds:
                beats.append(self._beat("attendance.absent", meeting, **about | {"who": code}))
        came = tuple(code for code in meeting.parties if code not in (*meeting.away, at_odds))
        if meeting.of_organisation and self.random.random() < 0.75:
            beats.append(self._beat("attendance.attended", meeting, **about | {"parties": came}))
        right = wrong = None
        if at_odds:
            ways = ["attendance.one_attended", "attendance.one_absent"]
            right, wrong = (self._beat(way, meeting, **about | {"who": at_odds}) for way in ways)
            if at_odds in meeting.away:
                right, wrong = wrong, right
            beats.append(right)
        if meeting.signed:
            signed = self._beat("signed.number", meeting, **about | {"number": meeting.signed, "parties": came})
            beats.append(signed)
            if self.planted.get(meeting.id) == "B":
                right, wrong = signed, replace(signed, number=meeting.signed + self.random.choice((-1, 1, 2)))
        story = self._story(meeting, day, "held", meeting.place, *beats)
        return replace(story, right=right, wrong=wrong, planted=self.planted.get(meeting.id, "") if right else "")

    def _at_odds(self, meeting: Meeting) -> str:
        """Return the party whose coming sources will disagree about, if the meeting is one of those."""
        if self.planted.get(meeting.id) != "A":
            return ""
        return self.random.choice(
            [code for code in meeting.parties if code not in (meeting.host, self.dispute.aggrieved)]
        )

    @_of.register
    def _(self, demand: Demand) -> Iterator[Story]:
        sides: dict[str, object] = {"a": demand.demander, "b": demand.addressee, "content": demand.content}
        sides["asked"] = demand.day
        speaker = self._speaker(demand.demander)
        home, theirs = (states()[code].cities[0] for code in (demand.demander, demand.addressee))
        about: dict[str, object] = {**sides, "day": demand.day, "speaker": speaker, "deadline": demand.deadline}
        day = demand.day + timedelta(self.random.choice((0, 0, 1)))
        yield self._story(demand, day, "demand", home, self._beat("demand.made", demand, **about))
        if demand.answered:
            silent = demand.outcome == "unanswered"
            beat = self._beat(f"demand.{demand.outcome}", demand, **about | {"day": demand.answered})
            headline, city = ("unanswered", home) if silent else ("answer", theirs)
            yield self._story(demand, demand.answered, headline, city, beat)

    @_of.register
    def _(self, step: Step) -> Iterator[Story]:
        about = {"who": step.member, "day": step.day, "speaker": self._speaker(step.member), "a": step.member}
        about |= {"b": self.dispute.opponent if step.member != self.dispute.opponent else self.dispute.aggrieved}
        day = step.day + timedelta(self.random.choice((0, 0, 1)))
        beat = self._beat(f"step.{step.step}", step, **about)
        yield self._story(step, day, "step", states()[step.member].cities[0], beat)

    @_of.register
    def _(self, blame: Blame) -> Iterator[Story]:
        about = {"a": blame.blamer, "b": blame.blamed, "matter": blame.matter, "speaker": self._speaker(blame.blamer)}
        home, theirs = (states()[code].cities[0] for code in (blame.blamer, blame.blamed))
        made = self._beat("blame.made", blame, **about | {"day": blame.day})
        yield self._story(blame, blame.day, "blame", home, made)
        if blame.replied:
            line = "blame.denied" if blame.stance == "denies" else "blame.accepted"
            reply = self._beat(line, blame, **about | {"day": blame.replied, "speaker": self._speaker(blame.blamed)})
            yield self._story(blame, blame.replied, "reply", theirs, reply)

    @_of.register
    def _(self, conduct: Conduct) -> Iterator[Story]:
        about = {"who": conduct.actor, "a": conduct.actor, "b": self.dispute.opponent, "day": conduct.day}
        beat = self._beat(f"conduct.{conduct.conduct}", conduct, **about | {"speaker": (conduct.actor, "minister")})
        yield self._story(conduct, conduct.day, "conduct", states()[conduct.actor].cities[0], beat)

    @_of.register
    def _(self, sanction: Sanction) -> Iterator[Story]:
        about = {"a": sanction.actor, "b": sanction.target, "what": sanction.what, "day": sanction.day}
        beat = self._beat("sanction.made", sanction, **about | {"speaker": self._speaker(sanction.actor)})
        yield self._story(sanction, sanction.day, "sanction", states()[sanction.actor].cities[0], beat)

    @_of.register
    def _(self, claimed: Claimed) -> Iterator[Story]:
        about = {"who": claimed.member, "a": claimed.member, "b": claimed.speaker, "day": claimed.day}
        beat = self._beat("step.has_left", claimed, **about | {"speaker": self._speaker(claimed.speaker)})
        yield self._story(claimed, claimed.day, "word", states()[claimed.speaker].cities[0], beat)

    @_of.register
    def _(self, words: TwoWords) -> Iterator[Story]:
        about: dict[str, object] = {"who": words.speaker, "a": words.speaker, "matter": words.matter}
        about["speaker"] = (words.speaker, "leader")
        dispute = self.dispute
        about |= {"b": dispute.opponent if words.speaker != dispute.opponent else dispute.aggrieved}
        if words.demand:
            about |= {"content": words.demand.content, "asked": words.demand.day}
        for line, day in zip(words.lines, (words.day, words.later), strict=True):
            beat = self._beat(f"word.{line}", words.demand or words, **about | {"day": day})
            story = self._story(words, day, "word", states()[words.speaker].cities[0], beat)
            yield replace(story, planted=f"C {line}")
