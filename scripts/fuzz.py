"""Break files of every kind that is read, in all ways that hypothesis thinks of, and see that none breaks the reading.

    python scripts/fuzz.py --minutes 60
    python scripts/fuzz.py --minutes 5 --kind PDF

A file is loaded or skipped with a reason for a person, whatever is in it. What is told at the end and makes the script
fail: an exception, a parser that failed in a way that nobody thought of, that broke down, or that took too long. The
files are those of the tests, with pieces cut out, doubled, changed for others, or put from one kind into another.
"""

import argparse
import gzip
import io
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from agency import item, message, nitf, page
from foedus.errors import SourceError
from foedus.sources import KINDS, Loaded, Skipped
from foedus.sources.contract import Found, Given, Kind
from foedus.text import normalise
from letters import PAGE, SAID, box, letter
from office import docx, paragraph, table
from papers import Line, column, paper, scan

NOBODY_THOUGHT_OF = ("cannot be taken apart", "breaks down", "was not done after", "takes more memory")
ONCE = 100  # examples of a kind before the next has its turn
LONGEST = 200_000
TWO = f"{SAID}\n\nBelmark has paid its dues."
XML = "<inlineXML contenttype='application/nitf+xml'>{}</inlineXML>"


def _archived(page: bytes) -> bytes:
    """Return a web archive of one page."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\n"
    head += b"WARC-Date: 2031-03-04T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    return head + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(answer), answer)


SEEDS: dict[str, list[bytes]] = {
    "plain text": [TWO.encode(), f"title: A\npublished: 2031-03-04\n---\n{TWO}".encode(), TWO.encode("utf-16")],
    "Markdown": [f"# On *dues*\n\n> **{SAID}** [a](b) `c`\n\n- __x__ ![y](z)".encode()],
    "web page": [PAGE.encode(), b"<!doctype html><html lang=en><body><article>" + SAID.encode() * 9],
    "PDF": [
        paper([Line(60, 800, "On dues", 14), *column(SAID), *column(SAID, x=320)], info={"Title": "On dues"}),
        paper(column(SAID), locked=True),
        scan(),
    ],
    "Word document": [docx(paragraph(SAID), table(("a", "b")), notes=("c",), properties="<a/>")],
    "mail": [letter(TWO, PAGE, attached=[("a.pdf", paper(column(SAID)))]), letter(page=PAGE)],
    "mailbox": [box(letter(TWO), letter(page=PAGE))],
    "news of an agency": [
        message(item(XML.format(nitf(SAID))), item(XML.format(page(SAID)))).encode(),
        nitf(SAID, lines="<hedline><hl1>a</hl1></hedline>").encode("utf-16"),
    ],
    "JSON": [json.dumps([{"text": SAID, "published": "2031-03-04"}, {"text": PAGE, "id": 3}, 4]).encode()],
    "JSON lines": [
        b"\n".join(json.dumps({"text": text, "title": "<b>a"}).encode() for text in (SAID, PAGE)) + b"\n\n{"
    ],
    "JSON Feed": [
        json.dumps(
            {"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"id": "1", "content_html": PAGE}]}
        ).encode()
    ],
    "CSV": [f'id;title;text\n1;"a";"{SAID}"\n2;b;{SAID}\n'.encode()],
    "TSV": [f"id\ttitle\ttext\n1\ta\t{SAID}\n".encode()],
    "news feed": [
        f"<rss version='2.0'><channel><title>a</title><item><title>b</title><link>https://a.example/1</link><pubDate>"
        f"Tue, 04 Mar 2031 08:00:00 GMT</pubDate><description>{SAID}</description></item></channel></rss>".encode()
    ],
    "sitemap": [b"<urlset><url><loc>https://a.example/1</loc><lastmod>2031-03-04</lastmod></url></urlset>"],
    "list of addresses": [b"https://a.example/1\n# no address\nhttps://a.example/2\n"],
    "web archive (WARC)": [_archived(PAGE.encode()), gzip.compress(_archived(PAGE.encode()), mtime=0)],
}
WORDS = rb"""
    < > </ <!-- --> <![CDATA[ ]]> &#0; &amp; &a; <? <p> <!DOCTYPE [ ] { } ( ) << >> stream endstream endobj obj 99 0 R
    /Kids /Length /Filter -- From =?utf-8?q? ?= charset=idna boundary= Content-Type: --- ** ` \u0000 \ud800 "text":
    published: 9999-99-99 1e999 -1
"""
TOKENS = [
    *WORDS.split(),
    *(b"\0", b"\xff\xfe", b"\xc3", b"\x80", b"\r\n\r\n", b"\n", b" ", b"\t", b'"', b"'", b"PK\x05\x06"),
    *(b"9" * 5000, b"a" * 3000, "\u202e".encode(), "\u0301".encode() * 40),
]


@dataclass
class Findings:
    """What came of it: how often files were loaded and skipped, and what was found that must not be."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: dict[str, bytes] = field(default_factory=dict)


@st.composite
def broken(draw: st.DrawFn, seeds: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """Return a file with some of its pieces changed."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.sampled_from([0, 1, 1, 2, 8, 64, 1000])))
        other = draw(st.sampled_from([data, *others]))
        start = draw(st.integers(0, len(other)))
        new = draw(
            st.one_of(
                st.just(b""),
                st.sampled_from(TOKENS),
                st.binary(max_size=8),
                st.just(other[start : start + 200]),
                st.sampled_from(TOKENS).map(lambda token: token * 50),
            )
        )
        data = (data[:at] + new + data[end:])[:LONGEST]
    return data


def read(kind: Kind, data: bytes) -> list[Found]:
    """Return what is found in a file of the kind, as all that read files do."""
    try:
        return list(kind.read(io.BytesIO(data), "a", Given()))
    except SourceError as error:
        return [Skipped("a", str(error))]


def fuzz(kind: Kind, findings: Findings, seconds: float) -> None:
    """Break files of one kind for a while."""
    seeds = SEEDS.get(kind.name, [b""])
    others = [one for name, found in SEEDS.items() for one in found if name != kind.name]
    until = monotonic() + seconds

    @settings(
        max_examples=ONCE,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(broken(seeds, others))
    def check(data: bytes) -> None:
        if monotonic() > until:
            return
        findings.counts[f"{kind.name} files"] += 1
        try:
            found = read(kind, data)
            for one in found:
                findings.counts[f"{kind.name} {type(one).__name__.lower()}"] += 1
                if isinstance(one, Loaded):
                    normalise(one.raw)
                elif any(words in one.reason for words in NOBODY_THOUGHT_OF):
                    findings.faults.setdefault(f"{kind.name}: {one.reason}", data)
        except Exception as error:
            findings.faults.setdefault(f"{kind.name}: {type(error).__name__}: {error}", data)

    check()


def main() -> int:
    """Break files until the time is over; return how many faults were found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--kind", choices=[kind.name for kind in KINDS], help="files of this kind alone")
    parser.add_argument("--out", type=Path, help="a folder for the files that show faults")
    options = parser.parse_args()
    findings, until = Findings(), monotonic() + 60 * options.minutes
    kinds = [kind for kind in KINDS if options.kind in (None, kind.name)]
    while (left := until - monotonic()) > 0:
        for kind in kinds:
            fuzz(kind, findings, min(left, 60))
    print(json.dumps(findings.counts, indent=1, sort_keys=True))
    for number, (fault, data) in enumerate(findings.faults.items(), start=1):
        print(f"{number}. {fault} ({len(data):,} bytes: {data[:80]!r})")
        if options.out:
            options.out.mkdir(parents=True, exist_ok=True)
            (options.out / f"{number}.gz").write_bytes(gzip.compress(data, mtime=0))
    return len(findings.faults)


if __name__ == "__main__":
    sys.exit(bool(main()))
