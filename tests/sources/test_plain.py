import pytest

from foedus.sources.particulars import Particulars
from foedus.sources.plain import front_matter, without_marks

SAID = Particulars(title="A summit skipped", source="The Ledger", published="2023-11-22")


@pytest.mark.parametrize(
    ("text", "said", "rest"),
    [
        ("published: 2023-11-22\nsource: The Ledger\ntitle: A summit skipped\n---\nWords.", SAID, "Words."),
        (
            '---\ntitle: "A summit skipped"\ndate: 2023-11-22\noutlet: The Ledger\ntags:\n---\n\nWords.',
            SAID,
            "\nWords.",
        ),
        ("url: https://example.org/a\n---\nWords.", Particulars(url="https://example.org/a"), "Words."),
        ("Moscow: no reply came.\nMore words.", Particulars(), None),
        ("Source: our correspondent\nNot closed by a fence.", Particulars(), None),
        ("---\nWords after a rule.\n---\nMore.", Particulars(), None),
        ("note: nothing known\n---\nWords.", Particulars(), None),
        ("", Particulars(), None),
    ],
)
def test_front_matter(text, said, rest):
    assert front_matter(text) == (said, text if rest is None else rest)


@pytest.mark.parametrize(
    ("markdown", "heading", "text"),
    [
        ("# The summit\nHe **will not** attend.", "The summit", "The summit\n\nHe will not attend."),
        ("See [the note](https://example.org) and ![a picture](a.png).", None, "See the note and ."),
        ("> *We* stay, `they` said in some_long_name.", None, "We stay, they said in some_long_name."),
        ("2 * 3 * 4 and a_b_c", None, "2 * 3 * 4 and a_b_c"),
    ],
)
def test_without_marks(markdown, heading, text):
    assert without_marks(markdown) == (heading, text)
