"""Sources that are copies of one another, or of one outlet, are one."""

import pytest

from foedus.record.independence import independent


def sources(written):
    """The sources that "outlet:cluster" lines name; "-" is no outlet."""
    pairs = [line.split(":") for line in written.split()]
    return [(None if outlet == "-" else outlet, copy) for outlet, copy in pairs]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("", 0),
        ("Post:a", 1),
        ("Post:a Post:b", 1),
        ("Post:a POST:b", 1),
        ("Post:a Herald:b", 2),
        ("Post:a Herald:a", 1),
        ("Post:a Herald:a Post:b", 1),
        ("-:a -:b Post:c Post:d Herald:e", 4),
        ("Post:a Herald:a Herald:b Courier:b Star:c", 2),
        ("-:a -:b", 2),
        ("-:a -:a Post:a", 1),
        ("-:a Post:b", 2),
        ("-: -: Post: Herald: Post:", 4),
    ],
)
def test_independent_sources(written, number):
    found = sources(written)
    assert independent(found) == independent(reversed(found)) == number
