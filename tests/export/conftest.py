"""The invented dossier as a record, for the exports."""

import pytest

from dossier import write_dossier


@pytest.fixture
def record(tmp_path):
    with write_dossier(tmp_path / "dossier.db") as opened:
        yield opened
