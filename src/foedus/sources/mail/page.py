"""The page that a newsletter is: every paragraph of it, since it has no frame around one article as a web page has."""

import re
from typing import Any

from foedus.sources.prose import Prose, paragraphs

__all__ = ["paragraphs_of"]

_BLOCKS = """
    address article aside blockquote body center dd div dl dt figcaption footer form h1 h2 h3 h4 h5 h6 header hr li main
    ol p pre section table tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())
LEFT_OUT = frozenset({"head", "style", "script", "title", "noscript", "template", "svg", "object", "select", "button"})
BUTTON = 7  # words: a paragraph of fewer that is nothing but a link is a button: "View this email in your browser"

_HIDDEN = re.compile(r"display:none|visibility:hidden|mso-hide:all|(?:font-size|max-height):0(?:px)?(?:;|$)")


def paragraphs_of(html: str) -> list[str]:
    """Return the paragraphs of a page in order, without what is hidden, and without buttons."""
    from lxml import etree
    from lxml import html as pages

    parser = pages.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = pages.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # there is no element in it
        return []
    return paragraphs(root, PAGE)


def _is_hidden(element: Any) -> bool:
    style = "".join(element.get("style", "").lower().split())
    return bool(_HIDDEN.search(style)) or element.get("hidden") is not None


PAGE = Prose(BLOCKS, LEFT_OUT, _is_hidden, BUTTON)
