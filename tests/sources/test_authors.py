"""Whatever kind of file it is in, who wrote a document is told, as names parted by "; "."""

import json

import pytest

from foedus.sources import documents

TEXT = "The envoys of Arvenia and Borenia met on the bridge and agreed on nothing."
LONGER = f"<p>{TEXT}</p><p>{'They had been told in a letter, they said. ' * 8}</p>"
G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1"><contentMeta>{}<headline>Talks</headline>
</contentMeta><contentSet><inlineData contenttype="text/plain">{}</inlineData></contentSet></newsItem>"""
CREATORS = "<creator><name>Ida Lane</name></creator><creator><name>Olu Marr</name></creator>"
NITF = "<nitf><body><body.head>{}</body.head><body.content><p>{}</p></body.content></body></nitf>"
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title><entry><id>urn:1</id>{}
<summary>{}</summary></entry></feed>"""
TWO = "<author><name>Ida Lane</name></author><author><name>Olu Marr</name></author>"


def feed(**said):
    entry = {"id": "1", "content_text": TEXT, **said}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Courier", "items": [entry]})


def page(head):
    return f"<html><head><title>Talks</title>{head}</head><body><article><h1>Talks</h1>{LONGER}</article></body></html>"


@pytest.mark.parametrize(
    ("name", "data", "author"),
    [
        ("a.txt", f"author: Ida Lane\n---\n{TEXT}", "Ida Lane"),
        ("a.md", f"---\nbyline: By Ida  Lane and Olu Marr\n---\n{TEXT}", "Ida Lane and Olu Marr"),
        ("a.txt", f"title: Talks\nauthor: --\n---\n{TEXT}", None),
        ("a.html", page('<meta name="author" content="Ida Lane">'), "Ida Lane"),
        ("a.html", page(""), None),
        ("a.json", json.dumps({"text": TEXT, "author": "Ida Lane"}), "Ida Lane"),
        ("a.jsonl", json.dumps({"text": TEXT, "Authors": ["Ida Lane", "Olu Marr", 7]}), "Ida Lane; Olu Marr"),
        ("a.csv", f'text,Written by\n"{TEXT}",BY: Ida Lane\n', "Ida Lane"),
        ("a.json", feed(authors=[{"name": "Ida Lane"}, {"url": "x"}, "?", {"name": "Olu Marr"}]), "Ida Lane; Olu Marr"),
        ("a.json", feed(author={"name": "Ida Lane"}), "Ida Lane"),
        ("a.json", feed(authors="Ida Lane"), None),
        ("a.atom", ATOM.format(TWO, TEXT), "Ida Lane; Olu Marr"),
        ("a.atom", ATOM.format("", TEXT), None),
        ("a.xml", G2.format(CREATORS, TEXT), "Ida Lane; Olu Marr"),
        ("a.xml", G2.format("<by>By Ida Lane</by>", TEXT), "Ida Lane"),
        ("a.nitf", NITF.format("<byline>By <person>Ida Lane</person>, in Orle</byline>", TEXT), "Ida Lane"),
        ("a.nitf", NITF.format("<byline>By Ida Lane</byline>", TEXT), "Ida Lane"),
        ("a.nitf", NITF.format("", TEXT), None),
    ],
)  # fmt: skip
def test_who_wrote_it(tmp_path, name, data, author):
    (tmp_path / name).write_text(data, encoding="utf-8")
    (found,) = documents([tmp_path / name])
    assert found.document.author == author
