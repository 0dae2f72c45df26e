"""What a form says, as it comes from a browser: its fields, and the files in it, no more of either than is allowed."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.types import Receive

from foedus.api import Upload
from foedus.desk.errors import RefusedError

__all__ = ["LONGEST_FORM", "LONGEST_UPLOAD", "MOST_FILES", "Form", "form_of"]

LONGEST_FORM = 200_000  # bytes; a decision takes some hundred
LONGEST_UPLOAD = 50_000_000
LONGEST_FIELD = 4_000_000  # a text of a million characters that was pasted
MOST_FILES, MOST_FIELDS = 200, 100
PATIENCE = 10  # times as much as is allowed is heard out
WORDS, FILES = "application/x-www-form-urlencoded", "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form by name, and its files. They are kept in memory: nothing sent here is a file on the disk."""

    fields: dict[str, str] = field(default_factory=dict)
    files: tuple[Upload, ...] = ()


async def form_of(headers: Headers, receive: Receive, *, files: bool) -> Form:
    """Return what a form says; RefusedError for what is none, or is too long. Only some pages take `files`."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind == WORDS:
            return Form(_fields(b"".join([piece async for piece in _pieces(receive, LONGEST_FORM)])))
        if kind == FILES and files:
            return await _with_files(headers, receive)
    except (ValueError, MultiPartException) as error:
        raise RefusedError(400, "the form cannot be read", "go back, load the page again, and send it again") from error
    raise RefusedError(415, "what was sent is no form of the desk", "decide on a page of the desk itself")


def _fields(body: bytes) -> dict[str, str]:
    return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"))


async def _with_files(headers: Headers, receive: Receive) -> Form:
    parser = MultiPartParser(
        headers,
        _pieces(receive, LONGEST_UPLOAD),
        max_files=MOST_FILES,
        max_fields=MOST_FIELDS,
        max_part_size=LONGEST_FIELD,
    )
    parser.spool_max_size = LONGEST_UPLOAD  # so that nothing of it is written to the disk
    found = await parser.parse()
    try:
        fields = {name: value for name, value in found.multi_items() if isinstance(value, str)}
        sent = [value for _, value in found.multi_items() if isinstance(value, UploadFile)]
        return Form(fields, tuple([Upload(one.filename or "", await one.read()) for one in sent if one.filename]))
    finally:
        await found.close()


async def _pieces(receive: Receive, longest: int) -> AsyncGenerator[bytes, None]:
    """Yield what is sent, piece by piece; RefusedError where it is too much.

    What is too much is read and forgotten, as far as there is an end to it: a browser hears no answer before.
    """
    length, more = 0, True
    while more and length <= PATIENCE * longest:
        message = await receive()
        piece = message.get("body", b"")
        length += len(piece)
        more = message.get("more_body", False)
        if length <= longest:
            yield piece
    if length > longest:
        raise RefusedError(413, "the form is too long", f"send less than {longest:,} bytes at once")
