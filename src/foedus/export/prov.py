"""Where everything in the record came from, as PROV-O in JSON-LD.

Entities are documents, texts, claims as they were read, and claims as people have settled them; activities are runs of
the readers and decisions; agents are readers in their versions, and persons.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from foedus.api import Decided, Held, Record, Work
from foedus.export.cutting import cut
from foedus.export.formats import Format, Options, Written
from foedus.export.names import BASE, iri
from foedus.model import Run

__all__ = ["CONTEXT", "PROV", "graph"]

FILE = "prov.jsonld"
LINKS = (
    "used", "wasGeneratedBy", "wasAssociatedWith", "wasAttributedTo", "wasDerivedFrom", "wasRevisionOf",
    "specializationOf", "hadPrimarySource", "wasQuotedFrom",
)  # fmt: skip
CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "foedus": BASE,
    "id": "@id",
    "type": "@type",
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in LINKS},
    **{name: {"@id": f"prov:{name}", "@type": "xsd:dateTime"} for name in ("startedAtTime", "endedAtTime")},
    "value": "prov:value",
    "label": "rdfs:label",
    "title": "dcterms:title",
    "publisher": "dcterms:publisher",
    "issued": {"@id": "dcterms:issued", "@type": "xsd:date"},
    "source": {"@id": "dcterms:source", "@type": "@id"},
}

Node = dict[str, Any]


def write(record: Record, folder: Path, options: Options) -> tuple[Written, ...]:
    """Write the claims asked for and all that they came from."""
    claims = record.claims(options.org, **options.asked)
    nodes = list(graph(claims, record.documents(), record.runs(), record.decisions(), longest=options.longest))
    data = {"@context": CONTEXT, "@graph": nodes}
    (folder / FILE).write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return (Written(FILE, len(nodes)),)


def graph(
    claims: Iterable[Held],
    documents: Iterable[Work],
    runs: dict[str, tuple[Run, ...]],
    decisions: Iterable[Decided],
    *,
    longest: int,
) -> Iterator[Node]:
    """Yield a node for each claim and for each thing that it came from, each once."""
    held = tuple(claims)
    carried = {source.document: one.claim.text_id for one in held for source in one.sources}
    texts: dict[str, list[str]] = {}
    for document, text in carried.items():
        texts.setdefault(text, []).append(document)
    yield from (_document(work) for work in documents if work.id in carried)
    yield from (_text(text, found) for text, found in texts.items())
    of_claims = {name: found for one in held if (found := runs.get(name := one.id))}
    yield from _runs(of_claims, {one.id: one.claim.text_id for one in held})
    names = {one.id for one in held}
    made = [decided for decided in decisions if decided.claim in names]
    yield from _persons(made)
    yield from (_decision(decided, is_read=decided.claim in of_claims) for decided in made)
    by_claim: dict[str, list[str]] = {}
    for decided in made:
        by_claim.setdefault(decided.claim, []).append(decided.id)
    for one in held:
        yield from _claim(one, of_claims.get(one.id, ()), by_claim.get(one.id, ()), longest=longest)


def _document(work: Work) -> Node:
    return _said(
        id=iri(work.id),
        type="prov:Entity",
        title=work.title,
        publisher=work.source,
        issued=work.published.isoformat() if work.published else None,
        source=work.url,
    )


def _text(text: str, documents: list[str]) -> Node:
    return {"id": iri(text), "type": "prov:Entity", "hadPrimarySource": [iri(name) for name in documents]}


def _runs(of_claims: dict[str, tuple[Run, ...]], texts: dict[str, str]) -> Iterator[Node]:
    """Yield each run, with the texts it read, and each set of readers."""
    used: dict[Run, dict[str, None]] = {}
    for claim, runs in of_claims.items():
        for run in runs:
            used.setdefault(run, {})[texts[claim]] = None
    for readers in {run.reader_set: run.readers for run in used}.items():
        yield _readers(*readers)
    for run, read in used.items():
        yield {
            "id": _run(run),
            "type": "prov:Activity",
            "startedAtTime": run.started.isoformat(),
            "wasAssociatedWith": iri(run.reader_set),
            "used": [iri(text) for text in read],
        }


def _readers(name: str, readers: tuple[tuple[str, str], ...]) -> Node:
    label = "foedus: " + ", ".join(f"{reader} {version}" for reader, version in readers)
    return {"id": iri(name), "type": ["prov:SoftwareAgent", "prov:Agent"], "label": label}


def _persons(decisions: Iterable[Decided]) -> Iterator[Node]:
    for name in sorted({one.person for one in decisions}):
        yield {"id": _person(name), "type": ["prov:Person", "prov:Agent"], "label": name}


def _decision(decided: Decided, *, is_read: bool) -> Node:
    """Return the decision, which used the claim as it was read; one that only a person saw, its text."""
    when = decided.decided.isoformat()
    return _said(
        id=iri(decided.id),
        type="prov:Activity",
        label=" ".join(part for part in (decided.verdict, decided.field) if part),
        startedAtTime=when,
        endedAtTime=when,
        wasAssociatedWith=_person(decided.person),
        used=_read(decided.claim) if is_read else iri(decided.text),
    )


def _claim(held: Held, runs: tuple[Run, ...], decisions: Iterable[str], *, longest: int) -> Iterator[Node]:
    """Yield the claim as it was read, and as people settled it where they did; one that a person added is one node."""
    made = [iri(name) for name in decisions]
    is_settled = bool(made and runs)
    yield _said(
        id=_read(held.id) if is_settled else iri(held.id),
        type="prov:Entity",
        label=held.kind,
        value=cut(held.quote, longest),
        wasQuotedFrom=iri(held.claim.text_id),
        wasGeneratedBy=[_run(run) for run in runs[:1]] or made,
        wasAttributedTo=[iri(name) for name in dict.fromkeys(run.reader_set for run in runs)],
    )
    if is_settled:
        yield {
            "id": iri(held.id),
            "type": "prov:Entity",
            "label": held.kind,
            "value": cut(held.quote, longest),
            "wasRevisionOf": _read(held.id),
            "wasGeneratedBy": made,
        }


def _read(claim: str) -> str:
    """Return the name of a claim as readers had it, before any decision."""
    return iri(f"{claim}.read")


def _run(run: Run) -> str:
    return iri(f"{run.reader_set}.{run.started.isoformat()}")


def _person(name: str) -> str:
    return iri(f"person.{name}")


def _said(**node: Any) -> Node:
    return {name: value for name, value in node.items() if value not in (None, [], "")}


PROV = Format("prov", ".jsonld", write, "Where each claim came from, as PROV-O: documents, runs of readers, decisions.")
