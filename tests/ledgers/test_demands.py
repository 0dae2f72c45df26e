import pytest

from factories import entry
from foedus.ledgers import demands

PARTIES = {"demander": "Moscow/RUS", "addressee": "Yerevan/ARM"}


def demand(content="pay the overdue fees", answer="none_stated", **given):
    fields = {"published": "2031-03-01", "quote": f"{content} {answer}"}
    return entry("demand", content=content, answer=answer, **PARTIES | fields | given)


@pytest.mark.parametrize(
    ("answers", "state", "answer", "disputed", "days"),
    [
        ([], "open", None, False, 31),
        ([("2031-03-10", "said_unanswered")], "unanswered", None, False, 31),
        ([("2031-03-10", "met")], "answered", "met", False, 9),
        ([("2031-03-10", "partly_met")], "answered", "partly_met", False, 9),
        ([("2031-03-10", "refused"), ("2031-03-20", "refused")], "answered", "refused", False, 9),
        ([("2031-03-10", "said_unanswered"), ("2031-03-20", "met")], "answered", "met", False, 19),
        ([("2031-03-10", "met"), ("2031-03-20", "said_unanswered")], "unanswered", None, True, 31),
        ([("2031-03-10", "met"), ("2031-03-10", "refused")], "answered", "refused", True, 9),
    ],
)
def test_answers(ask, answers, state, answer, disputed, days):
    told = [demand("pay overdue fees", said, published=day, source=f"Wire {day} {said}") for day, said in answers]
    (row,) = ask(demands, [demand(), *told], on="2031-04-01")
    assert (row.state, row.answer, row.disputed, row.days_open) == (state, answer, disputed, days)
    assert len(row.quotes) == 1 + len(told)


def test_days_count_to_the_last_day_published_and_never_to_today(ask):
    other = entry("event", "troops moved", event="MOBILIZE", actors=["A/RUS"], published="2031-03-06")
    (row,) = ask(demands, [demand(), other])
    assert (str(row.since), row.days_open) == ("2031-03-01", 5)
    (row,) = ask(demands, [demand(), other], known_by="2031-03-05")
    assert row.days_open == 0
    (row,) = ask(demands, [demand(on="2031-02-20")], on="2031-03-02")
    assert (str(row.since), row.days_open) == ("2031-02-20", 10)


@pytest.mark.parametrize(
    ("deadline", "on", "passed"),
    [(None, "2031-04-01", None), ("2031-03-15", "2031-03-15", False), ("2031-03", "2031-04-01", True)],
)
def test_deadline(ask, deadline, on, passed):
    (row,) = ask(demands, [demand(deadline=deadline)], on=on)
    assert (row.deadline, row.deadline_passed) == (deadline, passed)


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ([demand(), demand("paying its overdue fees", source="Wire")], 1),
        ([demand(), demand("host the drills", source="Wire")], 2),
        ([demand(), demand(addressee="Minsk/BLR", source="Wire")], 2),
        ([demand(), demand("its demands", "said_unanswered")], 1),
        ([demand(), demand("its demands", "said_unanswered", source="Wire")], 2),
        ([demand(), demand("host the drills"), demand("its demands", "said_unanswered")], 3),
        ([demand(), demand("its demands", addressee=None)], 1),
        ([demand(), demand("its demands", addressee="Moscow/RUS")], 1),
        ([demand(), demand("host the drills", addressee="Minsk/BLR"), demand("its demands", addressee=None)], 3),
        ([demand(), demand("its request", "refused", source="Wire")], 1),
        ([demand(), demand("host the drills"), demand("its request", "refused", source="Wire")], 3),
        ([demand("its request", source="A"), demand("the request", source="Wire")], 1),
        ([demand("a Moscow appeal"), demand("recognise the Moscow treaty", source="Wire")], 2),
    ],
)
def test_one_demand_is_one_row(ask, told, count):
    assert len(ask(demands, told)) == count


def test_what_points_back_answers_what_it_points_to(ask):
    (row,) = ask(demands, [demand("its demands", "said_unanswered"), demand()])
    assert (row.content, row.state) == ("pay the overdue fees", "unanswered")


def test_a_denied_demand_is_marked(ask):
    (row,) = ask(demands, [demand(polarity="denied")])
    assert row.denied


def test_an_unsaid_answer_and_a_said_silence_differ(ask):
    rows = ask(demands, [demand(), demand("host the drills", "said_unanswered")])
    assert {row.content: row.state for row in rows} == {"pay the overdue fees": "open", "host the drills": "unanswered"}


def test_nobody_demands_of_himself(ask):
    (row,) = ask(demands, [demand(addressee="Moscow/RUS")])
    assert (str(row.demander), row.addressee) == ("Moscow (RUS)", None)
