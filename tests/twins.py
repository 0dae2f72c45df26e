"""Everything that a record tells, as plain data, and what people do to it: by which two records are compared."""

from itertools import pairwise

from foedus.api import Mark, arrivals, arrived, catalogue
from foedus.api.plain import plain
from foedus.desk.pages import LEDGERS

__all__ = ["QUESTIONS", "decide", "everything"]

QUESTIONS = ("summit", "withdraw", "dues contr", '"the summit"', "the President of the Republic", "w", '"said that" a')


def everything(record):
    """Return what a record tells by every ledger, search, list and log, without the times at which people acted."""
    return timeless({name: plain(found) for name, found in _answers(record)})


def _answers(record):
    for name in (*LEDGERS, "attendance", "relations", "turns", "claims"):
        yield name, tuple(getattr(record, name)())
    for name in LEDGERS:
        yield f"the last of {name}", tuple(getattr(record, name)(limit=7, skip=2))
        yield f"{name} of one", tuple(getattr(record, name)(about="ARM", on="2031-08-01", known_by="2031-08-01"))
    for words in QUESTIONS:
        yield f"search for {words}", record.search(words, limit=50).told()
        yield f"search for some {words}", record.search(words, kind="statement", since="2031-02-01").told()
    yield "review", tuple(record.review())
    yield "review, the first", tuple(record.review(limit=30))
    for name in ("links", "rulings", "documents", "copies", "versions", "log", "unplaced"):
        yield name, tuple(getattr(record, name)())
    yield "status", record.status()
    yield "catalogue", catalogue(record, limit=20, skip=3)
    yield "arrivals", arrivals(record, Mark(3, 10, 1))
    yield "arrived", tuple(arrived(record, Mark(3, 10, 1), limit=20))
    yield "decisions", record.store.decisions()


def timeless(value):
    """Return data without the times, and the ids made of them, that differ when the same is done twice."""
    if isinstance(value, dict):
        dated = ("decided", "noticed", "undone", "id") if "decided" in value else ()
        return {key: timeless(item) for key, item in value.items() if key not in dated}
    if isinstance(value, list):
        return [timeless(item) for item in value]
    return value


def decide(record):
    """Accept, reject, set, undo, link and rule, as several people would."""
    claims = [claim.id for claim in record.claims()]
    record.accept(claims[0], person="Ada", note="heard it")
    record.reject(claims[1], person="Ben")
    record.set(claims[2], "date", "2031-04-01", person="Ada")
    record.accept(claims[3], person="Ben")
    record.undo(claims[3], person="Ada")
    record.set(claims[0], "modality", "planned", person="Ben", note="–“ĀÉя𝔸")
    demands = [claim.id for claim in record.claims() if claim.kind == "demand"]
    for one, other in pairwise(demands[:4]):
        record.apart(one, other, person="Ada")
    record.same(demands[0], demands[3], person="Ben")
    record.unlink(demands[0], demands[1], person="Ben")
    for number, row in enumerate(list(record.contradictions())[:3]):
        record.settle(row.sides[0].claims[0], row.sides[1].claims[0], keep_open=number == 1, person="Ada", note="why")
    for row in list(record.contradictions())[:1]:
        record.unsettle(row.sides[0].claims[0], row.sides[1].claims[0], person="Ben")
