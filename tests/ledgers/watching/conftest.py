"""Conditions written as an analyst writes them, run over what ledgers say of claims."""

from datetime import date

import pytest

from foedus import ledgers
from foedus.ledgers import Query
from foedus.ledgers.watching import RULES, conditions, events, merged, watch_kinds

TODAY = date(2031, 4, 1)


@pytest.fixture(scope="session")
def conditions_in(knowledge):
    """Read conditions: `conditions_in('[[watch]]…')` gives those that are well formed and the faults as lines."""

    def read(text, entries=()):
        found, faults = conditions(text, knowledge, entries)
        return found, [str(fault) for fault in faults]

    return read


@pytest.fixture(scope="session")
def condition(conditions_in):
    """Read one condition from its keys: `condition('what = "said"')`."""

    def read(keys):
        (found,), faults = conditions_in(f"[[watch]]\n{keys}\n")
        assert faults == []
        return found

    return read


@pytest.fixture(scope="session")
def matches(knowledge):
    """Return what a condition meets with in the claims, each as its line."""

    def run(found, entries, today=TODAY):
        name = watch_kinds()[found.what].ledger
        ledger = events if name == "events" else getattr(ledgers, name)
        rows = ledger(entries, Query(), knowledge)
        return list(merged(RULES[found.what](rows, found, today)))

    return run
