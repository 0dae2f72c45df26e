"""Claims as W3C Web Annotations in JSON-LD, out and back in.

Each claim is an annotation of its words: a body for its kind, one for each field, and the claim itself under
`foedus:claim`. Each decision is an annotation of the claim's annotation, by the person, with `foedus:decision`.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from foedus.api import Decided, Held, Record, Taken
from foedus.errors import SourceError
from foedus.export.cutting import cut, cut_within
from foedus.export.formats import Format, Options, Written
from foedus.export.marks import shown
from foedus.export.names import CONTEXT, iri, local
from foedus.export.returned import Missed, Returned, Seen, take_in
from foedus.model import Run

__all__ = ["ANNOTATION", "back", "of_claim", "of_decision", "take"]

FILE = "annotations.jsonld"
ANNO = "http://www.w3.org/ns/anno.jsonld"
PARTS = ": "  # between the name of a field and its line, in a body
MOTIVATIONS = {"add": "describing", "set": "editing", "accept": "assessing", "reject": "assessing"}


def write(record: Record, folder: Path, options: Options) -> tuple[Written, ...]:
    """Write an annotation page with every claim and every decision."""
    runs = record.runs()
    claims = record.claims(options.org, **options.asked)
    items = [of_claim(held, runs.get(held.id, ()), longest=options.longest) for held in claims]
    items += [of_decision(decided, longest=options.longest) for decided in record.decisions()]
    page = {"@context": [ANNO, CONTEXT], "id": iri("annotations"), "type": "AnnotationPage", "items": items}
    (folder / FILE).write_text(json.dumps(page, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return (Written(FILE, len(items)),)


def of_claim(held: Held, runs: Iterable[Run], *, longest: int) -> dict[str, Any]:
    """Return the annotation of a claim: its words in the text that offsets refer to, and on each page of the web."""
    seen = tuple(runs)
    quote = held.evidence
    exact = {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    place = {"type": "TextPositionSelector", "start": quote.span.start, "end": quote.span.end}
    quoted = [exact] if len(quote.exact) <= longest else []  # cut words would be found nowhere
    pages = [{"source": source.url, "selector": exact} for source in held.sources if source.url and quoted]
    return {
        "id": iri(held.id),
        "type": "Annotation",
        "motivation": "describing",
        **_made(seen),
        "body": [_body("classifying", held.kind), *_fields(held, longest)],
        "target": [{"source": iri(held.claim.text_id), "selector": [place, *quoted]}, *pages],
        "foedus:claim": cut_within(held.told(), longest),
    }


def of_decision(decided: Decided, *, longest: int) -> dict[str, Any]:
    """Return the annotation of a decision, whose target is the annotation of the claim."""
    said = " ".join(part for part in (decided.verdict, decided.field, decided.value) if part)
    bodies = [_body("assessing", cut(said, longest))]
    return {
        "id": iri(decided.id),
        "type": "Annotation",
        "motivation": MOTIVATIONS[decided.verdict],
        "creator": {"type": "Person", "name": decided.person},
        "created": decided.decided.isoformat(),
        "body": [*bodies, _body("commenting", decided.note)] if decided.note else bodies,
        "target": iri(decided.claim),
        "foedus:decision": cut_within(decided.told(), longest) | ({"note": decided.note} if decided.note else {}),
    }


def take(record: Record, path: Path, person: str | None = None, *, adds: bool = False) -> Taken:
    """Take into the record the decisions in a file of annotations and what somebody changed in bodies of its claims.

    An annotation that is none of ours is left and reported; one that is not in the file says nothing. SourceError for
    what is no annotations in JSON-LD.
    """
    try:
        page = json.loads(path.read_text(encoding="utf-8"))
        found = back(page if isinstance(page, list) else page["items"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceError(f"{path} holds no annotations ({error!r})", "take what `foedus export` wrote") from error
    return take_in(record, found, person=person, note=f"from {path.name}", adds=adds)


def back(items: Iterable[dict[str, Any]]) -> Returned:
    """Return what annotations say: of claims as they stand in their bodies, of decisions as they were made."""
    decisions: list[dict[str, Any]] = []
    claims: list[Seen] = []
    missed: list[Missed] = []
    for item in items:
        if decision := item.get("foedus:decision"):
            decisions.append(decision)
        elif claim := item.get("foedus:claim"):
            claims.append(Seen(claim, _lines(claim, item)))
        else:
            missed.append(Missed(local(str(item.get("id", "an annotation")))))
    return Returned(tuple(decisions), tuple(claims), tuple(missed))


def _fields(held: Held, longest: int) -> list[dict[str, Any]]:
    return [_body("describing", name + PARTS + cut(line, longest)) for name, line in shown(held.claim).items()]


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _made(runs: tuple[Run, ...]) -> dict[str, Any]:
    if not runs:
        return {}
    readers = ", ".join(f"{name} {version}" for name, version in runs[-1].readers)
    return {
        "creator": {"id": iri(runs[-1].reader_set), "type": "Software", "name": f"foedus ({readers})"},
        "created": runs[0].started.isoformat(),
    }


def _lines(claim: dict[str, Any], item: dict[str, Any]) -> dict[str, str]:
    bodies = item["body"] if isinstance(item["body"], list) else [item["body"]]
    said = (body["value"].partition(PARTS) for body in bodies if body.get("purpose") == "describing")
    return {name: line for name, parted, line in said if parted}


ANNOTATION = Format(
    "annotation", ".jsonld", write, "Claims and decisions as W3C Web Annotations, out and back in.", take
)
