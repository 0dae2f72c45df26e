"""The dossier, of everything or of what the address names: how it stands, what happened, what is open, what is new."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar
from urllib.parse import quote, urlencode

from foedus.api import Arrivals, Demand, Relation, Standing, Table, Turn, Work, arrivals, bounds, catalogue, relation
from foedus.api.plain import plain
from foedus.desk.account import Account, standing_of
from foedus.desk.curve import Curve, curve
from foedus.desk.months import Months, day_of_month
from foedus.desk.nearby import Group, nearby
from foedus.desk.pages.pair import UNDATED
from foedus.desk.question import Question
from foedus.desk.subject import Subject
from foedus.desk.swimlanes import Swimlanes, swimlanes
from foedus.desk.visit import Elsewhere, Visit
from foedus.errors import QueryError

__all__ = ["DossierPage", "dossier"]

SHOWN = 8
UNANSWERED = ("open", "unanswered")


@dataclass(frozen=True, slots=True)
class DossierPage:
    """What is shown of the subject; `on` is the day that standing is asked for, "" for now.

    `held` is what the whole record holds, `new` what came since this browser marked it as seen, `near` are the
    dossiers to go on to.
    """

    template: ClassVar = "dossier.html"
    subject: Subject
    on: str
    held: Arrivals
    new: Arrivals | None
    months: Months | None
    standing: Table[Standing]
    account: Account
    lanes: Swimlanes
    relations: Table[Relation]
    turns: Table[Turn]
    near: tuple[Group, ...]
    documents: tuple[Work, ...]

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.subject.name or "Dossier"

    @property
    def open_demands(self) -> tuple[Demand, ...]:
        """The latest demands without an answer, the last made first."""
        return tuple(row for row in self.account.demands if row.state in UNANSWERED)[-SHOWN:][::-1]

    @property
    def claims(self) -> int:
        """How many claims the record holds."""
        return sum(number for _, number in self.held.claims)

    @property
    def tables(self) -> dict[str, Table[Any]]:
        """What can be had as a table."""
        told = {"standing": self.standing, **self.account.tables}
        return told | ({"relations": self.relations, "turns": self.turns} if self.subject.sort == "pair" else {})

    @property
    def curve(self) -> Curve | None:
        """The relation of a pair, drawn."""
        return curve(self.relations, self.turns)

    def behind(self, period: str | None) -> str:
        """Return the address of the acts behind a point of the relation."""
        one, other = (quote(side.party, safe="") for side in self.subject.sides)
        return f"/pair/{one}/{other}?period={period or UNDATED}#acts"

    def told(self) -> dict[str, Any]:
        """Return what the page shows, each ledger's part as its own command's `--json` does."""
        return {
            "about": self.subject.written,
            "holds": plain(self.held),
            "new": plain(self.new),
            "standing": self.standing.to_json(),
            **self.account.told(),
            "relations": self.relations.to_json(),
            "turns": self.turns.to_json(),
            "documents": plain(self.documents),
        }


def dossier(visit: Visit) -> DossierPage | Elsewhere:
    """Return the dossier of whom `about` names, or of a `topic`; a slider's month is sent on to its day."""
    if "month" in visit.asked:
        return Elsewhere(_on_day(visit))
    record, held = visit.record, arrivals(visit.record)
    subject = _subject(visit)
    question = subject.asked(Question.of(visit.asked))
    account, standing = _told(visit, subject, question)
    relations, turns = _between(visit, subject, question)
    return DossierPage(
        subject=subject,
        on=question.on,
        held=held,
        new=arrivals(record, visit.seen) if visit.seen else None,
        months=_months(standing, held, question) if subject.sort != "topic" else None,
        standing=standing,
        account=account,
        lanes=swimlanes(account, standing, held.last, record.knowledge),
        relations=relations,
        turns=turns,
        near=nearby(subject, account, standing, record.knowledge),
        documents=tuple(one.work for one in catalogue(record, limit=SHOWN)) if subject.sort == "record" else (),
    )


def _subject(visit: Visit) -> Subject:
    if topic := visit.asked.get("topic", "").strip():
        return Subject.on_topic(topic)
    return Subject.of(visit.asked.get("about", ""), visit.record.knowledge)


def _told(visit: Visit, subject: Subject, question: Question) -> tuple[Account, Table[Standing]]:
    """Return what the ledgers tell of the subject, and how it stands; of a topic, which standings it is about."""
    record, always = visit.record, replace(question, on="")
    if subject.sort == "topic":
        told = visit.keeping(("topic", subject.written), lambda: record.topic(subject.written))
        return Account.on(told), told["standing"][:SHOWN]
    account = visit.keeping(("account", subject, always), lambda: Account.of(record, subject, always))
    return account, visit.keeping(("standing", subject, question), lambda: standing_of(record, subject, question))


def _between(visit: Visit, subject: Subject, question: Question) -> tuple[Table[Relation], Table[Turn]]:
    """Return the relation of a pair, month by month, and its turns; of others nothing."""
    if subject.sort != "pair":
        return Table((), Relation), Table((), Turn)
    one, other = (side.party for side in subject.sides)
    asked = question.of_parties().filters | {"on": None}
    given = ("relation", one, other, *asked.items())
    course = visit.keeping(given, lambda: relation(visit.record, one, other, **asked))
    return course.rows, course.turns


def _on_day(visit: Visit) -> str:
    """Return the address of the dossier on the last day of a month; the last month is now."""
    held, written = arrivals(visit.record), visit.asked["month"]
    try:
        day = day_of_month(int(written))
    except ValueError as error:
        raise QueryError(f"{written!r} is no month of the slider", "move the slider") from error
    kept = {"about": visit.asked.get("about", ""), "on": "" if held.last and day >= held.last else day.isoformat()}
    asked = urlencode({name: value for name, value in kept.items() if value}, safe="/")
    return f"/?{asked}#standing" if asked else "/#standing"


def _months(standing: Table[Standing], held: Arrivals, question: Question) -> Months | None:
    """Return the stops of the slider, from when any standing that is shown began, or the record did."""
    if held.last is None or held.first is None:
        return None
    began = [found[0] for row in standing if row.known and row.known.start and (found := bounds(row.known.start))]
    on = bounds(question.on)
    return Months.over(min([held.first, *began, *([on[0]] if on else [])]), held.last, on[0] if on else None)
