"""How well the article in a web page is told from all around it, beside trafilatura by itself on the same pages.

Read is a folder of saved pages with a `manifest.json`: a list of `file`, and of pieces of text that are of its article
(`with`) or are not (`without`). A piece is found if it stands in the text. Precision, recall and F1 of the pieces, in
per cent, and the share of pages that say their title, outlet, date and address.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from corpus import GOLD

from foedus.errors import SourceError
from foedus.sources.encoding import decoded
from foedus.sources.page import articles, declared_encoding
from foedus.sources.particulars import Article, Particulars

__all__ = ["PAGES", "measure"]

PAGES = GOLD.parent / "corpora" / "messy" / "html_pages"
SAID = ("title", "source", "published", "url")
Pages = list[tuple[dict[str, list[str]], bytes]]


def measure(folder: Path) -> dict[str, float]:
    """Return the figures of foedus and of trafilatura, on the pages of the folder that its manifest names."""
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    pages: Pages = [(one, (folder / one["file"]).read_bytes()) for one in told]
    found = [_article(data) for _, data in pages]
    figures = {"pages": float(len(pages))}
    figures |= _figures("foedus", pages, [article.text for article in found])
    figures |= _figures("trafilatura", pages, [_trafilatura()(data) for _, data in pages])
    for name in SAID:
        figures[f"{name} said"] = 100 * sum(bool(getattr(one.said, name)) for one in found) / len(found)
    return figures


def _article(data: bytes) -> Article:
    try:
        html = decoded(data, declared=declared_encoding(data))
        return articles(html.encode("utf-8", "surrogatepass"))[0]
    except SourceError:
        return Article(Particulars(), "")


def _trafilatura() -> Callable[[bytes], str]:
    import trafilatura

    return lambda data: trafilatura.extract(data) or ""


def _figures(name: str, pages: Pages, texts: list[str]) -> dict[str, float]:
    pairs = list(zip((one for one, _ in pages), texts, strict=True))
    right = sum(piece in text for one, text in pairs for piece in one["with"])
    wrong = sum(piece in text for one, text in pairs for piece in one["without"])
    wanted = sum(len(one["with"]) for one, _ in pairs)
    precision, recall = right / max(1, right + wrong), right / max(1, wanted)
    shares = {"precision": precision, "recall": recall, "F1": 2 * precision * recall / max(1e-9, precision + recall)}
    return {f"{name} {what}": 100 * share for what, share in shares.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=PAGES, help="the folder of the pages and their manifest")
    print(json.dumps({name: round(value, 1) for name, value in measure(parser.parse_args().pages).items()}, indent=1))
