"""What an export holds, said beside it: files with rows and hashes, and what was asked."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from foedus.errors import SourceError
from foedus.export.formats import Options, Written

__all__ = ["MANIFEST", "Listed", "Manifest", "digest", "listed", "read_manifest", "write_manifest"]

MANIFEST = "manifest.json"
VERSION = 1
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
    """`format` names what was written, `version` is that of the form; `filters` is what was asked beyond everything."""

    format: str
    version: int
    foedus: str
    written: str
    filters: dict[str, Any]
    files: tuple[Listed, ...]


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


def write_manifest(folder: Path, name: str, options: Options, written: Iterable[Written]) -> Manifest:
    """Write the manifest of an export, and return it."""
    plain = asdict(Options())
    asked = {key: value for key, value in asdict(options).items() if value != plain[key]}
    now = datetime.now(UTC).isoformat(timespec="seconds")
    found = Manifest(name, VERSION, version("foedus"), now, asked, listed(folder, written))
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
