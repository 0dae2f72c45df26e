"""Claims in the codebook's form."""

from foedus.evaluation.codebook import codebook
from foedus.model import Actor, Claim, Field, Span, When, Words

TEXT = "Tirana urged Baku to lift the ban by May."


def words(piece):
    return Words(Span(TEXT.index(piece), TEXT.index(piece) + len(piece)), piece)


def test_every_field_of_the_kind_is_there():
    fields = (
        Field("demander", Actor("Tirana", "ALB", "Albania", "state", Span(0, 6))),
        Field("content", words("lift the ban")),
        Field("answer", "none_stated"),
        Field("deadline", When("2031-05", words("May"))),
    )
    claim = Claim("txt-0", "demand", words("urged"), words(TEXT[:-1]), fields, by=(Actor("Tirana", "ALB"),))
    assert codebook(claim) == {
        "kind": "demand",
        "anchor": "urged",
        "quote": "Tirana urged Baku to lift the ban by May",
        "polarity": "affirmed",
        "modality": "actual",
        "by": [{"text": "Tirana", "name": None, "party": "ALB"}],
        "date": None,
        "fields": {
            "demander": {"text": "Tirana", "name": "Albania", "party": "ALB"},
            "addressee": None,
            "content": "lift the ban",
            "answer": "none_stated",
            "deadline": "2031-05",
        },
    }


def test_lists_without_a_value_are_empty():
    event = Claim("txt-0", "event", words("urged"), words(TEXT[:-1]), (Field("event", "REQUEST"),))
    assert codebook(event)["fields"] == {"event": "REQUEST", "actors": [], "recipients": []}
