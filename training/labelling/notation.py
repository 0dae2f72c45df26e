"""Turn labels written down in a short notation into claims by the codebook, as JSON lines of offsets.

    python training/labelling/notation.py ITEMS.jsonl NOTES.txt > labels.jsonl

ITEMS holds `{"id", "text", "published"}` and, for a passage of a longer text, `"passage": [start, end]`. NOTES holds a
block an item:

    @ id
    standing | ratify | Spain ratifies .. to NATO | member=Sweden {SWE} | organisation=NATO | status=candidate
    statement denied planned | anchor | quote | speaker=He {RUS Vladimir Putin} | ...

An item without claims is its `@ id` alone. The first part is the kind with its polarity and modality where they are
not `affirmed` and `actual`. Words are copied from the text: `first words .. last words` for a long stretch, ` #2`
after them for their second occurrence, letter for letter ("he" occurs in "the"). An actor is `words {PARTY Name}`;
lists of actors are joined by ` + `, speakers (`by`) by ` > `, pieces of content by ` // `, codes by spaces (`_` for a
space inside one). `d=pub` is the day of publication. Whatever does not fit is reported on standard error and the exit
status is 1.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

__all__ = ["convert", "read"]

VALUES = {
    "manner": "direct mixed indirect",
    "act": "say announce deny demand promise threaten accuse praise regret justify question agree refuse warn",
    "format": "summit session ministerial talks call visit vote other",
    "attendance status": "attended hosted will_attend absent declined boycotted walked_out invited not_invited",
    "answer": "none_stated said_unanswered met partly_met refused",
    "obligation status": "unmet met disputed owed",
    "stance": "blames accepts denies deflects",
    "standing status": "member observer associate partner candidate suspended withdrawing withdrawn expelled"
    " non_member",
    "step": "applied invited negotiates signed ratified approved acceded suspended reinstated announced_withdrawal"
    " notified_withdrawal withdrew expelled",
    "conduct": "freezes_participation withholds_dues refuses_to_sign refuses_to_host blocks reduces_role criticises"
    " reaffirms resumes other",
    "event": "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION"
    " MOBILIZE COERCE ASSAULT",
}
KINDS: dict[str, dict[str, str]] = {
    "statement": {
        "speaker": "actor?",
        "addressee": "actor?",
        "content": "texts",
        "manner": "one",
        "act": "one",
        "about": "codes",
    },
    "meeting": {"organisation": "code?", "participants": "actors", "format": "one", "place": "text?"},
    "attendance": {"participant": "actor", "organisation": "code?", "status": "one"},
    "demand": {"demander": "actor?", "addressee": "actor?", "content": "text", "answer": "one", "deadline": "edtf?"},
    "obligation": {"debtor": "actor?", "creditor": "actor?", "content": "text", "status": "one"},
    "responsibility": {"blamed": "actor?", "matter": "text", "stance": "one"},
    "standing": {"member": "actor", "organisation": "code", "status": "one", "step": "one?"},
    "posture": {"actor": "actor", "organisation": "code", "conduct": "one"},
    "event": {"event": "one", "actors": "actors", "recipients": "actors"},
}
DEFAULTS = {"manner": "indirect", "answer": "none_stated"}
POLARITIES, MODALITIES = ("affirmed", "denied"), ("actual", "planned", "possible", "conditional", "wanted")
CODE = re.compile(r"[A-Z][\w:&+/-]{1,40}$")
EDTF = re.compile(r"[\d\-~?/.X]+$")
ACTOR = re.compile(r"(?P<words>.+?)\s*\{(?P<party>\S+?)(?:\s+(?P<name>[^}]+))?\}$")


class MisfitError(ValueError):
    """A note that cannot be what the codebook asks for."""


def span(text: str, words: str) -> list[int]:
    """Return where the words stand in the text; raises MisfitError where they do not."""
    words, times = words.strip(), 1
    if counted := re.search(r"\s#(\d+)$", words):
        words, times = words[: counted.start()], int(counted[1])
    first, dots, last = words.partition(" .. ")
    starts = [found.start() for found in re.finditer(f"(?={re.escape(first)})", text)] if first else []
    if len(starts) < times:
        raise MisfitError(f"not in the text: {words!r}")
    start, end = starts[times - 1], starts[times - 1] + len(first)
    if dots:
        at = text.find(last, end) if last else -1
        if at < 0:
            raise MisfitError(f"not in the text after {first!r}: {last!r}")
        end = at + len(last)
    return [start, end]


def actor(text: str, note: str) -> dict[str, Any]:
    """Return an actor as its place, party and, where it is given, name."""
    match = ACTOR.match(note.strip())
    if not match or not CODE.match(match["party"]):
        raise MisfitError(f"not an actor: {note!r}; write: words {{PARTY Name}}")
    party = match["party"].replace("_", " ")
    return {"span": span(text, match["words"]), "party": party, **({"name": match["name"]} if match["name"] else {})}


def codes(name: str, note: str) -> list[str]:
    """Return the codes that a note lists."""
    if wrong := [code for code in note.split() if not CODE.match(code)]:
        raise MisfitError(f"{name}: not a code: {wrong[0]}")
    return sorted(code.replace("_", " ") for code in note.split())


def absent(kind: str, name: str) -> Any:
    """Return what a field is where nothing is noted for it."""
    wanted = KINDS[kind][name]
    if wanted in ("actors", "codes"):
        return []
    if name not in DEFAULTS and not wanted.endswith("?"):
        raise MisfitError(f"{kind} needs {name}")
    return DEFAULTS.get(name)


def field(text: str, kind: str, name: str, note: str | None) -> Any:
    """Return one field's value, of the type that its kind has for it."""
    if note is None or note in ("", "-", "null"):
        return absent(kind, name)
    match KINDS[kind][name].rstrip("?"):
        case "actor":
            return actor(text, note)
        case "actors":
            return [actor(text, each) for each in note.split(" + ")]
        case "text":
            return span(text, note)
        case "texts":
            return [span(text, each) for each in note.split(" // ")]
        case "code":
            return " ".join(codes(name, note))
        case "codes":
            return codes(name, note)
        case "one" if note not in (allowed := VALUES.get(f"{kind} {name}") or VALUES[name]).split():
            raise MisfitError(f"{name}={note}; one of: {allowed}")
        case "edtf" if not EDTF.match(note):
            raise MisfitError(f"{name}={note}: not EDTF")
    return note


def claim(text: str, published: str, line: str) -> dict[str, Any]:
    """Return the claim that a line notes."""
    head, *parts = [part.strip() for part in line.split(" | ")]
    kind, *rest = head.split()
    if kind not in KINDS:
        raise MisfitError(f"no such kind: {kind}")
    if len(parts) < 2:
        raise MisfitError("write: kind | anchor | quote | field=value | ...")
    anchor, quote, *notes = parts
    given = {name.strip(): value.strip() for name, _, value in (note.partition("=") for note in notes)}
    when, by = given.pop("d", None), given.pop("by", "")
    when = published if when == "pub" else when or None
    if wrong := set(given) - set(KINDS[kind]) | {word for word in rest if word not in POLARITIES + MODALITIES}:
        raise MisfitError(f"{kind} has no {sorted(wrong)[0]!r}")
    if when and not EDTF.match(when):
        raise MisfitError(f"d={when}: not EDTF")
    return {
        "kind": kind,
        "anchor": span(text, anchor),
        "quote": span(text, quote),
        "polarity": next((word for word in rest if word in POLARITIES), "affirmed"),
        "modality": next((word for word in rest if word in MODALITIES), "actual"),
        "by": [actor(text, each) for each in by.split(" > ")] if by else [],
        "date": when,
        "fields": {name: field(text, kind, name, given.get(name)) for name in KINDS[kind]},
    }


def read(notes: str) -> dict[str, list[str]]:
    """Return the lines noted for each item, by its id."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in notes.splitlines():
        if line.startswith("@"):
            lines = found.setdefault(line[1:].split()[0], [])
        elif line.strip():
            lines.append(line.strip())
    return found


def convert(items: dict[str, dict[str, Any]], notes: dict[str, list[str]], problems: list[str]) -> list[dict[str, Any]]:
    """Return a label an item; what does not fit is left out and added to the problems."""
    labels = []
    for name, lines in notes.items():
        if name not in items:
            problems.append(f"{name}: no such item")
            continue
        item, claims = items[name], []
        for number, line in enumerate(lines, 1):
            try:
                claims.append(claim(item["text"], item["published"], line))
            except ValueError as wrong:
                problems.append(f"{name} line {number}: {wrong}")
        labels.append({"id": name, **({"passage": item["passage"]} if "passage" in item else {}), "claims": claims})
    return labels


def main(items_file: str, notes_file: str) -> int:
    """Print the labels; return 1 if anything did not fit."""
    rows = [json.loads(line) for line in Path(items_file).read_text(encoding="utf-8").splitlines()]
    problems: list[str] = []
    labels = convert({row["id"]: row for row in rows}, read(Path(notes_file).read_text(encoding="utf-8")), problems)
    for label in labels:
        sys.stdout.write(json.dumps(label, ensure_ascii=False, separators=(",", ":")) + "\n")
    claims = sum(len(label["claims"]) for label in labels)
    print(
        f"{len(labels)} of {len(rows)} items, {claims} claims, {len(problems)} problems",
        *problems,
        sep="\n",
        file=sys.stderr,
    )
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
