"""What was told is sent once: to a command on its standard input, to an address as JSON, and again where that fails."""

import json
import socket
import sys
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from foedus.api import Sent, channels
from foedus.api.channels import SendingError, post, run
from foedus.api.sending import AT_ONCE

KEEPS = "import sys; open(sys.argv[1], 'ab').write(sys.stdin.buffer.read() + b'\\n')"
FAILS = "import sys; print('fine'); sys.stderr.write('no bus\\n\\n'); sys.exit(3)"


def command(script, *arguments):
    return [sys.executable, "-c", script, *map(str, arguments)]


def watch(name="x", **sending):
    return f'[[watch]]\nname = "{name}"\nwhat = "standing"\n' + "".join(
        f"{key} = {json.dumps(value)}\n" for key, value in sending.items()
    )


@pytest.fixture
def alerts(tmp_path):
    def written(text):
        path = tmp_path / "alerts.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def messages(path):
    return [json.loads(line)["matches"] for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def test_a_command_takes_what_is_new_once(record, alerts, tmp_path):
    path, kept = alerts(watch(run=command(KEEPS, tmp_path / "kept"))), tmp_path / "kept"
    (match,) = record.watch(path)
    assert (record.unsent(path), messages(kept)) == (1, [])
    assert (record.send(path), record.send(path)) == (Sent(1), Sent())
    ((sent,),) = messages(kept)
    assert (sent["watch"], sent["says"], sent["claims"]) == ("x", match.says, list(match.claims))
    assert sent["quotes"][0]["words"] == "Ruritania gave notice to the League"
    assert record.unsent(path) == 0


def test_what_fails_is_sent_again_the_next_time(record, alerts, tmp_path):
    path = alerts(watch(run=command(FAILS)))
    record.watch(path)
    for _ in range(2):
        (failure,) = record.send(path).failures
        assert failure == f"the command {sys.executable} failed with code 3: no bus"
    path = alerts(watch(run=command(KEEPS, tmp_path / "kept")))
    assert record.watch(path).rows == ()
    assert record.send(path) == Sent(1)
    assert len(messages(tmp_path / "kept")) == 1


def test_what_was_told_before_it_was_to_be_sent_is_not_sent(record, alerts, tmp_path):
    record.watch(alerts(watch()))
    assert record.send(alerts(watch(run=command(KEEPS, tmp_path / "kept")))) == Sent()


def test_one_way_failing_does_not_hold_up_the_other(record, alerts, tmp_path):
    path = alerts(watch(run=command(KEEPS, tmp_path / "kept"), post="http://localhost:9/"))
    record.watch(path)
    done = record.send(path)
    assert (done.sent, len(done.failures), record.unsent(path)) == (1, 1, 1)


def test_many_matches_go_in_several_messages(record, alerts, monkeypatch):
    path = alerts(watch(run=["carry"]))
    (match,) = record.watch(path)
    sign = record.store.signs(match.condition)[-1]
    marks = [f"mrk-{number}" for number in range(AT_ONCE + 20)]
    record.store.add_signs(type(sign)(sign.condition, mark, sign.what, datetime.now(UTC), ("run",)) for mark in marks)
    sizes = []

    def carry(_, message):
        sizes.append(len(json.loads(message)["matches"]))
        if len(sizes) == 2:
            raise SendingError("full")

    monkeypatch.setattr(channels, "run", carry)
    assert record.send(path) == Sent(AT_ONCE, ("full",))
    assert record.send(path) == Sent(21)
    assert sizes == [AT_ONCE, 21, 21]


def test_stopping_in_the_middle_leaves_it_owed(record, alerts, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    path = alerts(watch(run=["carry"]))
    record.watch(path)
    monkeypatch.setattr(channels, "run", stop)
    with pytest.raises(KeyboardInterrupt):
        record.send(path)
    assert record.unsent(path) == 1


@pytest.mark.parametrize(
    ("command", "complaint"),
    [
        (command("import time; time.sleep(30)"), "was still running after 0.5 seconds"),
        (["/none/such"], "the command /none/such cannot be run: No such file or directory"),
        (["."], "cannot be run: Permission denied"),
        (command("import sys; sys.stderr.write('x' * 10**6); sys.exit(1)"), "failed with code 1: " + "x" * 200),
        (command("import os; os.kill(os.getpid(), 9)"), "failed with code -9"),
    ],
)
def test_a_command_that_fails(monkeypatch, command, complaint):
    monkeypatch.setattr(channels, "SECONDS", 0.5 if "sleep" in command[-1] else 30)
    with pytest.raises(SendingError) as failed:
        run(tuple(command), b"{}")
    assert str(failed.value).endswith(complaint)


def test_no_shell_reads_a_command(tmp_path):
    run(tuple(command(KEEPS, tmp_path / "$(id); `id` *")), b"{}")
    assert [path.name for path in tmp_path.iterdir()] == ["$(id); `id` *"]


@pytest.fixture
def hook():
    """An address of this machine that answers with `answer` and keeps what was posted."""

    class Hook(BaseHTTPRequestHandler):
        answer, posted = 200, []

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            Hook.posted.append((self.path, self.headers["Content-Type"], body))
            self.send_response(Hook.answer)
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Hook) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        Hook.address = f"http://127.0.0.1:{server.server_port}/secret-token"
        yield Hook
        server.shutdown()
        thread.join()


def test_an_address_takes_json(record, alerts, hook):
    path = alerts(watch(post=hook.address))
    (match,) = record.watch(path)
    assert hook.posted == []
    assert record.send(path) == Sent(1)
    ((where, type_, body),) = hook.posted
    assert (where, type_) == ("/secret-token", "application/json")
    assert json.loads(body)["matches"][0]["mark"] == match.mark


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        (500, "127.0.0.1 answered 500"),
        (404, "127.0.0.1 answered 404"),
        (302, "127.0.0.1 answered 302 and names another address: write that one"),
        (307, "127.0.0.1 answered 307 and names another address: write that one"),
    ],
)
def test_an_address_that_does_not_take_it(hook, answer, complaint):
    hook.answer = answer
    with pytest.raises(SendingError) as failed:
        post(hook.address, b"{}")
    assert str(failed.value) == complaint
    assert len(hook.posted) == 1


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/secret", "https://127.0.0.1:9/secret"])
def test_an_address_that_cannot_be_reached(address):
    with pytest.raises(SendingError, match=r"^127\.0\.0\.1 cannot be reached: Connection refused$"):
        post(address, b"{}")


def test_an_address_that_does_not_answer(monkeypatch):
    monkeypatch.setattr(channels, "SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(SendingError) as failed:
        post(f"http://127.0.0.1:{silent.getsockname()[1]}/", b"{}")
    assert str(failed.value) == "127.0.0.1 did not answer for 0.3 seconds"
