"""Pages written as HTML by the templates beside this file; every value is escaped that is no markup of ours."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape

from foedus.desk.grid import AHEAD, CAME, benches, turnout
from foedus.desk.lanes import statuses
from foedus.desk.pages import LEDGERS
from foedus.desk.pages.network import LIMIT, TIED
from foedus.desk.pieces import QUOTES, Pieces, path
from foedus.desk.wording import excerpt_in, field_value, found_in, gist, spoken, whole
from foedus.export import LONGEST_QUOTATION, cut
from foedus.model import UNKNOWN_PARTY, kinds
from foedus.wording import counted, dated, qualifiers, quoted, short

__all__ = ["STYLES", "rendered"]

STYLES = ("desk.css", "search.css", "changing.css", "drawings.css")  # of every page, in this order

ALL = 1_000_000

MENUS: Mapping[str, Mapping[str, str]] = {  # addresses of pages, and what they are called
    "Ledgers": {f"/{name}": name.capitalize() for name in LEDGERS if name != "contradictions"},
    "More": {
        "/new": "What is new",
        "/documents": "Documents",
        "/network": "Network",
        "/add": "Add texts",
        "/agreement": "Agreement",
        "/log": "Log",
    },
}


def rendered(template: str, *, given_away: bool = False, **values: Any) -> str:
    """Return the page that the template makes of the values; see `environment` for what is given away."""
    return environment(given_away=given_away).get_template(template).render(values)


@cache
def environment(*, given_away: bool = False) -> Environment:
    """Return the templates' surroundings: escaping always on, an unknown name an error.

    What is given away has no frame of the desk around it, and no words from outside longer than exports have them.
    """
    ours = PackageLoader("foedus.desk")
    made = Environment(
        loader=ChoiceLoader([PackageLoader("foedus.desk", "templates/shared"), ours]) if given_away else ours,
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pieces = Pieces(given_away)
    filters: Mapping[str, Any] = {
        "said": pieces.said, "path": path, "short": short, "dated": dated, "quoted": quoted, "value": field_value,
        "words": spoken, "gist": gist, "whole": whole, "label": label, "is_cut": pieces.is_cut, "benches": benches,
        "turnout": turnout,
    }  # fmt: skip
    made.filters.update(filters)
    made.globals.update(
        {
            **pieces.by_name,
            "counted": counted,
            "qualifiers": qualifiers,
            "KINDS": tuple(kind.name for kind in kinds()),
            "LEDGERS": LEDGERS,
            "MENUS": MENUS,
            "QUOTES": ALL if given_away else QUOTES,
            "CAME": CAME,
            "AHEAD": AHEAD,
            "UNKNOWN": UNKNOWN_PARTY,
            "found_in": excerpt_in if given_away else found_in,
            "STYLES": STYLES,
            "statuses": statuses,
            "TIED": TIED,
            "LIMIT_OF_TIES": LIMIT,
        }
    )
    return made


def label(value: object) -> str:
    """Return the words of a mark in a drawing, which hold no more than may be given away."""
    return cut(str(value), LONGEST_QUOTATION)
