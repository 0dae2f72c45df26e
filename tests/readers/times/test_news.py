"""Invented articles in the style of the news of these years: every time in them, what it means, what it counts from."""

from datetime import date

import pytest

from foedus.model import Text
from foedus.readers.contract import Reading
from foedus.readers.times import TimeReader

PUBLISHED = date(2023, 11, 22)  # a Wednesday

ARTICLES = [
    (
        "The leaders of the alliance will meet in Riga on Thursday, the secretariat said on Tuesday. Talks went "
        "on overnight, and a draft was ready by early Wednesday morning. The next session is on the 24th. A final "
        "text is expected early next week, or by the end of the year at the latest.",
        [
            ("Thursday", "2023-11-23", "2023-11-23"),
            ("Tuesday", "2023-11-21", "2023-11-21"),
            ("overnight", "2023-11-21TNI", "2023-11-21/2023-11-22"),
            ("early Wednesday morning", "2023-11-22TMO", "2023-11-22"),
            ("the 24th", "2023-11-24", "2023-11-24"),
            ("early next week", "2023-W48", "2023-11-27/2023-12-03"),
            ("the end of the year", "2023", "2023-12-31"),
        ],
    ),
    (
        "Growth slowed to 2% in Q3, the bank said on Friday. It expects fiscal 2025 to be better, and sees rates "
        "at 4% by mid-2024. In the 2011-12 season exports had fallen. Fees rise three times a year; reviews come "
        "every other year. Over the past two decades trade has doubled, and over the next decade it may double "
        "again.",
        [
            ("Q3", "2023-Q3", "2023-07/2023-09"),
            ("Friday", "2023-11-17", "2023-11-17"),
            ("fiscal 2025", "2025", "2025"),
            ("mid-2024", "2024", "2024-06~"),
            ("2011-12", "2011", "2011/2012"),
            ("three times a year", "P1Y", None),
            ("every other year", "P2Y", None),
            ("the past two decades", "P20Y", None),
            ("the next decade", "P10Y", "2023/2033"),
        ],
    ),
    (
        "The truce took hold at 0900 GMT on Monday. An hour later guns were heard near the border. The following "
        "day both sides met; a day earlier they had refused. On Tuesday night they signed, and in the morning it "
        "was over.",
        [
            ("0900 GMT on Monday", "2023-11-20T09:00", "2023-11-20"),
            ("An hour", "PT1H", "2023-11-20"),
            ("The following day", "2023-11-21", "2023-11-21"),
            ("a day earlier", "2023-11-20", "2023-11-20"),
            ("Tuesday night", "2023-11-21TNI", "2023-11-21"),
            ("the morning", "2023-11-21TMO", "2023-11-21"),
        ],
    ),
    (
        "The summit is set for 14-15 December, the ministers meet on Nov. 23-24, and a review runs from January "
        "30 to February 2. The December meeting is the last until May. Members joined in May 1992 and between "
        "1999 and 2004.",
        [
            ("14-15 December", "2023-12-14", "2023-12-14/2023-12-15"),
            ("Nov. 23-24", "2023-11-23", "2023-11-23/2023-11-24"),
            ("January 30 to February 2", "2024-01-30", "2024-01-30/2024-02-02"),
            ("December", "2023-12", "2023-12"),
            ("May", "2024-05", "2024-05"),
            ("May 1992", "1992-05", "1992-05"),
            ("1999 and 2004", "1999", "1999/2004"),
        ],
    ),
    (
        "Parliament votes this fall, the speaker said over the weekend, perhaps on New Year's Eve or on Orthodox "
        "Christmas. Veterans marked Victory Day on 9 May. The anniversary passed quietly; since the start of the "
        "war nobody has marched.",
        [
            ("this fall", "2023-FA", "2023-23"),
            ("the weekend", "2023-W46-WE", "2023-11-18/2023-11-19"),
            ("New Year's Eve", "2023-12-31", "2023-12-31"),
            ("Orthodox Christmas", "2024-01-07", "2024-01-07"),
            ("Victory Day", "2023-05-09", "2023-05-09"),
            ("9 May", "2023-05-09", "2023-05-09"),
        ],
    ),
    (
        "Since 2015 the two have been allies. In the first half of 2022 they fell out; on the morning of 3 March "
        "2022 one closed its airspace, and by late 2022 all flights had ended. As of last Thursday two lines were "
        "open again, in 1990 and earlier there were six. Aid is to last until 2026 and beyond.",
        [
            ("2015", "2015", "2015"),
            ("the first half of 2022", "2022-H1", "2022-01/2022-06"),
            ("the morning of 3 March 2022", "2022-03-03TMO", "2022-03-03"),
            ("late 2022", "2022", "2022-09~/2022-12"),
            ("last Thursday", "2023-11-16", "2023-11-16"),
            ("1990", "1990", "1990"),
            ("2026 and beyond", "2026", "2026/.."),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ARTICLES, ids=[text[:30] for text, _ in ARTICLES])
def test_articles(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = TimeReader()(Reading(Text(text), PUBLISHED)).times
    assert [(time.span.of(text), time.value, time.edtf) for time in found] == expected
