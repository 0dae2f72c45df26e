"""Lists of addresses, one a line: what is found at each is fetched, for that is what such a list asks for."""

from collections.abc import Iterator
from typing import BinaryIO

from foedus.errors import SourceError
from foedus.sources.contract import Found, Given, Skipped
from foedus.sources.encoding import decoded

__all__ = ["read_addresses"]

LONGEST = 10_000  # bytes of a line
COMMENT = "#"


def read_addresses(stream: BinaryIO, key: str, given: Given) -> Iterator[Found]:
    """Yield what is found at each address; blank lines, and those that begin with #, are passed over."""
    if given.fetch is None:
        raise SourceError("a list of addresses, which are not fetched here", "give the addresses themselves")
    is_any = False
    number = 0
    while line := stream.readline(LONGEST):
        number += 1
        try:
            address = decoded(line).strip()
        except SourceError as error:
            yield Skipped(f"{key}:{number}", str(error))
            continue
        if address and not address.startswith(COMMENT):
            is_any = True
            yield from given.fetch(address, given)
    if not is_any:
        raise SourceError("a list without addresses")
