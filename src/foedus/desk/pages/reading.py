"""The reading view: an article with its claims marked in the text, and beside it what the record says of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from foedus.api import Article, Catalogued, Edit, Marked, Work, catalogued, edits
from foedus.desk.segments import Segment, excerpts, segments
from foedus.desk.visit import Visit
from foedus.model import Actor

__all__ = ["Paragraph", "ReadingPage", "reading"]

Chain = tuple[Actor, ...]
ENGLISH = "en"
COMMONEST = ("event", "statement")  # they stand on the words of nearly everything else


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in segments, with the claims that begin in it and the chains of who says so, the innermost first."""

    segments: tuple[Segment, ...]
    claims: tuple[Marked, ...]
    chains: tuple[Chain, ...]


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """An article, by the `name` that the address gives it, paragraph by paragraph.

    `listed` says what else carries the same, `edits` what edits of its page changed.
    """

    template: ClassVar = "reading.html"
    name: str
    article: Article
    paragraphs: tuple[Paragraph, ...]
    by_id: Mapping[str, Marked]
    listed: Catalogued | None
    edits: tuple[Edit, ...]

    @property
    def work(self) -> Work | None:
        """The document that is read, of several that carry the text the first."""
        return self.article.documents[0] if self.article.documents else None

    @property
    def title(self) -> str:
        """What the page is called."""
        return (self.work.title or self.work.key) if self.work else self.article.id

    @property
    def language(self) -> str:
        """In which language the text is, "" where it is in that of the page, English."""
        language = self.work.language if self.work else ENGLISH
        return "" if language == ENGLISH else language

    def leading(self, segment: Segment) -> Marked:
        """Return the claim that gives a segment its colour: of the most telling kind, and of those the shortest."""
        return min((self.by_id[name] for name in segment.claims), key=_commonness)

    def told(self) -> dict[str, Any]:
        """Return the article with its claims."""
        return self.article.told()

    def excerpt(self, longest: int) -> Self:
        """Return the page with nothing of the text but what claims quote, so many characters of each."""
        ends = {name: one.held.claim.quote.span.start + longest for name, one in self.by_id.items()}
        kept = (replace(one, segments=tuple(excerpts(one.segments, ends))) for one in self.paragraphs)
        return replace(self, paragraphs=tuple(one for one in kept if one.claims or one.segments))


def reading(visit: Visit) -> ReadingPage:
    """Return the reading view of a document, by its id, key, address or title."""
    article = visit.record.article(visit.named["document"])
    id = article.documents[0].id if article.documents else ""
    return ReadingPage(
        visit.named["document"],
        article,
        tuple(_paragraphs(article)),
        {one.id: one for one in article.claims},
        catalogued(visit.record, id) if id else None,
        edits(visit.record, id) if id else (),
    )


def _paragraphs(article: Article) -> Iterator[Paragraph]:
    """Yield the paragraphs; a claim belongs to the one in which its quotation begins."""
    places = {one.id: one.held.claim.quote.span for one in article.claims if not one.rejected}
    ends = [paragraph.end for paragraph in article.paragraphs[:-1]] + [len(article.text)]
    start = 0
    for paragraph, end in zip(article.paragraphs, ends, strict=True):
        own = tuple(one for one in article.claims if start <= one.held.claim.quote.span.start < max(end, start + 1))
        yield Paragraph(segments(article.text, places, paragraph), own, tuple(_chains(own)))
        start = end


def _commonness(marked: Marked) -> int:
    """Return how little the kind of a claim tells beside others on the same words."""
    return COMMONEST.index(marked.held.kind) if marked.held.kind in COMMONEST else -1


def _chains(claims: tuple[Marked, ...]) -> Iterator[Chain]:
    """Yield each chain of speakers once, as far as anybody is named."""
    seen: set[tuple[str, ...]] = set()
    for one in claims:
        claim = one.held.claim
        speaker = claim.get("speaker")
        chain = (*((speaker,) if isinstance(speaker, Actor) else ()), *reversed(claim.by))
        names = tuple(dict.fromkeys(actor.label for actor in chain))
        if names and not one.rejected and names not in seen:
            seen.add(names)
            yield tuple({actor.label: actor for actor in reversed(chain)}[name] for name in names)
