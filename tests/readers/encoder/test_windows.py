"""Windows go over a text so that every word is one window's own, with words around it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.readers.encoder.windows import windows
from foedus.readers.encoder.words import in_words
from foedus.text import layout

SENTENCES = (
    "Minsk said no.",
    "The bloc met in Astana on Thursday, and nobody came to it.",
    "He left!",
    "\n\n",
    "x " * 150,
)


@settings(deadline=None)  # the tokenizer is loaded in the first
@given(st.lists(st.sampled_from(SENTENCES), max_size=40).map(" ".join), st.integers(60, 300))
def test_each_word_is_one_windows_own(text: str, limit: int):
    words = in_words(text, layout(text))
    at = 0
    for window in windows(words, limit=limit):
        assert window.own_start == at
        assert window.start <= window.own_start < window.own_end <= window.end
        assert words.first[window.end] - words.first[window.start] <= limit
        at = window.own_end
    assert at == len(words)


def test_a_sentence_stands_on_either_side_of_a_cut():
    text = "Minsk said no. " * 60
    words = in_words(text, layout(text))
    first, second, *_ = windows(words, limit=100)
    assert first.own_end < first.end
    assert second.start < second.own_start
