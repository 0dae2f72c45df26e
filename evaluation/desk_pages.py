"""How long the desk takes for each of its pages, and for search as one types, in a record that `paging.py` has made.

    python evaluation/paging.py --claims 1000000 --record big.db
    python evaluation/desk_pages.py --record big.db

Asks each page 100 times with other names, days and words (each time a new one, of parties and organisations great and
small), without a network between, and prints milliseconds: the middle, the 95th of 100 and the worst by the clock, and
the 95th of what a processor was busy with it. Each kind of page is asked once before that, so that what is only loaded
once does not count.
"""

import argparse
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from paging import DAYS, FIRST, ORGANISATIONS, OUTLETS, SHARES, STATES, WORDS, spread
from starlette.testclient import TestClient

from foedus.desk import Settings, desk
from foedus.store import SqliteStore

__all__ = ["measure"]

ASKED = 100  # times
LEDGERS = (
    "standing", "meetings", "demands", "obligations", "responsibility", "posture", "statements", "timeline",
    "contradictions",
)  # fmt: skip


def addresses(chance: Random, documents: list[str], claims: list[str]) -> dict[str, Iterator[str]]:
    """Return for each kind of page addresses without end."""

    def day() -> str:
        return (FIRST + timedelta(chance.randrange(DAYS))).isoformat()

    def narrow() -> str:
        some = (f"about={chance.choice(STATES)}", f"by={chance.choice(OUTLETS)}", f"known_by={day()}", f"on={day()}")
        asked = chance.sample((*some, f"org={chance.choice(ORGANISATIONS)}", "min_confidence=0.5"), chance.randrange(3))
        return "&".join((*asked, f"skip={chance.choice((0, 0, 50, 200))}"))

    def forever(make: object) -> Iterator[str]:
        while True:
            yield make()  # type: ignore[operator]

    pages = {
        "/": lambda: f"/?on={day()}" if chance.random() < 0.5 else "/",
        "/organisation": lambda: f"/organisation/{chance.choice(ORGANISATIONS)}",
        "/party": lambda: f"/party/{chance.choice(STATES)}",
        "/pair": lambda: f"/pair/{'/'.join(chance.sample(STATES, 2))}",
        "/documents": lambda: f"/documents?skip={chance.randrange(0, 100_000, 50)}",
        "/document": lambda: f"/document/{chance.choice(documents)}",
        "/claim": lambda: f"/claim/{chance.choice(claims)}",
        "/review": lambda: f"/review?skip={chance.randrange(50)}",
        "/review, some": lambda: f"/review?about={chance.choice(STATES)}&kind={chance.choice(list(SHARES))}",
        "/search": lambda: f"/search?q={typed(chance)}",
        "/search, filtered": lambda: f"/search?q={typed(chance)}&{filters(chance, day)}",
    }
    ledgers = {f"/{name}": lambda name=name: f"/{name}?{narrow()}" for name in LEDGERS}
    return {name: forever(make) for name, make in (pages | ledgers).items()}


def typed(chance: Random) -> str:
    """Return a few words, the last of them written to some letter."""
    words = chance.sample(WORDS, chance.choice((1, 1, 2, 3)))
    last = words.pop()
    return " ".join((*words, last[: chance.randint(1, len(last))]))


def filters(chance: Random, day: object) -> str:
    """Return some filters of search."""
    since, until = sorted((day(), day()))  # type: ignore[operator]
    some = (f"kind={chance.choice(list(SHARES))}", f"party={chance.choice(STATES)}", f"outlet={chance.choice(OUTLETS)}")
    return "&".join(chance.sample((*some, f"since={since}&until={until}"), chance.choice((1, 2))))


def measure(record: Path) -> dict[str, dict[str, float]]:
    """Return milliseconds of pages by their kind; a page that goes wrong is an error."""
    with SqliteStore.open(record) as store:
        last = int(store.connection.execute("SELECT max(nr) FROM claim").fetchone()[0])
        chance = Random(3)
        some = [(f"{chance.randrange(1, last)}",) for _ in range(ASKED)]
        claims = [store.connection.execute("SELECT id FROM claim WHERE nr = ?", one).fetchone()[0] for one in some]
        documents = [row[0] for row in store.connection.execute("SELECT id FROM document WHERE nr % 997 = 5 LIMIT 100")]
    browser = TestClient(desk(Settings(record, person="Ada")), base_url="http://127.0.0.1:8642", follow_redirects=False)
    found = {}
    for name, asked in addresses(Random(2), documents, claims).items():
        _took(browser, next(asked))
        took = [_took(browser, next(asked)) for _ in range(ASKED)]
        busy = spread([busy for _, busy in took])["95th"]
        found[name] = spread([wall for wall, _ in took]) | {"processor, 95th": busy}
        print(f"{name:20} {found[name]}", flush=True)
    return found


def _took(browser: TestClient, address: str) -> tuple[float, float]:
    """Return how many milliseconds a page took by the clock, and of a processor: less where others are busy."""
    began, busy = perf_counter(), process_time()
    answer = browser.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return 1000 * (perf_counter() - began), 1000 * (process_time() - busy)


def main() -> None:
    """Measure a record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, required=True)
    print(json.dumps(measure(parser.parse_args().record), indent=1))


if __name__ == "__main__":
    main()
