"""What stands at the head of a letter: what it is about, who sent it, when."""

from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from foedus.sources.particulars import Particulars

__all__ = ["particulars", "spoken"]

LONGEST = 2000  # letters of a header; parsing one takes the square of its length


def particulars(letter: Message) -> Particulars:
    """Return what a letter says of itself; who sent it stands for the outlet."""
    name, address = _sender(letter)
    return Particulars(
        id=spoken(letter, "Message-ID").strip("<> ") or None,
        title=spoken(letter, "Subject") or None,
        source=name or address.rpartition("@")[2] or None,
        published=_day(letter),
        language=spoken(letter, "Content-Language").partition(",")[0] or None,
    )


def spoken(letter: Message, name: str) -> str:
    """Return a header in plain letters on one line; "" where there is none."""
    value = str(letter.get(name, ""))[:LONGEST]
    with suppress(HeaderParseError, LookupError, ValueError):  # it names an encoding that there is not, or is none
        value = str(make_header(decode_header(value)))
    return " ".join(value.split())


def _sender(letter: Message) -> tuple[str, str]:
    """Return the name and the address of who sent the letter, "" for what is not told."""
    try:
        return parseaddr(spoken(letter, "From"))
    except RecursionError:  # brackets in brackets in brackets
        return "", ""


def _day(letter: Message) -> str | None:
    """Return the day that the letter was sent, as its own clock had it."""
    try:
        return parsedate_to_datetime(spoken(letter, "Date")).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
