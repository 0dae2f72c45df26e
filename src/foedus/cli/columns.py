"""What each ledger's table shows of a row."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.text import Text

from foedus.cli.evidence import ids
from foedus.cli.tables import Column
from foedus.cli.wording import NOTHING, counted, dated, listed, qualifiers, quoted, short

if TYPE_CHECKING:
    from foedus import api

__all__ = ["COLUMNS", "DOCUMENTS"]

DATE_WIDTH = 21  # a stretch: 2023-11-20/2023-11-24
WHO_WIDTH = 26
ID_WIDTH = 14
REPLIES = 2


def _day(row: "api.Posture | api.Responsibility") -> str:
    """Return the day that it is about, else the day that it was first told of."""
    told = min((quote.published for quote in row.quotes if quote.published), default=None)
    return dated(row.date or str(told or NOTHING))


def _between(one: object, other: object) -> str:
    return f"{one or NOTHING}\n→ {other}" if other else str(one or NOTHING)


def _statement(row: "api.Statement") -> Text:
    said = Text(f"{row.act}{qualifiers(row.polarity, row.modality)}: ", style="cyan")
    return said.append(" … ".join(row.content) or NOTHING, style="default")


def _speaker(row: "api.Statement") -> str:
    via = f"\nvia {listed(row.via)}" if row.via else ""
    return _between(row.speaker, row.addressee) + via


def _demanded(row: "api.Demand") -> Text:
    denied = Text("denied that it was made: ", style="yellow") if row.denied else Text()
    passed = ", which has passed" if row.deadline_passed else ""
    deadline = f"\nby {dated(row.deadline)}{passed}" if row.deadline else ""
    shown = denied.append(row.content, style="default").append(deadline, style="dim")
    return _replied(shown, row.replies)


def _replied(shown: Text, replies: "Sequence[api.Quote]") -> Text:
    """Return the cell with what is said in reply under it: the first words of many, and by whom."""
    for reply in replies[:REPLIES]:
        shown.append(f"\n{reply.says}: {quoted(reply.words)} — {reply.speaker}", style="yellow")
    more = len(replies) - REPLIES
    return shown.append(f"\nand {more} more", style="dim") if more > 0 else shown


def _answer(row: "api.Demand") -> Text:
    days = "" if row.days_open is None else f" {counted(row.days_open, 'day')}"
    disputed = "\nsources differ" if row.disputed else ""
    match row.state:
        case "open":
            nothing = f"\nnothing said of an answer{_heard(row)}{disputed}"
            return Text(f"open{days}", style="yellow").append(nothing, style="dim")
        case "unanswered":
            return Text("said to be unanswered", style="red").append(f"{days and ',' + days}{disputed}", style="dim")
    answer = (row.answer or "").replace("_", " ")
    return Text(f"answered: {answer}", style="green").append(f"{days and ' after' + days}{disputed}", style="dim")


def _heard(row: "api.Demand") -> str:
    """Return in how much that was told of the two since no answer was found."""
    return "" if row.heard is None else f"\nin {counted(row.heard, 'later text')}"


def _owed(row: "api.Obligation") -> Text:
    shown = Text(row.status, style="red" if row.status == "unmet" else "default")
    shown.append(f"\nsays {listed(row.said_by)}" if row.said_by else "", style="dim")
    return shown.append(f"\ndisputed by {listed(row.disputed_by)}" if row.disputed_by else "", style="yellow")


def _blame(row: "api.Responsibility") -> str:
    """Return whom the speaker blames and what came of it; else, as the stance is the blamed's own, what they do."""
    blamed = str(row.blamed or NOTHING)
    came = {"open": "\nnothing said in reply", None: ""}.get(row.state, f"\n{row.state}")
    return f"blames\n{blamed}{came}" if row.stance == "blames" else f"{blamed}\n{row.stance} it"


def _matter(row: "api.Responsibility") -> Text:
    return _replied(Text(row.matter), row.replies)


def _marked(words: str, row: "api.Posture | api.Moment") -> Text:
    return Text(words.replace("_", " ")).append(qualifiers(row.polarity, row.modality), style="yellow")


def _id(row: Any) -> Text:
    return Text(ids(row.claims, row.decided), style="dim")


ID = Column("id", _id, ID_WIDTH)

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "statements": (
        Column("said", lambda row: dated(row.said or str(row.published or NOTHING)), DATE_WIDTH),
        Column("who", _speaker, WHO_WIDTH),
        Column("what", _statement),
        ID,
    ),
    "demands": (
        Column("since", lambda row: row.since.isoformat() if row.since else NOTHING, DATE_WIDTH),
        Column("who asks whom", lambda row: _between(row.demander, row.addressee), WHO_WIDTH),
        Column("what", _demanded),
        Column("answer", _answer, 26),
        ID,
    ),
    "obligations": (
        Column("who owes whom", lambda row: _between(row.debtor, row.creditor), WHO_WIDTH),
        Column("what", lambda row: _replied(Text(row.content), row.denials)),
        Column("status", _owed, 30),
        ID,
    ),
    "responsibility": (
        Column("date", _day, DATE_WIDTH),
        Column("who says", lambda row: row.blamer, WHO_WIDTH),
        Column("who is to blame", _blame, WHO_WIDTH),
        Column("for what", _matter),
        ID,
    ),
    "posture": (
        Column("date", _day, DATE_WIDTH),
        Column("who", lambda row: str(row.actor), WHO_WIDTH),
        Column("towards", lambda row: row.organisation, WHO_WIDTH),
        Column("conduct", lambda row: _marked(row.conduct, row)),
        ID,
    ),
    "timeline": (
        Column("date", lambda row: dated(row.date), DATE_WIDTH),
        Column("kind", lambda row: row.kind, WHO_WIDTH),
        Column("what", lambda row: _marked(row.what, row)),
        ID,
    ),
}

DOCUMENTS = (
    Column("published", lambda row: row.published.isoformat() if row.published else NOTHING, DATE_WIDTH),
    Column("source", lambda row: row.source or NOTHING, WHO_WIDTH),
    Column("title", lambda row: row.title or row.key),
    Column("id", lambda row: Text(short(row.id), style="dim"), ID_WIDTH),
)
