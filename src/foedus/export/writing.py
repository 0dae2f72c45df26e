"""Write an export: the files of a format into a folder, and the manifest beside them."""

from pathlib import Path

from foedus.api import Record
from foedus.errors import QueryError, SourceError
from foedus.export.formats import Format, Options
from foedus.export.manifest import MANIFEST, Manifest, read_manifest, write_manifest

__all__ = ["export", "prepare"]


def export(record: Record, format: Format, folder: Path, options: Options) -> Manifest:
    """Write the record in that format into the folder, which is made, and return what was written.

    An export of the same format is written over; QueryError for a folder that holds anything else.
    """
    prepare(folder, format.name)
    return write_manifest(folder, format.name, record, options, format.write(record, folder, options))


def prepare(folder: Path, name: str) -> None:
    """Make the folder ready: make it, or take out the files that an earlier export of the same name has left."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            return
        if not (folder / MANIFEST).exists() or read_manifest(folder).format != name:
            raise QueryError(f"{folder} holds other things already", "name a new folder")
        for one in read_manifest(folder).files:
            (folder / one.file).unlink(missing_ok=True)
        (folder / MANIFEST).unlink()
    except OSError as error:
        raise SourceError(f"{folder} cannot be written ({error.strerror})", "name another folder") from error
