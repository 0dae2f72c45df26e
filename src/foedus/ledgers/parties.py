"""Parties by any name: from what a person writes to a code, and from a code to a name."""

from foedus.knowledge import Entity, Knowledge
from foedus.ledgers.vocabulary import vocabulary

__all__ = ["called", "code_of", "name_of", "named"]


def named(words: str, knowledge: Knowledge) -> Entity | None:
    """Return the likeliest entity of that code, name or people ("ARM", "Armenia", "Russian"), in whatever case."""
    asked = words.strip()
    if known := knowledge.by_id.get(asked.upper()):
        return known
    if found := knowledge.names.named(asked, any_case=True):
        return found[0]
    code = knowledge.demonym(asked.title())
    return knowledge.by_id.get(code) if code else None


def code_of(words: str, knowledge: Knowledge) -> str | None:
    """Return the code of the state or organisation that the words name, None where they name none."""
    found = named(words, knowledge)
    return found.party if found else None


def called(code: str, knowledge: Knowledge) -> str:
    """Return what to call whoever acts for that code in a drawing: a state's name, "the press", "rebels in Mali"."""
    head, _, state = code.partition(":")
    words = None if code in knowledge.by_id else vocabulary().codes.get(head)
    if words is None:
        return name_of(code, knowledge)
    return f"{words} in {name_of(state, knowledge)}" if state else words


def name_of(code: str, knowledge: Knowledge) -> str:
    """Return the full name of a code, the code itself where nothing is known of it."""
    known = knowledge.by_id.get(code)
    return known.name if known else code
