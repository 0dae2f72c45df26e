"""Replies: what an actor says or does about what another asks of it, says that it owes, or blames it for.

A reply tells of the matter that it answers, and of none by itself: it goes from the one who is asked to the one who
asks, later or on the same day, and shares the matter's telling words.
"""

from dataclasses import replace

from foedus.model import AFFIRMED, Claim
from foedus.things.item import Item
from foedus.things.moments import ACTUAL
from foedus.things.parties import actors_in, party
from foedus.things.vocabulary import vocabulary
from foedus.things.wording import stems, telling, written

__all__ = ["REPLYING", "answer_of", "reply"]

DEMAND, EVENT, STATEMENT = "demand", "event", "statement"
REPLYING = (EVENT, STATEMENT)  # the kinds of claims that may be replies
_ACT = {EVENT: "event", STATEMENT: "act"}  # the field that says whether they are


def answer_of(claim: Claim, sort: str) -> str:
    """Return what a claim answers to a matter of the sort ("refused"), "" where it is no answer."""
    answers = vocabulary().replies[sort].get(claim.kind, {})
    is_so = claim.polarity == AFFIRMED and claim.modality == ACTUAL
    return answers.get(written(claim.get(_ACT[claim.kind])), "") if is_so else ""


def reply(claim: Claim, item: Item) -> Item | None:
    """Return the item of a reply, in the block of what it may answer; None for what is none, or of unsure direction."""
    answer, (replier, asker) = answer_of(claim, item.sort), _direction(claim)
    if not answer or replier is None or (item.sort == DEMAND and asker is None):
        return None
    words = telling(claim, "content") if claim.kind == STATEMENT else _quoted(claim)
    block = f"{asker}>{replier}" if item.sort == DEMAND else f"{replier}>"
    return replace(item, block=block, family=answer, words=words)


def _direction(claim: Claim) -> tuple[str | None, str | None]:
    """Return who replies and to whom, as far as each is one: whom a statement names none it is the one it is about."""
    if claim.kind == EVENT:
        return _only(claim.get("actors")), _only(claim.get("recipients"))
    speaker, addressee, about = party(claim.get("speaker")), party(claim.get("addressee")), claim.get("about")
    others = {code for code in about if code != speaker} if isinstance(about, tuple) else set()
    if addressee is None and len(others) == 1:
        (addressee,) = map(str, others)
    return speaker, addressee


def _only(value: object) -> str | None:
    named = {party(each) for each in value} if isinstance(value, tuple) else set()
    return named.pop() if len(named) == 1 else None


def _quoted(claim: Claim) -> frozenset[str]:
    return stems(claim.quote.text).difference(*(stems(str(actor)) for actor in actors_in(claim)))
