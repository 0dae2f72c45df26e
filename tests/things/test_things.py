"""Which claims tell of one thing, whatever order they come in, and what people say of it."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import entry, words
from foedus.things import telling, things

DAYS = ("2031-03-08", "2031-03-09", "2031-03", None)


def said(words, source="A", **given_):
    fields = {"speaker": "Ada Lund/SWE/person", "content": [words], "act": "say", "manner": "indirect"}
    return entry("statement", f"{source}: {words}", source=source, **fields | given_)


def summit(source="A", quote="the summit", **given_):
    return entry(
        "meeting", f"{source}: {quote}", source=source, **{"organisation": "CSTO", "format": "summit"} | given_
    )


def came(party, source="A", quote="", **given_):
    fields = {"participant": party, "organisation": "CSTO", "status": "attended"}
    return entry("attendance", quote or f"{source}: {party} came", source=source, **fields | given_)


def asked(content, source="A", **given_):
    fields = {"demander": "Russia/RUS", "addressee": "Armenia/ARM", "content": content, "answer": "none_stated"}
    return entry("demand", f"{source}: {content}", source=source, **fields | given_)


def together(entries, sort):
    """Return the words of the claims of each thing of a sort."""
    return {
        frozenset(told.claim.quote.text for told in thing.entries) for thing in things(entries) if thing.sort == sort
    }


@pytest.mark.parametrize(
    ("told", "sort", "count"),
    [
        ([summit(on="2031-03-09"), summit("B", on="2031-03")], "meeting", 1),
        ([summit(on="2031-03-09"), summit("B", on="2031-04-09")], "meeting", 2),
        ([summit(on="2031-03-09"), summit("B", on="2031-03-09", organisation="EAEU")], "meeting", 2),
        ([summit(on="2031-03-09"), summit("B", on="2031-03-09", format="ministerial")], "meeting", 2),
        ([summit(on="2031-03-09"), summit("B")], "meeting", 1),
        ([summit(on="2031-03-09"), came("Armenia/ARM", "B", on="2031-03-09")], "meeting", 1),
        ([summit(on="2031-03-09"), came("he/ARM", organisation=None, quote="he came")], "meeting", 1),
        ([asked("withdraw its troops"), asked("withdraw troops from Xland", "B")], "demand", 1),
        ([asked("withdraw its troops"), asked("pay the fees", "B")], "demand", 2),
        ([asked("withdraw its troops"), asked("its demands", addressee=None)], "demand", 1),
        ([asked("withdraw its troops"), asked("its demands", "B", addressee=None)], "demand", 2),
        ([asked("clear the mines along the ridge", on="2031-03-04"),
          asked("take away mines laid on the ridge", "B", on="2031-03-04")], "demand", 1),
        ([asked("clear the mines along the ridge", on="2031-03-04"),
          asked("take away mines laid on the ridge", "B", on="2031-03-05")], "demand", 2),
        ([asked("clear the mines along the ridge"), asked("take away mines laid on the ridge", "B")], "demand", 2),
        ([said("the base in Gyumri will be closed by May"), said("the base in Gyumri will be closed", "B")],
         "statement", 1),
        ([said("the base in Gyumri will be closed"), said("the base in Gyumri will stay open for years", "B")],
         "statement", 2),
        ([said("the base in Gyumri will be closed"),
          said("the base in Gyumri will be closed", "B", published="2031-04-20")], "statement", 2),
        ([said("the base in Gyumri will be closed"), said("the base in Gyumri will be closed", "B", polarity="denied")],
         "statement", 2),
    ],
)  # fmt: skip
def test_what_tells_of_one_thing(told, sort, count):
    assert len(together(told, sort)) == count


claims = st.lists(
    st.one_of(
        st.builds(summit, st.sampled_from("ABC"), st.sampled_from(("x", "y")), on=st.sampled_from(DAYS)),
        st.builds(came, st.sampled_from(("A/ARM", "B/BLR")), st.sampled_from("ABC"), on=st.sampled_from(DAYS)),
        st.builds(asked, st.sampled_from(("withdraw its troops", "pay fees", "its demands")), st.sampled_from("ABC")),
        st.builds(
            said, st.sampled_from(("the base will be closed in May", "no base will stay")), st.sampled_from("ABC")
        ),
    ),
    max_size=12,
    unique_by=lambda told: told.claim.id,
)


@settings(deadline=None, max_examples=40)
@given(claims, st.integers())
def test_the_order_of_reading_does_not_matter(told, seed):
    mixed = list(told)
    Random(seed).shuffle(mixed)
    assert things(mixed) == things(told)


def linked(one, other, verdict):
    """Return two claims with what a person said of them."""
    return replace(one, links=((other.claim.id, verdict),)), replace(other, links=((one.claim.id, verdict),))


def refused(content, **given_):
    fields = {"speaker": "Armenia/ARM", "addressee": "Russia/RUS", "act": "refuse", "manner": "indirect"}
    return entry("statement", f"refuses {content}", content=[content], source="B", **fields | given_)


@pytest.mark.parametrize(
    ("reply", "verdict", "joined"),
    [
        (refused("to withdraw any troops"), "", True),
        (refused("to withdraw any troops"), "apart", False),
        (refused("to say more"), "", False),
        (refused("to say more"), "same", True),
        (refused("to say more", speaker="Ada Lund/BLR/person"), "same", True),
    ],
)
def test_people_say_what_answers_a_demand(reply, verdict, joined):
    told = asked("withdraw its troops"), reply
    found = together(linked(*told, verdict) if verdict else told, "demand")
    assert found == {frozenset(each.claim.quote.text for each in told[: 1 + joined])}


def test_what_people_join_is_one_and_what_they_part_is_two():
    one, other, third = summit(on="2031-03-09"), summit("B", on="2031-03-20"), summit("C", on="2031-03-09")
    assert len(together([one, other, third], "meeting")) == 2
    joined = [*linked(one, other, "same"), third]
    assert together(joined, "meeting") == {frozenset(told.claim.quote.text for told in joined)}
    parted = [*linked(one, third, "apart"), other]
    assert len(together(parted, "meeting")) == 3


@settings(deadline=None, max_examples=40)
@given(claims, st.data())
def test_what_people_say_holds(told, data):
    meetings = [each for each in told if each.claim.kind == "meeting"]
    if len(meetings) < 2:
        return
    places = st.integers(0, len(meetings) - 1)
    first, second = data.draw(st.tuples(places, places).filter(lambda pair: pair[0] != pair[1]))
    verdict = data.draw(st.sampled_from(("same", "apart")))
    pair = linked(meetings[first], meetings[second], verdict)
    ids = {each.claim.id for each in pair}
    rest = [each for each in told if each.claim.id not in ids]
    found = [thing for thing in things([*pair, *rest]) if thing.sort == "meeting"]
    holding = [thing for thing in found if ids & {each.claim.id for each in thing.entries}]
    assert len(holding) == (1 if verdict == "same" else 2)
    assert sorted(each.claim.id for thing in found for each in thing.entries) == sorted(
        each.claim.id for each in told if each.claim.kind in ("meeting", "attendance")
    )


def told_on(day, phrase, *, published="2031-03-10", source="A", **given_):
    """Return a meeting of a day that those words tell."""
    one = summit(source, f"the summit {phrase}", on=day, published=published, **given_)
    return replace(one, claim=replace(one.claim, date=replace(one.claim.date, phrase=words(phrase))))


@pytest.mark.parametrize(
    ("day", "phrase", "given_", "count"),
    [
        ("2031-03-13", "Thursday", {}, 1),  # of Thursday the 6th, in a text that came late
        ("2031-03-13", "13 March", {}, 2),
        ("2031-03-12", "Wednesday", {}, 2),
        ("2031-03-13", "Thursday", {"format": "ministerial"}, 2),
        ("2031-03-13", "Thursday", {"place": "Riga"}, 2),
        ("2031-03-10/2031-03-16", "last week", {"published": "2031-03-17"}, 1),
        ("2031-03-17/2031-03-23", "last week", {"published": "2031-03-24"}, 2),
        ("2031-03-10/2031-03-15", "10 to 15 March", {"published": "2031-03-17"}, 2),
        ("2031-04", "last month", {"published": "2031-05-01"}, 1),  # written on 30 April
        ("2031-04", "last month", {"published": "2031-05-09"}, 2),
        ("2031-05", "last month", {"published": "2031-06-01"}, 2),
    ],
)
@pytest.mark.parametrize("texts", [3, 2])
def test_a_week_may_be_a_week_off_where_many_know_better(day, phrase, given_, count, texts):
    known = [told_on("2031-03-06", "6 March", source=source, place="Kazan") for source in "BCD"[:texts]]
    found = together([*known, told_on(day, phrase, **given_)], "meeting")
    assert len(found) == (count if texts == 3 else 2)


def request(source="C", **given_):
    return asked("the request", source, **{"published": "2031-03-20", "answer": "refused"} | given_)


BRIDGE, MINES = asked("reopen the bridge"), asked("clear the old mines", "B", published="2031-03-12")


@pytest.mark.parametrize(
    ("words_", "published", "of"),
    [
        (None, "2031-03-20", MINES),  # the one told of last
        (None, "2031-03-11", BRIDGE),  # the other was not yet made
        ("we will not reopen that bridge", "2031-03-20", BRIDGE),
        ("this is a matter of trust", "2031-03-20", MINES),
        ("we will not reopen that bridge", "2031-09-20", BRIDGE),
        (None, "2031-09-20", None),
    ],
)
def test_a_request_is_the_one_in_the_words_of_which_it_is_refused(words_, published, of):
    told = request(published=published)
    there = told.claim.quote.span
    answer = said(words_ or "no", "C", speaker="Armenia/ARM", published=published)
    beside = replace(answer, claim=replace(answer.claim, quote=words(f"{words_}", there.start - len(f"{words_}") - 2)))
    entries = [BRIDGE, MINES, told, *([beside] if words_ else [])]
    found = together(entries, "demand")
    mine = next(thing for thing in found if told.claim.quote.text in thing)
    assert (of is None and len(mine) == 1) or (of is not None and of.claim.quote.text in mine)


def test_a_request_is_of_whoever_refuses_it_beside():
    told = request(addressee=None)
    there = told.claim.quote.span
    answer = said("no", "C", speaker="Armenia/ARM", published="2031-03-20")
    beside = replace(answer, claim=replace(answer.claim, quote=words("no", there.start - 4)))
    assert len(together([BRIDGE, told, beside], "demand")) == 1
    assert len(together([BRIDGE, told], "demand")) == 2


def test_by_when_is_not_what_is_wanted():
    whole = "pay the fees before the end of the day on 4 May"
    told = asked(whole, deadline="2031-05-04")
    fields = tuple(
        replace(field, value=replace(field.value, phrase=words("4 May"))) if field.name == "deadline" else field
        for field in told.claim.fields
    )
    assert telling(replace(told.claim, fields=fields), "content") == {"pay", "fee"}
    assert telling(asked(whole).claim, "content") > {"pay", "fee", "day"}
