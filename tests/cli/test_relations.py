"""The command that shows how two parties stand with one another."""

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from foedus.api import Act, Move, Quote, Relation, Source, Table, Tally, Turn, Who
from foedus.cli import app
from foedus.cli.sparkline import sparkline

RURITANIA, ARSTOTZKA, SYLDAVIA = Who("Ruritania", "RUR"), Who("Arstotzka", "ARS"), Who("Syldavia", "SYL")


def quote(number, words, says, modality="actual"):
    source = Source("doc-1", "The Ledger", None, None, date(2023, 11, 23))
    return Quote(f"clm-{number:020x}", words, says, "affirmed", modality, (), None, (source,))


ACCUSED = quote(0xA1 << 72, "accused Ruritania of bad faith", "ACCUSE")
WILL_MEET = quote(0xA2 << 72, "will meet in Strelsau", "CONSULT", "planned")


def act(type_, said, score, *, mutual=False):
    return Act(date="2023-11-14", type=type_, source=ARSTOTZKA, target=RURITANIA, mutual=mutual, score=score, support=1,
               disputed=False, claims=(said.claim,))  # fmt: skip


def month(period, other=RURITANIA, *, count=1, score=-2.0, **given):
    return Relation(one=ARSTOTZKA, other=other, directed=False, period=period, count=count, score=score, low=score - 3,
                    high=score + 4, total=count * score, types=(Tally("ACCUSE", count),),
                    acts=(act("ACCUSE", ACCUSED, -2.0),), quotes=(ACCUSED,), **given)  # fmt: skip


PLANS = Relation(one=ARSTOTZKA, other=RURITANIA, directed=False, period=None, count=0,
                 planned=(act("CONSULT", WILL_MEET, 3.0, mutual=True),), quotes=(WILL_MEET,))  # fmt: skip
TURN = Turn(one=ARSTOTZKA, other=RURITANIA, directed=False, period="2023-11", earliest="2023-08", latest="2023-11",
            before=4.2, after=-4.7, size=-8.9, confidence=0.98, count_before=48, count_after=12,
            moved=(Move(act("ACCUSE", ACCUSED, -2.0), -0.52),),
            quotes=(ACCUSED,))  # fmt: skip
PAIR = (month("2023-08", score=4.2), month("2023-11", count=2), PLANS)


class Stub:
    def __init__(self, relations, turns):
        self.tables, self.asked = {"relations": relations, "turns": turns}, []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def __getattr__(self, name):
        def answer(*args, **options):
            self.asked.append((name, args, options))
            return Table(self.tables[name])

        return answer


@pytest.fixture
def run(monkeypatch):
    def run(*args, relations=PAIR, turns=(TURN,)):
        stub = Stub(relations, turns)
        monkeypatch.setattr("foedus.api.open_record", lambda path, *, create: stub)
        result = CliRunner().invoke(app, ["relations", *args])
        assert result.exit_code == 0, result.output
        return result.stdout, stub.asked

    monkeypatch.setenv("COLUMNS", "100")
    return run


def test_a_pair(run):
    shown, asked = run("ARS", "RUR", "--weekly", "--directed", "--known-by", "2023-12-01")
    for piece in (
        "Arstotzka (ARS) and Ruritania (RUR)  ▆··▄",
        "2023-11     2  -2.0  -5.0 +2.0  -4.0  ACCUSE 2",
        "undated     0  –     –          –     planned: CONSULT 1",
        "turn for the worse in 2023-11: +4.2 to -4.7  98% sure that",
        "  2023-11-14  ACCUSE, Arstotzka to Ruritania  -0.52  a1000000",
        "3 acts between 1 pair",
    ):
        assert piece in shown, shown
    assert "bad faith" not in shown
    (first, _) = asked
    assert first[:2] == ("relations", ("ARS", "RUR"))
    assert (first[2]["weekly"], first[2]["directed"], first[2]["known_by"]) == (True, True, "2023-12-01")


def test_the_words_behind_every_number(run):
    shown, _ = run("ARS", "RUR", "--evidence")
    acts = shown.partition("\n2023-08\n")[2]
    assert acts.startswith(
        "  2023-11-14  ACCUSE, Arstotzka to Ruritania  -2.0  a1000000\n    “accused Ruritania of bad faith”"
    )
    assert acts.count("“accused Ruritania of bad faith”") == 2
    assert "\nundated\n  2023-11-14  CONSULT, Arstotzka and Ruritania  planned  a2000000\n    “will meet" in acts


def test_several_pairs_are_a_line_each(run):
    shown, _ = run("ARS", relations=(*PAIR, month("2023-08", SYLDAVIA, count=9)))
    lines = [line for line in shown.splitlines() if line.startswith("Arstotzka")]
    assert [line.split()[3] for line in lines] == ["Syldavia", "Ruritania"]
    assert lines[1].endswith("2023-11: +4.2 to -4.7")
    assert "12 acts between 2 pairs" in shown


def test_nothing(run):
    assert run("ARS", relations=(), turns=())[0] == "no acts between two parties\n"


def test_as_json(run):
    data = json.loads(run("ARS", "RUR", "--json")[0])
    assert [row["period"] for row in data["relations"]] == ["2023-08", "2023-11", None]
    assert data["turns"][0]["moved"][0]["act"]["claims"] == [ACCUSED.claim]


@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_line_is_wider_than_the_window(run, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    for relations in (PAIR, (*PAIR, month("2023-08", SYLDAVIA))):
        lines = run("ARS", relations=relations)[0].splitlines()
        assert max(map(len, lines)) <= width
        assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize(
    ("scores", "width", "plain", "drawn"),
    [
        ({}, 9, False, ""),
        ({"2023-11": -10, "2023-12": 0, "2024-02": 10}, 9, False, "▁▅·█"),
        ({"2023-11": -10, "2023-12": 0, "2024-02": 10}, 3, True, "5.8"),
        ({"2020-W52": -9, "2021-W01": 5}, 9, False, "▁·▇"),
    ],
)
def test_sparkline(scores, width, plain, drawn):
    assert sparkline(scores, width=width, plain=plain) == drawn
