"""A release: a record, or a part of it, frozen on a day, that anyone can verify and build the ledgers of again."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from foedus.api import LOG, Record, Row, open_record
from foedus.errors import QueryError, SourceError
from foedus.export import delimited, jsonlines
from foedus.export.formats import Options, Written
from foedus.export.manifest import MANIFEST, Manifest, digest, read_manifest, write_manifest
from foedus.export.sheets import sheets

__all__ = ["RELEASE", "UNTITLED", "Cited", "Difference", "release", "verify"]

RELEASE = "release"
UNTITLED = "A record of an alliance or a dispute"
_TABLES = "tables"
_CITATION, _README = "CITATION.cff", "README.md"
_ABOUT = """# {title}

Released on {day} with foedus {foedus}. `tables/` has the ledgers, the claims, the documents and people's decisions as
CSV and JSON lines; `log/` has what they are made of. Of the texts there is what the claims quote, at most {longest}
characters a quotation, and the hash by which the whole is known.

    foedus release --verify .       every file is what it was, and the tables follow from the log
    foedus standing --record .      the release answers as the record did
"""


@dataclass(frozen=True, slots=True)
class Cited:
    """How a release is to be cited: its title and its authors, of whom there may be none to name."""

    title: str = UNTITLED
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A file of a release that is not what its manifest or its log says, and how."""

    file: str
    what: str


def release(record: Record, folder: Path, options: Options, cited: Cited) -> Manifest:
    """Freeze what is asked of the record into the folder, which is made; QueryError where anything stands in it.

    The tables are written from the frozen log, so that they follow from it and from nothing else.
    """
    _make(folder)
    claims = _claims(record, options) if replace(options, longest=Options().longest) != Options() else None
    frozen = record.freeze(folder / LOG, claims=claims, longest=options.longest)
    with open_record(folder, create=False) as log:
        written = [*(Written(f"{LOG}/{name}", rows) for name, rows in frozen), *_write_tables(log, folder, options)]
        written += _write_pages(folder, options, cited)
        return write_manifest(folder, RELEASE, log, options, written)


def verify(folder: Path) -> tuple[Difference, ...]:
    """Return what in the folder is not as released: files by their hashes, and tables made again from the log."""
    manifest = read_manifest(folder)
    if manifest.format != RELEASE:
        raise SourceError(f"{folder} is no release, but an export ({manifest.format})", "name the folder of a release")
    changed = tuple(_changed(folder, manifest))
    return changed or tuple(_rebuilt(folder, manifest))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise QueryError(f"{folder} holds something already", "a release is frozen: name a new folder")
        for name in (LOG, _TABLES):
            (folder / name).mkdir()
    except OSError as error:
        raise SourceError(f"{folder} cannot be written ({error.strerror})", "name another folder") from error


def _claims(record: Record, options: Options) -> frozenset[str]:
    """Return the ids of the claims asked for, and of all that a row of a ledger asked for rests on."""
    return frozenset(
        claim
        for sheet in sheets(record, options)
        for row in sheet.table
        for claim in (row.claims if isinstance(row, Row) else [row.id] if sheet.name == "claims" else [])
    )


def _write_tables(log: Record, folder: Path, options: Options) -> Iterator[Written]:
    for sheet in sheets(log, options):
        for written in (delimited.write_sheet(sheet, folder / _TABLES), jsonlines.write_sheet(sheet, folder / _TABLES)):
            yield replace(written, file=f"{_TABLES}/{written.file}")


def _write_pages(folder: Path, options: Options, cited: Cited) -> tuple[Written, ...]:
    day = datetime.now(UTC).date().isoformat()
    authors = "".join(f"  - name: {json.dumps(name, ensure_ascii=False)}\n" for name in cited.authors or ("anonymous",))
    citation = (
        "cff-version: 1.2.0\n"
        "message: If you use this release, please cite it.\n"
        "type: dataset\n"
        f"title: {json.dumps(cited.title, ensure_ascii=False)}\n"
        f"authors:\n{authors}"
        f'date-released: "{day}"\n'
    )
    about = _ABOUT.format(title=cited.title, day=day, foedus=version("foedus"), longest=options.longest)
    for name, text in ((_CITATION, citation), (_README, about)):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return (Written(_CITATION, 1), Written(_README, 1))


def _changed(folder: Path, manifest: Manifest) -> Iterator[Difference]:
    """Yield what the hashes tell: a manifest, or a file, that is another, is gone, or was not there."""
    if manifest.sealed() != manifest:
        yield Difference(MANIFEST, "is not as it was written")
    for one in manifest.files:
        file = folder / one.file
        if not file.is_file():
            yield Difference(one.file, "is missing")
        elif digest(file) != one.sha256:
            yield Difference(one.file, "is not as it was released")
    known = {MANIFEST, *(one.file for one in manifest.files)}
    found = (file.relative_to(folder).as_posix() for file in sorted(folder.rglob("*")) if file.is_file())
    yield from (Difference(name, "is not part of the release") for name in found if name not in known)


def _rebuilt(folder: Path, manifest: Manifest) -> Iterator[Difference]:
    """Yield the tables that come out otherwise when they are made again from the log."""
    options = Options(**(manifest.filters | {"tables": tuple(manifest.filters.get("tables", ()))}))
    hashes = {one.file: one.sha256 for one in manifest.files}
    with TemporaryDirectory() as place, open_record(folder, create=False) as log:
        (Path(place) / _TABLES).mkdir()
        for written in _write_tables(log, Path(place), options):
            if digest(Path(place) / written.file) != hashes.get(written.file):
                yield Difference(written.file, f"does not follow from the log (made by foedus {manifest.foedus})")
