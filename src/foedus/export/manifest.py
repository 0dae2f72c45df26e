"""What an export holds, said beside it: files with rows and hashes, and what was asked."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from foedus.api import Record
from foedus.errors import SourceError
from foedus.export.formats import Options, Written

__all__ = ["MANIFEST", "Listed", "Manifest", "digest", "listed", "read_manifest", "write_manifest"]

MANIFEST = "manifest.json"
VERSION = 3
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of an export: its name in the folder, its rows, its size and the SHA-256 of its bytes."""

    file: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was written (`format`, in that `version` of its form), when, and by which foedus with which knowledge.

    `filters` is what was asked beyond everything; `sha256` is the hash of all the rest of the manifest.
    """

    format: str
    version: int
    foedus: str
    knowledge: str
    written: str
    filters: dict[str, Any]
    files: tuple[Listed, ...]
    sha256: str = ""

    def sealed(self) -> "Manifest":
        """Return it with the hash of all the rest of it."""
        rest = json.dumps(asdict(replace(self, sha256="")), ensure_ascii=False, sort_keys=True)
        return replace(self, sha256=sha256(rest.encode()).hexdigest())


def listed(folder: Path, written: Iterable[Written]) -> tuple[Listed, ...]:
    """Return the written files with their sizes and hashes."""
    return tuple(
        Listed(one.file, one.rows, (folder / one.file).stat().st_size, digest(folder / one.file)) for one in written
    )


def digest(file: Path) -> str:
    """Return the SHA-256 of the file's bytes, in hexadecimal."""
    found = sha256()
    with file.open("rb") as stream:
        while piece := stream.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def write_manifest(folder: Path, name: str, record: Record, options: Options, written: Iterable[Written]) -> Manifest:
    """Write the manifest of what was written into the folder, and return it."""
    plain = asdict(Options())
    found = Manifest(
        format=name,
        version=VERSION,
        foedus=version("foedus"),
        knowledge=record.knowledge.version,
        written=datetime.now(UTC).isoformat(timespec="seconds"),
        filters={key: value for key, value in asdict(options).items() if value != plain[key]},
        files=listed(folder, written),
    ).sealed()
    text = json.dumps(asdict(found), ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")
    return found


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of the folder; SourceError where there is none, or none of ours."""
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        found = Manifest(**(data | {"files": tuple(Listed(**one) for one in data["files"])}))
        if any(Path(one.file).is_absolute() or ".." in Path(one.file).parts for one in found.files):
            raise ValueError("a file outside the folder")
        return found
    except FileNotFoundError as error:
        raise SourceError(f"{folder} has no {MANIFEST}", "name a folder that `foedus` has written") from error
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise SourceError(f"{folder / MANIFEST} is no manifest of foedus ({error})") from error
