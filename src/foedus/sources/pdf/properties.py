"""What a PDF says of itself: its title, who wrote it, the day on which it was made."""

import re
from collections.abc import Mapping
from datetime import date

from foedus.sources.particulars import Particulars

__all__ = ["made_on", "particulars", "sensible_author", "sensible_title"]

_FILE_NAME = re.compile(r"\S+\.\w{2,5}$|^(?:microsoft|powerpoint|word)\b.*|^untitled\b.*|^document\d*$|^\W*$", re.I)
_NAME = re.compile(r"[^\W\d_][\w.'’&,-]*(?: [\w.'’&,-]+){1,7}")
_BRACKETS = re.compile(r"\s*[(<\[][^()<>\[\]]*[)>\]]\s*")
_DAY = re.compile(r"\s*(?:D:)?(\d{4})-?(\d{2})-?(\d{2})")
FIRST_YEAR = 1980  # before it, no file was made: a clock stood still


def particulars(said: Mapping[str, str]) -> Particulars:
    """Return what its properties say, where that is what a person would say of it."""
    return Particulars(
        title=sensible_title(said.get("Title")),
        source=sensible_author(said.get("Author")),
        made=made_on(said.get("CreationDate")),
    )


def sensible_title(value: str | None) -> str | None:
    """Return a title unless it is what a program writes there: the name of a file, or its own."""
    title = " ".join((value or "").split())
    return None if _FILE_NAME.search(title) else title


def sensible_author(value: str | None) -> str | None:
    """Return an author who has a name of several words: a single one is how somebody is called on a machine."""
    author = _BRACKETS.sub(" ", " ".join((value or "").split())).strip()
    return author if _NAME.fullmatch(author) and author[:1].isupper() else None


def made_on(value: str | None) -> str | None:
    """Return the day in a time stamp ("D:20240204150503+02'00'"), None for one that is no day."""
    match = _DAY.match(value or "")
    try:
        day = date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
    return day.isoformat() if day and day.year >= FIRST_YEAR else None
