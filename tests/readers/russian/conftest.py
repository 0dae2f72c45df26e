"""What reads Russian is an extra: where it is not installed, its tests are skipped."""

from datetime import date
from pathlib import Path

import pytest

from foedus.readers import Line, Reading
from foedus.readers.russian import is_installed
from foedus.text import normalise

HERE = Path(__file__).parent
LINE = Line()


def pytest_collection_modifyitems(items):
    if not is_installed():
        skip = pytest.mark.skip(reason="Russian is not read here: pip install 'foedus[russian]'")
        for item in items:
            if HERE in Path(item.path).parents:
                item.add_marker(skip)


@pytest.fixture
def read():
    def read(text: str, on: date | None = date(2025, 3, 14)) -> Reading:  # a Friday
        return LINE(Reading(normalise(text), on, language="ru"))

    return read
