"""The page on exports names every table with its columns and their Arrow types, as they come out."""

from pathlib import Path
from textwrap import fill

import pytest

from dossier import write_dossier
from foedus.export import Options
from foedus.export.parquet import schema
from foedus.export.sheets import sheets

PAGE = Path(__file__).parents[2] / "docs" / "export.md"
SHORT = {"string": "", "list<item: string>": "[]", "date32[day]": ":date32", "timestamp[us, tz=UTC]": ":timestamp"}
START, END = "<!-- columns -->\n", "<!-- end of columns -->"


def told(record):
    """What should stand on the page: copy it there when a table has changed, and raise the version of the manifest."""
    blocks = []
    for sheet in sheets(record, Options()):
        fields = ", ".join(f"{field.name}{SHORT.get(str(field.type), f':{field.type}')}" for field in schema(sheet))
        lines = fill(
            fields, 120, initial_indent="  ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
        )
        blocks.append(f"{sheet.name}\n{lines}")
    return "```text\n" + "\n".join(blocks) + "\n```\n"


def test_the_page_names_every_column(tmp_path):
    pytest.importorskip("pyarrow")
    with write_dossier(tmp_path / "dossier.db") as record:
        wanted = told(record)
    assert PAGE.read_text(encoding="utf-8").partition(START)[2].partition(END)[0] == wanted
