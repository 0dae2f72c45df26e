"""What was not read: each reason once, with the first few documents that it kept out; and other languages."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Protocol

from foedus.cli.paper import Paper
from foedus.cli.wording import counted

__all__ = ["put_skips", "put_unread"]

NAMED = 3
MARGIN = 2


class Skip(Protocol):
    """Something that was not read, as a summary or a record names it."""

    @property
    def key(self) -> str:
        """What names it."""
        ...

    @property
    def reason(self) -> str:
        """Why it was not read."""
        ...


def put_skips(paper: Paper, heading: str, skipped: Iterable[Skip]) -> None:
    """Print the reasons under a heading, nothing where nothing was skipped; `--json` names every document."""
    by_reason = sorted(skipped, key=lambda item: item.reason)
    if not by_reason:
        return
    paper.put()
    paper.put(f"{heading} {counted(len(by_reason), 'document')}:", style="yellow")
    for reason, group in groupby(by_reason, key=lambda item: item.reason):
        keys = [item.key for item in group]
        if len(keys) == 1:
            paper.put(f"{keys[0]}: {reason}", indent=MARGIN)
            continue
        more = f" and {len(keys) - NAMED:,} more" if len(keys) > NAMED else ""
        paper.put(f"{reason} ({counted(len(keys), 'document')})", indent=MARGIN)
        paper.put(f"{', '.join(keys[:NAMED])}{more}", indent=2 * MARGIN, style="dim")


def put_unread(paper: Paper, unread: Sequence[tuple[str, int]]) -> None:
    """Print how many documents are in a language that is not read, nothing where all are."""
    from foedus.api import unread_told

    if unread:
        told, remedy = unread_told(unread)
        paper.put()
        paper.put(f"In the record, but not read: {told}.", style="yellow")
        if remedy:
            paper.put(f"{remedy[:1].upper()}{remedy[1:]}.", indent=MARGIN)
