"""What each column of a table holds, in one short line: the labels of Stata, SPSS and Parquet."""

import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["label"]

_PARTY = "_party"  # behind the name of a column of actors


def label(column: str) -> str:
    """Return what the column holds, "" for one that `labels.toml` does not name."""
    if column.endswith(_PARTY):
        return f"The state or organisation of each in {column.removesuffix(_PARTY)}, as a code"
    return _labels().get(column, "")


@cache
def _labels() -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath("labels.toml").read_text(encoding="utf-8"))
