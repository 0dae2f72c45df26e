"""What happened, in lanes: each mark in its place, in words, and with the address of its evidence."""

from datetime import date

import pytest

from foedus import api
from foedus.api import Demand, Meeting, Posture, Standing, Statement, Table, Who
from foedus.desk.account import Account
from foedus.desk.swimlanes import swimlanes
from foedus.knowledge import Knowledge

ARM, RUS, EAEU = Who("Yerevan", "ARM"), Who("the Kremlin", "RUS"), Who("the union", "EAEU")
TODAY = date(2031, 4, 30)


def said(claim, day="2031-03-01", says=""):
    source = api.Source("doc-1", "Courier", published=date.fromisoformat(day))
    return (api.Quote(claim, "words", says, "affirmed", "actual", (), None, (source,)),)


def statement(claim, day, who=ARM, to=None):
    return Statement(
        speaker=who, addressee=to, act="say", manner="direct", content=("no",), about=(), via=(), polarity="affirmed",
        modality="actual", said=day, published=None, quotes=said(claim),
    )  # fmt: skip


def demand(claim, since, state="open", answer=None, days=None, **given):
    return Demand(
        demander=ARM, addressee=EAEU, content="pay", state=state, answer=answer, since=date.fromisoformat(since),
        days_open=days, quotes=said(claim), **given,
    )  # fmt: skip


def standing(**steps):
    return Standing(member=ARM, organisation="EAEU", on=TODAY, status="member", **steps)


def step(claim, day):
    return api.FormalStep(step="notified_withdrawal", status="withdrawing", date=day, quotes=said(claim))


def posture(conduct, day="2031-04-02", polarity="affirmed"):
    return Posture(
        actor=ARM, organisation="EAEU", conduct=conduct, polarity=polarity, modality="actual", date=day,
        quotes=said("clm-p"),
    )  # fmt: skip


def meeting(day, state="held", **seats):
    found = tuple(api.Attendance(party=Who(code, code), **given) for code, given in seats.items())
    return Meeting(organisation="EAEU", format="summit", date=day, state=state, attendance=found, quotes=said("clm-m"))


def drawn(*, meetings=(), conduct=(), demands=(), statements=(), steps=(), today=TODAY):
    account = Account(
        *(Table(tuple(rows)) for rows in (meetings, conduct, demands, statements)), Table((), api.Contradiction)
    )
    return swimlanes(account, steps, today, Knowledge.load())


def test_nothing_dated_is_no_drawing():
    for found in (drawn(), drawn(meetings=[meeting(None)], steps=[standing()], today=None)):
        assert (found.scale, found.bands, found.told) == (None, (), ())


@pytest.mark.parametrize(
    ("seat", "look", "words"),
    [
        ({"status": "attended", "said": ("attended",)}, "came", "came"),
        ({"status": "absent", "said": ("absent",)}, "away", "stayed away"),
        ({"status": "declined", "said": ("declined",)}, "away", "declined"),
        (
            {"status": "attended", "said": ("attended", "absent"), "disputed": True},
            "disputed",
            "came, which is disputed",
        ),
        ({"status": "not known", "said": ("will_attend",)}, "expected", "will attend"),
        ({"status": "not known"}, None, None),
        ({"status": "not eligible", "said": ("attended",)}, None, None),
    ],
)
def test_who_came_and_who_did_not(seat, look, words):
    found = drawn(meetings=[meeting("2031-04-10", ARM=seat), meeting("2031", ARM=seat)])
    if look is None:
        assert found.bands == ()
        return
    (band,) = found.bands
    ((lane,),) = (band.lanes,)
    assert [(mark.look, mark.address) for mark in lane.marks] == [(look, "/meetings?claim=clm-m")]
    assert lane.sides == (Who("Armenia", "ARM"),)
    assert [one.what for one in found.told] == [f"ARM: {words} · EAEU summit"]


@pytest.mark.parametrize(
    ("row", "look", "ends"),
    [
        (demand("clm-1", "2031-03-01"), "open", TODAY),
        (demand("clm-1", "2031-03-01", "unanswered"), "unanswered", TODAY),
        (demand("clm-1", "2031-03-01", "answered", "met", 20), "met", date(2031, 3, 21)),
        (demand("clm-1", "2031-03-01", "answered", "agreed", 20), "met", date(2031, 3, 21)),
        (demand("clm-1", "2031-03-01", "answered", "refused", 0), "refused", date(2031, 3, 1)),
        (demand("clm-1", "2031-05-02"), "open", date(2031, 5, 2)),  # made after the last day that is known
    ],
)
def test_a_demand_reaches_from_made_to_answered(row, look, ends):
    found = drawn(demands=[row])
    ((lane,),) = (found.bands[0].lanes,)
    (stripe,) = lane.stripes
    assert (stripe.look, stripe.address, lane.of) == (look, "/demands?claim=clm-1", "pay")
    assert [side.name for side in lane.sides] == ["Armenia", "EAEU"]
    assert stripe.x == found.scale.at(row.since)
    assert stripe.x + stripe.width == pytest.approx(max(found.scale.at(ends), stripe.x + 0.6), abs=0.02)


def test_a_deadline_is_drawn_where_the_line_reaches_it():
    near, far = (demand("clm-1", "2031-03-01", deadline=day) for day in ("2031-04-01", "2035-01-01"))
    assert [band.lanes[0].stripes[0].deadline is None for band in (drawn(demands=[near]).bands[0],)] == [False]
    assert drawn(demands=[far]).bands[0].lanes[0].stripes[0].deadline is None


def test_steps_and_conduct_stand_apart_and_old_steps_do_not_stretch_the_line():
    told = [statement("clm-s", "2031-03-02")]
    steps = [
        standing(taken=(step("clm-t", "1994-01-01"), step("clm-u", "2031-03-20")), not_taken=(step("clm-n", None),))
    ]
    found = drawn(statements=told, steps=steps, conduct=[posture("withholds_dues"), posture("attended")])
    by_name = {band.name: band for band in found.bands}
    assert [mark.look for mark in by_name["steps"].lanes[0].marks] == ["not-taken", "taken", "conduct"]
    assert found.scale.first.year == 2031
    assert [one.kind for one in found.told] == ["standing", "statement", "standing", "posture"]


def test_marks_on_one_another_are_one_and_a_band_has_no_more_lanes_than_can_be_read():
    parties = [Who(f"party {number}", f"X{number:02}") for number in range(13)]
    several = [statement(f"clm-{number}", "2031-03-02", parties[0]) for number in range(3)]
    found = drawn(statements=[*several, *(statement("clm-x", "2031-04-01", who) for who in parties)])
    (band,) = found.bands
    assert (len(band.lanes), band.left) == (10, 3)
    assert [mark.count for mark in band.lanes[0].marks] == [3, 1]
    assert band.lanes[0].count == 4
    assert "2031-03-02" in band.lanes[0].marks[0].label
