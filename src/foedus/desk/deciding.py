"""A person's decisions, as the forms of the desk send them: made once, then on to the page they came from."""

from urllib.parse import quote

from foedus.api.deciding import By, whoever
from foedus.desk.addresses import ours
from foedus.desk.fields import changed, filled
from foedus.desk.visit import Elsewhere, Visit
from foedus.errors import DecisionError

__all__ = ["adjudicate", "code", "correct", "decide", "person", "settle"]

VERDICTS = ("accept", "reject", "set", "undo")
RULINGS = ("holds", "open", "undo")
MOST_SIDES = 20


def decide(visit: Visit) -> Elsewhere:
    """Write the decision about the claim that the address names, and send back; DecisionError for what does not fit."""
    form, claim, by = visit.form, visit.named["claim"], _by(visit)
    verdict, field = form.get("verdict", ""), form.get("field", "").strip()
    match verdict:
        case "accept":
            visit.record.accept(claim, field or None, **by)
        case "reject":
            visit.record.reject(claim, field or None, **by)
        case "set":
            visit.record.set(claim, field, form.get("value", ""), **by)
        case "undo":
            visit.record.undo(form.get("decision") or claim, **by)
        case _:
            raise DecisionError(f"no verdict is called {verdict!r}", f"the verdicts are {', '.join(VERDICTS)}")
    return _back(visit, f"/claim/{claim}")


def correct(visit: Visit) -> Elsewhere:
    """Set the fields that whoever sent the form has changed, all or none, and send back."""
    claim = visit.named["claim"]
    visit.record.correct(claim, changed(visit.form), **_by(visit))
    return _back(visit, f"/claim/{claim}")


def code(visit: Visit) -> Elsewhere:
    """Write what a blind coder makes of a claim, and send on to the next."""
    claim, note = visit.named["claim"], _note(visit)
    visit.record.code(claim, filled(visit.form), coder=person(visit), note=note)
    return _back(visit, "/review")


def adjudicate(visit: Visit) -> Elsewhere:
    """Settle what coders differ on as the chosen one has it, and send back."""
    form = visit.form
    visit.record.adjudicate(
        visit.named["claim"], form.get("field", ""), form.get("like", ""), person=person(visit), note=_note(visit)
    )
    return _back(visit, "/agreement")


def settle(visit: Visit) -> Elsewhere:
    """Write which of several accounts holds, or that they are open, or take the last word back; and send back."""
    form = visit.form
    sides = [side for place in range(MOST_SIDES) if (side := form.get(f"side-{place}"))]
    verdict, _, chosen = form.get("verdict", "").partition(" ")
    if verdict not in RULINGS or len(sides) < 2 or (chosen and chosen not in sides):
        raise DecisionError("the form does not say which account is meant", "load the page again, and send it again")
    claim = chosen or sides[0]
    against = next(side for side in sides if side != claim)
    by: By = {"person": person(visit), "note": _note(visit)}
    if verdict == "undo":
        visit.record.unsettle(claim, against, **by)
    else:
        visit.record.settle(claim, against, keep_open=verdict == "open", **by)
    return _back(visit, "/contradictions")


def person(visit: Visit) -> str:
    """Return who decides here."""
    return visit.settings.person or whoever()


def _by(visit: Visit) -> By:
    """Return who decides, and why; who works blind decides on what readers saw, whatever others decided."""
    if visit.settings.blind:
        return {"coder": person(visit), "note": _note(visit)}
    return {"person": visit.settings.person, "note": _note(visit)}


def _note(visit: Visit) -> str | None:
    return visit.form.get("note", "").strip() or None


def _back(visit: Visit, otherwise: str) -> Elsewhere:
    """Return the page to go back to: one of the desk itself, whatever the form says."""
    return Elsewhere(ours(visit.form.get("back", ""), quote(otherwise)))
