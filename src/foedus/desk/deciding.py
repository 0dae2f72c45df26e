"""A person's decisions, as the forms of the desk send them: made once, then on to the page they came from."""

from foedus.api.deciding import By
from foedus.desk.addresses import ours
from foedus.desk.visit import Elsewhere, Visit
from foedus.errors import DecisionError

__all__ = ["decide"]

VERDICTS = ("accept", "reject", "set", "undo")


def decide(visit: Visit) -> Elsewhere:
    """Write the decision about the claim that the address names, and send back; DecisionError for what does not fit."""
    form, claim = visit.form, visit.named["claim"]
    by: By = {"person": visit.settings.person, "note": form.get("note", "").strip() or None}
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
    return Elsewhere(ours(form.get("back", ""), f"/claim/{claim}"))
