"""Whatever a parser does in the process apart, the document is skipped with the reason, and the next one is read."""

import os
import subprocess
import sys
import threading
from contextlib import suppress
from time import monotonic

import pytest

import unruly
from foedus.errors import SourceError
from foedus.sources import apart
from foedus.sources.apart import parsed_apart


def echoed(words):
    found, process = parsed_apart(unruly.echo, words)
    assert (found.said.title, found.text) == ("Echo", words.decode())
    return int(process.text)


def test_what_a_parser_finds_comes_back():
    assert echoed("Ānother — “word”\n\ud7ff".encode()) != os.getpid()


@pytest.mark.parametrize(
    ("parse", "reason"),
    [
        (unruly.crash, "its parser breaks down on it: save it in another form"),
        (unruly.leave, "its parser breaks down on it"),
        (unruly.eat, "its parser takes more memory than 1,024 MB"),
        (unruly.fill, "more than 4,000,000 characters"),
        (unruly.deepen, "it is nested too deep"),
        (unruly.refuse, "no good: write it anew"),
        (unruly.fail, "it cannot be taken apart (KeyError: 'what nobody thought of')"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_goes_wrong_is_a_reason_and_the_next_document_is_read(parse, reason):
    with pytest.raises(SourceError) as raised:
        parsed_apart(parse, b"words")
    assert reason in str(raised.value)
    echoed(b"the next")


@pytest.mark.parametrize(
    ("parse", "limit"), [(unruly.toil, "SECONDS"), (unruly.hang, "PATIENCE"), (unruly.toil, "PATIENCE")]
)
def test_what_takes_too_long_is_ended(monkeypatch, parse, limit):
    monkeypatch.setattr(apart, limit, 0.5)
    began = monotonic()
    with pytest.raises(SourceError, match=r"its parser was not done after"):
        parsed_apart(parse, b"")
    assert monotonic() - began < 10
    monkeypatch.undo()
    echoed(b"the next")


def test_what_a_parser_prints_is_no_answer():
    assert parsed_apart(unruly.prattle, b"words")[0].text == "words"


def test_one_process_reads_many_documents_and_then_another_takes_over(monkeypatch):
    monkeypatch.setattr(apart, "MOST_PARSED", 3)
    apart._cell(os.getpid()).end()
    processes = [echoed(b"words") for _ in range(6)]
    assert [processes.count(one) for one in dict.fromkeys(processes)] == [3, 3]


def test_a_process_that_has_gone_is_started_anew():
    with suppress(ProcessLookupError):
        os.kill(echoed(b"words"), 9)
    echoed(b"the next")


def test_threads_take_turns():
    found = []
    threads = [threading.Thread(target=lambda at=at: found.append(echoed(b"%d" % at))) for at in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing is forked here")
def test_a_process_that_was_forked_has_one_of_its_own():
    ours = echoed(b"words")
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.write(writer, b"%d" % echoed(b"words"))
        os._exit(0)
    os.waitpid(child, 0)
    assert int(os.read(reader, 20)) != ours
    assert echoed(b"words") == ours
    os.close(reader)
    os.close(writer)


def test_it_ends_with_the_program(tmp_path):
    (tmp_path / "json.py").write_text("raise RuntimeError('a module of the folder that is worked in')")
    program = (
        "import unruly\nfrom foedus.sources.apart import parsed_apart\nprint(parsed_apart(unruly.echo, b'')[1].text)"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    run = subprocess.run([sys.executable, "-P", "-c", program], env=env, cwd=tmp_path, capture_output=True, check=True)
    with pytest.raises(ProcessLookupError):
        os.kill(int(run.stdout), 0)
