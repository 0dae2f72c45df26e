"""Readers that need no model, and documents for them."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from foedus.knowledge import Knowledge
from foedus.model import Claim, Document, Field, Span, When, Words
from foedus.readers import Reading
from foedus.sources import Loaded
from foedus.store import SqliteStore
from foedus.text import words


@dataclass
class FakeLine:
    """A line of readers that finds one posture a text, dated by its publication; it breaks where told to."""

    version: str = "1"
    breaks_on: str = "breaks the reader"
    lies_on: str = "makes the reader lie"
    is_learned: bool = True
    languages: tuple[str, ...] = ("en",)

    def __post_init__(self):
        self.versions = (("fake", self.version),)
        self.knowledge = Knowledge.load()
        self.batches = []

    def reads(self, language):
        return language in self.languages

    def versions_for(self, language):
        return self.versions

    def pipe(self, readings):
        self.batches.append([])
        for reading in list(readings):
            if self.breaks_on in reading.text.content:
                raise ValueError("no head")
            self.batches[-1].append(reading.text.content)
            yield replace(reading, claims=(self._claim(reading),))

    def _claim(self, reading: Reading) -> Claim:
        content = reading.text.content
        anchor, whole = words(content, 0, len(content.split()[0])), words(content, 0, len(content))
        if self.lies_on in content:
            whole = Words(Span(0, 3), "lie")
        when = When(reading.published.isoformat()) if reading.published else None
        return Claim(reading.text.id, "posture", anchor, whole, (Field("conduct", self.version),), date=when)


def load(key: str, raw: str, published: date | None = None) -> Loaded:
    return Loaded(Document(key, f"digest of {raw}", published=published), raw)


@pytest.fixture
def line():
    return FakeLine()


@pytest.fixture
def newer_line():
    return FakeLine("2")


@pytest.fixture
def loaded():
    return load


@pytest.fixture
def store(tmp_path):
    with SqliteStore.open(tmp_path / "record.db") as opened:
        yield opened
