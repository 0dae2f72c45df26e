"""Words that a person typed, found in a text, or what is nearest to them there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.text import nearest, places

TEXT = "Arvenia will not attend the\nNaldo summit. ARM alarms ARMADA. “We pay,” he said. Arvenia will not pay 5%."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Arvenia will not", ["Arvenia will not", "Arvenia will not"]),
        (" attend the Naldo  summit ", ["attend the\nNaldo summit"]),
        ("ARM", ["ARM"]),  # no part of a word
        ("“We pay,”", ["“We pay,”"]),
        ("5%", ["5%"]),
        ("arvenia", []),
        ("", []),
    ],
)
def test_where_words_stand(words, found):
    assert [span.of(TEXT) for span in places(TEXT, words)] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Arvenia will nto attend the Naldo sumit", "Arvenia will not attend the\nNaldo summit"),
        ("will attend the Naldo summit", "not attend the\nNaldo summit"),
        ("wil not pay", "will not pay"),
        ("the harbour of Brisk", None),
        ("", None),
        ("!", None),
    ],
)
def test_what_is_nearest(words, found):
    span = nearest(TEXT, words)
    assert (span and span.of(TEXT)) == found


@given(st.text(max_size=40), st.text(max_size=10))
def test_whatever_is_asked_what_is_found_stands_there(text, words):
    for span in places(text, words):
        assert span.of(text).split() == words.split()
    span = nearest(text, words)
    assert span is None or 0 < len(span) <= len(text)
