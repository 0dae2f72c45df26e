"""Two browsers and a command line decide on one record at once: none of it is lost, and none of it doubled."""

import json
import os
import re
import socket
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from time import monotonic, sleep
from urllib.parse import urlencode

from foedus.api import open_record

EACH = 500
TOKEN = re.compile(rb'name="token" value="([0-9a-f]{64})"')
FORM = "application/x-www-form-urlencoded"
# A command line as a person's script would use it: one command after the other, each opening the record anew.
COMMANDS = """
import json, sys
from contextlib import redirect_stdout
from io import StringIO
from foedus.cli import app
record, person, claims = json.loads(sys.argv[1])
for claim in claims:
    with redirect_stdout(StringIO()):
        app(["reject", claim, "--person", person, "--record", record], standalone_mode=False)
"""


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


def test_two_browsers_and_a_command_line_lose_nothing_and_double_nothing(plain):
    with open_record(plain) as record:
        before = Counter(record.store.decisions())
        claims = [row.id for row in record.claims()]
    wanted = [claims[number % len(claims)] for number in range(EACH)]
    command = [sys.executable, "-c", COMMANDS, json.dumps([str(plain), "Cleo", wanted])]
    with served(plain) as port, ThreadPoolExecutor(2) as browsers:
        line = subprocess.Popen(command, env=os.environ)
        running = [browsers.submit(browse, port, wanted, note) for note in ("one", "other")]
        assert {status for one in running for status in one.result()} == {303}
        assert line.wait(120) == 0
    with open_record(plain) as record:
        made = Counter(record.store.decisions()) - before
        assert len(record.store.decisions()) == sum(before.values()) + 3 * EACH
    assert max(made.values()) == 1
    assert len({one.id for one in made}) == 3 * EACH
    told = Counter((one.person, one.note, one.verdict, one.claim_id) for one in made)
    each = Counter(wanted)
    for who in (("Ada", "one", "accept"), ("Ada", "other", "accept"), ("Cleo", None, "reject")):
        assert Counter({claim: told[(*who, claim)] for claim in each}) == each
