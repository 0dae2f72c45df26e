"""What watched conditions have met with is kept once, and what is to be sent of it is sent once."""

from datetime import UTC, datetime, timedelta

import pytest

from foedus.errors import EvidenceError
from foedus.store import Sign, signs

NOON = datetime(2031, 3, 10, 12, tzinfo=UTC)
BOTH = ("cnd-1", "cnd-2")


def sign(mark, condition="cnd-1", channels=()):
    return Sign(condition, mark, "{}", NOON, channels)


def marks(found):
    return [one.mark for one in found]


def test_a_sign_is_kept_once(store):
    assert marks(store.add_signs([sign("a"), sign("b"), sign("a")])) == ["a", "b"]
    assert marks(store.add_signs([sign("b"), sign("c"), sign("a", "cnd-2")])) == ["c", "a"]
    assert (marks(store.signs("cnd-1")), marks(store.signs("cnd-2"))) == (["a", "b", "c"], ["a"])
    assert store.signs("cnd-1")[0] == sign("a")


def test_what_is_no_json_is_refused_and_nothing_half_is_kept(store):
    with pytest.raises(EvidenceError):
        store.add_signs([sign("a", channels=("run",)), Sign("cnd-1", "b", "{", NOON)])
    assert store.signs("cnd-1") == store.owed(BOTH, "run") == ()


def test_what_is_taken_is_sent_or_owed_again(store):
    store.add_signs([sign("a", channels=("run",)), sign("b", channels=("run", "post")), sign("c", "cnd-2")])
    assert (marks(store.owed(BOTH, "run")), marks(store.owed(BOTH, "post"))) == (["a", "b"], ["b"])
    taken = store.take_owed(BOTH, "run")
    assert (marks(taken), store.take_owed(BOTH, "run"), store.owed(BOTH, "run")) == (["a", "b"], (), ())
    store.settle_owed(taken[:1], "run", sent=True)
    store.settle_owed(taken[1:], "run", sent=False)
    assert (marks(store.owed(BOTH, "run")), marks(store.owed(BOTH, "post"))) == (["b"], ["b"])
    assert store.owed(["cnd-2"], "run") == ()


def test_what_was_kept_already_is_not_owed_anew(store):
    store.add_signs([sign("a")])
    assert store.add_signs([sign("a", channels=("run",))]) == ()
    assert store.owed(BOTH, "run") == ()


def test_what_somebody_took_and_never_sent_is_owed_again_after_a_while(store):
    store.add_signs([sign("a", channels=("run",))])
    store.take_owed(BOTH, "run")
    log = store.connection
    assert signs.owed(log, BOTH, "run", datetime.now(UTC)) == ()
    assert marks(signs.owed(log, BOTH, "run", datetime.now(UTC) + signs.LONGEST_SENDING + timedelta(1))) == ["a"]
