"""Decisions outlive a re-reading and an edit of their text, and are never put where they do not belong."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.model import Actor, Claim, Decision, Document, Field, Run, Text, evidence_of
from foedus.record.form import write_all
from foedus.store import open_store
from foedus.text import words

STATES = ("Arvenia", "Borenia", "Corvia", "Doria", "Elvonia", "Fendia")
OTHERS = tuple(
    f"{state} will not attend the summit in {place}." for state, place in zip(STATES, STATES[::-1], strict=True)
)
START = datetime(2031, 3, 1, tzinfo=UTC)


def text_of(sentences):
    return Text(" ".join(sentences) or "Nothing.")


def claims_of(text, status="declined", sure=0.7):
    """What a reader finds: a claim for each sentence, of the state that it names."""
    at = 0
    for sentence in text.content.split(". "):
        quote = words(text.content, at, at + len(sentence.rstrip(".")))
        at += len(sentence) + 2
        if "attend" in quote.text:
            place = quote.span.start + quote.text.index("attend")
            state = words(text.content, quote.span.start, quote.span.start + quote.text.index(" "))
            who = Actor(state.text, state.text[:3].upper(), span=state.span)
            fields = (Field("participant", who, sure), Field("status", status, sure))
            yield Claim(text.id, "attendance", words(text.content, place, place + 6), quote, fields)


def run(number):
    return Run((("claims", str(number)),), START + timedelta(days=number))


def read(store, sentences, number=1, **found):
    text = text_of(sentences)
    store.add_reading(
        Document("a.txt", text.id, published=date(2031, 3, 1)), text, run(number), claims_of(text, **found)
    )
    return text


def decision(claim_id, verdict, field=None, value=None, *, day=1.5, person="Ada"):
    return Decision(claim_id, verdict, START + timedelta(days=day), person, field, value)


@pytest.fixture
def opened(store):
    return store


def in_text(store, text):
    return {entry.claim.quote.text.split()[0]: entry for entry in store.entries() if entry.claim.text_id == text.id}


def test_a_set_value_is_carried_with_its_words(opened):
    old = read(opened, OTHERS[:3])
    claim = in_text(opened, old)["Borenia"].claim
    at = old.content.index("Elvonia")
    value = Actor("Elvonia", "ELV", span=words(old.content, at, at + 7).span)
    opened.add_decision(decision(claim.id, "set", "participant", value))
    new = read(opened, ("A correction was made.", *OTHERS[:3]), 2)
    entry = in_text(opened, new)["Borenia"]
    moved = entry.claim.get("participant")
    assert (moved.text, moved.party, moved.span.of(new.content)) == ("Elvonia", "ELV", "Elvonia")
    assert (entry.decided, entry.decisions, len(entry.carried)) == ({"participant"}, (), 1)
    assert opened.unplaced() == ()


def test_a_value_whose_words_are_gone_is_unplaced(opened):
    old = read(opened, (*OTHERS[:2], "The envoy of Zembla spoke."))
    claim = in_text(opened, old)["Borenia"].claim
    at = old.content.index("Zembla")
    value = Actor("Zembla", "ZEM", span=words(old.content, at, at + 6).span)
    opened.add_decision(decision(claim.id, "set", "participant", value))
    new = read(opened, OTHERS[:2], 2)
    assert in_text(opened, new)["Borenia"].decided == frozenset()
    (lost,) = opened.unplaced()
    assert (lost.decision.claim_id, lost.text_id) == (claim.id, new.id)
    assert "Zembla" in lost.reason


def test_what_turns_the_sentence_is_another_sentence(opened):
    old = read(opened, OTHERS[:2])
    opened.add_decision(decision(in_text(opened, old)["Borenia"].claim.id, "accept"))
    new = read(opened, (OTHERS[0], OTHERS[1].replace("not ", "")), 2)
    assert in_text(opened, new)["Borenia"].decided == frozenset()
    assert "sentence" in opened.unplaced()[0].reason


def test_where_no_claim_was_read_a_decision_waits_for_a_reader_that_finds_it(opened):
    old = read(opened, OTHERS[:2])
    opened.add_decision(decision(in_text(opened, old)["Borenia"].claim.id, "reject"))
    text = text_of(("In short.", *OTHERS[:2]))
    paper = Document("a.txt", text.id)
    opened.add_reading(paper, text, run(2), [])
    assert "no attendance was read there" in opened.unplaced()[0].reason
    opened.add_reading(paper, text, run(3), claims_of(text))
    assert opened.unplaced() == ()
    assert in_text(opened, text)["Borenia"].rejected


def test_a_decision_about_the_new_text_goes_before_a_carried_one(opened):
    old = read(opened, OTHERS[:2])
    new = read(opened, ("In short.", *OTHERS[:2]), 2)
    now, before = in_text(opened, new)["Arvenia"].claim, in_text(opened, old)["Arvenia"].claim
    opened.add_decision(decision(before.id, "set", "status", "boycotted", day=3))
    assert in_text(opened, new)["Arvenia"].claim.get("status") == "boycotted"
    opened.add_decision(decision(now.id, "set", "status", "absent", day=2))
    assert in_text(opened, new)["Arvenia"].claim.get("status") == "absent"
    opened.add_decision(replace(decision(before.id, "set", "status", "boycotted", day=1), adjudicates=True))
    assert in_text(opened, new)["Arvenia"].claim.get("status") == "boycotted"


def test_what_is_decided_with_the_edit_at_hand_is_not_unplaced_and_takes_an_earlier_one_off_the_list(opened):
    old = read(opened, OTHERS[:2])
    claim = in_text(opened, old)["Borenia"].claim
    opened.add_decision(decision(claim.id, "set", "status", "absent"))
    read(opened, OTHERS[:1], 2)
    assert len(opened.unplaced()) == 1
    opened.add_decision(decision(claim.id, "reject", day=5))
    assert opened.unplaced() == ()


def test_through_several_editions_the_newest_counts(opened):
    old = read(opened, OTHERS[:3])
    opened.add_decision(decision(in_text(opened, old)["Borenia"].claim.id, "set", "status", "absent"))
    read(opened, OTHERS[:1], 2)
    back = read(opened, ("It is back.", *OTHERS[:2]), 3)
    assert in_text(opened, back)["Borenia"].claim.get("status") == "absent"
    assert opened.unplaced() == ()


def test_the_same_address_is_the_same_document(opened):
    old, new = text_of(OTHERS[:2]), text_of(("In short.", *OTHERS[:2]))
    for number, (key, text, url) in enumerate(
        [("a", old, "https://x.example/1"), ("b", new, "https://x.example/1")], 1
    ):
        opened.add_reading(Document(key, key, url=url), text, run(number), claims_of(text))
    opened.add_decision(decision(in_text(opened, old)["Arvenia"].claim.id, "set", "status", "absent"))
    assert in_text(opened, new)["Arvenia"].claim.get("status") == "absent"


def test_an_older_version_read_later_takes_over_what_it_has_and_misses_nothing(opened):
    new, old = text_of(OTHERS[:3]), text_of(("In short.", *OTHERS[:2]))
    for day, text in ((9, new), (2, old)):
        paper = Document("a.txt", text.id, published=date(2031, 3, day))
        opened.add_reading(paper, text, run(day), claims_of(text))
        for entry in in_text(opened, new).values():
            opened.add_decision(decision(entry.claim.id, "set", "status", "absent"))
    assert {entry.claim.get("status") for entry in in_text(opened, old).values()} == {"absent"}
    assert opened.unplaced() == ()


def test_a_record_written_before_decisions_were_carried_has_them_carried_when_it_is_opened(opened, place):
    old = read(opened, OTHERS[:2])
    opened.add_decision(decision(in_text(opened, old)["Arvenia"].claim.id, "set", "status", "absent"))
    new = read(opened, ("In short.", *OTHERS[:2]), 2)
    opened.connection.execute("DELETE FROM carried")
    assert in_text(opened, new)["Arvenia"].claim.get("status") == "declined"
    with open_store(place) as again:
        assert in_text(again, new)["Arvenia"].claim.get("status") == "absent"


def test_another_text_under_the_same_name_is_no_edit(opened):
    old = read(opened, OTHERS[:2])
    opened.add_decision(decision(in_text(opened, old)["Arvenia"].claim.id, "accept"))
    read(opened, ["A wholly other article stands in this file now."], 2)
    assert opened.unplaced() == ()


def test_other_documents_take_nothing_over(opened):
    old, new = text_of(OTHERS[:2]), text_of(("In short.", *OTHERS[:2]))
    for number, text in enumerate([old, new], 1):
        opened.add_reading(Document(f"{number}.txt", text.id), text, run(number), claims_of(text))
    opened.add_decision(decision(in_text(opened, old)["Arvenia"].claim.id, "set", "status", "absent"))
    assert in_text(opened, new)["Arvenia"].claim.get("status") == "declined"


EDITS = st.tuples(
    st.permutations(range(len(OTHERS))), st.sets(st.integers(0, 5), max_size=4), st.booleans(), st.booleans()
)
VERDICTS = st.sampled_from([("accept", None, None), ("reject", None, None), ("accept", "status", None),
                            ("set", "status", "absent"), ("set", "participant", "own")])  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edit=EDITS, about=st.integers(0, 5), verdict=VERDICTS)
def test_a_kept_sentence_keeps_its_decision_and_one_that_is_gone_leaves_it_unplaced(places, edit, about, verdict):
    order, gone, head, broken = edit
    kept = [OTHERS[place] for place in order if place not in gone]
    sentences = [*(["By our staff in Brisk."] if head else []), *(kept or ["Nothing."])]
    with places() as place, open_store(place) as store:
        old = read(store, OTHERS)
        before = in_text(store, old)[STATES[about]]
        name, field, value = verdict
        value = before.claim.get("participant") if value == "own" else value
        store.add_decision(decision(before.claim.id, name, field, value))
        new = read(
            store, [one.replace(" in ", "  in ") for one in sentences] if broken else sentences, 2, status="absent"
        )
        if new.id == old.id:
            return
        entry = in_text(store, new).get(STATES[about])
        assert len(store.unplaced()) == (about in gone)
        if entry is None:
            assert about in gone
            return
        assert len(entry.carried) == 1
        for said in (*entry.claim.fields, *entry.claim.common()):
            assert all(piece.span.of(new.content) == piece.text for piece in evidence_of(said.value))
        wanted = {"reject": (True, "absent"), "accept": (False, "declined")}.get(name, (False, "absent"))
        assert (entry.rejected, entry.claim.get("status")) == wanted


SMALL = {
    "kept": ("", ""),
    "a word more": ("the summit", "the grand summit"),
    "a slip": ("summit", "sumit"),
    "turned": ("not attend", "attend"),
    "another mood": ("will not", "would not"),
    "somebody else": (" will", " and Zembla will"),
    "more of it": (".", ", a paper of Zembla says."),
    "untrue": (".", ", a false report says."),
    "gone": ("will not attend the summit", "is far away"),
}
SAME = ("kept", "a word more", "a slip", "more of it")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    how=st.lists(st.sampled_from(list(SMALL)), min_size=6, max_size=6), about=st.integers(0, 5), adds=st.booleans(),
    verdict=VERDICTS, head=st.booleans(),
)  # fmt: skip
def test_a_decision_goes_with_its_words_through_small_edits_and_nowhere_else(places, how, about, adds, verdict, head):
    edited = [sentence.replace(*SMALL[change], 1) for sentence, change in zip(OTHERS, how, strict=True)]
    with places() as place, open_store(place) as store:
        old = read(store, OTHERS)
        claim = in_text(store, old)[STATES[about]].claim
        if adds:
            values = {said.name: said.value for said in (*claim.fields, *claim.common())}
            made = replace(decision(claim.id, "add"), seen=write_all(values), place=claim.place)
        else:
            name, field, value = verdict
            made = decision(claim.id, name, field, claim.get("participant") if value == "own" else value)
        store.add_decision(made)
        new = read(store, [*(["By our staff."] if head else []), *edited], 2)
        if new.id == old.id:
            return
        carried = {state for state, entry in in_text(store, new).items() if entry.carried}
        is_same = how[about] in SAME
        assert carried == ({STATES[about]} if is_same else set())
        assert len(store.unplaced()) == (not is_same)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    found=st.lists(
        st.tuples(st.sampled_from(["declined", "absent", "boycotted"]), st.floats(0, 1)), min_size=1, max_size=4
    ),
    verdict=VERDICTS.filter(lambda verdict: verdict[2] != "own"),
    about=st.integers(0, 2),
)
def test_a_decision_survives_any_other_reading_of_the_same_text(places, found, verdict, about):
    name, field, value = verdict
    with places() as place, open_store(place) as store:
        text = read(store, OTHERS[:3])
        claim = in_text(store, text)[STATES[about]].claim
        store.add_decision(decision(claim.id, name, field, value))
        settled = in_text(store, text)[STATES[about]]
        for number, (status, sure) in enumerate(found, 2):
            read(store, OTHERS[:3], number, status=status, sure=sure)
            entry = in_text(store, text)[STATES[about]]
            assert (entry.rejected, entry.decided) == (settled.rejected, settled.decided)
            assert entry.rejected or entry.claim.get("status") == settled.claim.get("status")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=st.lists(st.tuples(VERDICTS, st.integers(0, 2), st.integers(0, 9)), max_size=6), random=st.randoms())
def test_taking_decisions_in_twice_or_in_another_order_changes_nothing(places, made, random):
    with places() as here, places() as there, open_store(here) as first, open_store(there) as second:
        stores = [first, second]
        for store in stores:
            old = read(store, OTHERS[:3])
            read(store, ("In short.", *OTHERS[1:3]), 2)
        for place, ((name, field, value), about, day) in enumerate(made):
            entry = in_text(stores[0], old)[STATES[about]]
            value = entry.claim.get("participant") if value == "own" else value
            stores[0].add_decision(decision(entry.claim.id, name, field, value, day=day + place / 10))
        taken = list(stores[0].decisions())
        random.shuffle(taken)
        for said in (*taken, *taken):
            stores[1].add_decision(said)
        one, other = ([(entry.claim, entry.rejected, entry.decided) for entry in store.entries()] for store in stores)
        assert one == other
        assert sorted(said.id for said in stores[1].decisions()) == sorted(said.id for said in stores[0].decisions())
