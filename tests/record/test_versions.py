"""What names a page, in which order its versions stand, and which are replaced."""

from datetime import date

import pytest

from factories import document
from foedus.record.address import canonical, names
from foedus.record.versions import Version, in_order, replaced


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.post.example/world/talks", "post.example/world/talks"),
        ("http://post.example/world/talks/", "post.example/world/talks"),
        ("https://POST.example/world/talks#comments", "post.example/world/talks"),
        ("https://m.post.example/world/talks/amp", "post.example/world/talks"),
        ("https://post.example/world/talks/index.html", "post.example/world/talks"),
        ("https://post.example/talks?utm_source=feed&fbclid=1", "post.example/talks"),
        ("https://post.example/story?id=7&utm_medium=mail&page=2", "post.example/story?id=7&page=2"),
        ("https://post.example/?p=7", "post.example?p=7"),
        ("https://m.example/talks", "m.example/talks"),
        ("https://post.example/", None),
        ("post.example/talks", None),
        ("ftp://post.example/talks", None),
        ("https://[broken/talks", None),
        ("", None),
    ],
)
def test_the_name_of_a_page(url, name):
    assert canonical(url) == name


def test_a_document_is_found_by_its_key_and_its_address():
    assert names(document(key="a.txt")) == {"a.txt"}
    assert names(document(key="http://www.post.example/a")) == {"post.example/a"}


def chain(written):
    """The versions that "text@day" names; without a day, "text@"."""
    days = [(text, f"2031-03-{day}" if day else None) for text, day in (item.split("@") for item in written.split())]
    return [Version(document(published=day, key=str(at)), text) for at, (text, day) in enumerate(days)]


@pytest.mark.parametrize(
    ("read", "order"),
    [
        ("a@10 b@10", "a b"),
        ("a@12 b@10", "b a"),
        ("a@12 b@ c@11", "c a b"),
        ("a@ b@10 c@", "a b c"),
    ],
)
def test_versions_go_by_day_then_as_they_were_read(read, order):
    assert [version.text_id for version in in_order(chain(read))] == order.split()


@pytest.mark.parametrize(
    ("read", "gone"),
    [
        ("a@10", []),
        ("a@10 a@11", []),
        ("a@10 b@12", [("a", 12)]),
        ("a@10 a@11 b@12 c@13", [("a", 12), ("a", 12), ("b", 13)]),
        ("a@10 b@", [("a", None)]),
        ("a@10 b@11 a@12", [("a", 11), ("b", 12)]),
    ],
)
def test_a_later_text_replaces_an_earlier_one(read, gone):
    since = [(version.text_id, day) for version, day in replaced(chain(read))]
    assert since == [(text, date(2031, 3, day) if day else None) for text, day in gone]
