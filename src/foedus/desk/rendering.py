"""Pages written as HTML by the templates beside this file; every value is escaped that is no markup of ours."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from foedus.api import slots
from foedus.desk.grid import CAME
from foedus.desk.lanes import statuses
from foedus.desk.pages import LEDGERS
from foedus.desk.wording import alike, excerpt_in, field_value, found_in, gist, sources_of, spoken, values_of
from foedus.export import LONGEST_QUOTATION, cut
from foedus.model import UNKNOWN_PARTY
from foedus.wording import counted, dated, qualifiers, quoted, short

__all__ = ["STYLES", "rendered"]

STYLES = ("desk.css",)  # of every page, in this order


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
    filters: Mapping[str, Any] = {
        "said": brief if given_away else said, "path": path, "short": short, "dated": dated, "quoted": quoted,
        "value": field_value, "words": spoken, "gist": gist, "alike": alike,
    }  # fmt: skip
    made.filters.update(filters)
    made.globals.update(
        {
            "counted": counted,
            "qualifiers": qualifiers,
            "LEDGERS": LEDGERS,
            "CAME": CAME,
            "UNKNOWN": UNKNOWN_PARTY,
            "slots_of": slots,
            "found_in": excerpt_in if given_away else found_in,
            "STYLES": STYLES,
            "sources_of": sources_of,
            "values_of": values_of,
            "statuses": statuses,
        }
    )
    return made


def said(value: object) -> Markup:
    """Return words from outside, escaped and apart: whichever way they are written, nothing beside them turns."""
    return Markup("<bdi>{}</bdi>").format(escape(str(value)))


def brief(value: object) -> Markup:
    """Return the same words, no more of them than may be given away."""
    return said(cut(str(value), LONGEST_QUOTATION))


def path(value: object) -> str:
    """Return the value as one step of an address."""
    return quote(str(value), safe="")
