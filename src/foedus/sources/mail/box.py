"""A box of letters in one file (mbox), read letter by letter."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from foedus.errors import SourceError
from foedus.sources.apart import parsed_apart
from foedus.sources.contract import Found, Given, Skipped
from foedus.sources.mail.letter import MAX_LETTER_BYTES, articles, is_letter
from foedus.sources.particulars import documents_of

__all__ = ["is_box", "read_mbox"]

START = re.compile(rb"From \S.*\d\d:\d\d.*\d{4}")
QUOTED = re.compile(rb">+From ")
LONGEST_LINE = 1_000_000  # bytes read at once; a longer line comes in pieces


def read_mbox(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield the text of each letter, and what is attached; one letter is in memory at a time."""
    number = 0
    for number, data in enumerate(_letters(stream), start=1):
        name = f"{key}:{number}"
        if data is None:
            yield Skipped(name, f"a letter of more than {MAX_LETTER_BYTES:,} bytes")
            continue
        try:
            yield from documents_of(parsed_apart(articles, data), key=name, data=data, given=given, of_many=True)
        except SourceError as error:
            yield Skipped(name, str(error))
    if not number:
        yield Skipped(key, "empty")


def is_box(head: bytes) -> bool:
    """Tell whether a file begins as a box does: with a line for the post office, then the headers of a letter."""
    line, _, rest = head.partition(b"\n")
    return START.match(line) is not None and is_letter(rest)


def _letters(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the bytes of each letter, None for one that is too long to be held."""
    lines: list[bytes] = []
    size, begins, is_open, after_blank = 0, True, False, True
    while line := stream.readline(LONGEST_LINE):
        if begins and after_blank and START.match(line):
            if is_open:
                yield _joined(lines, size)
            lines, size, is_open = [], 0, True
        elif is_open or line.strip():
            is_open = True
            size += len(line)
            if size <= MAX_LETTER_BYTES:
                lines.append(line[1:] if begins and QUOTED.match(line) else line)
        begins, after_blank = line.endswith(b"\n"), not line.strip()
    if is_open:
        yield _joined(lines, size)


def _joined(lines: list[bytes], size: int) -> bytes | None:
    return b"".join(lines) if size <= MAX_LETTER_BYTES else None
