"""What is handed on as bytes or words becomes the documents that files of the same content would be."""

import gzip

import pytest

from foedus.sources import Loaded, Pasted, Skipped, Upload, documents, offered, offers

TEXT = b"published: 2031-03-04\ntitle: A bridge\n---\nThe envoy of Arvenia said that the bridge was closed."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", TEXT),
        ("a", TEXT),
        ("a.md", b"# A bridge\n\nThe *envoy* of Arvenia said no."),
        ("a.html", b"<html><body><p>The envoy of Arvenia said no to the bridge.</p></body></html>"),
        ("a.json", b'[{"text": "The envoy said no."}, {"title": "no text"}]'),
        ("a.jsonl", b'{"text": "The envoy said no.", "id": "1"}\n\n{"broken\n'),
        ("a.txt.gz", gzip.compress(TEXT)),
        ("a.pdf", b"%PDF"),
        ("a.txt", b"\0\1\2"),
        ("a.txt", b""),
        ("a.txt.gz", b"no gzip"),
    ],
)
def test_the_bytes_of_a_file_are_read_as_the_file_is(tmp_path, monkeypatch, name, data):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(data)
    assert list(offered([Upload(name, data)])) == list(documents([name]))


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\texts\\a.txt", "a.txt"),
        ("/", "a file"),
        ("a\nb.txt", "a b.txt"),
        ("", "a file"),
    ],
)
def test_a_name_is_a_label_and_no_path(name, label):
    assert Upload(name, b"").label == label


def test_what_a_small_file_unpacks_to_is_bounded(monkeypatch):
    monkeypatch.setattr(offers, "MAX_UNPACKED", 1000)
    (found,) = offered([Upload("a.txt.gz", gzip.compress(b"x" * 2000))])
    assert isinstance(found, Skipped)
    assert "more than 1,000 bytes" in found.reason


def test_a_pasted_text_has_what_the_person_says_of_it():
    (found,) = offered([Pasted("The envoy said no.", title="A bridge")], source="The Courier")
    assert isinstance(found, Loaded)
    assert (found.document.title, found.document.source) == ("A bridge", "The Courier")
    assert found.document.key.startswith("pasted ")


def test_two_pasted_texts_are_two_documents():
    one, other = offered([Pasted("The envoy said no."), Pasted("The envoy said yes.")])
    assert one.document.key != other.document.key


def test_what_cannot_be_read_is_skipped_and_the_rest_is_read():
    found = list(offered([Pasted(" "), Upload("a.exe", b"MZ"), Pasted("The envoy said no.")]))
    assert [type(one) for one in found] == [Skipped, Skipped, Loaded]
