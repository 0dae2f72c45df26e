"""Readers that need no model, for tests of everything but reading; other processes can load them too."""

import os
import signal
import time
from dataclasses import dataclass, replace
from datetime import date

from foedus.knowledge import Knowledge
from foedus.model import Actor, Claim, Document, Field, Span, When, Words
from foedus.readers import Reading
from foedus.sources import Loaded
from foedus.text import words

__all__ = ["FakeLine", "load"]


@dataclass
class FakeLine:
    """A line of readers that finds one posture a text, dated by its publication; it breaks where told to."""

    version: str = "1"
    breaks_on: str = "breaks the reader"
    lies_on: str = "makes the reader lie"
    dies_on: str = "kills the process"
    goes_round_on: str = "goes round"
    hangs_on: str = "hangs in a library"
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

    def warm(self):
        """Nothing is to be loaded."""

    def pipe(self, readings):
        self.batches.append([])
        for reading in list(readings):
            self._fail(reading.text.content)
            self.batches[-1].append(reading.text.content)
            yield replace(reading, claims=(self._claim(reading),))

    def _fail(self, content):
        if self.breaks_on in content:
            raise ValueError("no head")
        if self.dies_on in content:
            os.kill(os.getpid(), signal.SIGKILL)
        while self.goes_round_on in content:
            pass
        if self.hangs_on in content:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            time.sleep(600)

    def _claim(self, reading: Reading) -> Claim:
        content = reading.text.content
        anchor, whole = words(content, 0, len(content.split()[0])), words(content, 0, len(content))
        if self.lies_on in content:
            whole = Words(Span(0, 3), "lie")
        when = When(reading.published.isoformat()) if reading.published else None
        return Claim(reading.text.id, "posture", anchor, whole, self._fields(anchor), date=when)

    def _fields(self, anchor):
        return Field("conduct", self.version), Field("actor", Actor(anchor.text, anchor.text, span=anchor.span))


def load(key: str, raw: str, published: date | None = None) -> Loaded:
    """Return a document with that text."""
    return Loaded(Document(key, f"digest of {raw}", published=published), raw)
