import pytest

from factories import entry
from foedus.ledgers import meetings

DAY = "2023-11-23"


def summit(quote="the summit", **given):
    fields = {"organisation": "CSTO", "format": "summit", "on": DAY, "published": "2023-11-22"}
    return entry("meeting", quote, **fields | given)


def came(party, status, **given):
    fields = {"organisation": "CSTO", "on": DAY, "published": "2023-11-24", "quote": f"{party} {status}"}
    return entry("attendance", participant=party, status=status, **fields | given)


@pytest.mark.parametrize(
    ("told", "status", "disputed"),
    [
        ([], "not known", False),
        ([came("Armenia/ARM", "declined", modality="planned")], "declined", False),
        ([came("Armenia/ARM", "attended")], "attended", False),
        ([came("Armenia/ARM", "hosted")], "attended", False),
        ([came("Armenia/ARM", "walked_out")], "attended", False),
        ([came("Armenia/ARM", "absent")], "absent", False),
        ([came("Armenia/ARM", "boycotted")], "absent", False),
        ([came("Armenia/ARM", "boycotted", modality="planned")], "declined", False),
        ([came("Armenia/ARM", "not_invited")], "not eligible", False),
        ([came("Armenia/ARM", "will_attend", modality="planned")], "not known", False),
        ([came("Armenia/ARM", "invited")], "not known", False),
        ([came("Armenia/ARM", "attended", polarity="denied")], "absent", False),
        ([came("Armenia/ARM", "absent", polarity="denied")], "attended", False),
        ([came("Armenia/ARM", "declined", polarity="denied")], "not known", False),
        ([came("Armenia/ARM", "attended", modality="possible")], "not known", False),
        ([came("Armenia/ARM", "declined", modality="planned"), came("Armenia/ARM", "attended")], "attended", False),
        ([came("Armenia/ARM", "absent"), came("Armenia/ARM", "attended", source="Wire")], "attended", True),
        ([came("A/ARM/person", "absent"), came("B/ARM/person", "attended")], "attended", False),
        ([came("A/ARM", "declined", modality="planned", by="A/ARM", published="2023-11-20"),
          came("A/ARM", "will_attend", modality="planned", by="B/BLR")], "declined", True),
        ([came("A/ARM", "declined", modality="planned", by="A/ARM", published="2023-11-20"),
          came("A/ARM", "will_attend", modality="planned", by="A/ARM")], "not known", False),
        ([came("A/ARM", "attended"), came("A/ARM", "absent", on=None, source="Wire")], "attended", True),
    ],
)  # fmt: skip
def test_attendance(ask, told, status, disputed):
    (row,) = ask(meetings, [summit(), *told])
    found = {item.party.party: item for item in row.attendance}
    assert (found["ARM"].status, found["ARM"].disputed) == (status, disputed)
    assert len(found["ARM"].quotes) == len(told)


def test_members_on_the_day_are_the_denominator(ask):
    (row,) = ask(meetings, [summit(), came("Serbia/SRB", "attended"), came("the premier/ARM", "absent")])
    assert [item.party.party for item in row.attendance] == ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"]
    assert [item.status for item in row.attendance] == ["absent", *["not known"] * 5]
    assert row.attendance[0].people == ("the premier",)
    (guest,) = row.guests
    assert (str(guest.party), guest.status, guest.standing) == ("Serbia (SRB)", "attended", None)
    assert row.state == "held"


def test_a_suspended_member_is_not_eligible(ask):
    (row,) = ask(meetings, [summit(organisation="AU", on="2022-02-05")])
    found = {item.party.party: item for item in row.attendance}
    assert (found["MLI"].status, found["MLI"].standing) == ("not eligible", "suspended")
    assert found["KEN"].status == "not known"


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ([summit(), summit("a session", format="session", source="Wire")], 1),
        ([summit(), summit("a meeting", format="other")], 1),
        ([summit(), summit("ministers met", format="ministerial")], 2),
        ([summit(), summit("a month", on="2023-11")], 1),
        ([summit(), summit("another", on="2023-11-20/2023-11-24")], 1),
        ([summit(), summit("a later one", on="2023-12-20")], 2),
        ([summit(), summit("of another", organisation="NATO")], 2),
        ([summit(), summit("undated, near", on=None, source="Wire", published="2023-12-10")], 1),
        ([summit(), summit("x", on="2023-12-14"), summit("y", on=None, source="Wire", published="2023-12-10")], 2),
        ([summit(), summit("x", on="2023-11-27"), summit("y", on=None, source="Wire", published="2023-11-25")], 3),
        ([summit(), summit("undated, far", on=None, source="Wire", published="2024-12-10")], 2),
        ([summit(), summit("a month of two", on="2023-11", source="Wire"), summit("later", on="2023-11-28")], 3),
    ],
)
def test_one_meeting_is_one_row(ask, told, count):
    assert len(ask(meetings, told)) == count


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ([summit()], "held"),
        ([summit(modality="planned")], "planned"),
        ([summit(modality="wanted")], "possible"),
        ([summit(polarity="denied")], "not held"),
        ([summit(), summit("no summit", polarity="denied", source="Wire")], "disputed"),
        ([summit(modality="planned"), came("Serbia/SRB", "attended")], "held"),
        ([summit(modality="planned"), came("Serbia/SRB", "declined", modality="planned")], "planned"),
        ([came("Serbia/SRB", "declined", modality="planned")], "mentioned"),
    ],
)
def test_state(ask, told, state):
    (row,) = ask(meetings, told)
    assert row.state == state


def test_talks_go_by_their_parties_and_have_no_absent(ask):
    told = [
        entry("meeting", "A met B", format="talks", participants=["A/ARM", "B/AZE"], on=DAY),
        entry("meeting", "B saw A", format="visit", participants=["b/AZE", "a/ARM"], on=DAY, source="Wire"),
        entry("meeting", "no talks", format="talks", participants=["A/ARM", "B/AZE"], polarity="denied"),
    ]
    held, denied = ask(meetings, told)
    assert (held.state, denied.state) == ("held", "not held")
    assert (held.organisation, held.attendance, len(held.quotes)) == (None, (), 2)


def test_asking_about_one_party_still_shows_the_others(ask):
    told = [summit(), came("Armenia/ARM", "absent"), came("Belarus/BLR", "attended", by="the envoy/RUS")]
    told.append(summit("of another year", on="2020-01-01"))
    for query in ({"about": "Armenian"}, {"by": "the envoy"}):
        (row,) = ask(meetings, told, **query)
        assert [item.status for item in row.attendance[:2]] == ["absent", "attended"]


def test_a_meeting_to_come_is_there_once_it_is_made_public(ask):
    planned = summit(modality="planned", published="2023-11-14")
    assert ask(meetings, [planned], on="2023-11-13") == ()
    assert len(ask(meetings, [planned], on="2023-11-14")) == 1


def test_what_names_no_meeting_is_of_the_nearest_that_its_text_names(ask):
    text = {"text": "one article"}
    told = [
        summit("the CSTO summit", **text),
        entry("attendance", "he stayed away", participant="the premier/ARM", status="absent", **text),
        entry("meeting", "the summit", format="summit", **text),
        entry("meeting", "a press conference", format="other", **text),
        entry("attendance", "she came", participant="the president/GEO", status="attended", text="another"),
    ]
    rows = ask(meetings, told)  # nothing tells which conference of whom it was
    found = {(row.organisation, row.format): row for row in rows}
    assert set(found) == {("CSTO", "summit"), (None, None)}
    assert found["CSTO", "summit"].attendance[0].status == "absent"
    assert len(found["CSTO", "summit"].quotes) == 2


def test_a_pronoun_names_nobody(ask):
    told = [summit(participants=["he/RUS", "the premier/ARM"]), came("he/RUS", "absent")]
    (row,) = ask(meetings, told)
    assert [str(who) for who in row.participants] == ["the premier (ARM)"]
    assert [item.people for item in row.attendance if item.status == "absent"] == [()]


def test_a_row_keeps_its_id_when_later_reports_come(ask):
    first, later = summit(), summit("that summit", source="Wire", published="2023-11-25")
    (alone,), (both,) = ask(meetings, [first]), ask(meetings, [later, first])
    assert (alone.id, alone.support, both.support) == (both.id, 1, 2)
