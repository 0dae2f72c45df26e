"""What is held of claims is what the log says of them, whatever comes to it."""

from datetime import UTC, date, datetime
from random import Random

import pytest

from foedus.knowledge import Knowledge
from foedus.model import Decision, Document, Run, Text
from foedus.shelf import put_in_order
from store.test_carrying import claims_of

STATES = ("Arvenia", "Borenia", "Corvia", "Doria", "Elvonia", "Fendia", "Garvia", "Hestia")
PLAIN = [f"{state} will not attend the summit that {other} calls." for state in STATES for other in STATES[::3]]


@pytest.fixture(scope="module")
def knowledge():
    return Knowledge.load()


class Desk:
    """Reads, edits, copies, decides and links by chance."""

    def __init__(self, store, seed):
        self.store, self.chance, self.number = store, Random(seed), 0
        self.sentences = self.chance.sample(PLAIN, 12)

    def read(self):
        """Read a copy, an edit or a new page, of some outlet, on some day or none, by old or new readers."""
        chance = self.chance
        if chance.random() < 0.5:
            self.sentences = chance.sample(PLAIN, 12)
        kept = self.sentences[: chance.choice((6, 9, 12))]
        text = Text(" ".join(chance.choice(([*kept], [*kept, *chance.sample(PLAIN, 1)]))))
        published = chance.choice((date(2031, 3, 1), date(2031, 3, chance.randint(2, 20)), None))
        key = chance.choice("ab") if chance.random() < 0.6 else f"c{self.number}"
        self.number += 1
        document = Document(
            key, chance.choice((text.id, key)), source=chance.choice(("Wire", None)), published=published
        )
        run = Run((("claims", chance.choice("12")),), datetime(2031, 4, 1, tzinfo=UTC))
        self.store.add_reading(document, text, run, claims_of(text, sure=chance.choice((0.5, 0.7))))

    def date(self):
        """Say of a document that is known when it was published."""
        found = self.chance.choice(self.store.documents())
        text = next(Text(content) for (content,) in self.store.connection.execute(
            "SELECT content FROM text JOIN carries ON carries.text = text.nr JOIN document ON document.nr = document"
            " WHERE document.id = ?", (found.id,)))  # fmt: skip
        day = date(2031, 3, self.chance.randint(2, 28))
        self.store.add_document(Document(found.key, found.digest, source=found.source, published=day), text)

    def decide(self):
        claim = self.chance.choice(self.ids())
        verdict, field = self.chance.choice((("accept", None), ("reject", None), ("set", "status")))
        value = "attended" if verdict == "set" else None
        at = datetime(2031, 5, 1 + self.number % 28, tzinfo=UTC)
        self.store.add_decision(Decision(claim, verdict, at, "Ada", field, value))

    def link(self):
        one, other = self.chance.sample(self.ids(), 2)
        self.store.add_link(one, other, self.chance.choice(("same", "apart", "undone")), person="Ada")

    def ids(self):
        return [entry.claim.id for entry in self.store.entries()]

    def act(self):
        act = (
            self.read
            if self.number < 2
            else self.chance.choice((self.read, self.read, self.date, self.decide, self.link))
        )
        act()


def numbers(store):
    return [nr for (nr,) in store.connection.execute("SELECT nr FROM claim")]


def held(store):
    return store.connection.execute("SELECT count(*) FROM held").fetchone()[0]


@pytest.mark.parametrize("seed", range(4))
def test_what_is_held_is_what_the_log_says(store, knowledge, seed):
    desk = Desk(store, seed)
    for step in range(40):
        desk.act()
        if step % 3 == 0:
            put_in_order(store, knowledge)
            assert held(store) == len(numbers(store))
        told = list(store.entries_of(numbers(store)).values())
        assert told == list(store.entries())


def test_what_is_in_order_is_held_until_the_log_grows_about_it(filled, knowledge, made):
    put_in_order(filled, knowledge)
    assert held(filled) == 2
    filled.add_document(made.document("b.txt"), Text("Nothing."))
    assert held(filled) == 2
    filled.add_document(made.document("c.txt"), made.text)
    assert held(filled) == 0


def test_a_day_that_is_told_later_of_a_newer_version_counts_for_the_older(store, knowledge):
    run = Run((("claims", "1"),), datetime(2031, 4, 1, tzinfo=UTC))
    older, newer = (Text(" ".join(PLAIN[:count])) for count in (9, 12))
    store.add_reading(Document("a", "1", published=date(2031, 3, 1)), older, run, claims_of(older))
    store.add_reading(Document("a", "2"), newer, run, claims_of(newer))
    put_in_order(store, knowledge)
    store.add_document(Document("a", "2", published=date(2031, 3, 5)), Text("Nothing."))  # of that version
    put_in_order(store, knowledge)
    found = store.entries_of(numbers(store)).values()
    assert list(found) == list(store.entries())
    assert {entry.replaced_on for entry in found} == {date(2031, 3, 5), None}
