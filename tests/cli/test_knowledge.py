"""What foedus knows of the world, asked and added to as a user does it, in a real record."""

import json

import pytest
from typer.testing import CliRunner

from foedus.cli import app

PEOPLE = "party | office | period | name | also\nARM | speaker | 2031-01-01/.. | Lia MOR | Lia MORIAN\n"
PACT = '[ZP]\nname = "Zenda Pact"\nkinds = ["pact"]\nsource = "the pact\'s own list"\nmember = ["2030/.. ARM GEO"]\n'


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "people.txt").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "pact.toml").write_text(PACT, encoding="utf-8")


def run(*args, exit_code=0):
    result = CliRunner().invoke(app, ["knowledge", *args])
    assert result.exit_code == exit_code, result.output
    return result


@pytest.mark.parametrize(
    ("args", "shown"),
    [
        (["Armenia", "--on", "2023-12-01"], ["Armenia on 2023-12-01", "Nikol Pashinyan", "CSTO", "1992-05-15 / .."]),
        (["CSTO", "--on", "2023-12-01"], ["Collective Security Treaty Organization", "6 members on that day"]),
        (["the German foreign minister", "--on", "2019-05-01"], ["Heiko Maas", "2018-03-14 / 2021-12-08"]),
        (["armenia"], ["state, ARM"]),
        (["arm"], ["state, ARM"]),
        (["EU", "--on", "2024-01-01"], ["27 members on that day", "World Trade Organization"]),
    ],
)
def test_show(args, shown):
    output = run("show", *args).stdout
    for piece in shown:
        assert piece in output


def test_show_as_json():
    found = json.loads(run("show", "CSTO", "--on", "2023-12-01", "--json").stdout)
    assert found[0]["entity"]["id"] == "CSTO"
    assert {"member": "ARM", "status": "member"}.items() <= found[0]["memberships"][0].items()


def test_nobody_of_that_name(tmp_path):
    assert "nothing is known of 'Qwertz'" in run("show", "Qwertz", exit_code=2).stderr
    assert not (tmp_path / "foedus.db").exists()


def test_check_counts_what_is_held_and_finds_no_mistake():
    output = run("check").stdout
    assert "0 mistakes" in output
    assert "gap: " not in output
    held = json.loads(run("check", "--json").stdout)["held"]
    assert held["tenure"] > 1000


def test_what_a_user_adds_wins_over_ours():
    assert "Kept people.txt, pact.toml in foedus.db" in run("add", "people.txt", "pact.toml").stdout
    assert "Lia Mor" in run("show", "the speaker of Armenia", "--on", "2031-02-01").stdout
    output = run("show", "Zenda Pact", "--on", "2031-02-01").stdout
    assert "2 members on that day" in output
    assert "the pact's own list" in output
    assert "Took people.txt out" in run("remove", "people.txt").stdout
    assert "Lia Mor" not in run("show", "ARM", "--on", "2031-02-01").stdout


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", "who | what\nx | y\n", "columns of none of our tables"),
        ("a.txt", PEOPLE.replace("speaker", "swan keeper"), "'swan keeper', which offices.toml has not"),
        ("a.txt", PEOPLE.replace("ARM", "ARX"), "ARX, which is none that we know"),
        ("a.txt", PEOPLE.replace("2031-01-01/..", "2031-13/.."), "a.txt, line 2: not a date"),
        ("a.txt", PEOPLE + "ARM | speaker\n", "a.txt, line 3: 2 cells"),
        ("a.txt", "country | names\nARM | Hetq\n", "may be one of outlets, companies"),
        ("a.toml", "[ZP\n", "a.toml is not TOML"),
        ("a.toml", PACT.replace("name =", "nome ="), "ZP has 'nome', which is no key of ours"),
        ("a.toml", PACT.replace('name = "Zenda Pact"', ""), "ZP has no name"),
        ("a.toml", PACT.replace("2030/..", "2030/2029"), "ends before it starts"),
    ],
)
def test_a_file_with_a_mistake_is_named_and_not_kept(tmp_path, name, content, said):
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert said in " ".join(run("add", name, exit_code=1).stderr.split())
    assert json.loads(run("show", "ARM", "--on", "2031-02-01", "--json").stdout)
    assert "keeps none" in run("remove", name, exit_code=2).stderr


def test_a_file_that_is_not_there():
    assert "nothing.txt cannot be read" in run("add", "nothing.txt", exit_code=1).stderr
    assert "nothing.json cannot be read" in run("import-wikidata", "nothing.json", exit_code=1).stderr


def test_import_wikidata(tmp_path):
    position = {"mainsnak": {"datavalue": {"value": {"id": "Q2"}}}, "rank": "normal"}
    dump = [
        {"id": "Q1", "labels": {"en": {"value": "Lia Mor"}}, "claims": {"P39": [position]}},
        {"id": "Q2", "labels": {"en": {"value": "Minister of Defence of Armenia"}}},
    ]
    (tmp_path / "dump.json").write_text("\n".join(map(json.dumps, dump)), encoding="utf-8")
    assert "Kept 1 person with 1 tenure" in run("import-wikidata", "dump.json").stdout
    assert "defence minister" in run("show", "Lia Mor").stdout


@pytest.mark.parametrize("command", ["show", "check", "add", "remove", "import-wikidata"])
def test_every_command_explains_itself_with_an_example(command):
    assert f"  foedus knowledge {command}" in run(command, "--help").stdout


def test_help_lists_every_command_with_a_whole_line():
    assert "..." not in run("--help").stdout.partition("Commands:\n")[2]


def test_files_are_taken_together_or_not_at_all(tmp_path):
    (tmp_path / "head.txt").write_text(PEOPLE.replace("ARM | speaker", "ZP | secretary-general"), encoding="utf-8")
    assert "ZP, which is none that we know" in run("add", "head.txt", exit_code=1).stderr
    assert "head.txt, pact.toml" in " ".join(run("add", "head.txt", "pact.toml").stdout.split())
    assert "remove first what rests on it" in run("remove", "pact.toml", exit_code=1).stderr
    (tmp_path / "empty.txt").write_text("\n", encoding="utf-8")
    assert "empty.txt is empty" in run("add", "people.txt", "empty.txt", exit_code=1).stderr
    assert "keeps no file" in run("remove", "people.txt", exit_code=2).stderr


def test_a_record_that_was_named_must_be_there():
    assert "there is no record at typo.db" in run("show", "ARM", "--record", "typo.db", exit_code=1).stderr


def test_a_name_that_is_nearly_one_of_ours_is_asked_for():
    assert "did you mean Kazakhstan" in run("show", "Kazakstan", exit_code=2).stderr
