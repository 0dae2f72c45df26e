"""A meeting takes the one date among the words that tell of it; one that is still to come is planned."""

from datetime import date

import pytest

from foedus.knowledge import Knowledge
from foedus.model import Anchor, Span, Text
from foedus.readers import Line, Reading
from foedus.readers.claims.anchored import anchored
from foedus.readers.claims.dating import dated
from foedus.readers.claims.lemmas import Lemmas
from foedus.readers.claims.scene import Scene
from foedus.readers.line import default_readers

LINE = Line(*(reader for reader in default_readers() if reader.writes not in ("anchors", "claims")))


@pytest.mark.parametrize(
    ("text", "kind", "anchor", "edtf", "modality"),
    [
        ("An EAEU summit is to be held in Minsk on 25 March.", "meeting", "summit", "2031-03-25", "planned"),
        ("At a summit held in Minsk on 4 February little was said.", "meeting", "summit", "2031-02-04", "actual"),
        ("The summit followed talks on 4 February and on 9 February.", "meeting", "summit", "2031-03-09", "actual"),
        ("The EAEU summit in Minsk was a success.", "meeting", "summit", "2031-03-09", "actual"),
        ("Little was said at a summit of the EAEU, held in Minsk on 4 February.", "meeting", "summit", "2031-02-04",
         "actual"),
        ("On Tuesday, envoys came to Minsk for a summit.", "meeting", "summit", "2031-03-04", "actual"),
        ("Envoys came to Minsk for a summit.", "meeting", "summit", "2031-03-09", "actual"),
        ("Armenia left the EAEU on 4 March.", "standing", "left", "2031-03-04", "actual"),
        ("Armenia left the EAEU.", "standing", "left", "2031-03-09", "actual"),
    ],
)  # fmt: skip
def test_the_date_of_a_meeting(text, kind, anchor, edtf, modality):
    start, whole = text.index(anchor), Span(0, len(text) - 1)
    roles = (("quote", whole), ("agent", Span(0, 7)))
    seen = Anchor(kind, Span(start, start + len(anchor)), roles, (("dated", "publication"),), 0.8)
    reading = LINE(Reading(Text(text), date(2031, 3, 9), anchors=(seen,)))
    scene = Scene(reading, Knowledge.load(), Lemmas(reading.doc))
    found = [dated(scene, claim) for claim in anchored(scene)]
    assert [(claim.date and claim.date.edtf, claim.modality) for claim in found] == [(edtf, modality)]


@pytest.mark.parametrize(
    ("behind", "edtf"),
    [
        (", held in Riga on 4 February, little was said.", "2031-02-04"),
        (", which opens on 12 March.", "2031-03-12"),
        (". The hosts, who met on 4 February, said little.", None),
        (" and a march on 4 February were dull.", None),
    ],
)
def test_what_is_added_to_a_meeting_dates_it(behind, edtf):
    text = f"At a summit of the EAEU{behind}"
    seen = Anchor("meeting", Span(5, 11), (("quote", Span(0, 23)),), (("dated", "none"),), 0.8)
    reading = LINE(Reading(Text(text), date(2031, 3, 9), anchors=(seen,)))
    scene = Scene(reading, Knowledge.load(), Lemmas(reading.doc))
    (found,) = (dated(scene, claim) for claim in anchored(scene))
    assert (found.date and found.date.edtf) == edtf
