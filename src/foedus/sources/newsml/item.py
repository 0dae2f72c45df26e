"""One item of NewsML-G2: who issued it, when, and the text in it."""

from dataclasses import replace
from typing import Any

from foedus.sources.markup import name_of
from foedus.sources.newsml import nitf
from foedus.sources.newsml.tree import attribute, every, first, language, words
from foedus.sources.particulars import Article, Particulars, together
from foedus.sources.prose import Prose, paragraphs
from foedus.sources.published import stamped_on

__all__ = ["article"]

_BLOCKS = "address article aside blockquote body dd div dl dt h1 h2 h3 h4 h5 h6 li ol p pre section table td th tr ul"
PAGE = Prose(
    blocks=frozenset(_BLOCKS.split()),
    left_out=frozenset({"head", "style", "script", "figure", "img"}),
)
DAYS = ("versionCreated", "contentModified", "contentCreated", "firstCreated")
UNFIT = {"canceled": "its publisher has cancelled it", "withheld": "its publisher withholds it"}


def article(item: Any) -> Article:
    """Return the article of an item; what failed says why it has none. `part` is its name in the message."""
    name = item.get("guid") or ""
    status = _code(attribute(item, "pubStatus", "qcode"))
    if status in UNFIT:
        return Article(Particulars(id=name), "", name, UNFIT[status])
    said, text = _said(item, name), ""
    for content in every(first(item, "contentSet"), "inlineXML", "inlineData"):
        found = _content(content)
        if found.text.strip():
            said, text = _together(said, found.said), found.text
            break
    if text:
        return Article(said, text, name)
    kind = _code(attribute(item, "itemClass", "qcode"))
    return Article(said, "", name, f"an item without text ({kind})" if kind else "an item without text")


def _said(item: Any, name: str) -> Particulars:
    about, of_item = first(item, "contentMeta"), first(item, "itemMeta")
    return Particulars(
        id=name or None,
        title=words(about, "headline") or words(of_item, "title") or words(item, "slugline"),
        source=_provider(first(item, "provider")) or words(item, "creditline"),
        published=next(filter(None, (stamped_on(words(item, day)) for day in DAYS)), None),
        language=attribute(about, "language", "tag"),
        author=_creators(about),
    )


def _content(content: Any) -> Article:
    """Return what is in an element of the content: NITF, a page, or plain text."""
    said = Particulars(language=language(content))
    root = next((child for child in content if name_of(child)), None)
    if root is None:
        return Article(said, "".join(content.itertext()).strip() if _is_plain(content) else "")
    if name_of(root) == "nitf":
        found = nitf.article(root)
        return replace(found, said=_together(found.said, said))
    return Article(replace(said, language=language(root, content)), "\n\n".join(paragraphs(root, PAGE)))


def _is_plain(content: Any) -> bool:
    return (content.get("contenttype") or "text/plain").startswith("text/plain") and not content.get("encoding")


def _creators(about: Any) -> str | None:
    """Return who wrote the item: the people that it names, else the line that it prints of them."""
    return together(words(one, "name") for one in every(about, "creator")) or words(about, "by")


def _provider(provider: Any) -> str | None:
    if provider is None:
        return None
    return words(provider, "name") or provider.get("literal") or _code(provider.get("qcode") or provider.get("uri"))


def _code(value: str | None) -> str:
    """Return a code without the scheme in front: "nprov:REUTERS", "http://cv.iptc.org/newscodes/provider/REUTERS"."""
    return (value or "").replace("/", ":").rpartition(":")[2]


def _together(said: Particulars, other: Particulars) -> Particulars:
    """Return what the first says, and what it leaves out by the other."""
    return Particulars(
        id=said.id or other.id,
        title=said.title or other.title,
        source=said.source or other.source,
        published=said.published or other.published,
        language=said.language or other.language,
        author=said.author or other.author,
    )
