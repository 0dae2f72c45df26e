"""The trained encoder of word pieces, run by onnxruntime on one thread.

The files in `data/` are made by `training/export.py`; `docs/model-card.md` is their card.
"""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
import onnxruntime

from foedus.readers.encoder.chains import Scores
from foedus.readers.encoder.windows import Window, pieces_of
from foedus.readers.encoder.words import Numbers, Words

__all__ = ["CLOSE", "OPEN", "batches", "damaged", "encode", "is_installed", "run", "version"]

OPEN, CLOSE = 101, 102  # the pieces that a window stands between
AT_ONCE = 400  # words; a fifth faster than with a thousand, which do not fit into a core's own memory


@cache
def is_installed() -> bool:
    """Tell whether the network's files are there; without them foedus reads by rules alone."""
    return _file("encoder.onnx").is_file()


@cache
def version() -> str:
    """Return a hash of the network's files."""
    names = sorted(each.name for each in _file("").iterdir() if each.name.endswith((".onnx", ".json")))
    return sha256(b"".join(sha256(_file(name).read_bytes()).digest() for name in names)).hexdigest()[:12]


def damaged() -> tuple[str, ...]:
    """Return the names of the network's files that are missing, or are not what `files.sha256` says they are."""
    told = (line.split() for line in _file("files.sha256").read_text(encoding="ascii").splitlines())
    return tuple(
        name
        for digest, name in told
        if not _file(name).is_file() or sha256(_file(name).read_bytes()).hexdigest() != digest
    )


def encode(words: Words, window: Window, marks: Numbers | None = None) -> Scores:
    """Return the states of the window's pieces, those that open and close it included.

    `marks` are those of each piece, where a pair is marked. A window is encoded alone: weights of 8 bits are scaled by
    all that is encoded at once, and what is found in a text must not hang on the texts beside it.
    """
    pieces, _ = pieces_of(words, window)
    sizes = np.diff(words.first[window.start : window.end + 1])
    given = np.zeros((3, 1, len(pieces) + 2), dtype=np.int64)
    given[0, 0] = [OPEN, *pieces, CLOSE]
    given[1, 0, 1:-1] = np.repeat(words.flags[window.start : window.end], sizes)
    if marks is not None:
        given[2, 0, 1:-1] = marks
    (states,) = run("encoder", pieces=given[0], flags=given[1], marks=given[2])
    alone: Scores = states[0]
    return alone


def batches(lengths: Sequence[int]) -> list[list[int]]:
    """Return the places of lengths in batches of like length, none longer than AT_ONCE in all."""
    found: list[list[int]] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if found and lengths[place] * (len(found[-1]) + 1) <= AT_ONCE:
            found[-1].append(place)
        else:
            found.append([place])
    return found


def run(part: str, **given: Any) -> Sequence[Scores]:
    """Return what a part of the network makes of those of its inputs that it uses."""
    session = _session(part)
    made: Sequence[Scores] = session.run(None, {each.name: given[each.name] for each in session.get_inputs()})
    return made


@cache
def _session(part: str) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with as_file(_file(f"{part}.onnx")) as file:
        return onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])


def _file(name: str) -> Traversable:
    return files(__package__).joinpath("data", name)
