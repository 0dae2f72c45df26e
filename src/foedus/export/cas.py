"""Claims as UIMA CAS in XMI, a file a text with its type system, for INCEpTION and DKPro, out and back in.

A claim is a span over its anchor, whose features hold its fields; a field that stands in the text is a span of its own
and a relation between the two. The claim as it was exported is a feature too, so that a change can be told from what
was there. Offsets are counted as UIMA does, in UTF-16, by dkpro-cassis. The files hold whole texts.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from foedus.api import Held, Record, Taken, slots
from foedus.errors import SourceError
from foedus.export.extras import library
from foedus.export.formats import Format, Options, Written
from foedus.export.marks import Piece, pieces_of, shown
from foedus.export.pages import Page, pages
from foedus.export.returned import Missed, Returned, Seen, take_in
from foedus.model import Place, Span, Text, Words, kinds

__all__ = ["CAS", "back", "cas_of", "take", "types"]

TYPES = "TypeSystem.xml"
CLAIM, WORDS, FIELD, LOG = (f"webanno.custom.Foedus{name}" for name in ("Claim", "Words", "Field", "Log"))
ANNOTATION, NO_PLACE = "uima.tcas.Annotation", "uima.cas.AnnotationBase"
STRING, INTEGER = "uima.cas.String", "uima.cas.Integer"
ACCEPT, REJECT = "accept", "reject"
_ILLEGAL = re.compile("[\ufffe\uffff]")


def write(record: Record, folder: Path, options: Options) -> tuple[Written, ...]:
    """Write a file for each text, with how many claims it holds, and the type system."""
    system = types()
    system.to_xml(folder / TYPES)
    written = [Written(TYPES, len((CLAIM, WORDS, FIELD, LOG)))]
    for page in pages(record, options):
        name = f"{page.text.id}.xmi"
        cas_of(page, system).to_xmi(folder / name)
        written.append(Written(name, len(page.claims)))
    return tuple(written)


def types() -> Any:
    """Return the type system: INCEpTION's form of a span layer for claims and words and of a relation layer."""
    system = library("cassis", "the format cas").TypeSystem()
    claim = system.create_type(CLAIM, ANNOTATION, "what the text says; its span is the anchor")
    for name in ("identifier", "kind", "verdict", "told"):
        system.create_feature(claim, name, STRING)
    says = {slot.name: slot.says for kind in kinds() for slot in slots(kind.name)}
    for name, line in says.items():
        system.create_feature(claim, name, STRING, description=line)
    words = system.create_type(WORDS, ANNOTATION, "words that are the value of a field")
    for name in ("party", "name"):
        system.create_feature(words, name, STRING)
    field = system.create_type(FIELD, ANNOTATION, "which field of a claim the words are the value of")
    system.create_feature(field, "Governor", claim)
    system.create_feature(field, "Dependent", words)
    system.create_feature(field, "field", STRING)
    system.create_feature(field, "place", INTEGER, description="of several values of the field")
    log = system.create_type(LOG, NO_PLACE, "which claims were handed out, and what people have decided")
    for name in ("claims", "decisions"):
        system.create_feature(log, name, STRING)
    return system


def cas_of(page: Page, system: Any) -> Any:
    """Return the text with its claims as a CAS."""
    cas = library("cassis", "the format cas").Cas(typesystem=system)
    cas.sofa_string = _legal(page.text.content)
    cas.sofa_mime = "text/plain"
    for held in page.claims:
        _add(cas, system, held)
    log = system.get_type(LOG)
    told = [decided.told() for decided in page.decisions]
    cas.add(log(claims=_line([held.id for held in page.claims]), decisions=_line(told)))
    return cas


def take(record: Record, path: Path, person: str | None = None, *, adds: bool = False) -> Taken:
    """Take into the record what annotators made of a file of this module, or of a folder of them with its type system.

    A feature that was changed is set; a claim whose span was taken away, or whose verdict is reject, is rejected; one
    whose verdict is accept is accepted. A claim that only an annotator saw is left and reported, or added where that is
    asked for (`adds`). SourceError for a file of another form.
    """
    files = sorted(path.glob("*.xmi")) if path.is_dir() else [path]
    system = _system((path if path.is_dir() else path.parent) / TYPES)
    loaded = (_load(file, system) for file in files)
    return take_in(record, back(loaded), person=person, note=f"from {path.name}", adds=adds)


def back(loaded: Iterable[Any]) -> Returned:
    """Return what came back: claims as they stand in features and relations, decisions as they were made."""
    decisions: list[dict[str, Any]] = []
    claims: list[Seen] = []
    missed: list[Missed] = []
    for cas in loaded:
        logs = _all(cas, LOG)
        decisions += [told for log in logs for told in json.loads(log.decisions or "[]")]
        fields = _fields(cas)
        found = {}
        for one in _all(cas, CLAIM):
            told = json.loads(one.told) if one.told else {}
            if told:
                found[one.identifier] = _seen(one, told, fields[one.xmiID])
            if (one.kind, one.get_covered_text()) != (told.get("kind"), told.get("anchor", {}).get("words")):
                anchor = Words(Span(one.begin, one.end), one.get_covered_text())
                place = Place(Text(cas.sofa_string).id, one.kind or "", anchor)
                missed.append(Missed.at(place, *_said(one, one.kind, fields[one.xmiID]), one.identifier or ""))
        claims += found.values()
        gone = {name for log in logs for name in json.loads(log.claims or "[]")} - found.keys()
        claims += [Seen({"id": name, "text": ""}, verdict=REJECT) for name in sorted(gone)]
    return Returned(tuple(decisions), tuple(claims), tuple(missed))


def _add(cas: Any, system: Any, held: Held) -> None:
    claim, pieces = held.claim, pieces_of(held.claim)
    lines = {name: _legal(line) for name, line in shown(claim).items() if name not in pieces}
    span = claim.anchor.span
    anchor = system.get_type(CLAIM)(
        begin=span.start, end=span.end, identifier=held.id, kind=held.kind, told=_line(held.told()), **lines
    )
    cas.add(anchor)
    for name, stretches in pieces.items():
        for place, piece in enumerate(stretches):
            words = system.get_type(WORDS)(
                begin=piece.span.start, end=piece.span.end, party=piece.party or None, name=piece.name or None
            )
            cas.add(words)
            where = {"begin": words.begin, "end": words.end, "Governor": anchor, "Dependent": words}
            cas.add(system.get_type(FIELD)(field=name, place=place, **where))


def _fields(cas: Any) -> defaultdict[int, dict[str, tuple[Piece, ...]]]:
    """Return the words of each field by the number of its claim's span."""
    found: defaultdict[int, dict[str, tuple[Piece, ...]]] = defaultdict(dict)
    for one in sorted(_all(cas, FIELD), key=lambda one: (one.place is None, one.place, one.begin)):
        words = one.Dependent
        piece = Piece(Span(words.begin, words.end), words.get_covered_text(), words.party or "", words.name or "")
        fields = found[one.Governor.xmiID]
        fields[one.field] = (*fields.get(one.field, ()), piece)
    return found


def _seen(one: Any, told: dict[str, Any], fields: dict[str, tuple[Piece, ...]]) -> Seen:
    if one.verdict == REJECT:
        return Seen(told, verdict=REJECT)
    return Seen(told, *_said(one, told["kind"], fields), ACCEPT if one.verdict == ACCEPT else "")


def _said(
    one: Any, kind: str, fields: dict[str, tuple[Piece, ...]]
) -> tuple[dict[str, str], dict[str, tuple[Piece, ...]]]:
    """Return the fields of a claim of that kind, as lines and as words; none where there is no such kind."""
    of_kind = slots(kind) if kind in {found.name for found in kinds()} else ()
    return {slot.name: one[slot.name] for slot in of_kind if one[slot.name]}, fields


def _all(cas: Any, name: str) -> list[Any]:
    """Return every annotation of a type, none where the file has no such type."""
    return list(cas.select(name)) if cas.typesystem.contains_type(name) else []


def _system(file: Path) -> Any:
    """Return the type system in a file that stands beside the texts, ours where none does."""
    if not file.exists():
        return types()
    cassis = library("cassis", "the format cas")
    try:
        return cassis.load_typesystem(file.read_text(encoding="utf-8"))
    except Exception as error:  # whatever lxml and cassis raise of a file that is none
        raise SourceError(f"{file} is no type system ({error})", "take the one that `foedus export` wrote") from error


def _load(file: Path, system: Any) -> Any:
    cassis = library("cassis", "the format cas")
    try:
        with file.open("rb") as stream:
            return cassis.load_cas_from_xmi(stream, typesystem=system, lenient=True)
    except Exception as error:  # the same of a file that is no XMI
        raise SourceError(
            f"{file} is no CAS in XMI ({error})", "take what INCEpTION or `foedus export` wrote"
        ) from error


def _line(data: Any) -> str:
    return json.dumps(data, separators=(",", ":"))  # in ASCII: XML has no U+FFFF, JSON has


def _legal(words: str) -> str:
    """Return the words with what XML cannot hold replaced, letter for letter, so that offsets stay."""
    return _ILLEGAL.sub("\ufffd", words)


CAS = Format("cas", ".xmi", write, "UIMA CAS in XMI for INCEpTION, with whole texts; out and back in.", take)
