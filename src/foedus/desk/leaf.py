"""A page of the desk as a leaf of a file that stands by itself: only what can be read, and links within the file."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser
from importlib.resources import files
from urllib.parse import urldefrag, urljoin

__all__ = ["Leaf", "leaf"]

_ALLOWED = tomllib.loads(files(__package__).joinpath("leaf.toml").read_text(encoding="utf-8"))
_SVG = frozenset(_ALLOWED["svg"])
_ELEMENTS = _SVG | frozenset(_ALLOWED["html"])
_NAMES, _LEFT_OUT, _LEFT_IN = (frozenset(_ALLOWED[name]) for name in ("names", "left_out", "left_in"))
_BEGINNINGS = tuple(_ALLOWED["left_out_beginnings"])
VOID = frozenset({"br", "col", "hr", "wbr"})
DESK_ONLY = "data-desk"  # marks what makes sense at the desk alone
_ID = re.compile(r'\sid="([^"]+)"')
_ELSEWHERE = re.compile(r"url\s*\(", re.IGNORECASE)  # a drawing could ask for what stands there

Find = Callable[[str], str | None]  # the place in the file of what an address shows, None where it is not in it


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page in a file: `name` is its place there, `html` what can be read of it."""

    name: str
    title: str
    html: str


def leaf(name: str, title: str, html: str, *, address: str, find: Find) -> Leaf:
    """Return the page as a leaf: without script, form or anything that asks a machine, its ids its own in the file.

    A link stays where its target is on the page or `find` knows it in the file; of any other the words stay.
    """
    writer = _Writer(name, address, frozenset(map(unescape, _ID.findall(html))), find)
    writer.feed(html)
    writer.close()
    return Leaf(name, title, "".join(writer.written))


@dataclass(slots=True)
class _Left:
    """An element that is left out, until it ends."""

    tag: str
    depth: int = 1


@dataclass(slots=True, eq=False)
class _Writer(HTMLParser):
    name: str
    address: str
    ids: frozenset[str]
    find: Find
    written: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    drawing: int = 0
    left: _Left | None = None

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=False)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write the element, or begin to leave it out."""
        given = dict(attrs)
        if self.left:
            self.left.depth += tag == self.left.tag
            return
        if tag not in _ELEMENTS or DESK_ONLY in given:
            self.left = None if tag in ("link", "meta", "input", "img", "base") else _Left(tag)
            return
        self.drawing += tag == "svg"
        shown = self._link(given) if tag == "a" else tag
        self.written.append(f"<{shown}{''.join(self._attributes(shown, given))}>")
        if tag not in VOID:
            self.open.append(shown)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write an element of a drawing that ends where it begins."""
        if not self.left and tag in _SVG | VOID and DESK_ONLY not in dict(attrs):
            self.written.append(f"<{tag}{''.join(self._attributes(tag, dict(attrs)))}/>")

    def handle_endtag(self, tag: str) -> None:
        """End the element, also one that was left out."""
        if self.left:
            self.left.depth -= tag == self.left.tag
            self.left = self.left if self.left.depth else None
        elif self.open and tag not in VOID:
            self.drawing -= tag == "svg"
            self.written.append(f"</{self.open.pop()}>")

    def handle_data(self, data: str) -> None:
        """Write words."""
        self._put(escape(data, quote=False))

    def handle_entityref(self, name: str) -> None:
        """Write a letter by its name."""
        self._put(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Write a letter by its number."""
        self._put(f"&#{name};")

    def _put(self, words: str) -> None:
        if not self.left:
            self.written.append(words)

    def _link(self, given: dict[str, str | None]) -> str:
        """Make the address a place in the file, and return the element; where it has none, one that is no link."""
        address = given.pop("href", None) or ""
        place = self._place(address)
        if place is None:
            given["class"] = f"{given.get('class') or ''} gone".strip()
            return "g" if self.drawing else "span"
        given["href"] = f"#{place}"
        return "a"

    def _place(self, address: str) -> str | None:
        if address.startswith("#"):
            return self._own(address[1:]) if address[1:] in self.ids else None
        whole = urljoin(self.address, address)
        place = self.find(whole) or self.find(urldefrag(whole)[0])
        return None if place == self.name else place

    def _attributes(self, tag: str, given: dict[str, str | None]) -> list[str]:
        return [
            f" {name}" if value is None else f' {name}="{escape(self._value(name, value))}"'
            for name, value in given.items()
            if (name in _LEFT_IN or not name.startswith(_BEGINNINGS))
            and name not in _LEFT_OUT
            and not (value and _ELSEWHERE.search(value))
            and (name != "href" or tag == "a")
        ]

    def _value(self, name: str, value: str) -> str:
        return " ".join(map(self._own, value.split())) if name in _NAMES else value

    def _own(self, identity: str) -> str:
        return f"{self.name}-{identity}"
