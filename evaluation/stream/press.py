"""Who prints what: agencies and those who copy them, own reports, round-ups, silent edits and corrections."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from article import Article, Outlet, Passage, write
from dating import Calendar
from history import LAST
from sentence import fill
from stories import Story
from wording import Beat, Scene
from world import Demand, Dispute, Meeting, Thing, data

__all__ = ["Press", "Printed", "outlets"]

ROUND_UPS = 0.1
MOST_COPIES, MOST_REPORTS = 5, 4
EDITED, CORRECTED, PUT_RIGHT = 0.05, 0.5, 0.3
RECENT, FORGOTTEN = timedelta(10), timedelta(120)


@dataclass(frozen=True, slots=True)
class Printed:
    """An article with where it came from: its story, and the key of the agency text that it copies.

    `is_edit` marks a later version of an address that has been printed before.
    """

    article: Article
    story: Story | None = None
    copy_of: str = ""
    is_edit: bool = False


@dataclass(slots=True)
class _Plan:
    """What a story has been given: whether by an agency, and how many copies and own reports, some of them wrong."""

    story: Story
    wire: bool
    copies: int = 0
    own: int = 0
    wrong: int = 0


def outlets() -> tuple[Outlet, ...]:
    """Return every outlet in the file's order."""
    return tuple(Outlet(**row | {"area": tuple(row.get("area", ()))}) for row in data("outlets")["outlet"])


@dataclass(slots=True)
class Press:
    """The press on one dispute."""

    dispute: Dispute
    things: list[Thing]
    random: Random
    numbers: int = 0
    used: dict[tuple[str, date], set[str]] = field(default_factory=dict)

    def print(self, stories: list[Story], documents: int) -> list[Printed]:
        """Return so many documents on the stories, by day."""
        plans = self._planned(stories, documents)
        printed = [one for plan in plans for one in self._of(plan)]
        while len(printed) < documents:
            printed.append(self._round_up(stories))
        printed.sort(key=lambda one: (one.article.published, one.article.key))
        return printed

    def _planned(self, stories: list[Story], documents: int) -> list[_Plan]:
        """Give every story one text at least, those that are planted both accounts, and share out what is left."""
        plans = [_Plan(story, wire=bool(story.wrong) or self.random.random() < 0.7) for story in stories]
        for plan in plans:
            plan.own = 0 if plan.wire else 1
            plan.wrong = 1 if plan.story.wrong else 0
        left = int(documents * (1 - ROUND_UPS)) - sum(plan.wire + plan.own + plan.wrong for plan in plans)
        pool = [(plan, "copies") for plan in plans if plan.wire for _ in range(self.random.randint(0, MOST_COPIES))]
        pool += [(plan, "own") for plan in plans for _ in range(self.random.randint(1, MOST_REPORTS))]
        self.random.shuffle(pool)
        for plan, what in pool[: max(0, left)]:
            setattr(plan, what, getattr(plan, what) + 1)
        return plans

    def _of(self, plan: _Plan) -> Iterator[Printed]:
        story, random = plan.story, self.random
        if plan.wire:
            agency = random.choice([one for one in outlets() if one.agency])
            wire = self._article(story, agency, story.day, length=random.randint(4, 7))
            yield Printed(wire, story)
            for outlet in self._outlets(story, plan.copies):
                yield Printed(self._copy(wire, outlet), story, copy_of=wire.key)
        for outlet in self._outlets(story, plan.own):
            late = story.day + timedelta(random.choice((0, 0, 0, 1, 1, 2)))
            own = self._article(story, outlet, min(late, LAST), length=random.randint(4, 9))
            yield Printed(own, story)
            if random.random() < EDITED:
                yield Printed(self._edited(own), story, is_edit=True)
        for outlet in self._outlets(story, plan.wrong):
            yield from self._mistaken(story, outlet)

    def _mistaken(self, story: Story, outlet: Outlet) -> Iterator[Printed]:
        """Yield an account with the wrong beat, and now and then its correction, or a later version without a word."""
        if story.right is None or story.wrong is None:
            return
        beats = tuple(story.wrong if beat == story.right else beat for beat in story.beats)
        mistaken = self._article(replace(story, beats=beats), outlet, story.day, length=self.random.randint(4, 8))
        yield Printed(mistaken, story)
        draw = self.random.random()
        if draw < CORRECTED:
            yield Printed(self._correction(story, mistaken), story)
        elif draw < CORRECTED + PUT_RIGHT:
            yield Printed(self._put_right(story, mistaken), story, is_edit=True)

    def _article(self, story: Story, outlet: Outlet, day: date, *, length: int) -> Article:
        return write(
            story, outlet, day, self._key(outlet, day), self._earlier(day, story.thing), self.random, length=length
        )

    def _key(self, outlet: Outlet, day: date) -> str:
        self.numbers += 1
        return f"{outlet.slug}-{day}-{self.dispute.name}{self.numbers}"

    def _outlets(self, story: Story, count: int) -> list[Outlet]:
        """Return so many outlets that print no agency's texts of their own and have not had the story yet."""
        used = self.used.setdefault((story.thing + story.headline, story.day), set())
        fitting = [
            one
            for one in outlets()
            if not one.agency and one.name not in used and (not one.area or self.dispute.name in one.area)
        ]
        some = self.random.sample(fitting, min(count, len(fitting)))
        used.update(one.name for one in some)
        return some

    def _copy(self, wire: Article, outlet: Outlet) -> Article:
        """Return the agency's text as another prints it: cut, under a headline of its own, with its own dateline."""
        random = self.random
        day = min(wire.published + timedelta(random.choice((0, 0, 0, 1))), LAST)
        kept = wire.without_end(random.choice((0, 0, 0, 1, 1, 2)))
        if random.random() < 0.2 and len(kept.paragraphs) > 3:
            gone = random.randrange(2, len(kept.paragraphs))
            kept = replace(kept, paragraphs=kept.paragraphs[:gone] + kept.paragraphs[gone + 1 :])
        return replace(
            kept,
            key=self._key(outlet, day),
            outlet=outlet,
            published=day,
            title=wire.title if random.random() < 0.3 else f"{wire.title}: what we know",
            dateline=random.choice((wire.dateline, "", f"{outlet.name} — ")),
            credit=random.choice(("", f"({wire.outlet.name})", f"With material from {wire.outlet.name}.")),
        )

    def _edited(self, own: Article) -> Article:
        """Return a later version of the same address: a paragraph more, the second one put last."""
        lead = own.paragraphs[0][0].beat
        calendar = _calendar(own, self.random)
        scene = Scene(self.dispute, calendar, self.random)
        line = self.random.choice(data("lines")["colour"]["empty"])
        more = Passage(replace(lead, line="colour.empty"), fill(line, scene.resolver(lead)))
        return replace(own, paragraphs=(*own.paragraphs[:-1], (more,), own.paragraphs[-1]))

    def _correction(self, story: Story, mistaken: Article) -> Article:
        day = min(mistaken.published + timedelta(self.random.randint(1, 4)), LAST)
        right = story.right or story.beats[0]
        calendar = _calendar(replace(mistaken, published=day), self.random)
        scene = Scene(self.dispute, calendar, self.random)
        group, _, name = right.line.partition(".")
        held = next(beat for beat in story.beats if beat.line.endswith(".held"))
        before = replace(right, line="colour.correction", day=mistaken.published)
        template = self.random.choice(data("lines")["colour"]["correction"]).replace("{right}", "").strip()
        told = [
            Passage(before, fill(template, scene.resolver(before))),
            Passage(held, fill(data("lines")["meeting"]["held_back"][3], scene.resolver(held))),
            Passage(right, fill(self.random.choice(data("lines")[group][name]), scene.resolver(right))),
        ]
        return replace(
            mistaken,
            key=self._key(mistaken.outlet, day),
            published=day,
            title=f"Correction: {mistaken.title}",
            paragraphs=(tuple(told),),
            dateline="",
        )

    def _put_right(self, story: Story, mistaken: Article) -> Article:
        """Return the account as the same address has it later, with the right beat in place of the wrong one."""
        right = story.right or story.beats[0]
        scene = Scene(self.dispute, _calendar(mistaken, self.random), self.random)
        group, _, name = right.line.partition(".")
        passage = Passage(right, fill(self.random.choice(data("lines")[group][name]), scene.resolver(right)))
        return replace(
            mistaken,
            paragraphs=tuple(
                tuple(passage if one.beat == story.wrong else one for one in paragraph)
                for paragraph in mistaken.paragraphs
            ),
        )

    def _round_up(self, stories: list[Story]) -> Printed:
        """Return an outlet's look back over what has happened of late."""
        random = self.random
        story = random.choice(stories[len(stories) // 4 :])
        day = min(story.day + timedelta(random.randint(3, 12)), LAST)
        lead = replace(story.beats[0], line="colour.empty", a=self.dispute.aggrieved, b=self.dispute.opponent)
        earlier = self._earlier(day, "")
        beats = (lead, *random.sample(earlier, min(len(earlier), random.randint(2, 4))))
        speaker = replace(lead, line="step.not_left", who=self.dispute.aggrieved)
        if random.random() < 0.5:
            beats = (*beats, speaker)
        told = replace(story, thing="", headline="roundup", beats=beats, right=None, wrong=None, planted="")
        outlet = random.choice(self._outlets(replace(told, thing=str(self.numbers)), 3))
        return Printed(self._article(told, outlet, day, length=random.randint(3, 6)))

    def _earlier(self, day: date, thing: str) -> list[Beat]:
        """Return what a paper could recall on the day: meetings held, who stayed away, demands made."""
        found: list[Beat] = []
        for one in self.things:
            if one.id == thing or not RECENT < day - one.day < FORGOTTEN:
                continue
            told = Beat(line="", thing=one.id, dispute=self.dispute, day=one.day)
            if isinstance(one, Meeting) and one.held:
                line = "meeting.held_back" if one.of_organisation else "talks.held_back"
                about = replace(told, line=line, meeting=one, a=one.parties[0], b=one.parties[1])
                found.append(about)
                found += [replace(about, line="attendance.absent_back", who=code) for code in one.away]
            elif isinstance(one, Demand):
                sides = replace(told, a=one.demander, b=one.addressee)
                found.append(replace(sides, line="demand.back", content=one.content))
        return found


def _calendar(article: Article, random: Random) -> Calendar:
    return Calendar(article.published, article.outlet.dates, random)
