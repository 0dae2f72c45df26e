"""A claim in one line, by the templates of the vocabulary."""

import re
from functools import cache

from foedus.ledgers.quoting import text
from foedus.ledgers.vocabulary import vocabulary
from foedus.model import Claim

__all__ = ["line", "subject"]

SOMEBODY = "somebody"  # stands for a field that the text leaves open

_PART = re.compile(r"\[([^\[\]]*)\]|([^\[\]]+)")
_FIELD = re.compile(r"\{([a-z|_]+)\}")


def line(claim: Claim) -> str:
    """Return what the claim says in one line: "Armenia (ARM): declined, CSTO"."""
    return _written(claim, vocabulary().line[claim.kind])


def subject(claim: Claim) -> str:
    """Return what the claim is about, without what it says of it: "Armenia (ARM) at CSTO"."""
    return _written(claim, vocabulary().subject[claim.kind])


def _written(claim: Claim, template: str) -> str:
    return "".join(_filled(claim, part, optional=optional) for part, optional in _parts(template))


def _filled(claim: Claim, part: str, *, optional: bool) -> str:
    values = {names: _value(claim, names) for names in _FIELD.findall(part)}
    if optional and not all(values.values()):
        return ""
    return _FIELD.sub(lambda match: values[match[1]] or SOMEBODY, part)


@cache
def _parts(template: str) -> tuple[tuple[str, bool], ...]:
    """Return the parts of a template in order, with whether each may be left out."""
    found = _PART.finditer(template)
    return tuple((match[1], True) if match[1] is not None else (match[2], False) for match in found)


def _value(claim: Claim, names: str) -> str:
    value = next((found for name in names.split("|") if (found := claim.get(name))), None)
    if isinstance(value, str):
        return vocabulary().wording.get(claim.kind, {}).get(value) or value.replace("_", " ")
    return text(value)
