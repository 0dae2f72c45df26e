"""Add a claim that the readers missed: the words are found in the text, then its fields are asked for by name."""

from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import quote

from foedus.api import Found, Work, parties
from foedus.api.plain import plain
from foedus.desk.deciding import person
from foedus.desk.fields import Input, filled, inputs
from foedus.desk.visit import Elsewhere, Visit
from foedus.errors import DecisionError, QueryError
from foedus.model import kinds

__all__ = ["MissingPage", "add_missing", "missing"]

QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class MissingPage:
    """The places where the words stand, of which one is `chosen`, and the fields that a claim of the kind has.

    `asked` is what the form before said: the words, and what was around them.
    """

    template: ClassVar = "missing.html"
    title: ClassVar = "Add a claim"
    document: str
    work: Work | None
    kind: str
    found: tuple[Found, ...]
    nth: int
    asked: dict[str, str]
    inputs: tuple[Input, ...]
    parties: tuple[str, ...]

    @property
    def chosen(self) -> Found | None:
        """The place that is meant; None where there are several and nobody has said which."""
        return self.found[self.nth - 1] if self.nth else None

    def told(self) -> dict[str, Any]:
        """Return the places of the words."""
        return {"document": self.document, "kind": self.kind, "found": plain(self.found)}


def missing(visit: Visit) -> MissingPage:
    """Return the page on which a claim is added that was missed; DecisionError where the words do not stand there."""
    document, asked = visit.named["document"], visit.asked
    kind = asked.get("kind", "")
    known = [one.name for one in kinds()]
    if kind not in known:
        raise QueryError("no kind of claim was chosen", f"the kinds are {', '.join(known)}")
    said = {name: asked.get(name, "") for name in (QUOTE, "before", "after")}
    found = _found(visit, said)
    article = visit.record.article(document)
    return MissingPage(
        document=document,
        work=article.documents[0] if article.documents else None,
        kind=kind,
        found=found,
        nth=_nth(asked.get("nth", ""), found),
        asked=said,
        inputs=tuple(one for one in inputs(kind) if one.name != QUOTE),
        parties=parties(visit.record.knowledge),
    )


def add_missing(visit: Visit) -> Elsewhere:
    """Add the claim, and send to where it stands in the article."""
    document, form = visit.named["document"], visit.form
    found = _found(visit, form)
    nth = _nth(form.get("nth", ""), found)
    if not nth:
        raise DecisionError(f"the words stand there {len(found)} times", "say which one is meant")
    added = visit.record.add(
        form.get("kind", ""),
        found[nth - 1].words,
        document=document,
        fields=filled(form),
        anchor=form.get("anchor", "").strip() or None,
        strangers=form.get("strangers") == "yes",
        person=None if visit.settings.blind else person(visit),
        coder=person(visit) if visit.settings.blind else None,
        note=form.get("note", "").strip() or None,
    )
    return Elsewhere(f"/document/{quote(document, safe='')}#{added.id}")


def _found(visit: Visit, said: "dict[str, str] | Any") -> tuple[Found, ...]:
    words = said.get(QUOTE, "").strip()
    if not words:
        raise DecisionError("no words were quoted", "select them in the text, or copy them into the form")
    return visit.record.find(visit.named["document"], words, before=said.get("before", ""), after=said.get("after", ""))


def _nth(written: str, found: tuple[Found, ...]) -> int:
    """Return which place is meant, the first being 1; 0 where that is not said and there are several."""
    if len(found) == 1:
        return 1
    return int(written) if written.isdigit() and 0 < int(written) <= len(found) else 0
