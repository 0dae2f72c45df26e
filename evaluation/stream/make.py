"""Write the stream: invented news about disputes in real organisations in 2031 and 2032, and the truth behind it.

FOLDER gets documents.jsonl (what `foedus read` takes), truth.jsonl (what happened, as far as the documents tell, what
contradicts what, what is a copy of what) and claims.jsonl (what a perfect reader would find, a line a document). The
same seed and number of documents write the same bytes.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

from history import history
from press import Press, Printed
from stories import Desk
from truth import truth

from foedus.text import normalise

__all__ = ["make"]


def make(folder: Path, *, seed: int, documents: int) -> None:
    """Write the three files of a stream of so many documents into the folder, which is made if it is not there."""
    printed: list[Printed] = []
    rows: list[dict[str, Any]] = []
    chronicles = list(history(seed, documents))
    for place, (dispute, things, planted) in enumerate(chronicles):
        random = Random(f"{seed} press {dispute.name}")
        share = documents // len(chronicles) + (place < documents % len(chronicles))
        own = Press(dispute, things, random).print(Desk(dispute, planted, random).stories(things), share)
        rows += truth(things, planted, own)
        printed += own
    printed.sort(key=lambda one: (one.article.published, one.article.key))
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "documents.jsonl", (one.article.row() for one in printed))
    _write(folder / "truth.jsonl", rows)
    _write(folder / "claims.jsonl", map(_gold, printed))


def _gold(one: Printed) -> dict[str, Any]:
    """Return the claims of a document, which stand at places of the text as foedus normalises it."""
    text = one.article.text
    if normalise(text).content != text:
        raise ValueError(f"{one.article.key} is not normalised text: places in it would shift")
    return {"id": one.article.key, "claims": one.article.claims()}


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--out", type=Path, required=True, help="the folder to write")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=3000)
    options = parser.parse_args()
    make(options.out, seed=options.seed, documents=options.documents)
