"""Citations of every quoted document, as CSL-JSON for Zotero and pandoc and as BibTeX."""

import json
import re
from pathlib import Path
from typing import Any

from foedus.api import Record, Work
from foedus.export.formats import Format, Options, Written

__all__ = ["CITATIONS"]

_TEX = re.compile(r"[\\{}$&#^_~%]")
_TEX_NAMES = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def write(record: Record, folder: Path, options: Options) -> tuple[Written, ...]:
    """Write one file of each kind, with the documents that the claims asked for stand in."""
    quoted = {source.document for row in record.claims(options.org, **options.asked) for source in row.sources}
    works = [work for work in record.documents() if work.id in quoted]
    entries = json.dumps([_csl(work) for work in works], ensure_ascii=False, indent=1)
    (folder / "citations.json").write_text(entries + "\n", encoding="utf-8", newline="\n")
    (folder / "citations.bib").write_text("\n".join(map(_bibtex, works)), encoding="utf-8", newline="\n")
    return (Written("citations.json", len(works)), Written("citations.bib", len(works)))


def _csl(work: Work) -> dict[str, Any]:
    """Return the document as CSL-JSON 1.0.2 has it."""
    day = work.published
    said = {
        "id": work.id,
        "type": "article-newspaper",
        "author": [{"literal": name} for name in _authors(work)],
        "title": work.title or work.key,
        "container-title": work.source,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "URL": work.url,
        "language": work.language,
    }
    return {name: value for name, value in said.items() if value}


def _bibtex(work: Work) -> str:
    day = work.published
    said = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in _authors(work)),
        "title": f"{{{_tex(work.title or work.key)}}}",
        "organization": _tex(work.source) if work.source else None,
        "year": f"{day.year:04d}" if day else None,
        "month": f"{day.month}" if day else None,
        "date": day.isoformat() if day else None,
        "url": re.sub(r"[{}\\]", "", work.url) if work.url else None,
        "langid": "english" if work.language == "en" else work.language,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in said.items() if value]
    return "\n".join([f"@online{{{work.id},", *lines, "}", ""])


def _authors(work: Work) -> list[str]:
    return [name for name in map(str.strip, (work.author or "").split(";")) if name]


def _tex(words: str) -> str:
    plain = " ".join(words.split())
    return _TEX.sub(lambda found: _TEX_NAMES.get(found[0], f"\\{found[0]}"), plain)


CITATIONS = Format("citations", ".json", write, "Every quoted document as CSL-JSON and BibTeX, for Zotero and LaTeX.")
