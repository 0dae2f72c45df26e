"""When a match is news: what is known again, and what has changed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.ledgers import Quote, Source
from foedus.ledgers.watching import Match, Seen

CLAIM, OTHER = "clm-1", "clm-2"


def match(outcome="refused", subject=("RUS", "ARM", "pay"), *, claims=(CLAIM,), published="2031-03-10", **more):
    day = date.fromisoformat(published) if published else None
    sources = (Source("doc-1", "The Courier", published=day),)
    quotes = tuple(Quote(one, "words", "", "affirmed", "actual", (), None, sources) for one in claims)
    given = {"watch": "w", "condition": "cnd-1", "what": "demand", "says": "it", "published": day, "quotes": quotes}
    return Match(**given | {"subject": subject, "outcome": outcome} | more)


@pytest.mark.parametrize(
    ("again", "is_news"),
    [
        (match(), False),
        (match(claims=(OTHER,)), False),
        (match(claims=(OTHER,), published="2031-04-01"), False),
        (match(claims=(OTHER,), published="2031-09-01"), True),
        (match(claims=(OTHER,), published=None), False),
        (match(claims=(OTHER,), date="2031-03"), False),
        (match(claims=(OTHER,), date="2030"), True),
        (match(subject=("RUS", "ARM", "pay at once")), False),
        (match(claims=(OTHER,), subject=("RUS", "ARM", "pay at once")), True),
        (match("met"), True),
    ],
)
def test_what_is_known_again(again, is_news):
    seen = Seen([match()])
    assert bool(seen.news(again)) == is_news
    assert seen.news(again) is None


def turn(status, before="member"):
    return match(status, ("ARM", "CSTO"), lasts=True, before=before)


@pytest.mark.parametrize(
    ("turns", "wanted", "told"),
    [
        (["member"], (), []),
        (["member", "member"], (), []),
        (["withdrawing"], (), ["member → withdrawing"]),
        (["member", "withdrawing", "withdrawing"], (), ["member → withdrawing"]),
        (["suspended", "member", "suspended"], (), ["member → suspended", "suspended → member", "member → suspended"]),
        (["suspended", "withdrawing"], ("withdrawing",), ["suspended → withdrawing"]),
        (["member", "suspended", "member"], ("withdrawn",), []),
    ],
)
def test_what_lasts_is_told_when_it_changes(turns, wanted, told):
    seen = Seen()
    found = [kept for status in turns if (kept := seen.news(turn(status), wanted))]
    assert [kept.says.removeprefix("it: ") for kept in found if not kept.quiet] == told
    assert len({kept.mark for kept in found}) == len(found)


def test_what_nothing_was_known_of_has_not_changed_unless_it_was_waited_for():
    assert Seen().news(turn("withdrawing", before=None)).quiet
    assert not Seen().news(turn("withdrawing", before=None), ("withdrawing",)).quiet
    assert Seen().news(turn("member", before=None), ("withdrawing",)).quiet


def test_the_mark_does_not_depend_on_the_claims():
    one, other = (Seen().news(match(claims=claims)) for claims in ((CLAIM,), (OTHER,)))
    assert one.mark == other.mark
    assert Seen().news(match("met")).mark != one.mark


MATCHES = st.builds(
    match,
    st.sampled_from(["refused", "met"]),
    st.tuples(st.sampled_from(["RUS", "ARM"])),
    claims=st.lists(st.sampled_from(["clm-1", "clm-2", "clm-3"]), max_size=2),
    published=st.sampled_from([None, "2031-03-10", "2031-04-01", "2031-09-01"]),
    date=st.sampled_from([None, "2031", "2031-03", "2031-03-10/..", "no date"]),
    lasts=st.booleans(),
    before=st.sampled_from([None, "met"]),
)


@given(st.lists(MATCHES, max_size=8), st.sampled_from([(), ("met",)]))
def test_what_was_told_is_never_told_again(found, wanted):
    once = [match for match in found if not match.lasts] + [match for match in found[:1] if match.lasts]
    seen = Seen()
    kept = [news for match in once if (news := seen.news(match, wanted))]
    assert [seen.news(match, wanted) for match in once] == [None] * len(once)
    assert [Seen(kept).news(match, wanted) for match in once] == [None] * len(once)
