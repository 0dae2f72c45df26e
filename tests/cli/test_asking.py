import json
from dataclasses import replace

import pytest

SHOWN = {
    "statements": ("2023-11-22", "Rudolf Rassendyll (RUR)", "→ Arstotzka (ARS)", "via Zenda Post", "deny: that his"),
    "meetings": (
        "ZP summit, Strelsau",
        "held",
        "1 attended, 1 declined, 1 not known",
        "Ruritania (disputed)",
        "Borduria (invited)",
        "Carpania (invited; nothing said since)",
    ),
    "demands": (
        "open 12 days",
        "nothing said",
        " an answer",
        "in 7 later",
        "refused: “we shall not",
        "said to be",
        "by 2023-11-30",
        "answered:",
        "denied that",
    ),
    "obligations": ("→ Ruritania (RUR)", "unmet", "says Ruritania", "disputed by Arstotzka"),
    "responsibility": ("deflects", "its own mistakes", "denies: “we have made none”", "a5000000 +1 ✓"),
    "standing": (
        "Ruritania (RUR) in ZP on 2023-12-01",
        "member  known membership: since 1992-05-15 (the pact's own",
        "who says so    “Ruritania remains a member of the Zenda Pact” — Rudolf",
        "steps taken    none recorded",
        "expressly not  withdrew\n                   “has not left the pact” (denied) — Rudolf",
        "talked of      notified withdrawal  2024",
        "disputed       said to have left, and not to have left",
        "conduct towards it, which is no part of its standing",
        "2023-11-14  Ruritania (RUR): freezes participation  a3000000",
        "ZP, member, nothing said: Syldavia (SYL), Arstotzka (ARS)",
    ),
    "posture": ("2023-11-14", "Ruritania (RUR)", "freezes participation"),
    "timeline": ("meeting", "ZP summit in Strelsau (planned)"),
    "contradictions": ("Ruritania in ZP  standing", "not withdrew", "“has not left the pact” (denied) — Rudolf"),
}


@pytest.mark.parametrize(("ledger", "words"), SHOWN.items())
def test_every_ledger_is_shown(run, ledger, words):
    output = run(ledger).stdout
    for piece in words:
        assert piece in output


@pytest.mark.parametrize("ledger", SHOWN)
@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_line_is_wider_than_the_window_or_ends_in_blanks(run, monkeypatch, ledger, width):
    monkeypatch.setenv("COLUMNS", str(width))
    lines = run(ledger, "--evidence").stdout.splitlines()
    assert max(map(len, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("ledger", SHOWN)
def test_evidence_stands_under_the_rows(run, rows, ledger):
    output = " ".join(run(ledger, "--evidence").stdout.split())
    for row in rows[ledger]:
        for quote in row.quotes:
            assert f"“{quote.words}”" in output
            assert "The Ledger, 2023-11-23" in output


@pytest.mark.parametrize("ledger", SHOWN)
def test_json_is_all_that_is_printed(run, rows, ledger):
    result = run(ledger, "--json")
    assert len(json.loads(result.stdout)) == len(rows[ledger])
    assert result.stderr == ""


def test_filters_are_handed_on(run, record):
    days = {"on": "2023-12-01", "known_by": "2023-12-02"}
    asked = days | {"about": "RUR", "by": "ARS", "min_confidence": 0.8, "limit": 5, "skip": 10}
    options = (part for name, value in asked.items() for part in (f"--{name.replace('_', '-')}", str(value)))
    run("standing", "--org", "ZP", *options)
    assert record.asked == [("standing", ("ZP",), asked | {"superseded": False})]


def test_standing_over_time(run, record):
    lines = run("standing", "ZP", "--over", "1990..", "--known-by", "2024-02-01").stdout.splitlines()
    assert lines[2].split() == ["Ruritania", "(RUR)", "in", "ZP", "member", "1992-05-15", "2023", "knowledge"]
    assert lines[3].split() == ["non", "member", "2024-01-01", "–", "claims", "a1000000"]
    assert "knowledge of ZP: the pact's list" in lines
    assert "Ruritania (RUR) in ZP: said to have left, and not to have left" in lines
    asked = {"on": None, "known_by": "2024-02-01", "about": None, "by": None}
    asked |= {"superseded": False, "min_confidence": 0.0, "over": "1990.."}
    assert record.asked == [("standing_over_time", ("ZP",), asked)]
    assert json.loads(run("standing", "ZP", "--over", "1990..", "--json").stdout)[0]["spells"][1]["end"] is None
    assert "do not go with --over" in run("standing", "--over", "1990..", "--limit", "3", exit_code=2).output


def test_nothing_found_is_said(run, monkeypatch, record):
    monkeypatch.setattr(record, "demands", lambda *_, **__: [], raising=False)
    assert run("demands").stdout == "no demands\n"


def test_documents_and_status(run):
    assert "2023-11-23  The Ledger  a.txt  abababab" in run("documents").stdout
    status = run("status").stdout
    for piece in ("documents", "statement", "Could not read 1 document:", "b.pdf: not text"):
        assert piece in status
    assert json.loads(run("documents", "--json").stdout)[0]["key"] == "a.txt"
    assert json.loads(run("status", "--json").stdout)["skipped"][0]["reason"] == "not text"


@pytest.mark.parametrize(("organisation", "shown"), [("ZP", False), (None, True)])
def test_a_nameless_meeting_shows_the_words_for_it(run, rows, record, monkeypatch, organisation, shown):
    meeting = replace(rows["meetings"][0], organisation=organisation)
    monkeypatch.setattr(record, "meetings", lambda *_, **__: [meeting], raising=False)
    assert ("will not attend the Zenda Pact summit" in run("meetings").stdout) == shown
