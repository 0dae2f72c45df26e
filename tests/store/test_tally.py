"""What is counted as the record grows, and its days, are what the whole record says."""

from datetime import date

from foedus.model import Document, Text


def test_what_is_counted_is_what_is_there(filled, made):
    filled.add_reading(made.document(), made.text, made.run("2", 2), [made.attendance()])
    filled.add_document(made.document("b.txt"), Text("Nothing."))
    filled.add_document(made.document("b.txt", title="Known later"), Text("Nothing."))
    counted = filled.status()
    assert (counted.documents, counted.texts, counted.claims) == (2, 2, (("attendance", 1), ("statement", 1)))


def test_the_days_of_a_record(store):
    assert store.days() is None
    for number in range(7):
        day = date(2031, 3, 9 - number) if number != 3 else None
        store.add_document(Document(str(number), str(number), published=day), Text(f"Text {number}."))
    assert store.days() == (date(2031, 3, 3), date(2031, 3, 9))
