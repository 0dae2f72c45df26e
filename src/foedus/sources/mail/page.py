"""The page that a newsletter is: every paragraph of it, since it has no frame around one article as a web page has."""

import re
from typing import Any

__all__ = ["paragraphs_of"]

_BLOCKS = """
    address article aside blockquote body center dd div dl dt figcaption footer form h1 h2 h3 h4 h5 h6 header hr li main
    ol p pre section table tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())
LEFT_OUT = frozenset({"head", "style", "script", "title", "noscript", "template", "svg", "object", "select", "button"})
BUTTON = 7  # words: a paragraph of fewer that is nothing but a link is a button: "View this email in your browser"

_HIDDEN = re.compile(r"display:none|visibility:hidden|mso-hide:all|(?:font-size|max-height):0(?:px)?(?:;|$)")
_FILLERS = re.compile(r"[\u034f\u200b-\u200f\u00ad\ufeff]")  # by which the first line that a mailbox shows is padded
_BREAKS = re.compile(r"\n\s*\n\s*")
_SPACES = re.compile(r"[ \t\r\f\v\xa0]+")


def paragraphs_of(html: str) -> list[str]:
    """Return the paragraphs of a page in order, without what is hidden, and without buttons."""
    from lxml import html as pages

    found = _Paragraphs()
    if html.strip():
        found.walk(
            pages.document_fromstring(
                html.encode("utf-8", "replace"),
                parser=pages.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True),
            )
        )
    return found.done


class _Paragraphs:
    """The paragraphs so far, and the words of the one that is being read."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.words: list[str] = []
        self.linked = 0  # letters in links

    def walk(self, root: Any) -> None:
        """Go through the elements without calling itself: a page may be nested as deep as it likes."""
        from lxml import etree

        links, skipped = 0, None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            name = element.tag if isinstance(element.tag, str) else ""
            if event == "start" and skipped is None:
                if not name or name in LEFT_OUT or _is_hidden(element):
                    skipped = element
                    continue
                links += name == "a"
                self._open(name)
                self._add(element.text, linked=links > 0)
            elif event == "end":
                if skipped is None:
                    links -= name == "a"
                    self._close(name)
                if skipped is None or skipped is element:
                    skipped = None
                    self._add(element.tail, linked=links > 0)
        self._end()

    def _open(self, name: str) -> None:
        if name in BLOCKS:
            self._end()
        elif name == "br":
            self.words.append("\n")

    def _close(self, name: str) -> None:
        if name in BLOCKS:
            self._end()

    def _add(self, text: str | None, *, linked: bool) -> None:
        if text:
            words = _SPACES.sub(" ", _FILLERS.sub("", text).replace("\n", " "))
            self.words.append(words)
            self.linked += len(words.strip()) if linked else 0

    def _end(self) -> None:
        """End the paragraph; two line breaks in it part it."""
        text = _SPACES.sub(" ", "".join(self.words)).strip()
        is_button = self.linked >= len(text) and len(text.split()) < BUTTON
        if text and not is_button:
            pieces = ("\n".join(line.strip() for line in piece.split("\n")) for piece in _BREAKS.split(text))
            self.done += filter(None, pieces)
        self.words, self.linked = [], 0


def _is_hidden(element: Any) -> bool:
    style = "".join(element.get("style", "").lower().split())
    return bool(_HIDDEN.search(style)) or element.get("hidden") is not None
