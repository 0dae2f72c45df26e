"""What came of a demand, an obligation, a blame and an invitation, also where other claims than theirs tell of it."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import entry
from foedus.knowledge import Knowledge
from foedus.ledgers import Query, demands, meetings, obligations, responsibility

FEES = "pay the overdue fees"


def asked(content=FEES, answer="none_stated", **given_):
    fields = {"demander": "Moscow/RUS", "addressee": "Yerevan/ARM", "published": "2031-03-01", "source": "Wire"}
    return entry("demand", f"asked: {content} {answer}", content=content, answer=answer, **fields | given_)


def said(act, content, speaker="Yerevan/ARM", addressee="Moscow/RUS", **given_):
    fields = {"speaker": speaker, "addressee": addressee, "published": "2031-03-20", "source": "Courier"}
    return entry("statement", f"{speaker} {act}: {content}", act=act, content=[content], manner="indirect",
                 **fields | given_)  # fmt: skip


def done(type_, quote, actors=("Yerevan/ARM",), recipients=("Moscow/RUS",), **given_):
    fields = {"published": "2031-03-20", "source": "Post"}
    return entry("event", quote, event=type_, actors=actors, recipients=recipients, **fields | given_)


@pytest.mark.parametrize(
    ("reply", "answer"),
    [
        (said("refuse", "to pay any overdue fees"), "refused"),
        (said("promise", "to pay the overdue fees by May"), "agreed"),
        (said("agree", "to pay its fees that are overdue"), "agreed"),
        (done("REJECT", "Yerevan rejected the call to pay overdue fees"), "refused"),
        (done("CONCEDE", "Yerevan paid the overdue fees"), "met"),
        (done("AGREE", "Yerevan agreed to pay the overdue fees"), "agreed"),
        (said("refuse", "to pay any overdue fees", published="2031-03-01"), "refused"),
        (said("refuse", "to pay any overdue fees", addressee=None, about=["ARM", "RUS"]), "refused"),
        # in other words, of others, to others, earlier, not so, or turned round
        (said("refuse", "to host the drills"), None),
        (said("refuse", "to pay any overdue fees", speaker="Minsk/BLR"), None),
        (said("refuse", "to pay any overdue fees", speaker="Moscow/RUS", addressee="Yerevan/ARM"), None),
        (said("refuse", "to pay any overdue fees", addressee="Minsk/BLR"), None),
        (said("refuse", "to pay any overdue fees", addressee=None), None),
        (said("refuse", "to pay any overdue fees", published="2031-02-20"), None),
        (said("refuse", "to pay any overdue fees", polarity="denied"), None),
        (said("refuse", "to pay any overdue fees", modality="possible"), None),
        (said("promise", "not to pay the overdue fees"), None),
        (said("say", "it may pay the overdue fees"), None),
        (done("REJECT", "both rejected the call to pay overdue fees", actors=["Yerevan/ARM", "Minsk/BLR"]), None),
        (done("ACCUSE", "Yerevan spoke of a ploy to make it pay overdue fees"), None),
    ],
)
def test_a_demand_is_answered_by_what_the_other_side_says_or_does(ask, reply, answer):
    (row,) = ask(demands, [reply, asked()], on="2031-04-01")
    assert (row.state, row.answer) == (("answered", answer) if answer else ("open", None))
    assert [quote.says for quote in row.replies] == ([answer] if answer else [])
    assert row.days_open == ((reply.published - asked().published).days if answer else 31)


@pytest.mark.parametrize(
    ("told", "reply_on", "expected"),
    [
        ("met", "2031-03-20", ("answered", "met")),
        ("said_unanswered", "2031-03-20", ("answered", "refused")),
        ("said_unanswered", "2031-03-04", ("unanswered", None)),
    ],
)
def test_what_texts_tell_of_an_answer_goes_first_unless_it_came_later(ask, told, reply_on, expected):
    reply = said("refuse", "to pay any overdue fees", published=reply_on)
    (row,) = ask(demands, [asked(), asked(answer=told, source="Post", published="2031-03-10"), reply])
    assert (row.state, row.answer) == expected
    assert (len(row.replies), row.disputed) == (1, False)


def test_a_reply_answers_the_demand_that_it_is_most_like_and_makes_none_itself(ask):
    rows = ask(demands, [asked(), asked("pay for the gas", source="Post"), said("refuse", "to pay for the gas")])
    assert {row.content: row.answer for row in rows} == {FEES: None, "pay for the gas": "refused"}
    assert ask(demands, [said("refuse", "to pay for the gas")]) == ()


def test_an_open_demand_says_up_to_when_and_in_how_much_an_answer_was_looked_for(ask):
    told = [
        asked(),
        asked("host the drills", published="2031-03-05", source="Post"),
        done("CONSULT", "they spoke", actors=["Moscow/RUS"], recipients=["Yerevan/ARM"], published="2031-03-06"),
        done("CONSULT", "they spoke of gas", recipients=["Minsk/BLR"], published="2031-03-07"),
        done("CONSULT", "they spoke earlier", published="2031-02-07"),
    ]
    row = next(row for row in ask(demands, told) if row.content == FEES)
    assert (row.state, str(row.looked), row.heard) == ("open", "2031-03-07", 2)
    row = next(row for row in ask(demands, told, known_by="2031-03-05") if row.content == FEES)
    assert (str(row.looked), row.heard) == ("2031-03-05", 1)
    (row,) = ask(demands, [asked(addressee=None)])
    assert (row.looked.isoformat(), row.heard) == ("2031-03-01", None)


@pytest.mark.parametrize(
    ("told", "status", "denials"),
    [
        ([("unmet", "affirmed", "Ani/ARM")], "unmet", []),
        ([("unmet", "affirmed", "Ani/ARM"), ("met", "affirmed", "Ivo/CSTO")], "disputed", ["met"]),
        ([("unmet", "affirmed", "Ani/ARM"), ("unmet", "denied", "Ivo/CSTO")], "disputed", ["not unmet"]),
        ([("unmet", "affirmed", "Ani/ARM"), ("met", "affirmed", "Jan/BLR")], "unmet", []),
        ([("unmet", "affirmed", "Ivo/CSTO")], "unmet", []),
    ],
)
def test_an_obligation_is_disputed_by_who_is_said_to_owe(ask, told, status, denials):
    found = [
        entry("obligation", f"{by} {says} {polarity}", debtor="CSTO/CSTO", content="help Armenia's border villages",
              status=says, polarity=polarity, by=by, published=f"2031-03-1{day}")
        for day, (says, polarity, by) in enumerate(told)
    ]  # fmt: skip
    (row,) = ask(obligations, found)
    assert (row.status, [quote.says for quote in row.denials]) == (status, denials)
    assert len(row.quotes) == len(told)


def test_an_obligation_is_disputed_by_a_statement_of_denial(ask):
    owed = entry(
        "obligation", "owes", debtor="Yerevan/ARM", content="pay its overdue fees", status="unmet", by="Ivo/RUS"
    )
    denied = said("deny", "that any fees are overdue", addressee=None)
    (row,) = ask(obligations, [denied, owed])
    assert (row.status, row.said_by, row.disputed_by) == ("disputed", ("Ivo (RUS)",), (row.denials[0].speaker,))
    (row,) = ask(obligations, [denied, owed], known_by="2031-03-12")
    assert (row.status, row.denials) == ("unmet", ())


@pytest.mark.parametrize(
    ("stances", "state"),
    [
        ([], "open"),
        (["denies"], "rejected"),
        (["deflects"], "rejected"),
        (["accepts"], "accepted"),
        (["denies", "accepts"], "accepted"),
        (["not denies"], "answered"),
    ],
)
def test_a_blame_is_open_until_the_blamed_reply(ask, stances, state):
    def claim(by, stance, day):
        polarity = "denied" if stance.startswith("not ") else "affirmed"
        return entry("responsibility", f"{by} {stance}", blamed="Yerevan/ARM", matter="the failed border talks", by=by,
                     stance=stance.removeprefix("not "), polarity=polarity, published=f"2031-03-1{day}")  # fmt: skip

    told = [claim("Ivo/RUS", "blames", 0), *(claim("Ani/ARM", stance, day + 1) for day, stance in enumerate(stances))]
    blame, *replies = ask(responsibility, told)
    assert (blame.state, {reply.state for reply in replies}) == (state, {None} if stances else set())


def test_a_blame_is_rejected_by_a_statement_of_denial(ask):
    blame = entry("responsibility", "blames", blamed="Yerevan/ARM", matter="the failed border talks", stance="blames",
                  by="Ivo/RUS")  # fmt: skip
    (row,) = ask(responsibility, [blame, said("deny", "having made the border talks fail", addressee=None)])
    assert (row.state, [reply.says for reply in row.replies]) == ("rejected", ["denies"])


@pytest.mark.parametrize(
    ("said_of_it", "invitation", "status"),
    [
        (["invited"], "open", "not known"),
        (["invited", "attended"], "answered", "attended"),
        (["invited", "declined"], "answered", "declined"),
        (["invited", "will_attend"], "answered", "not known"),
        (["attended"], None, "attended"),
    ],
)
def test_an_invitation_is_open_until_something_is_said_of_coming(ask, said_of_it, invitation, status):
    told = [
        entry("attendance", f"Norland: {status}", participant="Norland/NLD", organisation="CSTO", status=status,
              on="2031-03-09", published=f"2031-03-1{day}")
        for day, status in enumerate(said_of_it)
    ]  # fmt: skip
    (row,) = ask(meetings, told)
    (guest,) = row.guests
    assert (guest.invitation, guest.status) == (invitation, status)


TOLD = [
    asked(),
    asked(answer="said_unanswered", published="2031-03-02", source="Wire 2"),
    asked("pay the gas", "met", published="2031-03-03", source="Wire 3"),
    *(said(act, content, published=f"2031-03-{day}")
      for day, (act, content) in enumerate([("refuse", "to pay any overdue fees"), ("promise", "to pay overdue fees"),
                                            ("refuse", "to pay gas fees")], start=10)),
    done("REJECT", "Yerevan rejected the call to pay overdue fees", published="2031-03-15"),
    done("CONCEDE", "Yerevan will now pay the gas", published="2031-03-16"),
]  # fmt: skip


@settings(deadline=None, max_examples=30)
@given(st.randoms(use_true_random=False), st.integers(1, 20))
def test_order_plays_no_part_and_what_was_published_later_is_not_shown(random: Random, day):
    knowledge, known_by = Knowledge.load(), f"2031-03-{day:02}"
    mixed = random.sample(TOLD, len(TOLD))
    for query in (Query(), Query(known_by=TOLD[0].published.replace(day=day))):
        rows = demands(mixed, query, knowledge)
        assert rows == demands(TOLD, query, knowledge)
    for row in rows:
        told = [source.published.isoformat() for quote in (*row.quotes, *row.replies) for source in quote.sources]
        assert max([*told, str(row.looked or known_by)]) <= known_by
