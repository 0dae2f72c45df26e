"""Rows of an invented quarrel, as ledgers return them."""

from datetime import UTC, date, datetime

import pytest
from typer.testing import CliRunner

from foedus.api import Omission, Reason, Status, Summary, Table, Why, Work
from foedus.cli import app
from foedus.ledgers import (
    Attendance,
    Conflict,
    Contradiction,
    Demand,
    Known,
    Meeting,
    Moment,
    Obligation,
    Posture,
    Quote,
    Responsibility,
    Side,
    Source,
    Spell,
    Standing,
    StandingOverTime,
    Statement,
    Step,
    Who,
)
from foedus.model import Actor, Claim, Decision, Span, When, Words
from foedus.sources import Skipped

WORK = Work("doc-" + "ab" * 10, "a.txt", None, None, "The Ledger", date(2023, 11, 23), "en", None)
RURITANIA, ARSTOTZKA, SYLDAVIA = Who("Ruritania", "RUR"), Who("Arstotzka", "ARS"), Who("Syldavia", "SYL")
MINISTER = Who("Rudolf Rassendyll", "RUR")


def quote(number, words, **said):
    source = Source("doc-1", said.pop("outlet", "The Ledger"), "A summit skipped", None, date(2023, 11, 23))
    given = {"says": "", "polarity": "affirmed", "modality": "actual", "by": (), "date": None}
    return Quote(claim=f"clm-{number:020x}", words=words, sources=(source,), **(given | said))


def rows():
    """A row or two for every ledger."""
    stays = quote(0xA1 << 72, "Ruritania remains a member of the Zenda Pact", by=(MINISTER,), says="member")
    not_left = quote(0xA2 << 72, "has not left the pact", by=(MINISTER,), polarity="denied", says="withdrew")
    skips = quote(0xA3 << 72, "will not attend the Zenda Pact summit in Strelsau", by=(MINISTER,), modality="planned")
    asked = quote(0xA4 << 72, "urged Ruritania to pay its dues", by=(ARSTOTZKA,))
    accuses = quote(0xA5 << 72, "is shifting responsibility for its own mistakes", by=(ARSTOTZKA,), decided=("matter",))
    posture = Posture(
        actor=RURITANIA,
        organisation="ZP",
        conduct="freezes_participation",
        polarity="affirmed",
        modality="actual",
        date="2023-11-14",
        quotes=(skips,),
    )
    statement = Statement(
        speaker=MINISTER,
        addressee=ARSTOTZKA,
        act="deny",
        manner="indirect",
        content=("that his country had left the pact", "or had any plan to leave it in the foreseeable future"),
        about=("RUR",),
        via=(Who("Zenda Post", "MED"),),
        polarity="affirmed",
        modality="actual",
        said="2023-11-22",
        published=date(2023, 11, 23),
        quotes=(not_left,),
    )
    meeting = Meeting(
        organisation="ZP",
        format="summit",
        date="2023-11-23",
        state="held",
        places=("Strelsau",),
        participants=(MINISTER,),
        attendance=(
            Attendance(party=ARSTOTZKA, status="attended", said=("hosted",), people=("Arstotzka's president",)),
            Attendance(party=RURITANIA, status="declined", said=("declined",), quotes=(skips,), disputed=True),
            Attendance(party=SYLDAVIA, status="not known"),
        ),
        guests=(
            Attendance(party=Who("Borduria", "BOR"), status="attended", said=("invited",), invitation="answered"),
            Attendance(party=Who("Carpania", "CRP"), status="not known", said=("invited",), invitation="open"),
        ),
        quotes=(skips,),
    )
    demand = {"demander": ARSTOTZKA, "content": "pay its dues for the year", "quotes": (asked,)}
    return {
        "statements": (statement,),
        "meetings": (meeting,),
        "demands": (
            Demand(
                addressee=RURITANIA,
                state="open",
                since=date(2023, 11, 20),
                days_open=12,
                looked=date(2023, 12, 2),
                heard=7,
                **demand,
            ),
            Demand(addressee=RURITANIA, state="unanswered", days_open=1, deadline="2023-11-30", **demand),
            Demand(addressee=None, state="answered", answer="partly_met", disputed=True, denied=True, **demand),
            Demand(
                addressee=RURITANIA,
                state="answered",
                answer="refused",
                replies=(quote(0xA7 << 72, "we shall not pay", by=(MINISTER,), says="refused"),),
                **demand,
            ),
        ),
        "obligations": (
            Obligation(
                debtor=ARSTOTZKA,
                creditor=RURITANIA,
                content="come to the aid of an ally",
                status="unmet",
                said_by=("Ruritania",),
                disputed_by=("Arstotzka",),
                quotes=(asked,),
            ),
        ),
        "responsibility": (
            Responsibility(
                blamer="Arstotzka",
                blamed=RURITANIA,
                stance="deflects",
                matter="its own mistakes",
                date="2023-11",
                quotes=(accuses,),
                replies=(quote(0xA6 << 72, "we have made none", by=(MINISTER,), says="denies"),),
            ),
        ),
        "standing": (
            Standing(
                member=RURITANIA,
                organisation="ZP",
                on=date(2023, 12, 1),
                status="member",
                basis="knowledge",
                known=Known("member", "1992-05-15", None, "the pact's own list"),
                not_taken=(Step(step="withdrew", status="withdrawn", quotes=(not_left,)),),
                talked_of=(Step(step="notified_withdrawal", status="withdrawing", date="2024", quotes=(accuses,)),),
                conflicts=(Conflict(what="said to have left, and not to have left", quotes=(not_left, accuses)),),
                posture=(posture,),
                quotes=(stays,),
            ),
            Standing(member=SYLDAVIA, organisation="ZP", on=date(2023, 12, 1), status="member", basis="knowledge"),
            Standing(member=ARSTOTZKA, organisation="ZP", on=date(2023, 12, 1), status="member", basis="knowledge"),
        ),
        "standing_over_time": (
            StandingOverTime(
                member=RURITANIA,
                organisation="ZP",
                spells=(
                    Spell(status="member", start="1992-05-15", end="2023", basis="knowledge", source="the pact's list"),
                    Spell(status="non_member", start="2024-01-01", end=None, basis="claims", quotes=(stays,)),
                ),
                conflicts=(Conflict(what="said to have left, and not to have left", quotes=(not_left, accuses)),),
            ),
        ),
        "posture": (posture,),
        "timeline": (
            Moment(
                date="2023-11-23",
                kind="meeting",
                what="ZP summit in Strelsau",
                polarity="affirmed",
                modality="planned",
                quotes=(skips,),
            ),
        ),
        "contradictions": (
            Contradiction(
                kind="standing",
                subject="Ruritania in ZP",
                date="2023-11-23",
                sides=(Side(says="withdrew", quotes=(accuses,)), Side(says="not withdrew", quotes=(not_left,))),
            ),
        ),
    }


CLAIM = Claim(
    text_id="txt-1",
    kind="attendance",
    anchor=Words(Span(15, 21), "attend"),
    quote=Words(Span(0, 32), "Ruritania will not attend a summit"[:32]),
    fields=(),
    modality="planned",
)
THURSDAY = When("2023-11-23", Words(Span(1, 4), "Thursday"), date(2023, 11, 22))
WHY = Why(
    claim=CLAIM,
    sentence=Words(Span(0, 42), "Ruritania will not attend a summit of pact"),
    documents=(Source("doc-1", "The Ledger", "A summit skipped", "https://ledger.example/a", date(2023, 11, 23)),),
    reasons=(
        Reason("participant", Actor("Ruritania", "RUR"), (), (("parser", "1"), ("attendances", "3")), 0.9, True, False),
        Reason("status", "declined", (), (), 1.0, True, True),
        Reason("status", "absent", (), (("attendances", "2"),), 0.6, False, False),
        Reason("date", THURSDAY, (), (("times", "1"),), 0.8, True, False),
        Reason("by", (), (), (("attendances", "3"),), 0.8, True, False),
    ),
    decisions=(
        Decision(
            "clm-1", "set", datetime(2023, 12, 1, 9, 30, tzinfo=UTC), "Flavia", "status", "declined", None, "seen"
        ),
    ),
    rejected=True,
    current=False,
)
STATUS = Status(2, 2, 1, 1, (("statement", 3),), (Omission("b.pdf", "not text", datetime(2023, 12, 1, tzinfo=UTC)),))


class StubRecord:
    """A record that answers with the rows above and notes what it was asked."""

    def __init__(self):
        self.asked = []
        self.summary = Summary(2, 1, 1234, 2.0, (("statement", 3),), (Skipped("b.pdf", "not text"),))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def __getattr__(self, name):
        def answer(*args, **options):
            self.asked.append((name, args, options))
            if name in rows():
                return Table(rows()[name])
            return {"documents": Table((WORK,)), "status": STATUS, "read": self.summary}.get(name, WHY)

        return answer


@pytest.fixture(name="rows")
def _rows():
    return rows()


@pytest.fixture(name="record")
def _record(monkeypatch):
    record = StubRecord()
    monkeypatch.setattr("foedus.api.open_record", lambda path, *, create: record)
    monkeypatch.setattr("foedus.api.check_sources", lambda *paths, **how: None)
    monkeypatch.setenv("COLUMNS", "80")
    return record


@pytest.fixture(name="run")
def _run(record):
    def run(*args, exit_code=0):
        result = CliRunner().invoke(app, [str(arg) for arg in args])
        assert result.exit_code == exit_code, result.output
        return result

    return run
