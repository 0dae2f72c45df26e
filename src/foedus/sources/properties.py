"""What programs write into files: a title, who wrote it, the day on which it was made; as far as it makes sense."""

import re

from foedus.sources.particulars import Particulars
from foedus.sources.published import stamped_on

__all__ = ["told_by"]

_FILE_NAME = re.compile(r"\S+\.\w{2,5}$|^(?:microsoft|powerpoint|word)\b.*|^untitled\b.*|^document\d*$|^\W*$", re.I)
_NAME = re.compile(r"[^\W\d_][\w.'’&,-]*(?: [\w.'’&,-]+){1,7}")
_BRACKETS = re.compile(r"\s*[(<\[][^()<>\[\]]*[)>\]]\s*")
FIRST_YEAR = 1980  # before it, no file was made: a clock stood still


def told_by(*, title: str | None, author: str | None, made: str | None) -> Particulars:
    """Return what the properties of a file say, where that is what a person would say of it.

    A title that is the name of a file is none, nor is an author of one word, which is how somebody is called on a
    machine. The author stands for the outlet, too, of which files say nothing.
    """
    who = _author(author)
    return Particulars(title=_title(title), source=who, author=who, made=_day(made))


def _title(value: str | None) -> str | None:
    title = " ".join((value or "").split())
    return None if _FILE_NAME.search(title) else title


def _author(value: str | None) -> str | None:
    author = _BRACKETS.sub(" ", " ".join((value or "").split())).strip()
    return author if _NAME.fullmatch(author) and author[:1].isupper() else None


def _day(value: str | None) -> str | None:
    """Return the day in a time stamp ("D:20240204150503+02'00'"), None for one that is no day."""
    day = stamped_on((value or "").removeprefix("D:"))
    return day if day and int(day[:4]) >= FIRST_YEAR else None
