"""NITF, in which agencies mark up text: what it says of itself, and its paragraphs."""

from typing import Any

from foedus.sources.newsml.tree import attribute, every, first, language, words
from foedus.sources.particulars import Article, Particulars, together
from foedus.sources.prose import Prose, paragraphs
from foedus.sources.published import stamped_on

__all__ = ["article"]

_BLOCKS = "block bq dd dl dt fn hl1 hl2 li note ol p pre table td th tr ul"
CONTENT = Prose(blocks=frozenset(_BLOCKS.split()), left_out=frozenset({"media", "nitf-table-metadata"}))
DAYS = (("pubdata", "date.publication"), ("date.issue", "norm"), ("date.release", "norm"))


def article(root: Any) -> Article:
    """Return the article in a NITF document; one without text where it has none."""
    body, content = first(root, "body"), first(root, "body.content")
    said = Particulars(
        id=attribute(root, "doc-id", "id-string"),
        title=words(root, "hl1") or words(root, "hedline") or words(first(root, "head"), "title"),
        source=attribute(root, "pubdata", "name") or words(root, "distributor"),
        published=next(filter(None, (stamped_on(attribute(root, *place)) for place in DAYS)), None),
        language=language(content, body, root),
        author=_author(first(root, "byline")),
    )
    return Article(said, "" if content is None else "\n\n".join(paragraphs(content, CONTENT)))


def _author(line: Any) -> str | None:
    """Return the people whom the line with the author's name marks up, else what it says."""
    return together(" ".join("".join(one.itertext()).split()) for one in every(line, "person")) or words(line, "byline")
