"""Write the labelled texts as gold, with words where the labels have places, for `foedus evaluate claims`.

    python training/as_gold.py --labels training/labels/claims.jsonl --corpora CORPORA --out FOLDER
    foedus evaluate claims FOLDER/held_out_claims.jsonl

The texts that training learns from go into `learned_claims.jsonl`, those that it does not into `held_out_claims.jsonl`.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from claims import Label, is_held_out, labelled

WORDS = {"statement": {"content"}, "demand": {"content"}, "obligation": {"content"}, "responsibility": {"matter"}}
WORDS["meeting"] = {"place"}


def gold(claim: Label, text: str) -> dict[str, Any]:
    """Return a labelled claim in the codebook's own form."""
    words = WORDS.get(claim["kind"], set())
    fields = {name: _said(value, text, name in words) for name, value in claim["fields"].items()}
    by = _said(claim["by"], text, False)
    quoted = {part: _said(claim[part], text, True) for part in ("anchor", "quote")}
    return {**claim, **quoted, "by": by, "fields": fields}


def _said(value: Any, text: str, is_place: bool) -> Any:
    """Return a value with its words: of actors, and of places where the field holds them."""
    match value:
        case {"span": span, **rest}:
            return {"text": text[slice(*span)], **rest}
        case [int(start), int(end)] if is_place:
            return text[start:end]
        case [*several]:
            return [_said(each, text, is_place) for each in several]
        case _:
            return value


def main() -> None:
    """Write both parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=Path, nargs="+", required=True)
    parser.add_argument("--corpora", type=Path, required=True, help="where the labelled texts are")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    found = list(labelled(given.labels, given.corpora))
    for part, kept in (("learned", False), ("held_out", True)):
        chosen = [each for each in found if is_held_out(each[0]["id"]) is kept]
        texts = [{"id": label["id"], "published": published, "text": text} for label, text, published in chosen]
        claims = [
            {"id": label["id"], "claims": [gold(claim, text) for claim in label["claims"]]} for label, text, _ in chosen
        ]
        for what, rows in (("items", texts), ("claims", claims)):
            file = given.out / f"{part}_{what}.jsonl"
            file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
