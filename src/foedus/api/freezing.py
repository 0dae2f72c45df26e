"""The log of a record as files that anyone can read, and a record to be asked made of them again.

A folder holds `documents.jsonl`, `texts.jsonl`, `runs.jsonl`, `claims.jsonl`, `decisions.jsonl`, `links.jsonl`,
`rulings.jsonl` and, with the user's own files, `knowledge.jsonl`. Of texts there are ids and lengths, and of their
words what claims quote.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from foedus.errors import SourceError
from foedus.knowledge import Added
from foedus.model import Decision, Document, Ruling, Run, Span, Words
from foedus.record import History, settle
from foedus.record.lines import (
    decision_told,
    history_told,
    ruling_told,
    shortened,
    tell_decision,
    tell_history,
    tell_ruling,
)
from foedus.store import FrozenStore, Store
from foedus.text import evidence

__all__ = ["LOG", "freeze", "is_frozen", "thaw"]

LOG = "log"  # where a release keeps it
_LINK = ("claim", "other", "verdict", "person", "note")


def freeze(store: Store, folder: Path, *, claims: Collection[str] | None, longest: int) -> tuple[tuple[str, int], ...]:
    """Write the log of the claims of these ids (of all, for None) into the folder; return each file with its rows.

    Of words that are longer than `longest` characters, only so many are given.
    """
    kept = [_within(history, claims) for history in store.histories() if claims is None or history.claim_id in claims]
    carrying = {document.id for history in kept for document in history.documents}
    documents = [document for document in store.documents() if claims is None or document.id in carrying]
    runs = {run: number for number, run in enumerate(dict.fromkeys(_runs(kept)))}
    tables: dict[str, Iterable[dict[str, Any]]] = {
        "documents": map(_told, documents),
        "texts": _texts(store, kept),
        "runs": ({"readers": run.readers, "started": run.started.isoformat()} for run in runs),
        "claims": _claims(store, kept, runs, longest),
        "decisions": (tell_decision(one) for history in kept for one in shortened(history, longest).decisions),
        "links": _links(store, {history.claim_id for history in kept}),
        "rulings": map(tell_ruling, _rulings(store, {history.claim_id for history in kept})),
        "knowledge": map(asdict, store.knowledge()),
    }
    return tuple((f"{name}.jsonl", _write(folder / f"{name}.jsonl", rows)) for name, rows in tables.items())


def is_frozen(path: Path) -> bool:
    """Tell whether the path is a release: a folder with a log in it."""
    return (path / LOG / "claims.jsonl").is_file()


def thaw(folder: Path) -> FrozenStore:
    """Return the log in the folder as a store that can be asked; SourceError for what is missing or broken."""
    try:
        return _thaw(folder)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise SourceError(f"{folder} is no log of a release ({error!r})", "fetch the release again") from error


def _thaw(folder: Path) -> FrozenStore:
    documents = {row["id"]: _document(row) for row in _read(folder / "documents.jsonl")}
    runs = [_run(row) for row in _read(folder / "runs.jsonl")]
    decisions: defaultdict[str, list[Decision]] = defaultdict(list)
    for row in _read(folder / "decisions.jsonl"):
        decisions[row["claim"]].append(decision_told(row))
    contexts: defaultdict[str, list[Words]] = defaultdict(list)
    histories = []
    for row in _read(folder / "claims.jsonl"):
        histories.append(history_told(row, documents, runs, decisions[row["id"]]))
        contexts[row["text"]] += [Words(Span(at, at + len(words)), words) for at, words in row["context"] if words]
    links = [tuple(row[name] for name in _LINK) for row in _read(folder / "links.jsonl")]
    ruled = folder / "rulings.jsonl"  # releases of an earlier foedus have none
    rulings = [ruling_told(row) for row in (_read(ruled) if ruled.exists() else ())]
    files = [Added(row["name"], row["content"]) for row in _read(folder / "knowledge.jsonl")]
    return FrozenStore(histories, documents.values(), files=files, links=links, rulings=rulings, contexts=contexts)


def _within(history: History, claims: Collection[str] | None) -> History:
    """Return the history without links to claims that are not among those."""
    if claims is None or not history.links:
        return history
    return replace(history, links=tuple(link for link in history.links if link[0] in claims))


def _links(store: Store, claims: Collection[str]) -> Iterator[dict[str, Any]]:
    """Yield what people said last of any two of the claims."""
    for one, other, *said in store.links():
        if one in claims and other in claims:
            yield dict(zip(_LINK, (one, other, *said), strict=True))


def _rulings(store: Store, claims: Collection[str]) -> Iterator[Ruling]:
    """Yield what people say of accounts that rest on those claims alone."""
    return (one for one in store.rulings() if all(claim in claims for side in one.sides for claim in side))


def _runs(histories: Iterable[History]) -> Iterator[Run]:
    return (seen.run for history in histories for said in history.statements for seen in said.sightings)


def _texts(store: Store, histories: Iterable[History]) -> Iterator[dict[str, Any]]:
    """Yield each text with its length and its documents; its id is the hash of its content, by which it is known."""
    for text_id, found in {history.text_id: history for history in histories}.items():
        length = len(store.text(text_id).content)
        yield {"id": text_id, "characters": length, "documents": [document.id for document in found.documents]}


def _claims(
    store: Store, histories: Iterable[History], runs: Mapping[Run, int], longest: int
) -> Iterator[dict[str, Any]]:
    text = lru_cache(maxsize=1)(store.text)  # the claims of one text follow on one another
    for history in histories:
        found = evidence(text(history.text_id), settle(history).claim.quote)
        before = found.span.start - len(found.prefix)
        context = [[before, found.prefix], [found.span.end, found.suffix]]
        yield tell_history(shortened(history, longest), runs) | {"context": context}


def _write(file: Path, rows: Iterable[dict[str, Any]]) -> int:
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows]
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(lines)
    return len(lines)


def _read(file: Path) -> Iterator[dict[str, Any]]:
    try:
        with file.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)
    except OSError as error:
        raise SourceError(f"{file} cannot be read ({error.strerror})", "fetch the release again") from error


def _told(document: Document) -> dict[str, Any]:
    published = document.published.isoformat() if document.published else None
    return {"id": document.id} | asdict(document) | {"published": published}


def _document(row: Mapping[str, Any]) -> Document:
    known = {name: value for name, value in row.items() if name != "id"}
    published = date.fromisoformat(row["published"]) if row["published"] else None
    return Document(**(known | {"published": published}))


def _run(row: Mapping[str, Any]) -> Run:
    readers = tuple((name, version) for name, version in row["readers"])
    return Run(readers, datetime.fromisoformat(row["started"]))
