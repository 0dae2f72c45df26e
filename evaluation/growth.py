"""How cost grows with a record: making it, its size, a page of a ledger, one more document.

    python evaluation/growth.py --documents 1000 10000 100000

The documents are invented and have ten claims each (see paging.py): what is measured is the record and no reader.
"""

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from paging import IN_A_DOCUMENT, make, measure

from foedus.knowledge import Knowledge
from foedus.store import SqliteStore

__all__ = ["Grown", "grown"]

NOT_LEDGERS = ("one more document", "the page after it")


@dataclass(frozen=True, slots=True)
class Grown:
    """What a record of so many documents costs: to add and order one, in pages, one more (ms of a processor); bytes.

    `page` is the middle of all pages, `slow` the 95th of 100 of the ledger where that is worst, which is `slowest`.
    """

    documents: int
    claims: int
    adding: float
    bytes_a_claim: float
    page: float
    slow: float
    slowest: str
    one_more: float
    page_after: float


def grown(documents: int) -> Grown:
    """Make a record of so many documents and measure it."""
    knowledge, claims = Knowledge.load(), documents * IN_A_DOCUMENT
    with TemporaryDirectory() as folder:
        path = Path(folder) / "grown.db"
        with SqliteStore.open(path) as store:
            began = process_time()
            make(store, claims, knowledge)
            adding = 1000 * (process_time() - began) / documents
        size = path.stat().st_size / claims
        with SqliteStore.open(path) as store:
            found = measure(store, knowledge, process_time)
    ledgers = {name: spread for name, spread in found.items() if name not in NOT_LEDGERS}
    slowest = max(ledgers, key=lambda name: ledgers[name]["95th"])
    return Grown(
        documents, claims, adding, size,
        median(spread["middle"] for spread in ledgers.values()), ledgers[slowest]["95th"], slowest,
        *(found[name]["middle"] for name in NOT_LEDGERS),
    )  # fmt: skip


def main() -> None:
    """Measure records of each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 10_000, 100_000])
    for documents in parser.parse_args().documents:
        print(json.dumps(asdict(grown(documents))), flush=True)


if __name__ == "__main__":
    main()
