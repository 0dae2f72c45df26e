"""A record of one invented article, without any reader: what the tests of the api open, ask and correct."""

import pytest

from foedus.api import Record
from foedus.store import SqliteStore
from notice import ARTICLE, ATTENDANCE, DOCUMENT, RUN, SPEECH, STANDING
from webhost import host

__all__ = ["host"]


@pytest.fixture
def record(tmp_path):
    with Record(SqliteStore.open(tmp_path / "record.db")) as opened:
        opened.store.add_reading(DOCUMENT, ARTICLE, RUN, [STANDING, ATTENDANCE, SPEECH])
        yield opened
