"""What tests of several parts share: a PostgreSQL server, started once where a test asks for it."""

import pytest

from postgres_server import Server


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server of our own; the test is skipped, in CI failed, where there is none to start."""
    started = Server()
    yield started
    started.close()
