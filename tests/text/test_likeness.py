"""How alike texts are: what counts as a copy, or as a version, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.text.likeness import are_copies, are_versions, runs

WIRE = (
    "The government of Ruritania said on Tuesday that it would not send its foreign minister to the council of the "
    "Zenda Pact in Strelsau next month. A spokeswoman told reporters that the pact had left a letter of the president "
    "without a reply since the spring. She added that the country remained a member and would pay what it owed for the "
    "year. The secretary of the pact regretted the step and called on all members to keep to the treaty that they had "
    "signed. Officials in Arstotzka, which holds the chair, declined to comment. The council is to vote on a new plan "
    "for joint exercises in the northern passes, which Ruritania has opposed for two years."
)
BACKGROUND = " The pact was founded by six states after the war of the passes and has its seat in Strelsau."
OTHER = (
    "Borduria opened three crossings on its eastern border to trucks after talks that went on through the night. "
    "The minister of trade said that the first convoys would pass before the weekend, and thanked the neighbours for "
    "their patience. Farmers had blocked the roads for weeks over prices that they called ruinous. Syldavia promised "
    "to look at the tariffs again in the autumn, when the harvest is in and both sides know what they have to sell."
)
SHORT = "Ruritania leaves the Zenda Pact"


@pytest.mark.parametrize(
    "edited",
    [
        WIRE.upper(),
        WIRE.replace(". ", ".\n\n").replace("“", '"'),
        "STRELSAU, May 3 — " + WIRE + "\n\nReporting by Rupert Hentzau; editing by Flavia Elphberg",
        "Pact faces an empty chair\n\n" + WIRE,
        WIRE[: WIRE.index("The secretary")],
        "Our own desk has followed the quarrel since it began, and readers have asked about it often.\n\n" + WIRE,
        WIRE.replace("regretted", "deplored").replace("declined to comment", "did not comment"),
        WIRE[WIRE.index("A spokeswoman") :],
    ],
)
def test_an_edit_is_a_copy(edited):
    assert are_copies(runs(WIRE), runs(edited))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WIRE, OTHER),
        (WIRE + BACKGROUND, OTHER + BACKGROUND),
        (WIRE[:200], WIRE[250:]),
        (SHORT, SHORT + " for good"),
        (SHORT, WIRE),
        (WIRE[:120], WIRE * 4 + OTHER * 4),
    ],
)
def test_what_is_no_copy(one, other):
    assert not are_copies(runs(one), runs(other))


@pytest.mark.parametrize("same", [SHORT.upper(), f"“{SHORT}!”", SHORT.replace(" ", "\n")])
def test_a_short_text_is_a_copy_where_its_words_are_the_same(same):
    assert are_copies(runs(SHORT), runs(same))


@pytest.mark.parametrize(
    ("one", "other", "versions"),
    [
        (WIRE, WIRE.replace("would not send", "would send"), True),
        ("Ruritania withdraws from the pact on Monday.", "Ruritania suspends its part in the pact on Monday.", True),
        (WIRE[:110], WIRE, True),
        (WIRE, OTHER, False),
        ("Talks begin.", "A storm closes the passes.", False),
    ],
)
def test_an_edit_at_one_address_is_a_version(one, other, versions):
    assert are_versions(one, other) is are_versions(other, one) is versions


NOUNS = ["council", "treaty", "letter", "border", "convoy", "talks", "vote", "chair", "spring", "pass"]
WORDS = st.lists(st.sampled_from(NOUNS), max_size=60)


@given(WORDS, WORDS, st.integers(0, 60))
def test_likeness_is_mutual(one, other, cut):
    first, second = runs(" ".join(one)), runs(" ".join(one[:cut] + other))
    assert are_copies(first, second) == are_copies(second, first)
    assert are_copies(first, first)
