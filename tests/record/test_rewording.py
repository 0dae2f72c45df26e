"""A claim's words in a text that was edited a little: the same place where it says the same, else none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.record.placing import Edition
from foedus.record.rewording import reworded
from foedus.text import words

OLD = (
    "It was a cold week in Brisk. The premier said on the radio that Arvenia demands the return of the bridges held by "
    "the army since spring. Borenia did not answer. The envoy spoke of the weather in the harbour and of little else."
)
QUOTE = "Arvenia demands the return of the bridges held by the army since spring"


def found(new, quote=QUOTE, anchor="demands", old=OLD):
    """What the quotation has become in the new text."""
    piece, cue = (words(old, old.index(part), old.index(part) + len(part)) for part in (quote, anchor))
    match = reworded(piece, cue, Edition(old), Edition(new))
    there = match and match.move(piece)
    assert there is None or there.span.of(new) == there.text
    assert there is None or match.move(cue).text == anchor
    return there and there.text


@pytest.mark.parametrize(
    ("this", "that", "quote"),
    [
        ("on the radio", "in a speech", QUOTE),  # beside the quotation
        ("The premier said on the radio that", "The premier told reporters that", QUOTE),
        ("It was a cold week in Brisk. ", "", QUOTE),
        ("the bridges held", "the stone bridges held", QUOTE.replace("the br", "the stone br")),  # a word more
        ("bridges held", "brigdes held", QUOTE.replace("bridges", "brigdes")),  # a slip
        ("the army", "army", QUOTE.replace("the army", "army")),  # a word less
        ("said on the radio that", "did not say on the radio that", None),  # what turns it round
        ("said on the radio that", "denied on the radio that", None),
        ("said on the radio that", "asked on the radio whether", None),
        ("The premier said", "The premier of Borenia said", None),  # somebody else
        ("Arvenia demands", "Corvia demands", None),
        ("held by the army", "not held by the army", None),
        ("held by the army", "partly held by the army", None),
        ("the bridges", "the 3 bridges", None),  # figures
        ("the bridges", "two bridges", None),
        ("The premier", "BRISK, May 5 (ABC) - The premier", QUOTE),  # the whole sentence stands
        ("The premier", "It is not true: the premier", None),
        ("since spring", "since spring, a false report says", None),
        ("bridges", "ferries", None),  # one word for another
        ("Arvenia demands the", "Arvenia demanded the", None),  # another anchor
        ("since spring", "until spring", None),
        (QUOTE, "nobody knows what the army wants", None),  # gone
        ("the return of the bridges held by the army since spring", "an answer", None),
    ],
)  # fmt: skip
def test_the_same_where_it_says_the_same(this, that, quote):
    assert this in OLD
    assert found(OLD.replace(this, that)) == quote


def test_of_two_alike_none_is_taken_for_the_other():
    twin = (
        "The mayor said in the hall that Arvenia demands the return of the old bridges held by the army since spring."
    )
    both = f"{OLD} {twin}"
    assert found(OLD.replace("the bridges", "the stone bridges") + " " + twin, old=both) is None
    assert found(f"It was a cold week in Brisk. {twin}", old=both) is None


def test_of_a_quotation_that_stands_twice_context_tells_which():
    old = "The premier of Arvenia said he will not attend. The premier of Borenia said he will not attend."
    new = "The premier of Borenia, in short, said he will not attend. Nobody else was there."
    assert found(new, "will not attend", "attend", old) is None


FILLERS = (
    "It rained in Brisk.",
    "The market was busy.",
    "He will not attend.",
    "Borenia said nothing.",
    "Dues were paid on time.",
)
INSERTED = st.lists(st.sampled_from(FILLERS), max_size=4)


@settings(max_examples=60, deadline=None)
@given(INSERTED, INSERTED, st.booleans())
def test_what_comes_and_goes_elsewhere_moves_nothing(before, after, is_edited):
    sentence = "The premier said on the radio that " + QUOTE + "."
    told = sentence.replace("on the radio", "in a speech") if is_edited else sentence
    new = " ".join([*before, told, *after])
    assert found(new, old=" ".join([FILLERS[0], sentence, FILLERS[1]])) == QUOTE
    assert found(" ".join([*before, *after]) or "Nothing.", old=sentence) is None


TOKENS = ("Arvenia", "demands", "not", "dues", "the", "envoy", "of", "Brisk", "paid", "three", "bridges", "said", "old")
SENTENCE = st.lists(st.sampled_from(TOKENS), min_size=3, max_size=14).map(lambda found: " ".join(found) + ".")


@settings(max_examples=300, deadline=None)
@given(st.lists(SENTENCE, min_size=1, max_size=4), st.lists(SENTENCE, max_size=4), st.data())
def test_what_is_found_has_the_names_figures_and_negations_of_what_was_sought(old, new, data):
    text, edited = " ".join(old), " ".join([*new, *data.draw(st.lists(st.sampled_from(old), max_size=2))]) or "x"
    edition = Edition(text)
    first = data.draw(st.integers(0, len(edition.forms) - 1))
    last = data.draw(st.integers(first, min(len(edition.forms), first + 12) - 1))
    span = edition.span_of(range(first, last + 1))
    cue = edition.spans[data.draw(st.integers(first, last))]
    quote, anchor = words(text, span.start, span.end), words(text, cue.start, cue.end)
    match = reworded(quote, anchor, edition, Edition(edited))
    if match is None:
        return
    there = match.move(quote)
    telling = {"arvenia", "brisk", "not", "three"}
    assert [form for form in Edition(there.text).forms if form in telling] == [
        form for form in Edition(quote.text).forms if form in telling
    ]
    assert match.move(anchor).text == anchor.text
