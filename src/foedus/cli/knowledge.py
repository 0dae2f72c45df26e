"""The commands about what foedus knows of the world: look up, check, add, import."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foedus.cli import options
from foedus.cli.console import out, out_json
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened, shown
from foedus.cli.profile import put_profile
from foedus.cli.tables import Column, draw
from foedus.cli.wording import counted, listed

if TYPE_CHECKING:
    from foedus import api

__all__ = ["add_to"]

FLAWED = 1
COLUMNS = (Column("kind", lambda flaw: flaw.kind, 8), Column("what", lambda flaw: flaw.what))


SHOWS = (
    "foedus knowledge show Armenia --on 2023-12-01",
    "foedus knowledge show NATO",
    'foedus knowledge show "German foreign minister" --on 2019-05-01',
)
ADDS = ("foedus knowledge add my_people.txt", "foedus knowledge add my_alliance.toml --record dossier.db")
IMPORTS = ("foedus knowledge import-wikidata leaders.json.gz --record dossier.db",)


def add_to(app: typer.Typer) -> None:
    """Add the commands as `foedus knowledge ...`."""
    group = typer.Typer(
        help=helped("Look up who is who and when; add what you know better.", *SHOWS, *ADDS),
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    group.command("show", help=helped(show, *SHOWS))(show)
    group.command("check", help=helped(check, "foedus knowledge check --gaps"))(check)
    group.command("add", help=helped(add, *ADDS))(add)
    group.command("remove", help=helped(remove, "foedus knowledge remove my_people.txt"))(remove)
    group.command("import-wikidata", help=helped(import_wikidata, *IMPORTS))(import_wikidata)
    app.add_typer(group, name="knowledge")


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, a code (ARM, CSTO), or a description.")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="What held on that day. [default: all times]")
    ] = None,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Show what is known of a state, organisation or person.

    What you added to the record stands before ours. Several of one name are shown one after the other.
    """
    from foedus import api
    from foedus.api.plain import plain

    known = _known(record)
    found = api.look_up(known, name, api.day_of(on))
    if as_json:
        out_json(plain(found))
        return
    paper = out()
    for number, profile in enumerate(found):
        if number:
            paper.put()
        put_profile(paper, profile, known)


def check(
    gaps: Annotated[bool, typer.Option("--gaps", help="List also the times for which no holder is known.")] = False,
    as_json: options.AsJson = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Look for gaps, overlaps and broken dates in the data.

    A gap between two holders of an office is no mistake: nothing is known there, and nothing is claimed. Leaves with 1
    if there is any other flaw.
    """
    from foedus import api
    from foedus.api.plain import plain

    known = _known(record)
    flaws = api.check(known)
    wrong = [flaw for flaw in flaws if flaw.kind != api.GAP]
    if as_json:
        out_json({"flaws": plain(flaws), "held": dict(_held(known))})
    else:
        paper = out()
        if listed := flaws if gaps else wrong:
            draw(paper, listed, COLUMNS)
            paper.put()
        paper.put(", ".join(counted(number, *nouns.split("/")) for nouns, number in _held(known).items()))
        paper.put(f"{counted(len(wrong), 'mistake')}, {counted(len(flaws) - len(wrong), 'gap')}", style="dim")
    if wrong:
        raise typer.Exit(FLAWED)


def _known(record: str) -> "api.Knowledge":
    """Return what is known with that record, which need not be there unless it was named."""
    from foedus import api

    if record != DEFAULT_RECORD and not api.is_there(record):
        opened(record)  # which says that it is not there
    return api.knowledge_of(record)


def _held(known: "api.Knowledge") -> Counter[str]:
    nouns = {"state": "state", "organisation": "organisation", "person": "person/people", "group": "group"}
    firms = ("MED", "BUS", "NGO")
    actors = (entity for entity in known.by_id.values() if entity.type in nouns and entity.party not in firms)
    held = Counter(nouns[entity.type] for entity in actors)
    held["spell of standing/spells of standing"] = len(known.memberships.all)
    held["formal step"] = len(known.memberships.steps)
    held["tenure"] = len(known.offices.tenures)
    return held


def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Tables (.txt) or organisations (.toml).")],
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Keep files of your own in a record: they win over ours.

    They hold states, people, organisations or groups, and are taken together. A file has the form of one of ours: a
    table whose first line names its columns (party | office | period | name | also), or organisations in TOML. Of one
    name the latest holds. Texts are read again with it by `foedus read`.
    """
    with opened(record, create=True) as found:
        names = found.add_knowledge(*files)
    out().put(f"Kept {listed(names)} in {shown(record)}. Read your texts again to use what is new: foedus read.")


def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The file's name, as it was added.")],
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Take a file of yours out again. The record remembers that it was there."""
    with opened(record) as found:
        found.remove_knowledge(name)
    out().put(f"Took {name} out of {shown(record)}.")


def import_wikidata(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON as in Wikidata's dumps, an entity a line.")],
    record: options.RecordFile = DEFAULT_RECORD,
    as_json: options.AsJson = False,
) -> None:
    """Take people and organisations out of a Wikidata dump.

    They are kept in a record, as files of your own are. Positions held and memberships come with their dates; a
    position that is no office of ours is left out. The file may be packed with gzip or bzip2 and is read twice; of a
    full dump, take out first what you need.
    """
    with opened(record, create=True) as found:
        came = found.import_wikidata(file)
    if as_json:
        out_json({"files": [added.name for added in came.files], "people": came.people, "tenures": came.tenures,
                  "organisations": came.organisations, "memberships": came.memberships,
                  "unknown_positions": came.unknown_positions})  # fmt: skip
        return
    paper = out()
    paper.put(
        f"Kept {counted(came.people, 'person', 'people')} with {counted(came.tenures, 'tenure')}, and "
        f"{counted(came.organisations, 'organisation')} with {counted(came.memberships, 'membership')},"
        f" in {shown(record)}."
    )
    if came.unknown_positions:
        paper.put(f"Left out, being no office of ours: {counted(came.unknown_positions, 'position')}.", style="dim")
