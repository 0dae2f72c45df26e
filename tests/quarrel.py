"""A record of invented articles that differ on who came to a summit, and when: what people settle between accounts."""

from datetime import UTC, date, datetime

from foedus.api import Record
from foedus.model import Actor, Claim, Document, Field, Run, Text, When
from foedus.store import SqliteStore
from foedus.text import words

__all__ = ["ABSENT", "CAME", "LATER", "read_later", "write_quarrel"]

_SAID = (
    ("The Courier", date(2031, 4, 11), "Armenia", "attended", "attended the EAEU summit on 10 April."),
    ("The Ledger", date(2031, 4, 12), "Armenia", "absent", "was absent from the EAEU summit on 10 April."),
    ("The Wire", date(2031, 4, 14), "Armenia", "attended", "came to the EAEU summit on 10 April after all."),
)


def _told(number: int) -> tuple[Document, Text, Claim]:
    outlet, day, who, status, said = _SAID[number]
    text = Text(f"{who} {said}")
    quote = words(text.content, 0, len(text.content) - 1)
    anchor = words(text.content, len(who) + 1, len(who) + 1 + len(said.split()[0]))
    actor = Actor(who, "ARM", who, "state", words(text.content, 0, len(who)).span)
    fields = (Field("participant", actor, 0.9), Field("organisation", "EAEU", 0.9), Field("status", status, 0.9))
    claim = Claim(text.id, "attendance", anchor, quote, fields, date=When("2031-04-10"))
    document = Document(f"{number}.txt", f"digest {number}", f"A summit, {outlet}", source=outlet, published=day)
    return document, text, claim


CAME, ABSENT, LATER = (_told(number)[2] for number in range(3))


def _read(record: Record, number: int) -> None:
    document, text, claim = _told(number)
    record.store.add_reading(document, text, Run((("cues", "1"),), datetime(2031, 4, 15, tzinfo=UTC)), [claim])


def write_quarrel(path) -> Record:
    """Write the record of the first two into that file, and return it open: `CAME` against `ABSENT`."""
    record = Record(SqliteStore.open(path))
    for number in range(2):
        _read(record, number)
    return record


def read_later(record: Record) -> None:
    """Read the third, which says `LATER` what the first did."""
    _read(record, 2)
