"""The rows of the ledgers, as faces show them. Dates are EDTF with the precision that the text gives."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from foedus.ledgers.evidence import Quote, Row, Told, Who

__all__ = [
    "Attendance",
    "Conflict",
    "Contradiction",
    "Demand",
    "Known",
    "Meeting",
    "Moment",
    "Obligation",
    "Posture",
    "Responsibility",
    "Ruled",
    "Side",
    "Spell",
    "Standing",
    "StandingOverTime",
    "Statement",
    "Step",
]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Statement(Told):
    """Somebody said something. `via` is who reports the speaker's words, outermost first, empty for the publisher.

    `speaker` is None where the text names none. `said` is when it was said, `published` when it was first published.
    """

    columns: ClassVar = ("said", "published", "speaker", "act", "addressee", "content")
    speaker: Who | None
    addressee: Who | None
    act: str
    manner: str
    content: tuple[str, ...]
    about: tuple[str, ...]
    via: tuple[Who, ...]
    polarity: str
    modality: str
    said: str | None
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Attendance(Row):
    """One party at one meeting.

    `status` is `attended`, `declined`, `absent`, `not eligible` or `not known`; nothing said is never absence. `said`
    are the codebook's words for it as the claims have them ("will_attend", "hosted", "not declined"). `invitation` is
    `open` where it is said to be invited and nothing of its coming, `answered` where something is, None where no
    invitation is told of. `people` are the persons named. `disputed` is True where claims of one firmness say both that
    it came and that it did not.
    `standing` is the party's standing in the organisation on the day by the knowledge base, None for guests.
    """

    columns: ClassVar = ("party", "status", "said", "people")
    party: Who
    status: str
    said: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    disputed: bool = False
    standing: str | None = None
    invitation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Meeting(Told):
    """One meeting, however often it is named.

    `state` is `held`, `planned`, `possible`, `not held`, `disputed` (said to be held and not), or `mentioned` where
    only its attendance is spoken of. `attendance` has a row for every member on the day, which is the denominator,
    and is empty where the organisation or its members are not known; `guests` are others who are said to come or not.
    """

    columns: ClassVar = ("date", "organisation", "format", "state", "places", "participants")
    organisation: str | None
    format: str | None
    date: str | None
    state: str
    places: tuple[str, ...] = ()
    participants: tuple[Who, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    guests: tuple[Attendance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Demand(Told):
    """Somebody wants something of somebody.

    `state` is `open` (nothing said of an answer), `unanswered` (said to be so) or `answered`, with `answer` saying how:
    `met`, `partly_met`, `agreed` or `refused`. `disputed` is True where sources differ on the answer. `since` is the
    day it was made, else first published; `days_open` counts from there to the answer, or to `on`, or to the last day
    published in the record. `deadline_passed` is None without a deadline. `denied` is True where it is denied that it
    was made.

    `replies` are what the addressee says or does to the demander in the words of the demand, later: where no text tells
    of an answer, the last of them is it, and `answer` may be `agreed`, of which no text says that it was done. While
    there is no answer, `looked` is the day up to which one was looked for, and `heard` counts the texts since the
    demand that tell of something between the two, up to 100; None where one of the two is not known.
    """

    columns: ClassVar = ("since", "demander", "addressee", "content", "state", "answer", "days_open", "deadline")
    demander: Who | None
    addressee: Who | None
    content: str
    state: str
    answer: str | None = None
    disputed: bool = False
    since: date | None = None
    days_open: int | None = None
    deadline: str | None = None
    deadline_passed: bool | None = None
    denied: bool = False
    looked: date | None = None
    heard: int | None = None
    replies: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Obligation(Told):
    """What somebody is said to owe. `said_by` are those who say what is `claimed`; `disputed_by` who say otherwise.

    `claimed` is what was said last by who spoke of it first: `unmet`, `met`, `owed`, `disputed`, "not " before it where
    it is denied. `status` is the same, or `disputed` where the debtor says otherwise; `denials` are its words for that.
    """

    columns: ClassVar = ("debtor", "creditor", "content", "status", "said_by", "disputed_by")
    debtor: Who | None
    creditor: Who | None
    content: str
    status: str
    said_by: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    date: str | None = None
    claimed: str = ""
    denials: tuple[Quote, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether anybody says otherwise, or the text itself calls it disputed."""
        return bool(self.disputed_by) or self.status == "disputed"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Responsibility(Told):
    """Who holds whom to blame. `blamer` is whose word it is; `replies` are what the blamed say of the same matter.

    `stance` is `blames`, `accepts`, `denies` or `deflects`, of the blamed; "not " before it where it is denied. `state`
    says what came of a blame: `open`, `rejected` (the blamed denies or deflects it), `accepted`, or `answered`
    otherwise; None for other stances.
    """

    columns: ClassVar = ("date", "blamer", "stance", "blamed", "matter")
    blamer: str
    blamed: Who | None
    stance: str
    matter: str
    date: str | None = None
    state: str | None = None
    replies: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Posture(Told):
    """Conduct towards an organisation short of a formal step, attendance at its meetings included."""

    columns: ClassVar = ("date", "actor", "organisation", "conduct", "polarity", "modality")
    actor: Who
    organisation: str
    conduct: str
    polarity: str
    modality: str
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Step(Row):
    """A formal step that is said to be taken, not taken, planned or talked of, with everybody who says so."""

    columns: ClassVar = ("date", "step", "status")
    step: str
    status: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the knowledge base holds of a standing: `start` and `end` are EDTF, None for not known or open."""

    status: str
    start: str | None
    end: str | None
    source: str

    def __str__(self) -> str:
        since = f" since {self.start}" if self.start else ""
        until = f" until {self.end}" if self.end else ""
        return f"{self.status}{since}{until} ({self.source})"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Conflict(Row):
    """Two accounts of a standing that cannot both hold; `what` says which, `quotes` are the claims in it."""

    columns: ClassVar = ("what",)
    what: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Standing(Told):
    """The formal standing of one party in one organisation on one day; `posture` stands beside it, never in it.

    `status` is the codebook's word or `not known`; `basis` says what it rests on: `knowledge`, `claims`, `decision`
    (claims that a person has settled) or "" where it is not known. `quotes` are what is said of its state, affirmed and
    denied. Steps are kept apart: `taken`, `not_taken` (expressly), `planned`, and `talked_of` (possible, wanted, or
    with an if). `conflicts` are accounts that cannot both hold, of the knowledge base and the texts or of two texts.
    """

    columns: ClassVar = ("member", "organisation", "on", "status", "basis", "taken", "not_taken")
    member: Who
    organisation: str
    on: date | None
    status: str
    basis: str = ""
    known: Known | None = None
    taken: tuple[Step, ...] = ()
    not_taken: tuple[Step, ...] = ()
    planned: tuple[Step, ...] = ()
    talked_of: tuple[Step, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    posture: tuple[Posture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Spell(Row):
    """How a party stood for a time: `start` and `end`, its last day, are EDTF; None is not known, and not yet over.

    `basis` is as in `Standing`; `source` is that of the knowledge base, `quotes` are those of the time who say so.
    """

    columns: ClassVar = ("status", "start", "end", "basis")
    status: str
    start: str | None
    end: str | None
    basis: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StandingOverTime(Told):
    """How one party has stood in one organisation, spell by spell.

    Of a day in no spell its standing is not known, or it is known to be no member. `conflicts` are accounts that cannot
    hold with what is known of their day, or with one another.
    """

    columns: ClassVar = ("member", "organisation", "spells")
    member: Who
    organisation: str
    spells: tuple[Spell, ...]
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Moment(Told):
    """Something dated. `what` is a line that says it; `kind` is the claims' kind."""

    columns: ClassVar = ("date", "kind", "what", "polarity", "modality")
    date: str
    kind: str
    what: str
    polarity: str
    modality: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """What a person says of a contradiction: which of its sides `holds`, the first being 0, None: it is kept open."""

    id: str
    holds: int | None
    person: str
    decided: datetime
    note: str | None = None

    def __str__(self) -> str:
        said = "keeps it open" if self.holds is None else f"holds with side {self.holds + 1}"
        return f"{self.person} {said}" + (f": {self.note}" if self.note else "")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Side(Row):
    """One account in a contradiction, with everybody who gives it; `sure`, from 0 to 1, is how sure it is."""

    columns: ClassVar = ("says",)
    says: str
    sure: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Contradiction(Told):
    """Accounts of one thing that cannot all hold.

    `type` says between what: `sources` that differ, `numbers` that do, a speaker's `own words` on two days, or `word
    and conduct`. `kind` is the kind of the claims. `score`, from 0 to 1, is how sure it is that the two surest accounts
    are both given: the product of theirs. `rulings` are what people say of it, the last one last, which counts.
    """

    columns: ClassVar = ("date", "type", "kind", "subject", "score", "sides")
    kind: str
    subject: str
    date: str | None = None
    type: str = "sources"
    score: float = 0.0
    sides: tuple[Side, ...] = field(default=())
    rulings: tuple[Ruled, ...] = ()

    @property
    def holds(self) -> int | None:
        """Which side holds, as whoever ruled last says; None where nobody did, or it is kept open."""
        return self.rulings[-1].holds if self.rulings else None
