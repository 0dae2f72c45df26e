"""The page of what is known of one entity: its names, its offices or office-holders, its standings and steps."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from foedus.cli.paper import GAP, Cell, Paper
from foedus.cli.tables import Column, draw
from foedus.cli.wording import NOTHING, counted, dated

if TYPE_CHECKING:
    from foedus import api

__all__ = ["put_profile"]

MARGIN = 2
LABEL = 13
INSIDE = MARGIN + LABEL + GAP
PERIOD_WIDTH = 23
NAME_WIDTH = 30
CODE_WIDTH = 18


def put_profile(paper: Paper, profile: "api.Profile", known: "api.Knowledge") -> None:
    """Print the page; codes are written with the names that `known` has for them."""
    entity = profile.entity
    day = f" on {profile.on.isoformat()}" if profile.on else ""
    paper.put(f"{entity.name}{day}", style="bold")
    _labelled(paper, "what", f"{entity.type}, {entity.id}")
    party = known.by_id.get(entity.party)
    if party is not None and party.id != entity.id:
        _labelled(paper, "acts for", f"{party.name} ({party.id})")
    _listed(paper, "also called", entity.names[1:])
    if codes := known.codes(entity.id):
        given = (("ISO", (codes.alpha2,)), ("COW", codes.cow), ("GW", codes.gw))
        _listed(paper, "codes", [f"{name} {item}" for name, items in given for item in items if item])
    _listed(paper, "described as", entity.kinds)
    if profile.parent:
        _labelled(paper, "part of", _named(known, profile.parent))
    _listed(paper, "organs", [organ.name for organ in profile.organs])
    _listed(paper, "standings", profile.kinds_of_standing)
    if any(entity.spell):
        _labelled(paper, "period", _period(*entity.spell))
    if profile.chair:
        _labelled(paper, "in the chair", _named(known, profile.chair))
    _put_tenures(paper, profile, known)
    _put_memberships(paper, profile, known)
    _put_steps(paper, profile, known)
    _put_sources(paper, profile)


def _put_tenures(paper: Paper, profile: "api.Profile", known: "api.Knowledge") -> None:
    if not profile.tenures:
        return
    is_person = profile.entity.type == "person"
    paper.put()
    draw(
        paper,
        profile.tenures,
        (
            Column("office", lambda tenure: tenure.office, NAME_WIDTH),
            Column("of", lambda tenure: _named(known, tenure.party), NAME_WIDTH)
            if is_person
            else Column("held by", lambda tenure: _name(known, tenure.person), NAME_WIDTH),
            Column("from / to", lambda tenure: _period(tenure.start, tenure.end), PERIOD_WIDTH),
        ),
    )


def _put_memberships(paper: Paper, profile: "api.Profile", known: "api.Knowledge") -> None:
    members = [spell for spell in profile.memberships if spell.organisation == profile.entity.id]
    _put_spells(paper, sorted(members, key=lambda spell: not spell.full), "who", "member", known)
    if members and profile.on:
        full = sum(spell.full for spell in members)
        paper.put(f"{counted(full, 'member')} on that day", style="dim")
    _put_spells(paper, [spell for spell in profile.memberships if spell not in members], "in", "organisation", known)


def _put_spells(paper: Paper, spells: Sequence["api.Membership"], head: str, side: str, known: "api.Knowledge") -> None:
    if not spells:
        return
    paper.put()
    draw(
        paper,
        spells,
        (
            Column(head, lambda spell: getattr(spell, side), CODE_WIDTH),
            Column("standing", lambda spell: spell.status, CODE_WIDTH),
            Column("from / to", lambda spell: _period(spell.start, spell.end), PERIOD_WIDTH),
            Column("name", lambda spell: _name(known, getattr(spell, side))),
        ),
    )


def _put_steps(paper: Paper, profile: "api.Profile", known: "api.Knowledge") -> None:
    if not profile.steps:
        return
    paper.put()
    draw(
        paper,
        profile.steps,
        (
            Column("day", lambda step: dated(step.on), PERIOD_WIDTH),
            Column("step", lambda step: step.step.replace("_", " "), NAME_WIDTH),
            Column("of", lambda step: _named(known, step.member), NAME_WIDTH),
            Column("in", lambda step: step.organisation, CODE_WIDTH),
            Column("by", lambda step: ", ".join(step.by) or NOTHING),
        ),
    )


def _put_sources(paper: Paper, profile: "api.Profile") -> None:
    if profile.sources:
        paper.put()
    for number, source in enumerate(profile.sources):
        _labelled(paper, "" if number else "by", Text(source, style="dim"))


def _listed(paper: Paper, label: str, items: Sequence[str]) -> None:
    if items:
        _labelled(paper, label, ", ".join(items))


def _labelled(paper: Paper, label: str, cell: Cell) -> None:
    paper.row([Text(label, style="dim"), cell], [LABEL, paper.width - INSIDE], indent=MARGIN)


def _name(known: "api.Knowledge", id: str) -> str:
    entity = known.by_id.get(id)
    return entity.name if entity else id


def _named(known: "api.Knowledge", id: str) -> str:
    name = _name(known, id)
    return name if name == id else f"{name} ({id})"


def _period(start: str | None, end: str | None) -> str:
    return f"{start or '?'} / {end or '..'}"
