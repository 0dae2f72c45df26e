from datetime import date

import pytest

from foedus.errors import SourceError
from foedus.sources.published import leading_date, published_on


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2023-11-22", date(2023, 11, 22)),
        ("2023-1-2", date(2023, 1, 2)),
        ("2023-11-22T23:59:00+04:00", date(2023, 11, 22)),
        ("2023-11-22 10:00", date(2023, 11, 22)),
        ("20231122", date(2023, 11, 22)),
        ("26-FEB-1987 15:01:01.79", date(1987, 2, 26)),
        (" 7-APR-1987 16:22:00.0", date(1987, 4, 7)),
        ("22 November 2023", date(2023, 11, 22)),
        ("Wed, 22 Nov 2023 10:00:00 GMT", date(2023, 11, 22)),
        ("November 22, 2023", date(2023, 11, 22)),
        ("Wednesday, Nov. 22 2023", date(2023, 11, 22)),
        ("2023", None),
        ("2023-11", None),
        ("", None),
    ],
)
def test_published_on(value, day):
    assert published_on(value) == day


@pytest.mark.parametrize(
    "value", ["soon", "2023-13-40", "22/11/2023", "31 February 2023", "1700000000", "Smarch 3, 2023"]
)
def test_a_date_that_nobody_can_read_is_named(value):
    with pytest.raises(SourceError, match="cannot be read") as caught:
        published_on(value)
    assert value[:40] in caught.value.what


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2023-11-22-summit.txt", date(2023, 11, 22)),
        ("20231122_summit.txt", date(2023, 11, 22)),
        ("2023-13-22-summit.txt", None),
        ("summit-2023-11-22.txt", None),
        ("2023112245.txt", None),
    ],
)
def test_leading_date(name, day):
    assert leading_date(name) == day
