"""A page shows what the whole record would, whatever order the texts came in and whatever came since."""

from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import entry
from foedus import ledgers
from foedus.errors import QueryError
from foedus.knowledge import Knowledge
from foedus.ledgers import Query
from foedus.model import Decision
from foedus.shelf import Page, page
from foedus.store import SqliteStore
from records import read_into

LEDGERS = [found for name in ledgers.__all__ if isinstance(found := getattr(ledgers, name), ledgers.Ledger)]
QUERIES = (
    Query(),
    Query(about="ARM"),
    Query(about="ARM", also="Russia"),
    Query(by="Russia"),
    Query(by="wire"),
    Query(org="CSTO"),
    Query(org="CSTO", about="Armenia"),
    Query(on=date(2031, 3, 9)),
    Query(known_by=date(2031, 3, 9)),
    Query(by="wire", known_by=date(2031, 3, 9)),
    Query(about="Armenia", on=date(2031, 3, 8), min_confidence=0.5),
    Query(min_confidence=0.5),
)
PLACES = {"source": ("Wire", "Courier", "Post"), "published": ("2031-03-08", "2031-03-09", "2031-03-12", None)}
KINDS = {
    "statement": {
        "speaker": ("Ada Lund/SWE/person", "the envoy/RUS", "Yerevan/ARM"), "manner": ("indirect",),
        "act": ("say", "refuse", "promise", "deny"), "addressee": ("Moscow/RUS", None),
        "content": (["the base will be closed in May"], ["NATO must go"], ["to withdraw its troops"]),
    },
    "meeting": {
        "organisation": ("CSTO", "EAEU", None), "format": ("summit", "other"), "on": ("2031-03-09", "2031-03", None),
    },
    "attendance": {
        "organisation": ("CSTO", None), "participant": ("Armenia/ARM", "Belarus/BLR"),
        "status": ("attended", "absent", "declined", "invited"), "on": ("2031-03-09", None),
    },
    "demand": {
        "demander": ("Russia/RUS", None), "addressee": ("Armenia/ARM", None),
        "answer": ("none_stated", "refused", "met"),
        "content": ("withdraw its troops", "its demands", "pay the fees"),
    },
    "obligation": {
        "debtor": ("CSTO/CSTO",), "content": ("help Armenia", "its commitments"), "status": ("met", "unmet"),
    },
    "responsibility": {
        "blamed": ("Armenia/ARM", "Russia/RUS"), "matter": ("the base to be closed in May", "withdrawing troops"),
        "stance": ("blames", "denies"), "by": ("Ada Lund/SWE/person", "the envoy/RUS"),
    },
    "standing": {
        "member": ("Armenia/ARM",), "organisation": ("CSTO",), "status": ("member", "withdrawn"),
        "step": (None, "withdrew"), "on": ("2031-03-08", None),
    },
    "posture": {"actor": ("Armenia/ARM",), "organisation": ("CSTO",), "conduct": ("freezes_participation",)},
    "event": {
        "actors": (["Russia/RUS"], ["Armenia/ARM"]), "recipients": (["Armenia/ARM"], ["Russia/RUS"]),
        "event": ("ACCUSE", "SANCTION", "REJECT", "CONCEDE"),
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def knowledge():
    return Knowledge.load()


@pytest.fixture
def store(tmp_path):
    with SqliteStore.open(tmp_path / "record.db") as made:
        yield made


def some_claims(count, seed):
    """Return so many claims of all kinds, of several outlets and days, alike and unlike."""
    chance = Random(seed)
    found = []
    for number in range(count):
        kind = chance.choice(list(KINDS))
        fields = {name: chance.choice(values) for name, values in (PLACES | KINDS[kind]).items()}
        sure = chance.choice((0.3, 0.9))
        quote = chance.choice(("words", "the call to withdraw its troops"))
        found.append(entry(kind, f"{quote} {number}", confidence=sure, polarity=chance.choice(POLARITIES), **fields))
    return found


POLARITIES = ("affirmed", "affirmed", "denied")


def agree(store, knowledge):
    """Assert that every ledger says of pages what it says of the whole record."""
    entries = list(store.entries())
    for ledger in LEDGERS:
        for query in QUERIES:
            whole = ledger(entries, query, knowledge)
            assert page(store, ledger, query, knowledge, Page()) == whole, (ledger.name, query)
            first = page(store, ledger, query, knowledge, Page(limit=3))
            assert len(whole) >= len(first) >= min(3, len(whole)), (ledger.name, query)


@settings(deadline=None, max_examples=3)
@given(st.integers(0, 1000), st.integers(0, 1000))
def test_pages_say_what_the_whole_record_says_whatever_came_first(seed, order):
    knowledge = Knowledge.load()
    told = some_claims(40, seed)
    with TemporaryDirectory() as folder:
        rows = []
        for mixed in (told, Random(order).sample(told, len(told))):
            with SqliteStore.open(Path(folder) / f"{len(rows)}.db") as store:
                for start in (0, 20):  # asked between two readings, and after
                    read_into(store, mixed[start : start + 20])
                    page(store, ledgers.meetings, Query(), knowledge, Page())
                agree(store, knowledge)
                rows.append([page(store, ledger, Query(), knowledge, Page()) for ledger in LEDGERS])


def test_a_decision_a_link_and_its_undoing_show_at_once(store, knowledge):
    read_into(store, some_claims(40, 7))
    agree(store, knowledge)
    meetings = [found.claim.id for found in store.entries(kind="meeting")]
    before = page(store, ledgers.meetings, Query(), knowledge, Page())
    one, *_, other = (row.claims[0] for row in before if set(row.claims) & set(meetings))
    store.add_link(one, other, "same", person="Ada")
    joined = page(store, ledgers.meetings, Query(), knowledge, Page())
    assert len(joined) == len(before) - 1
    agree(store, knowledge)
    store.add_link(one, other, "undone", person="Ada")
    assert page(store, ledgers.meetings, Query(), knowledge, Page()) == before
    store.add_decision(Decision(one, "reject", datetime(2031, 5, 2, tzinfo=UTC), "Ada"))
    assert one not in {
        claim for row in page(store, ledgers.meetings, Query(), knowledge, Page()) for claim in row.claims
    }
    agree(store, knowledge)


def test_pages_follow_one_another(store, knowledge):
    read_into(store, some_claims(60, 3))
    whole = page(store, ledgers.statements, Query(), knowledge, Page())
    pages = [page(store, ledgers.statements, Query(), knowledge, Page(limit=4, skip=skip)) for skip in range(0, 20, 4)]
    assert sorted(row.claims for rows in pages for row in rows) == sorted(row.claims for row in whole)
    newest = max(row.published for row in whole if row.published)
    assert newest in {row.published for row in pages[0]} | {row.published for row in pages[1]}


def test_what_was_first_told_before_a_day_can_be_left_out(store, knowledge):
    read_into(store, some_claims(60, 3))
    whole, kept = page(store, ledgers.statements, Query(), knowledge, Page()), 0
    for late in (date(2031, 3, 9), date(2031, 3, 12)):
        found = page(store, ledgers.statements, Query(), knowledge, Page(since=late))
        days = [[quote.published for quote in row.quotes] for row in whole]
        assert found == tuple(
            row for row, told in zip(whole, days, strict=True) if all(day and day >= late for day in told)
        )
        kept += len(found)
        with SqliteStore.open(store.path, create=False, read_only=True) as reading:
            assert page(reading, ledgers.statements, Query(), knowledge, Page(since=late)) == found
    assert 0 < kept < 2 * len(whole)


def test_a_record_that_may_only_be_read_is_asked_as_a_whole(store, knowledge):
    read_into(store, some_claims(20, 5))
    with SqliteStore.open(store.path, create=False, read_only=True) as reading:
        assert page(reading, ledgers.meetings, Query(), knowledge, Page()) == ledgers.meetings(
            store.entries(), Query(), knowledge
        )


def test_of_a_standing_that_many_tell_of_the_last_claims_are_read_and_those_of_steps_and_decisions(tmp_path):
    said = {"member": "Armenia/ARM", "organisation": "CSTO"}
    days = [f"2031-03-{number:02}" for number in range(1, 29)]
    told = [entry("standing", f"{day} member", published=day, status="member", **said) for day in days]
    step = entry(
        "standing", "it gave notice", published="2031-02-02", status="withdrawing", step="notified_withdrawal", **said
    )
    with SqliteStore.open(tmp_path / "record.db") as store:
        read_into(store, [*told, step])
        knowledge = Knowledge.load()
        (whole,) = page(store, ledgers.standing, Query(about="ARM"), knowledge, Page())
        (cut,) = page(store, ledgers.standing, Query(about="ARM"), knowledge, Page(5, most=4))
        assert cut.quotes == whole.quotes[-4:]
        assert len(whole.quotes) == 28
        assert cut.taken == whole.taken
        assert (cut.member, cut.on) == (whole.member, whole.on)
        old = next(quote.claim for quote in whole.quotes if quote.published == date(2031, 3, 9))
        store.add_decision(Decision(old, "accept", datetime(2031, 6, 1, tzinfo=UTC), "Ada"))
        (cut,) = page(store, ledgers.standing, Query(about="ARM"), knowledge, Page(5, most=4))
        assert old in {quote.claim for quote in cut.quotes}


def test_a_standing_of_which_an_outlet_told_long_ago_is_found_by_it(tmp_path):
    said = {"member": "Armenia/ARM", "organisation": "CSTO", "status": "member"}
    days = ["2031-01-05", *(f"2031-03-{number:02}" for number in range(1, 29))]
    told = [entry("standing", f"{day} member", published=day, source="Wire", **said) for day in days]
    old = entry("standing", "is a member", published="2031-02-02", source="Old Post", **said)
    with SqliteStore.open(tmp_path / "record.db") as store:
        read_into(store, [*told, old])
        for name in ("Old Post", "old post", "Wire"):
            query = Query(by=name)
            (whole,) = page(store, ledgers.standing, query, Knowledge.load(), Page())
            (cut,) = page(store, ledgers.standing, query, Knowledge.load(), Page(5, most=4))
            assert (cut.member, cut.quotes) == (whole.member, (whole.quotes[0], *whole.quotes[-4:]))
        with pytest.raises(QueryError, match="nobody called"):
            page(store, ledgers.standing, Query(by="No Post"), Knowledge.load(), Page(5, most=4))
