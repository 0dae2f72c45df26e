"""What each kind of condition waits for, and what it lets pass."""

import pytest

from factories import entry

ASKS = {"demander": "Moscow/RUS", "addressee": "Yerevan/ARM"}


def demand(content="pay the fees", answer="none_stated", **given):
    fields = {"quote": f"{content} {answer}", "content": content, "answer": answer, "published": "2031-03-01"}
    return entry("demand", **ASKS | fields | given)


def standing(**given):
    said = {"member": "Armenia/ARM", "organisation": "CSTO", "status": "withdrawing", "step": "notified_withdrawal"}
    return entry("standing", "Armenia gave notice", **said | {"on": "2031-03-05"} | given)


def posture(**given):
    said = {"actor": "Armenia/ARM", "organisation": "CSTO", "conduct": "withholds_dues", "on": "2031-03-05"}
    return entry("posture", "Armenia holds back its dues", **said | given)


def said(content="we may withdraw from the pact", **given):
    given = {"speaker": "Nikol Pashinyan/ARM", "act": "say", "manner": "direct"} | given
    return entry("statement", content, content=[content], **given)


def reply(act):
    return said("to pay the fees", speaker="Yerevan/ARM", addressee="Moscow/RUS", act=act, published="2031-03-08")


def meeting(**given):
    given = {"organisation": "CSTO", "format": "summit", "on": "2031-03-20"} | given
    return entry("meeting", "the CSTO summit", **given)


def attendance(status, who="Armenia/ARM", **given):
    given = {"organisation": "CSTO", "on": "2031-03-20", "participant": who, "status": status} | given
    return entry("attendance", f"{who} {status}", **given)


def event(type_="SANCTION", one="Russia/RUS", other="Armenia/ARM", **given):
    return entry("event", f"{one} {type_} {other}", event=type_, actors=[one], recipients=[other], **given)


def obligation(status="unmet", **given):
    said = {"debtor": "Moscow/RUS", "creditor": "Yerevan/ARM", "content": "come to its aid", "status": status}
    return entry("obligation", f"Moscow {status} its duty", **said | {"by": "Yerevan/ARM"} | given)


def blame(**given):
    said = {"blamed": "Moscow/RUS", "matter": "the failed talks", "stance": "blames", "by": "Yerevan/ARM"}
    return entry("responsibility", "Moscow is to blame", **said | given)


@pytest.mark.parametrize(
    ("keys", "entries", "told"),
    [
        ('what="standing"\nin="CSTO"\nstep="notified_withdrawal"', [standing()], ["notified withdrawal, taken"]),
        ('what="standing"\nin="EAEU"\nstep="notified_withdrawal"', [standing()], []),
        ('what="standing"\nof="Russia"\nstep="notified_withdrawal"', [standing()], []),
        ('what="standing"\nstep="withdrew"', [standing()], []),
        ('what="standing"\nstep="notified_withdrawal"', [standing(polarity="denied")], []),
        ('what="standing"\nsteps="not taken"', [standing(polarity="denied")], ["notified withdrawal, not taken"]),
        ('what="standing"\nsteps="talked of"', [standing(modality="possible")], ["notified withdrawal, talked of"]),
        ('what="standing"\nsteps="planned"', [standing(modality="planned")], ["notified withdrawal, planned"]),
        ('what="posture"\nof="Armenian"\ntowards="CSTO"', [posture()], ["withholds dues"]),
        ('what="posture"\nconduct=["blocks", "resumes"]', [posture()], []),
        ('what="posture"', [posture(polarity="denied")], []),
        ('what="posture"', [posture(modality="planned")], ["withholds dues (planned)"]),
        ('what="demand"\nfrom="RUS"\nto="ARM"', [demand()], ["made"]),
        ('what="demand"\nfrom="ARM"', [demand()], []),
        ('what="demand"', [demand(demander="It/RUS")], ["RUS of Yerevan (ARM): pay the fees: made"]),
        ('what="demand"\nwords="fee"', [demand(), demand("host drills")], ["made"]),
        ('what="demand"', [demand(polarity="denied")], []),
        ('what="demand"\nbecomes="answered"', [demand()], []),
        ('what="demand"\nbecomes="answered"', [demand(), demand(answer="refused", source="Wire")], ["refused"]),
        ('what="demand"\nbecomes="met"', [demand(), demand(answer="refused", source="Wire")], []),
        ('what="demand"\nbecomes="unanswered"', [demand(answer="said_unanswered")], ["unanswered"]),
        ('what="demand"', [demand(), demand(answer="met", source="Wire")], ["made", "met"]),
        ('what="deadline"', [demand(deadline="2031-03-20")], ["deadline 2031-03-20 has passed"]),
        ('what="deadline"', [demand(deadline="2031-04-05")], []),
        ('what="deadline"\nwithin=4', [demand(deadline="2031-04-05")], ["deadline 2031-04-05, 4 days left"]),
        ('what="deadline"\nwithin=3', [demand(deadline="2031-04-05")], []),
        ('what="deadline"', [demand(deadline="2031-03-20", answer="met")], []),
        ('what="deadline"', [demand(deadline="2031-03-20"), reply("refuse")], []),
        ('what="deadline"', [demand(deadline="2031-03-20"), reply("agree")], ["deadline 2031-03-20 has passed"]),
        ('what="deadline"', [demand()], []),
        ('what="demand"\nbecomes="answered"', [demand(), reply("refuse")], ["refused"]),
        ('what="demand"\nbecomes="agreed"', [demand(), reply("agree")], ["agreed"]),
        ('what="demand"\nbecomes="met"', [demand(), reply("agree")], []),
        ('what="silence"', [demand()], ["nothing told of an answer after 31 days"]),
        ('what="silence"', [demand(answer="said_unanswered")], ["said to be unanswered after 31 days"]),
        ('what="silence"\ndays=40', [demand()], []),
        ('what="silence"', [demand(answer="met")], []),
        ('what="said"\nby="ARM"\nwords="withdraw"', [said()], ["we may withdraw from the pact"]),
        ('what="said"\nwords="WITHDRAW  FROM"', [said("Withdrawal? We withdraw\nfrom it")], ["We withdraw\nfrom it"]),
        ('what="said"\nwords="draw"', [said()], []),
        ('what="said"\nwords=["leave", "withdraw"]', [said()], ["we may withdraw from the pact"]),
        ('what="said"\nby="Nikol Pashinyan"', [said()], ["we may withdraw from the pact"]),
        ('what="said"\nby="Vladimir Putin"', [said()], []),
        ('what="said"\nact="deny"', [said()], []),
        ('what="said"\nwords="a.*b"', [said("a bad b")], []),
        ('what="meeting"\nof="CSTO"\nabsent="ARM"', [meeting(), attendance("absent")], ["Armenia (ARM) absent"]),
        ('what="meeting"\nabsent="ARM"', [attendance("declined", modality="planned")], ["Armenia (ARM) declined"]),
        ('what="meeting"\nabsent="ARM"', [meeting(), attendance("attended")], []),
        ('what="meeting"\nabsent="ARM"', [meeting()], []),
        ('what="meeting"\nattended="ARM"', [meeting(), attendance("attended")], ["Armenia (ARM) attended"]),
        ('what="meeting"\nattended="ARM"\nabsent="ARM"', [attendance("absent")], ["Armenia (ARM) absent"]),
        ('what="meeting"\nof="CSTO"', [meeting()], ["held"]),
        ('what="meeting"\nof="EAEU"', [meeting()], []),
        ('what="meeting"\nstate="planned"', [meeting(), meeting(modality="planned", on="2031-05")], ["planned"]),
        ('what="obligation"\nof="RUS"\nto="ARM"\nbecomes="unmet"', [obligation()], ["aid — unmet, Yerevan (ARM)"]),
        ('what="obligation"\nbecomes="met"', [obligation()], []),
        ('what="obligation"\nbecomes="disputed"', [obligation(), obligation("met", by="Moscow/RUS")], ["disputed"]),
        ('what="responsibility"\nby="ARM"\nof="RUS"', [blame()], ["blames Moscow (RUS): the failed talks"]),
        ('what="responsibility"\nby="RUS"', [blame()], []),
        ('what="responsibility"\nstance="denies"', [blame(), blame(stance="denies", by="Moscow/RUS")], ["denies it"]),
        ('what="event"\ntype="SANCTION"\nbetween=["RUS", "ARM"]', [event()], ["Russia (RUS) → Armenia (ARM)"]),
        ('what="event"\nbetween=["RUS", "ARM"]', [event(one="Baku/AZE"), event("AID", "A/ARM", "B/RUS")], ["AID"]),
        ('what="event"\nbetween=["RUS", "ARM"]', [event(other="Moscow/RUS")], []),
        ('what="event"\nfrom="RUS"', [event("AID"), event(one="Baku/AZE")], ["AID"]),
        ('what="event"', [event(polarity="denied"), event(modality="possible")], []),
        ('what="event"\nmodality="possible"', [event(modality="possible")], ["SANCTION (possible)"]),
        (
            'what="contradiction"\nabout="Armenia"',
            [attendance("attended", by="A/AZE"), attendance("absent", source="Wire", by="B/BLR")],
            ["absent / attended"],
        ),
        ('what="contradiction"\nkind="posture"', [attendance("attended"), attendance("absent", source="W")], []),
        ('what="contradiction"\nabout="RUS"', [attendance("attended"), attendance("absent", source="W")], []),
    ],
)  # fmt: skip
def test_what_is_waited_for(condition, matches, keys, entries, told):
    found = matches(condition(keys), entries)
    assert len(found) == len(told), [match.says for match in found]
    assert all(piece in match.says for piece, match in zip(told, found, strict=True)), [match.says for match in found]
    assert all(match.claims and match.published for match in found)


def test_reports_of_one_event_are_one_match_with_the_words_of_all(condition, matches):
    told = [event(source="Wire", published="2031-03-12"), event(), event(source="Post", published="2031-09-01")]
    first, later = matches(condition('what = "event"'), told)
    assert ([len(first.quotes), len(later.quotes)], str(first.published)) == ([2, 1], "2031-03-10")


def test_a_standing_is_told_with_the_words_of_the_step_that_led_to_it(condition, matches):
    (match,) = matches(condition('what = "standing"\nbecomes = "withdrawing"'), [standing(organisation="ODKB")])
    assert (match.outcome, match.lasts, match.says) == ("withdrawing", True, "Armenia (ARM) in ODKB")
    assert match.quotes[0].words == "Armenia gave notice"


def test_what_is_told_of_an_answer_rests_on_who_tells_it(condition, matches):
    told = [demand(), demand(answer="refused", source="Wire")]
    (match,) = matches(condition('what = "demand"\nbecomes = "refused"'), told)
    assert [quote.sources[0].name for quote in match.quotes] == ["Wire"]
