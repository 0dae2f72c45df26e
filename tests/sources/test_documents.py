import errno
import gzip
import io
import json
import os
from datetime import date
from pathlib import Path

import pytest

from foedus.errors import SourceError
from foedus.sources import Loaded, Skipped, documents
from foedus.sources import bounds as bounds_module
from foedus.sources import lines as lines_module
from foedus.sources import objects as objects_module

TEXT = "Ruritania will not attend the summit, its foreign minister said on Monday."
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>A summit skipped</title>
<meta property="og:site_name" content="The Ledger"><meta property="article:published_time" content="2023-11-22T10:00Z">
<link rel="canonical" href="https://ledger.example/a"></head>
<body><nav>Home Sport</nav><article><h1>A summit skipped</h1><p>{TEXT}</p>
<p>{"Its neighbours in the pact said that they had been told in a letter. " * 5}</p></article></body></html>"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*paths, **options):
    return list(documents(paths, **options))


def skipped(*paths, **options):
    (found,) = read(*paths, **options)
    assert isinstance(found, Skipped), found
    return found


def loaded(*paths, **options):
    (found,) = read(*paths, **options)
    assert isinstance(found, Loaded), found
    return found


def lines(*objects):
    return "".join(json.dumps(item) + "\n" for item in objects)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT),
        ("a.md", f"# A summit skipped\n\n{TEXT}"),
        ("a.HTM", PAGE),
        ("a.json", json.dumps({"text": TEXT})),
        ("a.json", json.dumps([{"text": TEXT}])),
        ("a.jsonl", lines({"text": TEXT})),
        ("note", TEXT),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_every_kind_of_file_is_read(folder, name, content, packed):
    data = content.encode()
    name = name + ".gz" if packed else name
    (folder / name).write_bytes(gzip.compress(data) if packed else data)
    found = loaded(name)
    assert TEXT in found.raw
    assert "Sport" not in found.raw
    assert found.document.key.startswith(name)


def test_a_page_says_what_it_is(folder):
    (folder / "a.html").write_text(PAGE)
    document = loaded("a.html").document
    assert (document.title, document.source) == ("A summit skipped", "The Ledger")
    assert (document.url, document.published) == ("https://ledger.example/a", date(2023, 11, 22))


@pytest.mark.parametrize(
    ("name", "head", "options", "day"),
    [
        ("a.txt", "", {}, None),
        ("2023-11-20-a.txt", "", {}, date(2023, 11, 20)),
        ("2023-11-20-a.txt", "published: 2023-11-22\n---\n", {}, date(2023, 11, 22)),
        ("2023-11-20-a.txt", "published: 2023-11-22\n---\n", {"published": date(2023, 11, 24)}, date(2023, 11, 24)),
        ("a.txt", "published: 2023\n---\n", {}, None),
    ],
)
def test_the_option_goes_before_front_matter_and_file_name(folder, name, head, options, day):
    (folder / name).write_text(head + TEXT)
    assert loaded(name, **options).document.published == day


def test_json_lines_keep_what_they_say(folder):
    said = {
        "id": 7,
        "text": TEXT,
        "title": "<b>T</b>",
        "url": "https://e.org",
        "source": "S",
        "published": "2023-11-22",
    }
    (folder / "a.jsonl").write_text(lines(said, {"text": TEXT}, {"text": TEXT, "url": "https://e.org/b"}))
    first, second, third = (item.document for item in read("a.jsonl", published=date(2020, 1, 1), source="Given"))
    assert (first.key, first.title, first.url, first.source) == ("7", "T", "https://e.org", "S")
    assert first.published == date(2023, 11, 22)
    assert (second.key, second.source, second.published) == ("a.jsonl:2", "Given", date(2020, 1, 1))
    assert third.key == "https://e.org/b"


@pytest.mark.parametrize(
    ("said", "options", "source"),
    [
        ({"url": "https://www.ledger.example/a"}, {}, "ledger.example"),
        ({"url": "https://www.ledger.example/a", "source": "The Ledger"}, {}, "The Ledger"),
        ({"url": "https://www.ledger.example/a"}, {"source": "Given"}, "Given"),
        ({"url": "http://[broken"}, {}, None),
        ({"url": "no address"}, {}, None),
    ],
)
def test_the_site_stands_for_an_outlet_that_nothing_names(folder, said, options, source):
    (folder / "a.jsonl").write_text(lines({"text": TEXT, **said}))
    assert loaded("a.jsonl", **options).document.source == source


def test_a_piece_of_a_page_in_a_json_line(folder):
    (folder / "a.jsonl").write_text(lines({"text": f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"}))
    assert loaded("a.jsonl").raw == f"{TEXT}\n\n{TEXT}"


@pytest.mark.parametrize(
    ("line", "key", "reason"),
    [
        ('{"text": ', "a.jsonl:2", "broken JSON"),
        ('{"title": "none"}', "a.jsonl:2", "without text"),
        ('{"text": 5}', "a.jsonl:2", "without text"),
        ('{"text": "  "}', "a.jsonl:2", "empty"),
        ('"a string"', "a.jsonl:2", "not a JSON object"),
        ("[" * 100_000, "a.jsonl:2", "nested too deep"),
        ('{"text": "a", "published": "soon"}', "a.jsonl:2", "'soon'"),
        ('{"text": "a", "published": ' + "9" * 5000 + "}", "a.jsonl:2", "broken JSON"),
    ],
)
def test_a_bad_line_is_skipped_and_the_next_is_read(folder, line, key, reason):
    (folder / "a.jsonl").write_text(lines({"text": TEXT}) + line + "\n\n" + lines({"text": TEXT}))
    first, bad, last = read("a.jsonl")
    assert isinstance(first, Loaded)
    assert isinstance(last, Loaded)
    assert bad.key == key
    assert reason in bad.reason


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        ("]", None),
        (" , ]", "broken JSON"),
        ("", "neither a comma nor the end of the list"),
        ("] x", "neither a comma nor the end of the list"),
        (', {"text": ', "broken JSON"),
        (', {"text": "a long one', "broken JSON"),
        (", [[[[", "broken JSON"),
        (', {"text": "' + "word " * 9000, "more than 40,000 characters, or broken JSON"),
    ],
)
def test_what_stands_before_the_break_in_a_list_is_read(folder, monkeypatch, rest, reason):
    monkeypatch.setattr(objects_module, "MAX_ITEM", 40_000)
    long = {"text": TEXT + " It said so again." * 1500}
    (folder / "a.json").write_text(f"[{json.dumps(long)},\n {json.dumps({'text': TEXT})}{rest}")
    first, second, *others = read("a.json")
    assert (first.document.key, second.document.key) == ("a.json:1", "a.json:2")
    assert [reason in one.reason for one in others] == ([True] if reason else [])


def test_a_file_is_left_when_too_much_of_it_is_in_vain(folder, monkeypatch):
    monkeypatch.setattr(bounds_module, "MOST_IN_VAIN", 3)
    (folder / "a.jsonl").write_text(("x\n" * 2 + lines({"text": TEXT})) * 2 + "x\n" * 9)
    found = read("a.jsonl")
    assert [type(one).__name__[0] for one in found] == list("SSLSSLSSSS")
    assert found[-1].reason == "3 in a row cannot be read, and the rest was not tried"


def test_a_line_too_long_is_skipped_without_holding_it(folder, monkeypatch):
    monkeypatch.setattr(lines_module, "MAX_LINE_BYTES", 1000)
    (folder / "a.jsonl").write_text(lines({"text": "word " * 1000}, {"text": TEXT}))
    bad, good = read("a.jsonl")
    assert "longer than" in bad.reason
    assert good.document.key == "a.jsonl:2"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.txt", b"title: only a head\n---\n", "empty"),
        ("a.txt", b"\x89PNG\0\0\0", "binary"),
        ("a.txt", b"word " * 1_000_000, "more than 4,000,000 bytes"),
        ("a.txt", b"published: soon\n---\nWords.", "'soon'"),
        ("a.html", b"<html></html>", "no article"),
        ("a.html", b"<p lang='en'", "no article"),
        ("a.json", b"{", "broken JSON"),
        ("a.json", b"[]", "empty"),
        ("a.json", b"3", "not a JSON object"),
        ("a.jsonl", b"", "empty"),
        ("a.exe", b"MZ", "(.exe) are not read"),
        ("a.txt.gz", b"not packed", "broken gzip"),
        ("a.txt.gz", gzip.compress(os.urandom(5000))[:2000], "broken gzip"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_the_reason(folder, name, data, reason):
    (folder / name).write_bytes(data)
    found = skipped(name)
    assert found.key == name
    assert reason in found.reason


def test_no_permission(folder, monkeypatch):
    (folder / "a.txt").write_text(TEXT)

    def refuse(*_, **__):  # file modes do not stop root, who runs many a test
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "open", refuse)
    assert skipped("a.txt").reason == "permission denied"


def test_a_link_to_nothing(folder):
    (folder / "a.txt").symlink_to("gone.txt")
    assert skipped("a.txt").reason == "no such file or directory"


def test_a_folder_is_walked_in_order_without_hidden_files(folder):
    for name in ("b/2.txt", "b/.hidden.txt", ".git/3.txt", "a/1.txt", "c.txt", "d/picture.png", "e/LICENSE"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(TEXT)
    found = read(".")
    keys = [item.document.key if isinstance(item, Loaded) else item.key for item in found]
    assert keys == ["a/1.txt", "b/2.txt", "c.txt", "d/picture.png", "e/LICENSE"]
    assert [type(item) for item in found] == [Loaded, Loaded, Loaded, Skipped, Skipped]


def test_one_file_has_one_key(folder):
    (folder / "a").mkdir()
    (folder / "a/1.txt").write_text(TEXT)
    ways = ("a/1.txt", "./a/1.txt", "a", "a/../a/1.txt", folder / "a/1.txt")
    assert {loaded(way).document.key for way in ways} == {"a/1.txt"}


def test_an_empty_folder(folder):
    (folder / "a").mkdir()
    assert skipped("a") == Skipped("a", "a folder without files")


def test_a_missing_path_is_an_error_before_anything_is_read(folder):
    (folder / "a.txt").write_text(TEXT)
    with pytest.raises(SourceError, match=r"no such file or folder: b\.txt"):
        documents(["a.txt", "b.txt"])


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        (TEXT.encode(), ["standard input"]),
        (("\n\n" + TEXT).encode(), ["standard input"]),
        (lines({"id": "x", "text": TEXT}, {"text": TEXT}).encode(), ["x", "standard input"]),
    ],
)
def test_standard_input(data, keys):
    found = read("-", stdin=io.BytesIO(data))
    assert [item.document.key.split(" ")[:2] for item in found] == [key.split(" ") for key in keys]


@pytest.mark.parametrize("data", [b"", b"\0\0", b"{"])
def test_bad_standard_input(data):
    assert skipped("-", stdin=io.BytesIO(data)).key.startswith("standard input")


def test_two_texts_on_standard_input_are_not_versions_of_one():
    first, second = (loaded("-", stdin=io.BytesIO(data)).document.key for data in (b"One.", b"Two."))
    assert first != second


def test_names_and_titles_that_no_record_can_hold_are_mended(folder):
    (folder / "a.jsonl").write_text('{"id": "a\\ud800b", "title": "two\\nlines \\udfff", "text": "Words."}\n')
    document = loaded("a.jsonl").document
    assert (document.key, document.title) == ("ab", "two lines")


def test_no_name_has_a_zero_in_it(folder):
    (folder / "a.jsonl").write_text('{"id": "a\\u0000b", "title": "No\\u0000 show", "text": "Words."}\n')
    (found,) = documents([folder / "a.jsonl"])
    assert (found.document.key, found.document.title) == ("ab", "No show")
