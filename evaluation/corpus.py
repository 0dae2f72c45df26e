"""Where the gold and the news texts for measuring lie: FOEDUS_GOLD, or the folder beside the repository."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from foedus.evaluation import read_rows

__all__ = ["CORPUS", "GOLD", "news"]

GOLD = Path(os.environ.get("FOEDUS_GOLD", Path(__file__).parents[2] / "shared" / "gold"))
CORPUS = GOLD.parent / "corpora" / "reuters21578.jsonl.gz"


def news(count: int, path: Path = CORPUS) -> Iterator[str]:
    """Yield so many news texts, the first of the corpus."""
    return islice((row["text"] for row in read_rows(path)), count)
