"""A crawl: the captures of an archive, of which the pages are documents and all else is counted."""

from collections import Counter
from collections.abc import Iterator

from foedus.errors import SourceError
from foedus.sources.capture import PAGES, PLAIN, Capture, path_of, read_capture
from foedus.sources.contract import Found, Given, Skipped

__all__ = ["Crawl"]

READ = (*PAGES, PLAIN, "application/pdf")
RULES = "/robots.txt"  # of the crawl itself (RFC 9309), though it is plain text
NAMED = 3


class Crawl:
    """What has come of an archive so far."""

    def __init__(self, key: str, given: Given) -> None:
        self.key = key
        self.given = given
        self.is_any = False
        self.others: Counter[str] = Counter()

    @staticmethod
    def wants(type_: str, url: str) -> bool:
        """Tell whether what is of that type, at that address, is a page."""
        return type_ in READ and path_of(url) != RULES

    def take(self, capture: Capture | Skipped) -> Iterator[Found]:
        """Yield the documents in a capture; what is no page is counted."""
        if isinstance(capture, Capture) and not self.wants(capture.type, capture.url):
            self.others[capture.type or "no type"] += 1
            return
        self.is_any = True
        if isinstance(capture, Skipped):
            yield capture
            return
        try:
            yield from read_capture(capture, self.given)
        except SourceError as error:
            yield Skipped(capture.url, str(error))

    def rest(self) -> Iterator[Skipped]:
        """Yield why nothing was in it, where nothing was."""
        if not self.is_any:
            others = ", ".join(f"{number:,} of {type_}" for type_, number in self.others.most_common(NAMED))
            yield Skipped(self.key, f"no page in the archive{others and f' ({others})'}")
