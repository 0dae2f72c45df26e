"""The first element of an XML file, which tells what it is, and how deep its elements lie in one another."""

import re
from xml.parsers import expat

from foedus.errors import SourceError

__all__ = ["check_depth", "first_element"]

DEEPEST = 300  # elements in one another; feeds have 10

_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)([^>]*)")
_BEFORE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>", re.S)


def first_element(head: bytes) -> tuple[str, str]:
    """Return the name of a file's first element, without its prefix, and its attributes as written; "" for none.

    Where more stands before it than in `head`, there is none.
    """
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = head.decode(encoding, "replace")
    at = 0
    while before := _BEFORE.match(text, at):
        at = before.end()
    root = _ROOT.match(text, at)
    return (root[2], root[3]) if root else ("", "")


def check_depth(data: bytes) -> bool:
    """Tell whether the XML is well formed; SourceError where it is nested so deep that parsers would take hours."""
    parser = expat.ParserCreate()
    depth = 0

    def start(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise SourceError("nested too deep")

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return False
    return True
