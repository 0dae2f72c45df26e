"""How long a page of a ledger and one more document take in a record of very many claims, all of them invented.

    python evaluation/paging.py --claims 1000000 --record big.db

Makes the record if it is not there (some minutes for each 100,000 claims), asks every ledger for pages with all kinds
of filters, and prints milliseconds: the middle, the 95th of 100 and the worst.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter

from foedus import ledgers
from foedus.errors import QueryError
from foedus.knowledge import Knowledge
from foedus.ledgers import Ledger, Query
from foedus.model import Actor, Claim, Document, Field, Run, Span, Text, Value, When, Words
from foedus.shelf import Page, page, put_in_order
from foedus.store import SqliteStore

__all__ = ["measure", "spread"]

FIRST, DAYS = date(2030, 1, 1), 548
IN_A_DOCUMENT = 10  # claims
# Twice what 1,050 news texts have of what is rare there: a dossier of an alliance has more of it.
SHARES = {"statement": 380, "event": 370, "meeting": 100, "responsibility": 50, "demand": 45, "obligation": 20,
          "standing": 15, "attendance": 15, "posture": 5}  # fmt: skip
STATES = (
    "USA", "RUS", "CHN", "UKR", "GBR", "FRA", "DEU", "TUR", "IRN", "ISR", "ARM", "AZE", "BLR", "KAZ", "IND", "PAK",
    "JPN", "KOR", "POL", "HUN", "SRB", "GEO", "MDA", "GRC", "ITA", "ESP", "EGY", "SAU", "SYR", "IRQ", "VEN", "BRA",
    "NGA", "MLI", "NER", "BFA", "SEN", "GHA", "KEN", "ETH", "SDN", "LBY", "TUN", "DZA", "MAR", "COD", "RWA", "UGA",
    "TZA", "ZAF", "THA", "KHM", "VNM", "MYS", "IDN", "PHL", "AUS", "NZL", "CAN", "MEX", "CUB", "COL", "PER", "CHL",
    "ARG", "BOL", "SWE", "NOR", "FIN", "DNK", "EST", "LVA", "LTU", "CZE", "SVK", "ROU", "BGR", "HRV", "SVN", "AUT",
)  # fmt: skip
ORGANISATIONS = ("NATO", "EU", "UN", "CSTO", "EAEU", "SCO", "CIS", "OSCE", "ECOWAS", "AU", "ASEAN", "OPEC")
OUTLETS = tuple(f"Outlet {number}" for number in range(200))
WORDS = tuple(f"{a}{b}{c}" for a in ("bor", "dal", "fen", "gar", "hol", "kem", "lor", "mun", "per", "sor", "tav", "vel")
              for b in ("a", "e", "i", "o") for c in ("n", "st", "rk", "m", "lt", "sk"))  # fmt: skip
PAGES = 50  # rows
ROUNDS = 4  # of questions to each ledger


class _World:
    """Makes documents whose claims nobody ever made; the few are spoken of much, the many little."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)

    def document(self, number: int) -> tuple[Document, Text, tuple[Claim, ...]]:
        """Return a document with its text and claims."""
        chance = self.chance
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        kinds = chance.choices(list(SHARES), list(SHARES.values()), k=IN_A_DOCUMENT)
        sentences = [" ".join(chance.sample(WORDS, 9)).capitalize() + "." for _ in kinds]
        text = Text(f"{number}. " + " ".join(sentences))
        starts = accumulate((len(sentence) + 1 for sentence in sentences), initial=len(f"{number}. "))
        places = zip(kinds, starts, sentences, strict=False)
        claims = (self._claim(text, kind, start, sentence, day) for kind, start, sentence in places)
        document = Document(f"{number}", f"{number}", source=chance.choice(OUTLETS), published=day)
        return document, text, tuple(claims)

    def _claim(self, text: Text, kind: str, start: int, sentence: str, day: date) -> Claim:
        chance, quote = self.chance, Words(Span(start, start + len(sentence)), sentence)
        content = sentence[sentence.index(" ") + 1 : -1]
        place = start + sentence.index(" ") + 1
        told = Words(Span(place, place + len(content)), content)
        fields = (Field(name, value, 0.8) for name, value in self._fields(kind, told))
        when = day + timedelta(days=chance.randrange(-3, 20))
        dated = When(when.isoformat()) if chance.random() < 0.6 else None
        return Claim(text.id, kind, quote, quote, tuple(fields), by=(self._state(),), date=dated, confidence=0.8)

    def _fields(self, kind: str, told: Words) -> Iterator[tuple[str, Value]]:
        one, other, organisation = self._state(), self._state(), self._of(ORGANISATIONS)
        made: dict[str, dict[str, Value]] = {
            "statement": {"speaker": one, "addressee": other, "act": "say", "manner": "indirect", "content": (told,)},
            "event": {"event": self._of(("CONSULT", "ACCUSE", "SANCTION", "SUPPORT", "ASSAULT")), "actors": (one,),
                      "recipients": (other,)},
            "meeting": {"organisation": organisation, "format": self._of(("summit", "ministerial", "talks"))},
            "attendance": {"organisation": organisation, "participant": one,
                           "status": self._of(("absent", "attended"))},
            "demand": {"demander": one, "addressee": other, "content": told,
                       "answer": self._of(("none_stated", "met"))},
            "obligation": {"debtor": one, "creditor": other, "content": told, "status": self._of(("unmet", "met"))},
            "responsibility": {"blamed": one, "matter": told, "stance": self._of(("blames", "denies"))},
            "standing": {"member": one, "organisation": organisation, "status": self._of(("member", "withdrawn"))},
            "posture": {"actor": one, "organisation": organisation, "conduct": "freezes_participation"},
        }  # fmt: skip
        yield from made[kind].items()

    def _of(self, names: Sequence[str]) -> str:
        return names[min(int(self.chance.expovariate(4 / len(names))), len(names) - 1)]

    def _state(self) -> Actor:
        code = self._of(STATES)
        return Actor(code, code, code, "state")


def make(store: SqliteStore, claims: int, knowledge: Knowledge) -> None:
    """Fill the record up to so many claims, and put them in order."""
    run, world = Run((("invented", "1"),), datetime(2031, 9, 1, tzinfo=UTC)), _World(1)
    store.connection.execute("PRAGMA synchronous = OFF")  # the record can be made again
    for number in range(claims // IN_A_DOCUMENT):
        document, text, told = world.document(number)
        store.add_reading(document, text, run, told)
    put_in_order(store, knowledge)


def questions(chance: Random) -> Iterator[Query]:
    """Yield questions with every filter, alone and together, about the great and the small."""
    state, organisation = chance.choice(STATES), chance.choice(ORGANISATIONS)
    day = FIRST + timedelta(chance.randrange(DAYS))
    yield Query()
    yield Query(about=state)
    yield Query(by=chance.choice(OUTLETS))
    yield Query(org=organisation)
    yield Query(org=organisation, about=state)
    yield Query(known_by=day)
    yield Query(about=STATES[0], known_by=day, min_confidence=0.5)
    yield Query(about=STATES[1], on=day)


def measure(
    store: SqliteStore, knowledge: Knowledge, clock: Callable[[], float] = perf_counter
) -> dict[str, dict[str, float]]:
    """Return milliseconds of pages by ledger, and of one more document and the page after it."""
    found, chance = {}, Random(2)
    for name in ledgers.__all__:
        ledger = getattr(ledgers, name)
        if isinstance(ledger, Ledger):
            asked = [query for _ in range(ROUNDS) for query in questions(chance)]
            found[name] = spread([_page(store, ledger, query, knowledge, clock) for query in asked])
    world, run = _World(chance.randrange(10**9)), Run((("invented", "1"),), datetime(2031, 9, 1, tzinfo=UTC))
    added, after = [], []
    for number in range(20):
        made = world.document(10**9 + number)
        began = clock()
        store.add_reading(*made[:2], run, made[2])
        added.append(1000 * (clock() - began))
        after.append(_page(store, ledgers.meetings, Query(), knowledge, clock))
    return found | {"one more document": spread(added), "the page after it": spread(after)}


def _page(
    store: SqliteStore, ledger: Ledger[ledgers.Told], query: Query, knowledge: Knowledge, clock: Callable[[], float]
) -> float:
    began = clock()
    with suppress(QueryError):  # in a small record not every outlet says something for every ledger
        page(store, ledger, query, knowledge, Page(PAGES))
    return 1000 * (clock() - began)


def spread(times: Sequence[float]) -> dict[str, float]:
    """Return the middle, the 95th of 100 and the worst of milliseconds."""
    middle, high = quantiles(times, n=2)[0], quantiles(times, n=20)[-1]
    return {"middle": round(middle, 1), "95th": round(high, 1), "worst": round(max(times), 1)}


def main() -> None:
    """Make the record where it is not there, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--record", type=Path, required=True)
    given = parser.parse_args()
    knowledge, is_new = Knowledge.load(), not given.record.exists()
    with SqliteStore.open(given.record) as store:
        if is_new:
            make(store, given.claims, knowledge)
        print(json.dumps(measure(store, knowledge), indent=1))


if __name__ == "__main__":
    main()
