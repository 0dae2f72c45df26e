"""A long text is parsed in pieces and comes out whole."""

import pytest

from foedus.readers import Parser, Reading, parser
from foedus.text import normalise

SENTENCES = [f"The envoy of Arvenia met {number} ministers in Brisk. They agreed on a plan." for number in range(12)]


@pytest.mark.parametrize(
    ("raw", "sentences"),
    [("\n\n".join(SENTENCES), 24), (" ".join(SENTENCES), 24), ("a, " * 200, None), ("x" * 700, None)],
)
def test_a_long_text_is_parsed_in_pieces(monkeypatch, raw, sentences):
    reading = Reading(normalise(raw))
    whole = Parser()(reading).doc
    monkeypatch.setattr(parser, "PIECE_CHARACTERS", 200)
    pieced = Parser()(reading).doc
    assert pieced.text == whole.text
    assert all(token.text == pieced.text[token.idx : token.idx + len(token)] for token in pieced)
    if sentences:
        assert [token.idx for token in pieced] == [token.idx for token in whole]
        assert [sent.text.strip() for sent in pieced.sents] == [sent.text.strip() for sent in whole.sents]
        assert len(list(pieced.sents)) == sentences


def test_readings_come_back_in_order(monkeypatch):
    monkeypatch.setattr(parser, "PIECE_CHARACTERS", 200)
    texts = [normalise(text) for text in ("Arvenia objects.", " ".join(SENTENCES), "", "Borenia agrees.", SENTENCES[0])]
    for size in (1, 2, 32):
        readings = list(Parser().pipe(map(Reading, texts), batch_size=size))
        assert [reading.text for reading in readings] == texts
        assert [len(reading.doc.text) for reading in readings] == [len(text.content) for text in texts]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Foreign Minister Badr al-Mutairan of Kuwait attended the talks.", "Badr", "Mutairan"),
        ("President Karim al-Sabrani said on Monday that it would withdraw.", "Karim", "Sabrani"),
        ("The minister, Faisal Al-Umari, spoke.", "Faisal", "Umari"),
        (
            "Tempers have flared, and few expect it to be the last. According to Foreign Minister Sultan al-Kubaisan of"
            " Qatar, the coming weeks will tell.",
            "Sultan",
            "Kubaisan",
        ),
    ],
)
def test_a_name_with_an_article_is_one(text, first, last):
    doc = Parser()(Reading(normalise(text))).doc
    (start,), (end,) = ([token.i for token in doc if token.text == word] for word in (first, last))
    assert {token.head.text for token in doc[start:end]} == {last}
    assert doc[end].head.i not in range(start, end)
    assert all(token.i not in [above.i for above in token.ancestors] for token in doc)


def test_a_sentence_starts_behind_a_dateline():
    doc = Parser()(Reading(normalise("RIGA, April 10 (CW) — Negotiators from Oman and Kuwait are to meet."))).doc
    assert [sent.text for sent in doc.sents][1:] == ["Negotiators from Oman and Kuwait are to meet."]
