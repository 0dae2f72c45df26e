"""Readers that need no model, and documents for them."""

import pytest

from fakeline import FakeLine, load
from foedus.store import SqliteStore


@pytest.fixture
def line():
    return FakeLine()


@pytest.fixture
def newer_line():
    return FakeLine("2")


@pytest.fixture
def loaded():
    return load


@pytest.fixture
def store(tmp_path):
    with SqliteStore.open(tmp_path / "record.db") as opened:
        yield opened
