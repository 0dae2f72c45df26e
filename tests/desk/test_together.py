"""Two browsers and a command line decide on one record at once: none of it is lost, and none of it doubled."""

import json
import re
import socket
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from urllib.parse import urlencode

import pytest

from foedus.api import open_record
from foedus.model import Claim, Document, Field, Run, Text
from foedus.text import words

EACH, TEXTS, IN_A_TEXT = 500, 25, 4
MEMORY = Path("/dev/shm")  # where a disk need not be waited for
TOKEN = re.compile(rb'name="token" value="([0-9a-f]{64})"')
FORM = "application/x-www-form-urlencoded"
# A command line as a person's script would use it: one command after the other, each opening the record anew.
COMMANDS = """
import json, sys
from contextlib import redirect_stdout
from io import StringIO
from typer.main import get_command
from foedus.cli import app
record, person, claims = json.loads(sys.argv[1])
foedus = get_command(app)
for claim in claims:
    with redirect_stdout(StringIO()):
        foedus(["reject", claim, "--person", person, "--record", record], standalone_mode=False)
"""


@pytest.fixture
def busy():
    """The file of a record of a hundred claims."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        file = Path(folder) / "record.db"
        with open_record(file) as record:
            for number in range(TEXTS):
                text = Text("\n\n".join(f"Envoy {number} of {one} said no to it." for one in range(IN_A_TEXT)))
                document = Document(f"{number}.txt", f"digest {number}")
                run = Run((("cues", "1"),), datetime(2031, 3, 6, tzinfo=UTC))
                record.store.add_reading(document, text, run, [claim(text, number, one) for one in range(IN_A_TEXT)])
        yield file


def claim(text, number, one):
    quote = f"Envoy {number} of {one} said no"
    at = text.content.index(quote)
    piece = words(text.content, at, at + len(quote))
    return Claim(text.id, "posture", piece, piece, (Field("conduct", "other", 0.5),))


@contextmanager
def served(file):
    """Yield the port of a desk in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from foedus.cli import main; main()", "serve", str(file), "--no-browser"]
    with subprocess.Popen([*command, "--person", "Ada", "--port", str(port)], stderr=subprocess.DEVNULL) as desk:
        try:
            until = monotonic() + 30
            while monotonic() < until:
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    sleep(0.05)
            yield port
        finally:
            desk.terminate()


def browse(port, claims, note):
    """Decide as a browser at the desk does, and return the statuses."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", f"/claim/{claims[0]}")
    answer = connection.getresponse()
    cookie, token = answer.headers["Set-Cookie"].partition(";")[0], TOKEN.search(answer.read())[1].decode()
    statuses = []
    for claim in claims:
        form = urlencode({"token": token, "verdict": "accept", "note": note, "back": "/review"})
        connection.request("POST", f"/claim/{claim}/decide", form, {"Content-Type": FORM, "Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        statuses.append(answer.status)
    connection.close()
    return statuses


def test_two_browsers_and_a_command_line_lose_nothing_and_double_nothing(busy):
    with open_record(busy) as record:  # as somebody does who only looks
        claims = [row.id for row in record.claims()]
        wanted = [claims[number % len(claims)] for number in range(EACH)]
        command = [sys.executable, "-c", COMMANDS, json.dumps([str(busy), "Cleo", wanted])]
        with served(busy) as port, ThreadPoolExecutor(2) as browsers, subprocess.Popen(command) as line:
            running = [browsers.submit(browse, port, wanted, note) for note in ("one", "other")]
            assert {status for one in running for status in one.result()} == {303}
            assert line.wait(120) == 0
        made = record.store.decisions()
    assert len(made) == len({one.id for one in made}) == 3 * EACH
    told = Counter((one.person, one.note, one.verdict, one.claim_id) for one in made)
    for who in (("Ada", "one", "accept"), ("Ada", "other", "accept"), ("Cleo", None, "reject")):
        assert {claim: told[(*who, claim)] for claim in claims} == Counter(wanted)
