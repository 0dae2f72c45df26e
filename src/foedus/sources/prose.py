"""The paragraphs of a tree of markup: every one of them, in order, without what nobody is to see."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from foedus.sources.markup import name_of

__all__ = ["Prose", "paragraphs"]

BREAK = "br"
LINK = "a"

_FILLERS = re.compile(r"[\u034f\u200b-\u200f\u00ad\ufeff]")  # by which the first line that a mailbox shows is padded
_BREAKS = re.compile(r"\n\s*\n\s*")
_SPACES = re.compile(r"[ \t\r\f\v\xa0]+")


@dataclass(frozen=True, slots=True)
class Prose:
    """How a kind of markup is read: which elements are paragraphs, and which are left out with all that is in them.

    A paragraph of fewer words than `button` that is nothing but a link is a button, and no paragraph.
    """

    blocks: frozenset[str]
    left_out: frozenset[str]
    is_hidden: Callable[[Any], bool] = lambda element: False
    button: int = 0


def paragraphs(root: Any, prose: Prose) -> list[str]:
    """Return the paragraphs under an element of lxml; two line breaks in one part it."""
    found = _Paragraphs(prose)
    found.walk(root)
    return found.done


class _Paragraphs:
    """The paragraphs so far, and the words of the one that is being read."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.done: list[str] = []
        self.words: list[str] = []
        self.linked = 0  # letters in links

    def walk(self, root: Any) -> None:
        """Go through the elements without calling itself: a page may be nested as deep as it likes."""
        from lxml import etree

        links, skipped = 0, None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            name = name_of(element)
            if event == "start" and skipped is None:
                if not name or name in self.prose.left_out or self.prose.is_hidden(element):
                    skipped = element
                    continue
                links += name == LINK
                self._open(name)
                self._add(element.text, linked=links > 0)
            elif event == "end":
                if skipped is None:
                    links -= name == LINK
                    self._close(name)
                if skipped is None or skipped is element:
                    skipped = None
                    self._add(element.tail, linked=links > 0)
        self._end()

    def _open(self, name: str) -> None:
        if name in self.prose.blocks:
            self._end()
        elif name == BREAK:
            self.words.append("\n")

    def _close(self, name: str) -> None:
        if name in self.prose.blocks:
            self._end()

    def _add(self, text: str | None, *, linked: bool) -> None:
        if text:
            words = _SPACES.sub(" ", _FILLERS.sub("", text).replace("\n", " "))
            self.words.append(words)
            self.linked += len(words.strip()) if linked else 0

    def _end(self) -> None:
        """End the paragraph; two line breaks in it part it."""
        text = _SPACES.sub(" ", "".join(self.words)).strip()
        is_button = self.linked >= len(text) and len(text.split()) < self.prose.button
        if text and not is_button:
            pieces = ("\n".join(line.strip() for line in piece.split("\n")) for piece in _BREAKS.split(text))
            self.done += filter(None, pieces)
        self.words, self.linked = [], 0
