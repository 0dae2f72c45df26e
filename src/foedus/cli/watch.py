"""The command that watches: it reads the feeds that are due, and tells what conditions meet with for the first time."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from foedus.cli import options
from foedus.cli.console import complain, err, out, out_json
from foedus.cli.evidence import ids
from foedus.cli.following import follow, have_all_failed, put_feeds, put_followed, wait_for
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened
from foedus.cli.paper import Paper
from foedus.cli.tables import Column, draw
from foedus.cli.wording import NOTHING, counted
from foedus.errors import QueryError

if TYPE_CHECKING:
    from foedus.api import Condition, Followed, Match, Orders, Record

__all__ = ["add_to", "put_matches", "send_matches"]

FAILED, MISUSED = 1, 2
QUIET = ("not due", "unchanged")
EXAMPLES = (
    "foedus watch alerts.toml --check",
    "foedus watch alerts.toml --record dossier.db",
    "foedus watch feeds.toml --record dossier.db            # stays, until Ctrl-C",
    "foedus watch feeds.toml --once --send                  # for cron",
    "foedus read articles/ --watch alerts.toml --send",
)
COLUMNS = (
    Column("told", lambda match: str(match.published or NOTHING), 10),
    Column("watch", lambda match: match.watch, 26),
    Column("what", lambda match: match.says),
    Column("id", lambda match: Text(ids(match.claims, match.decided), style="dim"), 14),
)


OrdersFile = Annotated[
    Path,
    typer.Argument(metavar="FILE", envvar="FOEDUS_WATCH", readable=False, help="[[watch]] and [[feed]] tables."),
]
Once = Annotated[bool, typer.Option("--once", help="Look at the feeds that are due once, and leave; else stay.")]
Today = Annotated[
    str | None, typer.Option(metavar="DATE", help="The day that deadlines are held against. [default: today]")
]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("watch", help=helped(watch, *EXAMPLES))(watch)


def watch(
    file: OrdersFile,
    check: Annotated[bool, typer.Option("--check", help="Only say whether the file is well formed.")] = False,
    once: Once = False,
    every: Annotated[bool, typer.Option("--all", help="Also what was told before.")] = False,
    send: options.Send = False,
    today: Today = None,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Read feeds, and tell what conditions meet with, once each.

    A file has conditions, feeds, or both. A condition is a few lines of TOML, and so is a feed:

    \b
      [[watch]]
      what = "standing"    # or posture, demand, deadline, silence, said, meeting,
      of = "ARM"           # obligation, responsibility, event, contradiction
      in = "CSTO"

    \b
      [[feed]]
      address = "https://news.example/feed.xml"
      every = "30 min"
      full = true          # read the pages that it links to, not its own words

    With feeds, it looks at each when it is due, politely, reads what is new, tells what the conditions meet with,
    and waits; --once does that once, for cron. Without feeds it tells what the record holds that is new.
    docs/watch.md says what each takes, and how `run` and `post` in the file name a command and an address to send to.

    Leaves with 1 when something could not be sent or no feed could be read, with 2 when the file is not well formed.
    """  # noqa: D301 (the help's own sign for lines that stay as they are)
    if check:
        _check(file, record)
        return
    from foedus import api

    orders = api.orders_of(file, record)
    asked = _Asked(orders, record, every=every, send=send, today=today, as_json=as_json, stays=not once)
    while not (done := _look(asked)).is_last:
        wait_for(done.feeds, quiet=as_json)
    if done.has_failed:
        raise typer.Exit(FAILED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the person asked for."""

    orders: "Orders" = field(kw_only=False)
    record: str = field(kw_only=False)
    every: bool
    send: bool
    today: str | None
    as_json: bool
    stays: bool


@dataclass(frozen=True, slots=True)
class _Looked:
    """What came of one look at feeds and conditions."""

    feeds: tuple["Followed", ...]
    is_last: bool
    has_failed: bool


def _look(asked: _Asked) -> _Looked:
    """Look at the feeds that are due, tell what is new, and send it where that is wanted."""
    orders = asked.orders
    with opened(asked.record, create=bool(orders.feeds)) as found:
        feeds = follow(found, orders.feeds, quiet=asked.as_json) if orders.feeds else ()
        if any(one.outcome == "stopped" for one in feeds):
            raise KeyboardInterrupt
        told = found.watch(orders.conditions, today=asked.today) if orders.conditions else ()
        shown = found.watched(orders.conditions) if asked.every and orders.conditions else told
        _show(asked, feeds, shown, new=len(told))
        is_sent = send_matches(found, orders.conditions, wanted=asked.send, quiet=asked.as_json)
    stays = asked.stays and bool(feeds)
    return _Looked(feeds, not stays, not is_sent or have_all_failed(feeds))


def _show(asked: _Asked, feeds: tuple["Followed", ...], shown: Any, *, new: int) -> None:
    """Print what came of feeds and conditions; whoever stays says nothing where nothing came."""
    if asked.stays and feeds and not shown and all(one.outcome in QUIET for one in feeds):
        return
    if asked.as_json:
        from foedus.api import Table

        data = Table(tuple(shown)).to_json()
        told = {"feeds": Table(feeds).to_json(), "watch": data} if feeds else data
        out_json(told, in_one_line=asked.stays and bool(feeds))
        return
    paper = out()
    if feeds:
        put_followed(paper, feeds)
    if asked.orders.conditions:
        put_matches(paper, shown, new=new)
    sys.stdout.flush()


def put_matches(paper: Paper, matches: Sequence["Match"], *, new: int) -> None:
    """Print the matches with the words that they rest on, and how many are new."""
    if matches:
        draw(paper, matches, COLUMNS, with_evidence=True)
        paper.put()
    told = counted(new, "new match", "new matches") if new else "nothing new"
    paper.put(told if len(matches) == new else f"{counted(len(matches), 'match', 'matches')}, {told}", style="dim")


def send_matches(record: "Record", conditions: Sequence["Condition"], *, wanted: bool, quiet: bool) -> bool:
    """Send what waits to be sent where that is wanted, say how it went, and return whether all went well."""
    console = err()
    if not wanted:
        waiting = record.unsent(conditions)
        if waiting and not quiet:
            console.print(f"{counted(waiting, 'match waits', 'matches wait')} to be sent: add --send", style="dim")
        return True
    done = record.send(conditions)
    for failure in done.failures:
        console.print(f"foedus: {failure}; it is sent again the next time", style="red", markup=False, soft_wrap=True)
    if done.sent and not quiet:
        console.print(f"sent {counted(done.sent, 'match', 'matches')}", style="dim")
    return not done.failures


def _check(file: Path, record: str) -> None:
    from foedus import api

    orders = api.check_orders(file, record)
    for fault in orders.faults:
        complain(QueryError(f"{file}, {fault}"))
    if orders.faults:
        raise typer.Exit(MISUSED)
    paper = out()
    if orders.conditions:
        columns = (
            Column("watch", lambda one: one.name, 40),
            Column("waits for", _waits_for),
            Column("sends", _sends, 10),
        )
        draw(paper, orders.conditions, columns)
        paper.put()
    if orders.feeds:
        put_feeds(paper, orders.feeds)
    counts = [counted(len(orders.conditions), "condition")] if orders.conditions or not orders.feeds else []
    counts += [counted(len(orders.feeds), "feed")] if orders.feeds else []
    paper.put(f"{', '.join(counts)}, well formed", style="dim")


def _sends(condition: "Condition") -> str:
    return ", ".join(condition.channels) or NOTHING


def _waits_for(condition: "Condition") -> str:
    from foedus import api

    says = api.watch_kinds()[condition.what].says
    return says if condition.name == str(condition) else f"{says}: {condition}"
