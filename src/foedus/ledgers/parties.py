"""Parties by any name: from what a person writes to a code, and from a code to a name."""

from foedus.knowledge import Entity, Knowledge

__all__ = ["code_of", "name_of", "named"]


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


def name_of(code: str, knowledge: Knowledge) -> str:
    """Return the full name of a code, the code itself where nothing is known of it."""
    known = knowledge.by_id.get(code)
    return known.name if known else code
