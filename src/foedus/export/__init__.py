"""The record as files for other programs: one format a module, and a manifest of what was written."""

from foedus.errors import QueryError
from foedus.export.annotation import ANNOTATION
from foedus.export.cameo import CAMEO
from foedus.export.cas import CAS
from foedus.export.citations import CITATIONS
from foedus.export.cutting import cut
from foedus.export.delimited import CSV, write_lines
from foedus.export.formats import LEDGERS, LONGEST_QUOTATION, TABLES, Format, Options, Take, Write, Written
from foedus.export.ftm import FTM
from foedus.export.jsonlines import JSONL
from foedus.export.labelstudio import LABEL_STUDIO
from foedus.export.manifest import MANIFEST, Listed, Manifest, read_manifest
from foedus.export.parquet import PARQUET
from foedus.export.plover import PLOVER
from foedus.export.prov import PROV
from foedus.export.release import RELEASE, UNTITLED, Cited, Difference, release, verify
from foedus.export.sheets import Sheet
from foedus.export.statistical import DTA, SAV
from foedus.export.workbook import XLSX
from foedus.export.writing import export

__all__ = [
    "FORMATS",
    "LEDGERS",
    "LONGEST_QUOTATION",
    "MANIFEST",
    "RELEASE",
    "TABLES",
    "UNTITLED",
    "Cited",
    "Difference",
    "Format",
    "Listed",
    "Manifest",
    "Options",
    "Sheet",
    "Take",
    "Write",
    "Written",
    "cut",
    "export",
    "format_named",
    "read_manifest",
    "release",
    "verify",
    "write_lines",
]

FORMATS: tuple[Format, ...] = (
    CSV, JSONL, PARQUET, XLSX, DTA, SAV, CITATIONS, PLOVER, CAMEO, ANNOTATION, PROV, FTM, LABEL_STUDIO, CAS,
)  # fmt: skip


def format_named(name: str) -> Format:
    """Return the format of that name; QueryError if there is none."""
    for found in FORMATS:
        if found.name == name:
            return found
    raise QueryError(f"no format is called {name!r}", f"the formats are {', '.join(one.name for one in FORMATS)}")
