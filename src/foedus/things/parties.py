"""Whom a claim names: by what an actor is compared with others, and who stands where in a claim."""

from collections.abc import Iterator

from foedus.model import UNKNOWN_PARTY, Actor, Claim

__all__ = ["PEOPLE", "actors_in", "codes_in", "party"]

PEOPLE = frozenset({"person", "group"})  # the actors that no organisation is


def party(value: object) -> str | None:
    """Return what to know an actor by: the party it acts for, else its name."""
    if not isinstance(value, Actor):
        return None
    known = value.label.casefold() if value.party == UNKNOWN_PARTY else value.party
    return known.replace(">", "›")  # which stands between parties in the names of blocks, and must not be in one


def actors_in(claim: Claim) -> Iterator[Actor]:
    """Yield every actor in the fields of the claim; the speakers in its chain are no fields."""
    for field in claim.fields:
        value = field.value
        if isinstance(value, Actor):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, Actor))


def codes_in(claim: Claim) -> Iterator[str]:
    """Yield the codes that the claim names besides its actors' parties: its organisation, and what it is about."""
    organisation, about = claim.get("organisation"), claim.get("about")
    if isinstance(organisation, str):
        yield organisation
    if isinstance(about, tuple):
        yield from (code for code in about if isinstance(code, str))
