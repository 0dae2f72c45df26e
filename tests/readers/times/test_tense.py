"""Weekdays and months without a year: before or after the day of publication, by the words around them."""

from datetime import date

import pytest

from foedus.model import Text
from foedus.readers.contract import Reading
from foedus.readers.times import TimeReader

PUBLISHED = date(2023, 11, 22)  # a Wednesday
LAST_MONDAY, NEXT_MONDAY = "2023-11-20", "2023-11-27"


def first_value(text: str) -> str:
    return TimeReader()(Reading(Text(text), PUBLISHED)).times[0].value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoy left on Monday.", LAST_MONDAY),
        ("On Monday, the envoy left for talks that will last.", LAST_MONDAY),
        ("She told him on Monday that he would leave.", LAST_MONDAY),
        ("They had been due to meet on Monday.", LAST_MONDAY),
        ("They met on Monday as planned.", LAST_MONDAY),
        ("They did meet in the capital on Monday.", LAST_MONDAY),
        ("They did not meet on Monday.", LAST_MONDAY),
        ("It was not until Monday that they met.", LAST_MONDAY),
        ("Until Monday, they had not met.", LAST_MONDAY),
        ("They had filed their papers by Monday.", LAST_MONDAY),
        ("Monday's talks failed.", LAST_MONDAY),
        ("The envoy will leave on Monday.", NEXT_MONDAY),
        ("The envoy will leave on Monday, his office said.", NEXT_MONDAY),
        ("Talks are to be held on Monday.", NEXT_MONDAY),
        ("Talks are set to resume on Monday.", NEXT_MONDAY),
        ("Talks are scheduled for Monday.", NEXT_MONDAY),
        ("A round of talks has been set for Monday.", NEXT_MONDAY),
        ("Laos has called a meeting of ministers for Monday.", NEXT_MONDAY),
        ("They have declined the invitation to the talks on Monday.", NEXT_MONDAY),
        ("They planned a march in the capital on Monday.", NEXT_MONDAY),
        ("The envoy meets them separately on Monday.", NEXT_MONDAY),
        ("They extended the truce until Monday.", NEXT_MONDAY),
        ("A deal could come as early as Monday, she said.", NEXT_MONDAY),
        ("They want an answer by Monday.", NEXT_MONDAY),
        ("On Monday, the envoy will leave.", NEXT_MONDAY),
        ("They may strike on Monday.", NEXT_MONDAY),
        ("They revamped their plans for an important day on Tuesday.", "2023-11-21"),
        ("They will meet there on Tuesday.", "2023-11-28"),
        ("They cut the dividend due to its losses on Monday.", LAST_MONDAY),
        ("They would look for a way around Monday's ruling by the court.", LAST_MONDAY),
        ("The ministry's ruling on Monday will reset the duties.", NEXT_MONDAY),
        ("He told reporters on Monday it would be unwise.", LAST_MONDAY),
        ("They voiced high hopes at a meeting on Monday.", LAST_MONDAY),
        ("He hopes to meet them on Monday.", NEXT_MONDAY),
        ("A hundred ships will sail, or proceed to port on Monday.", NEXT_MONDAY),
        ("Monday's air raids will be on the agenda.", LAST_MONDAY),
        ("They could face charges over the blast on Monday.", LAST_MONDAY),
        ("They might suffer an attack on Monday.", NEXT_MONDAY),
        ("They will discuss on Monday the attack on the port.", NEXT_MONDAY),
        ("They planned a march on Monday and were looking for a hall.", NEXT_MONDAY),
        ("The court ruled Monday that they must leave.", LAST_MONDAY),
        ("Poland would leave the pact, its minister predicted Monday.", LAST_MONDAY),
        ("On Monday, the detained men will be freed.", NEXT_MONDAY),
        ("A deal could come as soon as Monday.", NEXT_MONDAY),
        ("The talks begin on Monday in Doha.", NEXT_MONDAY),
        (
            "Illness will keep the Chadian minister Idriss Saleh away from the meeting of foreign ministers on Monday.",
            NEXT_MONDAY,
        ),
    ],
)
def test_weekdays(text: str, value: str) -> None:
    assert first_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The pact lapses in January.", "2024-01"),
        ("He was elected in September.", "2023-09"),
        ("They will vote in March.", "2024-03"),
        ("They voted in March.", "2023-03"),
        ("The deal was signed on January 15.", "2023-01-15"),
        ("The deal will be signed on January 15.", "2024-01-15"),
        ("It might lead to gains in May.", "2024-05"),
        ("They argued ahead of the June 8 vote.", "2024-06-08"),
        ("He has led since he announced it in December.", "2022-12"),
        ("He has been in jail since December 2.", "2022-12-02"),
        ("On December 9, they signed a truce that will hold.", "2022-12-09"),
        ("In January, the proposed law will be put to a vote.", "2024-01"),
        ("They would free those seized in the January 7 riots.", "2023-01-07"),
        ("The men captured during the January 7 march are free.", "2023-01-07"),
        ("His reappointment on 18 August will give him the chance.", "2023-08-18"),
        ("After January 7, they fled.", "2023-01-07"),
        ("December wheat closed at ten dollars.", "2023-12"),
        ("They will answer the September 30 offer.", "2023-09-30"),
        ("She will be named head of a mission in September.", "2024-09"),
        ("The summit is on the 14th.", "2023-11-14"),
        ("The summit will be on the 14th.", "2023-12-14"),
        ("The summit was on the 29th.", "2023-10-29"),
        ("The summit is on the 2nd.", "2023-12-02"),
    ],
)
def test_months_and_days_of_them(text: str, value: str) -> None:
    assert first_value(text) == value
