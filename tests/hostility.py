"""A record in which everything that outsiders write is hostile: titles, outlets, addresses, keys, bodies, names."""

from datetime import UTC, date, datetime

from foedus.api import Record
from foedus.model import Actor, Claim, Document, Field, Run, Text, When
from foedus.store import SqliteStore
from foedus.text import words

__all__ = ["HOSTILE", "OVERRIDE", "PAYLOADS", "write_hostile"]

OVERRIDE = "\u202e"  # right to left, whatever the letters are
GIANT = "w" * 10_000
PAYLOADS = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(2)>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(3)",
    f"{OVERRIDE}gnitirw",
    "</title></textarea><svg onload=alert(4)>",
    GIANT,
)
HOSTILE = " ".join(PAYLOADS)


def _claim(text, kind, anchor, quote, *, on=None, by=(), polarity="affirmed", **given):
    def piece(found):
        at = text.content.index(found)
        return words(text.content, at, at + len(found))

    def value(said):
        return (
            Actor(said[0], said[1], said[0], "state", piece(said[0]).span)
            if isinstance(said, tuple) and len(said) == 2
            else said
        )

    fields = tuple(Field(name, value(said), 0.7) for name, said in given.items())
    chain = tuple(Actor(one, "UNK", one) for one in by)
    return Claim(text.id, kind, piece(anchor), piece(quote), fields, polarity, by=chain, date=When(on) if on else None)


def _turned(pieces, by):
    """Return the pieces in a row, another one first: what stands first in one place stands within in others."""
    first = by % len(pieces)
    return " ".join((*pieces[first:], *pieces[:first]))


def _hostile(number, pieces):
    """Return a document, its text and its claims, with the pieces in every place that outsiders write.

    The text is without NUL, as every text that is read.
    """
    payload = _turned(pieces, 0).replace("\0", "")
    one, other = f"Ada {payload}", f"Ben {payload}"
    text = Text(f"{one} demanded that {other} explain {payload} now. {one} and {other} met. {one} blamed {other}.")
    asks = f"{one} demanded that {other} explain {payload} now"
    content = words(text.content, start := asks.index("explain"), start + len(f"explain {payload}"))
    document = Document(
        f"key {number} {_turned(pieces, 0)}",
        f"digest {number}",
        _turned(pieces, 0),
        f"https://x.example/{_turned(pieces, 1)}",
        _turned(pieces, 2),
        date(2031, 3, 5),
    )
    sides = {"demander": (one, "UNK"), "addressee": (other, "UNK")}
    return document, text, [
        _claim(text, "demand", "demanded", asks, by=(payload,), content=content, answer="none_stated", **sides),
        _claim(text, "statement", "demanded", asks, content=(content,), act="demand", manner="indirect",
               speaker=(one, "UNK"), addressee=(other, "UNK"), about=(payload,)),
        _claim(text, "responsibility", "blamed", f"{one} blamed {other}", blamed=(other, "UNK"), stance="blames",
               matter=content),
        _claim(text, "standing", "met", f"{one} and {other} met", on="2031-03-04", member=(one, "UNK"),
               organisation=payload, status="member"),
        _claim(text, "standing", "blamed", f"{one} blamed {other}", on="2031-03-04", member=(one, "UNK"),
               organisation=payload, status="member", polarity="denied"),
        _claim(text, "meeting", "met", f"{one} and {other} met", on="2031-03-04", organisation=payload,
               format="summit", place=content),
        _claim(text, "posture", "blamed", f"{one} blamed {other}", actor=(one, "UNK"), organisation=payload,
               conduct="criticises"),
        _claim(text, "obligation", "explain", asks, debtor=(other, "UNK"), content=content, status="unmet"),
    ]  # fmt: skip


def write_hostile(file, payloads=(*PAYLOADS, HOSTILE), at_once=1):
    """Write the record into that file, so many payloads an article and a note, and return it open.

    An article with few of them shows more plainly what is wrong; many articles take long.
    """
    record = Record(SqliteStore.open(file))
    for number, start in enumerate(range(0, len(payloads), at_once)):
        pieces = payloads[start : start + at_once]
        document, text, claims = _hostile(number, pieces)
        record.store.add_reading(document, text, Run((("cues", "1"),), datetime(2031, 3, 6, tzinfo=UTC)), claims)
        note = _turned(pieces, 1).replace("\0", "")
        record.accept(claims[0].id, person=note, note=note)
    return record
