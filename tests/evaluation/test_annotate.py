"""Annotating raw rows: the forms that scorers read, offsets into the text as given, and no look at gold."""

import pytest

from foedus.errors import QueryError, SourceError
from foedus.evaluation import LAYERS, annotate, evaluate

TEXT = "\n\nThe\u00a0minister said on Friday that  the talks had failed.\r\n"
ROWS = {
    "claims": {"id": "a", "text": TEXT, "published": "2031-05-03", "claims": "gold"},
    "attribution": {"id": "a", "text": TEXT, "attributions": "gold"},
    "times": {"id": "a", "text": TEXT, "dct": "2031-05-03", "timexes": "gold"},
    "events": {
        "row": 7,
        "text": TEXT,
        "source_span": [2, 14],
        "target_span": [38, 47],
        "gold_root": "gold",
        "binary": 1,
    },
    "actors": {"span": "the Fijian navy", "context": None, "query_date": None, "country": "gold", "sector": "gold"},
    "facts": {"id": "F1", "subject": "Fiji", "relation": "member_of", "object": "Pacific Islands Forum"},
}
FORMS = {
    "claims": {"id", "claims", "mentions"},
    "attribution": {"id", "attributions"},
    "times": {"id", "timexes"},
    "events": {"row", "root", "penta", "binary"},
    "actors": {"span", "country", "sector", "name"},
    "facts": {"id", "kind", "verdict"},
}
GOLD_KEYS = {"claims", "attributions", "timexes", "gold_root", "binary", "country", "sector"}


class Guarded(dict):
    """A row that fails whoever looks at its gold."""

    def __getitem__(self, key):
        assert key not in GOLD_KEYS, f"looked at {key}"
        return super().__getitem__(key)

    def get(self, key, default=None):
        assert key not in GOLD_KEYS, f"looked at {key}"
        return super().get(key, default)


@pytest.mark.parametrize("layer", LAYERS)
def test_form_without_a_look_at_gold(layer):
    first, second = annotate(layer, [Guarded(ROWS[layer]), Guarded(ROWS[layer])])
    assert first == second
    assert first.keys() == FORMS[layer]
    assert "gold" not in first.values()


def test_offsets_are_of_the_text_as_given():
    (row,) = annotate("times", [ROWS["times"]])
    assert [TEXT[found["start"] : found["end"]] for found in row["timexes"]] == ["Friday"]
    assert row["timexes"][0]["value"] == "2031-05-02"


def test_rows_come_out_in_order():
    rows = [ROWS["times"] | {"id": str(number)} for number in range(70)]
    assert [row["id"] for row in annotate("times", rows)] == [str(number) for number in range(70)]


def test_what_cannot_be_asked():
    with pytest.raises(QueryError, match="no layer 'moods'"):
        annotate("moods", [])
    with pytest.raises(QueryError, match="no layer 'moods'"):
        evaluate("moods", [])
    with pytest.raises(SourceError, match="row a has no text"):
        list(annotate("claims", [{"id": "a", "claims": []}]))
