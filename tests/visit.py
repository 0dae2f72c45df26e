"""A record of one invented article, without any reader: what the tests of interchange write out and take in."""

from datetime import UTC, date, datetime

from foedus.api import Record
from foedus.model import Actor, Claim, Document, Field, Run, Text, When
from foedus.store import SqliteStore
from foedus.text import words

__all__ = ["ACCUSE", "ARTICLE", "CLAIMS", "CONSULT", "LEAVE", "MEETING", "OBSERVER", "REQUEST", "write_visit"]

ARTICLE = Text(
    "Kazakhstan’s Erlan Idrissov met Belarus’s envoy on 4 March. Moscow condemned the rebels of Mali. 😀\n\n"
    "Georgia is an observer in the CSTO. It may leave. “They owe us an answer,” the envoy said."
)
DOCUMENT = Document(
    "article.txt", "digest", "A visit", "https://courier.example/visit", "The Courier", date(2031, 3, 5)
)
RUN = Run((("cues", "1"), ("roles", "2")), datetime(2031, 3, 6, tzinfo=UTC))


def found(piece):
    at = ARTICLE.content.index(piece)
    return words(ARTICLE.content, at, at + len(piece))


def who(piece, party, name=None, type="person"):
    return Actor(piece, party, name, type, found(piece).span)


def claim(kind, anchor, quote, on=None, by=(), modality="actual", polarity="affirmed", **fields):
    when = When(on) if on else None
    items = tuple(Field(*item) for item in fields.items())
    return Claim(ARTICLE.id, kind, found(anchor), found(quote), items, polarity, modality, by, when)


IDRISSOV = who("Erlan Idrissov", "KAZ", "Erlan Idrissov")
ENVOY = who("Belarus’s envoy", "BLR")
MOSCOW = who("Moscow", "RUS", "Russia", "state")
MET = found("Kazakhstan’s Erlan Idrissov met Belarus’s envoy").text
CLAIMS = (
    claim("meeting", "met", MET, "2031-03-04", format="visit", participants=(IDRISSOV, ENVOY)),
    claim("event", "met", MET, "2031-03-04", event="CONSULT", actors=(IDRISSOV,), recipients=(ENVOY,)),
    claim(
        "event", "condemned", "Moscow condemned the rebels of Mali", event="ACCUSE", actors=(MOSCOW,),
        recipients=(who("the rebels of Mali", "REB:MLI", type="group"),),
    ),
    claim(
        "event", "owe us an answer", "They owe us an answer", "2031-03", (ENVOY,), "wanted", "denied", event="REQUEST",
        actors=(MOSCOW, ENVOY),
    ),
    claim(
        "standing", "observer", "Georgia is an observer in the CSTO", "2031", organisation="CSTO", status="observer",
        member=who("Georgia", "GEO", "Georgia", "state"),
    ),
    claim("standing", "leave", "It may leave", modality="possible", organisation="CSTO", status="withdrawn",
          member=who("It", "GEO", "Georgia", "state")),
)  # fmt: skip
MEETING, CONSULT, ACCUSE, REQUEST, OBSERVER, LEAVE = CLAIMS


def write_visit(file):
    """Write the record into a file, and return it open."""
    opened = Record(SqliteStore.open(file))
    opened.store.add_reading(DOCUMENT, ARTICLE, RUN, CLAIMS)
    return opened
