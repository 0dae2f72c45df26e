"""How many decisions go with their words when one edit is made in the sentence of their claim, and none elsewhere.

    python evaluation/edits.py demo/dossier

Every claim that the readers find is accepted, one edit at a time is made in its sentence, and the decision is carried
over as if readers had found a claim wherever it may go. `elsewhere` counts those that went to other words.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Container, Iterator
from datetime import UTC, datetime

from foedus.model import Claim, Decision, Span
from foedus.readers import Line, Reading
from foedus.record.carrying import carry
from foedus.record.form import write_all
from foedus.record.placing import Edition
from foedus.sources import Loaded, documents
from foedus.text import normalise, sentence_of

__all__ = ["EDITS", "score"]

WORD, LONG, NAME, FIGURE = (re.compile(form) for form in (r"\b[a-z]+\b", r"\b[a-z]{6,}\b", r"\b[A-Z][a-z]+\b", r"\d+"))


def swapped(letters: str) -> str:
    """Return the letters with two neighbours in them changed round."""
    at = random.choice([at for at in range(1, len(letters) - 1) if letters[at] != letters[at + 1]])
    return letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :]


EDITS: dict[str, tuple[re.Pattern[str], Callable[[str], str]]] = {
    "a slip of a letter": (LONG, swapped),
    "an adjective more": (WORD, lambda word: f"{random.choice(('new', 'joint', 'long', 'public'))} {word}"),
    "another word": (LONG, lambda _: random.choice(("harvest", "ferries", "opened", "yellow"))),
    "not": (WORD, lambda word: f"not {word}"),
    "allegedly": (WORD, lambda word: f"allegedly {word}"),
    "another figure": (FIGURE, lambda figure: str(int(figure) + 1)),
    "another name": (NAME, lambda _: "Zembla"),
}


class Every(Container[str]):
    """The ids of all claims that there can be."""

    def __contains__(self, name: object) -> bool:
        return True


def edited(text: str, claim: Claim) -> Iterator[tuple[str, str, int]]:
    """Yield each edit that the claim's sentence allows: what it is, the new text, and where the anchor stands there."""
    span, anchor = sentence_of(text, claim.quote.span), claim.anchor.span
    for name, (form, change) in EDITS.items():
        found = [match for match in form.finditer(text, span.start, span.end) if not _meets(match, anchor)]
        if name == "another name":
            found = [match for match in found if match.start() > span.start]
        if found:
            match = random.choice(found)
            new = text[: match.start()] + change(match.group()) + text[match.end() :]
            yield name, new, anchor.start + (len(new) - len(text)) * (match.start() < anchor.start)
    for name, before in (("a dateline", "STRELSAU, May 3 - "), ("sentences before it", "Much was said of it here. ")):
        yield name, text[: span.start] + before + text[span.start :], anchor.start + len(before)
    yield "taken out", text[: span.start] + text[span.end :], -1


def _meets(match: re.Match[str], anchor: Span) -> bool:
    return match.start() <= anchor.end and anchor.start <= match.end()


def score(text: str, claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield of each edit what became of an accepted claim: `carried`, `elsewhere` or `unplaced`."""
    old = Edition(text)
    values = {said.name: said.value for said in (*claim.fields, *claim.common())}
    made = Decision(claim.id, "add", datetime.now(UTC), "Ada", seen=write_all(values), place=claim.place)
    for name, new, at in edited(text, claim):
        found = carry(made, claim, old, Edition(new), text_id="", known=Every()).decision
        place = found.place if found else None
        yield name, "unplaced" if place is None else "carried" if place.anchor.span.start == at else "elsewhere"


def main() -> None:
    """Print the table for the texts in files and folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    random.seed(asked.seed)
    line, counts = Line(), Counter[tuple[str, str]]()
    for found in documents(asked.paths):
        if isinstance(found, Loaded):
            text = normalise(found.raw)
            for claim in line(Reading(text, None)).claims:
                counts.update(score(text.content, claim))
    for name in dict.fromkeys(name for name, _ in counts):
        told = {what: counts[name, what] for what in ("carried", "elsewhere", "unplaced")}
        total = sum(told.values())
        print(f"{name:20} {total:6} edits  carried {told['carried'] / total:6.1%}  elsewhere {told['elsewhere']}")


if __name__ == "__main__":
    main()
