"""What of a text is no prose: headlines, datelines, credits."""

import pytest

from foedus.text.layout import layout


@pytest.mark.parametrize(
    ("text", "asides"),
    [
        ("ACCRA, May 3 (Agency) — Ghana will stay.", ["ACCRA, May 3 (Agency) —"]),
        ("ACCRA — Ghana will stay.", ["ACCRA —"]),
        ("Kuala Lumpur, May 3 (Agency) - Laos will stay.", ["Kuala Lumpur, May 3 (Agency) -"]),
        ("Ghana (and Togo) - the hosts - will stay.", []),
        ("Ghana - once again - will stay.", []),
        ("Ghana to stay\n\nLOMÉ (Agency) – Ghana will stay.", ["Ghana to stay", "LOMÉ (Agency) –"]),
        ("Ghana will stay. (Agency)", ["(Agency)"]),
    ],
)
def test_asides(text, asides):
    assert [aside.of(text) for aside in layout(text).asides] == asides
