"""How a message leaves: to a command on its standard input, or to an address on the web.

The only place that sends anything over the network, and only when the person asks to send. An address may hold a
secret: no complaint says more of it than its host.
"""

import subprocess
from http.client import HTTPException
from tempfile import TemporaryFile
from typing import BinaryIO
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

__all__ = ["SendingError", "post", "run"]

SECONDS = 30
LONGEST_COMPLAINT = 200  # letters
MOST_READ = 1 << 16  # bytes of a command's complaints
REDIRECTED = range(300, 400)


class SendingError(Exception):
    """Why something could not be sent, in words that may be shown."""


def run(command: tuple[str, ...], message: bytes) -> None:
    """Run the command with the message on its standard input; SendingError unless it ends well within 30 seconds.

    It reads and writes files and no pipes, so that nothing that it starts and leaves behind can hold us.
    """
    with TemporaryFile() as given, TemporaryFile() as complaint:
        given.write(message)
        given.seek(0)
        try:
            code = subprocess.run(
                command, stdin=given, stdout=subprocess.DEVNULL, stderr=complaint, timeout=SECONDS, check=False
            ).returncode
        except subprocess.TimeoutExpired:
            raise SendingError(f"the command {command[0]} was still running after {SECONDS} seconds") from None
        except (OSError, ValueError) as error:
            raise SendingError(f"the command {command[0]} cannot be run: {_reason(error)}") from None
        if code:
            said = _last_line(complaint)
            raise SendingError(f"the command {command[0]} failed with code {code}{said and ': ' + said}")


def _last_line(complaint: BinaryIO) -> str:
    complaint.seek(0)
    lines = complaint.read(MOST_READ).decode("utf-8", "replace").splitlines()
    return next((line.strip() for line in reversed(lines) if line.strip()), "")[:LONGEST_COMPLAINT]


class _NoRedirects(HTTPRedirectHandler):
    """Follows nobody elsewhere: the words go where the person wrote, not to a machine that an answer names."""

    def redirect_request(self, *_: object) -> None:
        """Return no new request."""


def post(address: str, message: bytes) -> None:
    """Post the message, which is JSON, to the address; SendingError unless it is taken within 30 seconds."""
    host = urlsplit(address).hostname
    headers = {"Content-Type": "application/json", "User-Agent": "foedus"}
    request = Request(address, data=message, headers=headers, method="POST")
    try:
        with build_opener(_NoRedirects).open(request, timeout=SECONDS):
            return
    except HTTPError as error:
        error.close()
        elsewhere = " and names another address: write that one" if error.code in REDIRECTED else ""
        raise SendingError(f"{host} answered {error.code}{elsewhere}") from None
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            raise SendingError(f"{host} did not answer for {SECONDS} seconds") from None
        raise SendingError(f"{host} cannot be reached: {_reason(reason)}") from None


def _reason(error: object) -> str:
    return getattr(error, "strerror", None) or type(error).__name__
