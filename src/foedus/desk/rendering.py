"""Pages written as HTML by the templates beside this file; every value is escaped that is no markup of ours."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from foedus.desk.grid import AHEAD, CAME
from foedus.desk.lanes import statuses
from foedus.desk.pages import LEDGERS
from foedus.desk.pages.network import LIMIT, TIED
from foedus.desk.wording import alike, field_value, found_in, gist, is_cut, sources_of, spoken, whole
from foedus.model import UNKNOWN_PARTY, kinds
from foedus.wording import counted, dated, qualifiers, quoted, short

__all__ = ["rendered"]

QUOTES = 8  # of a row, those published last, unless the page is of what rests on one claim


def rendered(template: str, **values: Any) -> str:
    """Return the page that the template makes of the values."""
    return environment().get_template(template).render(values)


@cache
def environment() -> Environment:
    """Return the templates' surroundings: escaping always on, an unknown name an error."""
    made = Environment(
        loader=PackageLoader("foedus.desk"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: Mapping[str, Any] = {
        "said": said, "path": path, "short": short, "dated": dated, "quoted": quoted, "value": field_value,
        "words": spoken, "gist": gist, "alike": alike, "whole": whole, "is_cut": is_cut,
    }  # fmt: skip
    made.filters.update(filters)
    made.globals.update(
        {
            "counted": counted,
            "qualifiers": qualifiers,
            "KINDS": tuple(kind.name for kind in kinds()),
            "LEDGERS": LEDGERS,
            "QUOTES": QUOTES,
            "CAME": CAME,
            "AHEAD": AHEAD,
            "UNKNOWN": UNKNOWN_PARTY,
            "found_in": found_in,
            "sources_of": sources_of,
            "statuses": statuses,
            "TIED": TIED,
            "LIMIT_OF_TIES": LIMIT,
        }
    )
    return made


def said(value: object) -> Markup:
    """Return words from outside, escaped and apart: whichever way they are written, nothing beside them turns."""
    return Markup("<bdi>{}</bdi>").format(escape(str(value)))


def path(value: object) -> str:
    """Return the value as one step of an address."""
    return quote(str(value), safe="")
