"""Words, their pieces and flags, and the sentences they are roughly cut into."""

import pytest

from foedus.readers.encoder.words import CAPITAL, IN_QUOTATION, PARAGRAPH_START, Words, in_words, tokenizer
from foedus.text import layout

TEXT = 'Minsk said: "We will come." Astana’s envoy did not.\n\nThe summit is in May.'


def cut(text: str) -> tuple[Words, list[str]]:
    found = in_words(text, layout(text))
    return found, [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]


def test_every_sign_that_is_no_space_is_in_a_word():
    _, words = cut(TEXT)
    assert "".join(words) == "".join(TEXT.split())


def test_each_word_has_its_pieces():
    found, words = cut(TEXT)
    spelled = [
        "".join(tokenizer().id_to_token(int(piece)).removeprefix("##") for piece in found.pieces[start:end])
        for start, end in zip(found.first[:-1], found.first[1:], strict=True)
    ]
    assert spelled == [word.lower() for word in words]


@pytest.mark.parametrize(
    ("flag", "expected"),
    [
        (IN_QUOTATION, ['"', "We", "will", "come", ".", '"']),
        (PARAGRAPH_START, ["Minsk", "The"]),
        (CAPITAL, ["Minsk", "We", "Astana", "The", "May"]),
    ],
)
def test_flags(flag: int, expected: list[str]):
    found, words = cut(TEXT)
    assert [word for word, flags in zip(words, found.flags, strict=True) if flags & flag] == expected


def test_units_are_sentences():
    found, words = cut(TEXT)
    assert [words[place] for place in found.units[:-1]] == ["Minsk", "Astana", "The"]
    assert found.units[-1] == len(words)


def test_a_sentence_without_an_end_is_cut():
    found, _ = cut("Minsk said that " * 100)
    assert max(found.units[1:] - found.units[:-1]) <= 80


@pytest.mark.parametrize("text", ["", " \n ", "\u200f", "a" * 5000, "𝕿𝖍𝖊 “𝒩𝑜” 🇰🇿"])
def test_awkward_texts(text: str):
    found, _ = cut(text)
    assert len(found.first) == len(found) + 1
    assert found.first[-1] == len(found.pieces)
