"""A desk over a record in PostgreSQL shows what one over a file shows, and what one decides on it others see."""

import re

import pytest
from typer.testing import CliRunner

from dossier import write_dossier
from foedus.cli import app
from places import ids_of, places

VARYING = re.compile(
    r'name="token" value="[^"]*"|nonce="[^"]*"|record\w*\.db|record\d+|\b\d\d:\d\d\b'
    r'|20\d\d-\d\d-\d\dT[\d:.]+[^"<]*|(rul|dec)-\w+'
)
COMMANDS = (
    "status", "documents", "standing EAEU", "demands --json", "contradictions", "review", "log", "search summit",
    "timeline --limit 3", "copies", "versions",
)  # fmt: skip


@pytest.fixture(scope="module")
def both(tmp_path_factory, server):
    """The same record in a file and in a database."""
    file = str(tmp_path_factory.mktemp("team") / "record.db")
    with server.place() as place:
        for one in (file, place):
            write_dossier(one).close()
        yield file, place


def same(*pages):
    one, other = (VARYING.sub("", page) for page in pages)
    assert one == other


def test_every_page_is_the_same(both, visit):
    file, place = both
    browsers = visit(file), visit(place)
    addresses = list(places(file))
    assert addresses == list(places(place))
    for address in addresses:
        one, other = (browser.get(address) for browser in browsers)
        assert (address, one.status_code) == (address, other.status_code)
        same(one.text, other.text)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_an_address(both, command):
    found = [CliRunner().invoke(app, [*command.split(), "--record", record]) for record in both]
    assert [one.exit_code for one in found] == [0, 0], found[1].output
    same(*(one.output for one in found))


def test_a_command_hides_the_password(both, monkeypatch, tmp_path):
    _, place = both
    secret = place.replace("postgres@", "postgres:sesame@")
    file = tmp_path / "mine.txt"
    file.write_text("party | cities\n", encoding="utf-8")
    monkeypatch.setenv("FOEDUS_RECORD", secret)
    for command in (["status"], ["knowledge", "add", str(file)], ["why", "clm-none"], ["standing", "EAEU"]):
        assert "sesame" not in CliRunner().invoke(app, command).output
    monkeypatch.setenv("FOEDUS_RECORD", secret.replace("/record", "/nowhere"))
    gone = CliRunner().invoke(app, ["status"])
    assert "does not exist" in gone.output
    assert "sesame" not in gone.output


def test_what_one_decides_the_other_sees(both, visit, decide):
    _, place = both
    first, second = visit(place), visit(place, person="Ben")
    claim = ids_of(place)["claim"]
    before = second.get(f"/claim/{claim}").text
    assert decide(first, claim, "reject", note="not so").status_code == 303
    assert "not so" in second.get(f"/claim/{claim}").text
    assert "not so" not in before
