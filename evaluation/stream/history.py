"""The known truth: what happens in each dispute over 18 invented months, drawn by a seed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from world import Blame, Claimed, Conduct, Demand, Dispute, Meeting, Sanction, Step, Thing, TwoWords, disputes, states

__all__ = ["FIRST", "LAST", "Planted", "history", "how_many"]

FIRST, LAST = date(2031, 1, 6), date(2032, 6, 30)
FORMATS = ("summit", "ministerial", "talks", "session", "ministerial", "talks")
OUTCOMES = ("met", "refused", "unanswered", "unanswered", "open")
SKIPPED = 3  # meetings in a row that somebody skips who says that it remains engaged
CONDUCT = ("freezes_participation", "withholds_dues", "refuses_to_sign", "resumes")
DOCUMENTS_A_DISPUTE, DOCUMENTS_A_THING = 100, 11
LEAST_THINGS = 14

Planted = dict[str, list[Thing]]  # by class of contradiction


def how_many(documents: int) -> tuple[int, int]:
    """Return how many disputes, and how many things in each, so many documents tell of."""
    some = min(len(disputes()), max(2, documents // DOCUMENTS_A_DISPUTE))
    return some, max(LEAST_THINGS, documents // some // DOCUMENTS_A_THING)


def history(seed: int, documents: int) -> Iterator[tuple[Dispute, list[Thing], Planted]]:
    """Yield for each dispute what happens in it, by day, and what is planted to be contradicted."""
    some, things = how_many(documents)
    for dispute in disputes()[:some]:
        yield dispute, *_Chronicle(dispute, things, Random(f"{seed} {dispute.name}")).write()


class _Chronicle:
    """One dispute's things, as they are drawn."""

    def __init__(self, dispute: Dispute, count: int, random: Random) -> None:
        self.dispute = dispute
        self.count = count
        self.random = random
        self.numbers = 0

    def write(self) -> tuple[list[Thing], Planted]:
        """Return everything by day, and what is planted."""
        steps = self._steps(max(1, self.count // 8))
        meetings = [_seated(one, steps) for one in self._meetings(max(SKIPPED + 2, self.count * 3 // 10))]
        demands = self._demands(max(2, self.count * 2 // 10))
        plain: list[Thing] = [*meetings, *demands, *steps, *self._quarrels()]
        planted = self._planted(meetings, demands)
        extra = [thing for some in planted.values() for thing in some if not isinstance(thing, Meeting)]
        return sorted([*plain, *extra], key=lambda thing: (thing.day, thing.id)), planted

    def _id(self, kind: str) -> str:
        self.numbers += 1
        return f"{self.dispute.name}-{kind}-{self.numbers}"

    def _days(self, count: int, *, until: date = LAST) -> list[date]:
        """Return so many days, spread over the time with a little jitter and none of them a weekend."""
        step = (until - FIRST).days / count
        days = (FIRST + timedelta(int(step * (place + self.random.uniform(0.15, 0.85)))) for place in range(count))
        return [_working(day) for day in days]

    def _meetings(self, count: int) -> list[Meeting]:
        days = self._days(count)
        found = [self._meeting(day, FORMATS[place % len(FORMATS)]) for place, day in enumerate(days)]
        own = [place for place, one in enumerate(found) if one.of_organisation]
        skipped = own[1 : 1 + SKIPPED] if len(own) > SKIPPED else own[-SKIPPED:]
        for place in own:
            found[place] = self._away(found[place], always=place in skipped)
        return found

    def _meeting(self, day: date, kind: str) -> Meeting:
        dispute, random = self.dispute, self.random
        pair = (dispute.aggrieved, random.choice((dispute.opponent, dispute.opponent, *dispute.neighbours)))
        talks = kind == "talks"
        others = [code for code in dispute.members if code != dispute.aggrieved]
        host = random.choice(pair if talks else others)
        return Meeting(
            id=self._id("meeting"),
            dispute=dispute,
            day=day,
            format=kind,
            parties=pair if talks else dispute.members,
            place=random.choice(states()[host].cities),
            host=host,
            announced=day - timedelta(random.randint(8, 24)),
            held=random.random() > (0.2 if talks else 0.06),
            signed=None if talks or random.random() < 0.4 else random.randint(4, 31),
        )

    def _away(self, meeting: Meeting, *, always: bool) -> Meeting:
        """Let the aggrieved stay away, always or now and then, and sometimes another; most say so before."""
        random, aggrieved = self.random, self.dispute.aggrieved
        gone = [aggrieved] if always or random.random() < 0.25 else []
        if random.random() < 0.2:
            gone.append(random.choice([code for code in meeting.parties if code not in (aggrieved, meeting.host)]))
        said = tuple(code for code in gone if random.random() < 0.6)
        return replace(meeting, held=meeting.held or always, away=tuple(gone), declined=said)

    def _demands(self, count: int) -> list[Demand]:
        contents = self.random.sample(self.dispute.demands, min(count, len(self.dispute.demands)))
        days = self._days(len(contents), until=LAST - timedelta(60))
        return [self._demand(day, content) for day, content in zip(days, contents, strict=True)]

    def _demand(self, day: date, content: tuple[str, ...]) -> Demand:
        random = self.random
        outcome = random.choice(OUTCOMES)
        return Demand(
            id=self._id("demand"),
            dispute=self.dispute,
            day=day,
            demander=self.dispute.aggrieved,
            addressee=self.dispute.opponent,
            content=content,
            deadline=day + timedelta(random.randint(14, 70)) if random.random() < 0.4 else None,
            outcome=outcome,
            answered=None if outcome == "open" else _working(day + timedelta(random.randint(12, 58))),
        )

    def _steps(self, count: int) -> list[Step]:
        told = self.dispute.steps[: max(1, min(count, len(self.dispute.steps)))]
        days = self._days(len(told))
        return [self._step(day, *written.split()) for day, written in zip(days, told, strict=True)]

    def _step(self, day: date, member: str, step: str) -> Step:
        return Step(id=self._id("step"), dispute=self.dispute, day=day, member=member, step=step)

    def _quarrels(self) -> list[Thing]:
        """Return accusations, conduct and sanctions."""
        dispute, random = self.dispute, self.random
        blames = random.sample(dispute.matters[:-1], min(len(dispute.matters) - 1, max(1, self.count // 12)))
        found: list[Thing] = [
            self._blame(day, matter) for day, matter in zip(self._days(len(blames)), blames, strict=True)
        ]
        for day in self._days(max(1, self.count // 12)):
            conduct = random.choice(CONDUCT)
            actor = dispute.aggrieved if random.random() < 0.7 else random.choice(dispute.neighbours)
            found.append(Conduct(id=self._id("conduct"), dispute=dispute, day=day, actor=actor, conduct=conduct))
        barred = random.sample(dispute.sanctions, min(len(dispute.sanctions), max(1, self.count // 20)))
        for day, what in zip(self._days(len(barred)), barred, strict=True):
            pair = {"actor": dispute.opponent, "target": dispute.aggrieved}
            found.append(Sanction(id=self._id("sanction"), dispute=dispute, day=day, what=what, **pair))
        return found

    def _blame(self, day: date, matter: tuple[str, ...]) -> Blame:
        stance = self.random.choice(("denies", "denies", "accepts", ""))
        replied = _working(day + timedelta(self.random.randint(1, 9))) if stance else None
        return Blame(
            id=self._id("blame"),
            dispute=self.dispute,
            day=day,
            blamer=self.dispute.aggrieved,
            blamed=self.dispute.opponent,
            matter=matter,
            stance=stance,
            replied=replied,
        )

    def _planted(self, meetings: list[Meeting], demands: list[Demand]) -> Planted:
        """Return the things that sources, or words and deeds, will be at odds about, by class."""
        random, dispute = self.random, self.dispute
        share = max(1, self.count // 12)
        own = [one for one in meetings if one.of_organisation and one.held]
        disputed = random.sample(own, min(share, len(own)))
        counted = [one for one in own if one.signed and one not in disputed]
        skipped = [one for one in own if dispute.aggrieved in one.away]
        planted: Planted = {
            "A": list(disputed),
            "B": list(random.sample(counted, min(share, len(counted)))),
            "C": list(self._two_words(demands, share)),
            "D": [],
            "E": [self._claimed(day) for day in self._days(share)],
        }
        if len(skipped) >= SKIPPED:
            word = _working(skipped[0].day + timedelta(4))
            planted["D"] = [self._reaffirmed(word), *skipped]
        return planted

    def _claimed(self, day: date) -> Claimed:
        speaker = self.random.choice(self.dispute.neighbours)
        return Claimed(
            id=self._id("claimed"), dispute=self.dispute, day=day, speaker=speaker, member=self.dispute.aggrieved
        )

    def _reaffirmed(self, day: date) -> Conduct:
        return Conduct(
            id=self._id("conduct"), dispute=self.dispute, day=day, actor=self.dispute.aggrieved, conduct="reaffirms"
        )

    def _two_words(self, demands: list[Demand], count: int) -> Iterator[TwoWords]:
        """Yield what an actor says and takes back: that it will leave, that it was answered, that it was to blame."""
        dispute, random = self.dispute, self.random
        unanswered = [one for one in demands if one.outcome == "unanswered"]
        pairs = [("will_not_leave", "will_leave"), ("got_answer", "got_none"), ("took_blame", "shed_blame")]
        random.shuffle(pairs)
        for place, day in enumerate(self._days(count, until=LAST - timedelta(120))):
            lines = pairs[place % len(pairs)]
            if lines[0] == "got_answer" and not unanswered:
                lines = pairs[(place + 1) % len(pairs)]
            demand = unanswered.pop() if lines[0] == "got_answer" else None
            day = _working(max(day, demand.answered + timedelta(3)) if demand and demand.answered else day)
            blamed = dispute.opponent if lines[0] == "took_blame" else dispute.aggrieved
            yield TwoWords(
                id=self._id("words"),
                dispute=dispute,
                day=day,
                speaker=blamed,
                lines=lines if random.random() < 0.5 else (lines[1], lines[0]),
                later=_working(day + timedelta(random.randint(20, 90))),
                demand=demand,
                matter=dispute.matters[-1],
            )


def _seated(meeting: Meeting, steps: list[Step]) -> Meeting:
    """Return the meeting without those who are suspended on its day, since nobody would look for them there."""
    out: set[str] = set()
    for step in (one for one in steps if one.day <= meeting.day):
        out = out | {step.member} if step.step == "suspended" else out - {step.member}
    if not meeting.of_organisation:
        return meeting
    kept, away, declined = (
        tuple(code for code in codes if code not in out) for codes in (meeting.parties, meeting.away, meeting.declined)
    )
    return replace(meeting, parties=kept, away=away, declined=declined)


def _working(day: date) -> date:
    """Return the day, or the Monday after it if it is a weekend, inside the time of the stream."""
    day = min(max(day, FIRST), LAST)
    return day + timedelta(7 - day.weekday()) if day.weekday() > 4 else day
