"""What two parties did to one another is told from their own claims as it is from all."""

from datetime import date
from itertools import product

import pytest

from factories import entry
from foedus import ledgers
from foedus.knowledge import Knowledge
from foedus.ledgers import Between, Query
from foedus.ledgers.deeds import tells
from foedus.ledgers.scale import scale
from foedus.shelf import acts_of
from foedus.shelf.acts import SORTS
from foedus.store import SqliteStore
from foedus.things import sorts_of
from records import read_into
from shelf.test_page import some_claims

PARTIES = (("ARM", "RUS"), ("RUS", "Armenia"), ("Armenia", "CSTO"), ("RUS",), ())
QUERIES = (
    Query(),
    Query(about="RUS"),
    Query(by="Russia"),
    Query(by="wire"),
    Query(on=date(2031, 3, 9)),
    Query(known_by=date(2031, 3, 9)),
    Query(min_confidence=0.5),
    Query(superseded=True),
)
TOLD = [
    entry("responsibility", "blamed", by="Russia/RUS", blamed="Armenia/ARM", matter="the raid", stance="blames"),
    entry("responsibility", "did not", by="Wire > Armenia/ARM", blamed="Russia/RUS", matter="a raid", stance="blames"),
    entry("event", "met", actors=["Russia/RUS", "Armenia/ARM"], event="CONSULT", on="2031-03-08"),
    entry("posture", "froze", actor="Armenia/ARM", organisation="CSTO", conduct="freezes_participation"),
    entry("attendance", "stayed away", participant="Armenia/ARM", organisation="CSTO", status="absent"),
    entry("standing", "left", member="Armenia/ARM", organisation="CSTO", status="withdrawn", step="withdrew"),
    entry(
        "statement",
        "thanks",
        speaker="Ada/ARM",
        addressee="Bo/RUS",
        act="praise",
        content=["thanks"],
        about=["RUS"],
        source="Post",
    ),
]


@pytest.fixture(scope="module")
def knowledge():
    return Knowledge.load()


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with SqliteStore.open(tmp_path_factory.mktemp("acts") / "record.db") as made:
        read_into(made, [*TOLD, *some_claims(60, 11)])
        yield made


@pytest.mark.parametrize(("parties", "query"), list(product(PARTIES, QUERIES)))
def test_the_claims_of_the_parties_tell_what_all_claims_tell(store, knowledge, parties, query):
    between = Between(**dict(zip(("one", "other"), parties, strict=False)))
    asked = [*parties[:1], *([query.about] if query.about and not parties else []), *parties[1:]]
    for ledger in (ledgers.relations, ledgers.turns):
        found = ledger(acts_of(store, query, knowledge, asked), query, knowledge, between=between)
        assert found == ledger(store.entries(), query, knowledge, between=between)


def test_no_other_claims_are_read(store, knowledge):
    found = list(acts_of(store, Query(), knowledge, ("ARM", "RUS")))
    assert 0 < len(found) < len(list(store.entries()))


def test_of_these_only_what_tells_of_an_act_is_made(store, knowledge):
    found = list(acts_of(store, Query(), knowledge, ("ARM", "RUS")))
    assert all(tells(each.claim) for each in found)
    numbers = [nr for (nr,) in store.connection.execute("SELECT nr FROM claim")]
    asked = []
    wanted = store.entries_of(numbers, lambda claim: asked.append((claim.kind, claim.get("act"))) or tells(claim))
    every = store.entries_of(numbers)
    assert asked == [(each.claim.kind, each.claim.get("act")) for each in every.values()]
    assert wanted == {nr: each for nr, each in every.items() if tells(each.claim)}
    assert 0 < len(wanted) < len(every)


def test_every_kind_of_claim_that_tells_of_an_act_is_of_one_of_the_sorts():
    assert all(sorts_of(kind) & set(SORTS) for kind in scale().claims)
