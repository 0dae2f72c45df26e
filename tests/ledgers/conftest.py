"""What the tests of the ledgers ask against: the knowledge base as it ships."""

from datetime import date

import pytest

from foedus.knowledge import Knowledge
from foedus.ledgers import Query


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return Knowledge.load()


@pytest.fixture
def ask(knowledge):
    """Ask a ledger: `ask(ledger, entries, on="2031-03-10", org="CSTO")`."""

    def asked(ledger, entries, **query):
        for name in ("on", "known_by"):
            if name in query:
                query[name] = date.fromisoformat(query[name])
        return ledger(entries, Query(**query), knowledge)

    return asked
