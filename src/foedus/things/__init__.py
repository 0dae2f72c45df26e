"""Things: which claims, of however many texts, tell of one meeting, demand, standing, deed or statement. Pure."""

from foedus.things.bonds import Bond, bonds
from foedus.things.item import Item
from foedus.things.links import APART, SAME, UNDONE, Links
from foedus.things.moments import (
    ACTUAL,
    NEAR,
    Days,
    by_then,
    days,
    first_day,
    held_from,
    is_ahead,
    last_published,
    order,
)
from foedus.things.parties import PEOPLE, actors_in, codes_in, party
from foedus.things.replies import answer_of
from foedus.things.sorts import SORTS, items_of, sorts_of
from foedus.things.things import Thing, items_in, links_of, parted, things
from foedus.things.traces import Known, housed, is_astray, known_by, traces
from foedus.things.wording import points_back, telling

__all__ = [
    "ACTUAL",
    "APART",
    "NEAR",
    "PEOPLE",
    "SAME",
    "SORTS",
    "UNDONE",
    "Bond",
    "Days",
    "Item",
    "Known",
    "Links",
    "Thing",
    "actors_in",
    "answer_of",
    "bonds",
    "by_then",
    "codes_in",
    "days",
    "first_day",
    "held_from",
    "housed",
    "is_ahead",
    "is_astray",
    "items_in",
    "items_of",
    "known_by",
    "last_published",
    "links_of",
    "order",
    "parted",
    "party",
    "points_back",
    "sorts_of",
    "telling",
    "things",
    "traces",
]
