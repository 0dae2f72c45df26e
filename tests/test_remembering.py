"""What is remembered of claims is let go of when it is asked for, and made anew as it was."""

from foedus.model import Place, Span, Words
from foedus.model.remembering import forget, remembered


def test_what_is_forgotten_is_made_anew():
    asked = []

    @remembered
    def doubled(number):
        asked.append(number)
        return 2 * number

    assert [doubled(1), doubled(2), doubled(1)] == [2, 4, 2]
    assert asked == [1, 2]
    forget()
    assert doubled(1) == 2
    assert asked == [1, 2, 1]


def test_ids_stay_the_same():
    place = Place("txt-1", "statement", Words(Span(0, 3), "say"))
    before = place.claim_id
    forget()
    assert place.claim_id == before
