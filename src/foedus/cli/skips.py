"""What could not be read: each reason once, with the first few documents that it kept out."""

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from foedus.cli.paper import Paper
from foedus.cli.wording import counted

if TYPE_CHECKING:
    from foedus.api import Omission
    from foedus.sources import Skipped

__all__ = ["put_skips"]

NAMED = 3
MARGIN = 2


def put_skips(paper: Paper, heading: str, skipped: Iterable["Skipped | Omission"]) -> None:
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
