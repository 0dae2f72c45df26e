"""One invented article with three claims: what the tests of the api open, ask and correct, without any reader."""

from datetime import UTC, date, datetime

from foedus.model import Actor, Claim, Document, Field, Run, Text, When
from foedus.text import words

__all__ = ["ARTICLE", "ATTENDANCE", "DOCUMENT", "RUN", "SPEECH", "STANDING"]

ARTICLE = Text(
    "Ruritania gave notice to the League. “We are done,” the premier said on 4 March. The envoy did not answer.\n\n"
    "Ruritania will not attend the summit. It will not attend the fair either."
)
DOCUMENT = Document("article.txt", "digest", title="Notice", source="The Courier", published=date(2031, 3, 5))


def found(piece: str):
    at = ARTICLE.content.index(piece)
    return words(ARTICLE.content, at, at + len(piece))


def who(piece: str, party: str) -> Actor:
    return Actor(piece, party, span=found(piece).span)


STANDING = Claim(
    ARTICLE.id, "standing", found("gave notice"), found("Ruritania gave notice to the League"),
    (Field("member", who("Ruritania", "XRU")), Field("organisation", "League", 0.6), Field("status", "withdrawing"),
     Field("step", "notified_withdrawal")), date=When("2031-03-04", found("4 March")),
)  # fmt: skip
ATTENDANCE = Claim(
    ARTICLE.id, "attendance", found("will not attend"), found("Ruritania will not attend the summit"),
    (Field("participant", who("Ruritania", "XRU")), Field("status", "declined")), modality="planned",
)  # fmt: skip
SPEECH = Claim(
    ARTICLE.id, "statement", found("said"), found("“We are done,” the premier said"),
    (Field("speaker", who("the premier", "XRU")), Field("content", (found("We are done"),)), Field("manner", "direct"),
     Field("act", "say")),
)  # fmt: skip
RUN = Run((("cues", "1"), ("roles", "2")), datetime(2031, 3, 6, tzinfo=UTC))
