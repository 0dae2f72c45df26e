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

Pieces = tuple[str, ...]  # words and fields by turns, words first


def line(claim: Claim) -> str:
    """Return what the claim says in one line: "Armenia (ARM): declined, CSTO"."""
    return _written(claim, vocabulary().line[claim.kind])


def subject(claim: Claim) -> str:
    """Return what the claim is about, without what it says of it: "Armenia (ARM) at CSTO"."""
    return _written(claim, vocabulary().subject[claim.kind])


def _written(claim: Claim, template: str) -> str:
    return "".join(_filled(claim, pieces, optional) for pieces, optional in _parts(template))


def _filled(claim: Claim, pieces: Pieces, optional: bool) -> str:
    written = [pieces[0]]
    for names, words in zip(pieces[1::2], pieces[2::2], strict=True):
        value = _value(claim, names)
        if optional and not value:
            return ""
        written += (value or SOMEBODY, words)
    return "".join(written)


@cache
def _parts(template: str) -> tuple[tuple[Pieces, bool], ...]:
    """Return the parts of a template in order, with whether each may be left out."""
    found = _PART.finditer(template)
    return tuple((tuple(_FIELD.split(match[1] or match[2])), match[1] is not None) for match in found)


def _value(claim: Claim, names: str) -> str:
    value = next((found for name in names.split("|") if (found := claim.get(name))), None)
    if isinstance(value, str):
        return vocabulary().wording.get(claim.kind, {}).get(value) or value.replace("_", " ")
    return text(value)
