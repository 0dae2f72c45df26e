"""What is no meeting, though a word for one stands there."""

from datetime import date

import pytest

from foedus.knowledge import Knowledge
from foedus.model import Anchor, Span, Text
from foedus.readers import Line, Reading
from foedus.readers.claims.anchored import anchored
from foedus.readers.claims.called import is_called
from foedus.readers.claims.lemmas import Lemmas
from foedus.readers.claims.scene import Scene
from foedus.readers.line import default_readers

LINE = Line(*(reader for reader in default_readers() if reader.writes not in ("anchors", "claims")))


@pytest.mark.parametrize(
    ("text", "kind", "anchor", "values", "called"),
    [
        ("The summit opened in Minsk.", "meeting", "summit", {"format": "summit"}, True),
        ("The minister gave a press briefing.", "meeting", "press briefing", {"format": "session"}, False),
        ("In a speech on Friday he praised Laos.", "meeting", "speech", {"format": "session"}, False),
        ("Parliament can vote on it.", "meeting", "vote", {"format": "vote", "modality": "possible"}, False),
        ("Laos has agreed, meeting a demand of Vietnam.", "meeting", "meeting", {"format": "session"}, False),
        ("Calls to the embassy were not answered.", "meeting", "Calls", {"format": "call"}, False),
        ("The chair passes from one to another every year.", "meeting", "passes", {"format": "vote"}, False),
        ("The leaders hold an annual meeting in Minsk.", "meeting", "meeting", {"format": "session"}, True),
        ("Laos and the EU began accession talks.", "meeting", "talks", {"format": "talks"}, False),
        ("Laos opened negotiations on joining the EU.", "meeting", "negotiations", {"format": "talks"}, False),
        ("Laos and the EU began talks on fishing.", "meeting", "talks", {"format": "talks"}, True),
        ("A notice of its withdrawal was delivered on 5 March.", "meeting", "delivered", {"format": "vote"}, False),
        ("A letter from Laos calls on Vietnam to open the road.", "meeting", "calls", {"format": "vote"}, False),
        ("The guests came to Riga.", "meeting", "came", {"format": "visit"}, False),
        ("The minister gave a press briefing.", "statement", "briefing", {}, True),
    ],
)
def test_meetings_that_somebody_calls(text, kind, anchor, values, called):
    start = text.index(anchor)
    roles = (("quote", Span(0, len(text) - 1)), ("matter", Span(0, 3)))
    seen = Anchor(kind, Span(start, start + len(anchor)), roles, tuple(values.items()), 0.8)
    reading = LINE(Reading(Text(text), date(2031, 3, 9), anchors=(seen,)))
    scene = Scene(reading, Knowledge.load(), Lemmas(reading.doc))
    assert [is_called(scene, claim) for claim in anchored(scene)] == [called]
