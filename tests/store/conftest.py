"""A small text about an invented alliance, claims in it, and a record to keep them in."""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from foedus.model import Actor, Claim, Document, Field, Run, When, Words
from foedus.store import open_store
from foedus.text import normalise, words

ARTICLE = (
    "Arvenia will not attend the Naldo summit in Brisk on Monday, Prime Minister Lia Mor told the press. 🕊 It left."
)


@dataclass(frozen=True)
class Maker:
    """Makes texts, claims, documents and runs with as little to say as a test needs."""

    text = normalise(ARTICLE)

    def words(self, piece: str) -> Words:
        start = self.text.content.index(piece)
        return words(self.text.content, start, start + len(piece))

    def actor(self, piece: str, party: str) -> Actor:
        return Actor(piece, party, span=self.words(piece).span)

    def attendance(self, **changes) -> Claim:
        fields = {"participant": self.actor("Arvenia", "ARV"), "organisation": "NALDO", "status": "declined"} | changes
        return Claim(
            self.text.id,
            "attendance",
            self.words("attend"),
            self.words("will not attend the Naldo summit"),
            tuple(Field(name, value, 0.75) for name, value in fields.items()),
            modality="planned",
            by=(self.actor("Lia Mor", "ARV"),),
            date=When("2024-05-06", self.words("Monday"), date(2024, 5, 3)),
        )

    def statement(self) -> Claim:
        speaker, content = self.actor("Lia Mor", "ARV"), self.words("Arvenia will not attend the Naldo summit")
        fields = (Field("speaker", speaker), Field("content", (content,)), Field("about", ("ARV", "NALDO")))
        return Claim(self.text.id, "statement", self.words("told"), content, fields)

    def document(self, key: str = "a.txt", **said) -> Document:
        return Document(key, f"digest of {key}", **said)

    def run(self, version: str = "1", day: int = 1) -> Run:
        return Run((("parser", "1"), ("claims", version)), datetime(2024, 6, day, tzinfo=UTC))


@pytest.fixture
def made():
    return Maker()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def places(request):
    """Whatever keeps a record: enter what it returns for the place of a new one, which is taken away afterwards."""
    return file if request.param == "sqlite" else request.getfixturevalue("server").place


@contextmanager
def file():
    with TemporaryDirectory() as folder:
        yield str(Path(folder) / "record.db")


@pytest.fixture
def place(places):
    with places() as made:
        yield made


@pytest.fixture
def store(place):
    with open_store(place) as opened:
        yield opened


@pytest.fixture
def filled(store, made):
    """A record with one reading of one document: two claims."""
    store.add_reading(made.document(), made.text, made.run(), [made.attendance(), made.statement()])
    return store
