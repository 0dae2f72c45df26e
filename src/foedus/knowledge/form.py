"""The form of an organisation's table: which keys it may have, and what stands in each."""

from collections.abc import Mapping
from typing import Any

from foedus.errors import KnowledgeError

__all__ = ["CHAIR", "TELLING", "refuse_misformed"]

# A suspended member, or one that has given notice, is a member all the while: the more telling line wins.
TELLING = (
    *("suspended", "withdrawing", "member", "expelled", "withdrawn"),
    *("candidate", "associate", "partner", "observer"),
)
CHAIR = "chair"  # whose turn it is to preside; lies beside the standings

_TEXTS = ("name", "parent", "country", "sector", "period", "source")
_SPELLS = dict.fromkeys((*TELLING, CHAIR), '["2001-05-29/.. ARM BLR"]')
_LISTS = dict.fromkeys(("names", "kinds", "organs", "seats", "standings"), '["...", "..."]')
_FORMS = {**dict.fromkeys(_TEXTS, '"..."'), **_LISTS, **_SPELLS, "steps": '["2012-12-19 withdrew UZB"]'}
_LEAST = {**dict.fromkeys(_SPELLS, 2), "steps": 3}  # words of a line


def refuse_misformed(file: str, code: str, entry: Any) -> None:
    """Raise KnowledgeError for a key that our tables do not have, and for what stands in a form that is not ours."""
    if not isinstance(entry, Mapping):
        raise KnowledgeError(f"{file}: {code} is no table", f"write [{code}] on a line of its own")
    for key, value in entry.items():
        if key not in _FORMS:
            raise KnowledgeError(f"{file}: {code} has {key!r}, which is no key of ours", f"write {', '.join(_FORMS)}")
        if not _is_formed(key, value):
            raise KnowledgeError(f"{file}: {key!r} of {code} is not in our form", f"write {key} = {_FORMS[key]}")


def _is_formed(key: str, value: Any) -> bool:
    if key in _TEXTS:
        return isinstance(value, str)
    least = _LEAST.get(key, 1)
    return isinstance(value, list) and all(isinstance(line, str) and len(line.split()) >= least for line in value)
