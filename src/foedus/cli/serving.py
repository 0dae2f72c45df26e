"""The command that shows a record in a browser, on one's own machine or on a network."""

import socket
import threading
import webbrowser
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any

import typer

from foedus.cli import options
from foedus.cli.console import err
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened, shown
from foedus.cli.ordering import put_in_order
from foedus.cli.password import password_of
from foedus.errors import QueryError, RecordError

__all__ = ["add_to", "check_parts"]

_EXAMPLES = (
    "foedus serve                            foedus.db, at http://127.0.0.1:8642/",
    "foedus serve dossier.db --port 9000",
    "foedus serve dossier.db --read-only     nobody can decide anything",
    "foedus serve --person ben --blind       code what others have decided about, without seeing that",
    "foedus serve dossier.db --host 0.0.0.0 --password",
    "foedus serve dossier.db --password-file secret.txt --name desk.example    behind a proxy with TLS",
)
NEEDED = ("argon2", "jinja2", "starlette", "uvicorn")
LOOPBACK = "127.0.0.1"
PORT = 8642

Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="Where; 0 takes one that is free.")]
Host = Annotated[
    str, typer.Option("--host", metavar="ADDRESS", help="Who may ask: 127.0.0.1 this machine, 0.0.0.0 the network.")
]
ReadOnly = Annotated[bool, typer.Option("--read-only", help="Show the record; nothing in it can be changed.")]
Password = Annotated[
    bool, typer.Option("--password", help="Let in who knows a password: FOEDUS_PASSWORD, else it is asked for now.")
]
PasswordFile = Annotated[
    Path | None,
    typer.Option("--password-file", metavar="FILE", readable=False, help="The password is the file's first line."),
]
Names = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="HOST", help="What else it is asked by, behind a proxy; may be given again."),
]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Open no browser.")]
Blind = Annotated[bool, typer.Option("--blind", help="In review, hide what readers and others made of what you code.")]
RecordNamed = Annotated[str | None, typer.Argument(metavar="RECORD", help="The same as --record.", show_default=False)]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve", help=helped(serve, *_EXAMPLES))(serve)


def serve(
    named: RecordNamed = None,
    port: Port = PORT,
    host: Host = LOOPBACK,
    read_only: ReadOnly = False,
    password: Password = False,
    password_file: PasswordFile = None,
    names: Names = None,
    no_browser: NoBrowser = False,
    person: options.Person = None,
    blind: Blind = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Show a record in a browser, to see and correct it.

    The desk is for this machine alone unless --host says otherwise, asks no other machine for anything, and needs no
    JavaScript. Every page has an address, and with .json or .csv behind it its rows. Ctrl-C ends it. On a network it
    needs a password, or --read-only. docs/desk.md says more.
    """
    check_parts()
    file = named or record
    with opened(file) as found:  # whatever is wrong with it is said now, and not on every page
        if not read_only:
            put_in_order(found)
    secret = password_of(password_file, asked=password)
    _check_network(host, secret, read_only=read_only)
    with _listening(host, port) as listening:
        address = _address(host, listening.getsockname()[1])
        err().print(f"foedus: {shown(file)} is at {address} (Ctrl-C ends it)", markup=False, soft_wrap=True)
        if not no_browser:
            threading.Timer(0.5, webbrowser.open, (address,)).start()
        kept = {"host": host, "read_only": read_only, "person": person, "blind": blind}
        kept["names"] = tuple(map(str.casefold, names or ()))
        _run(listening, _desk(file, secret, kept))


def check_parts() -> None:
    """Raise QueryError where what the desk is made of is not installed."""
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise QueryError(f"the desk needs {', '.join(missing)}, not installed", "pip install 'foedus[serve]'")


def _check_network(host: str, secret: str, *, read_only: bool) -> None:
    """Say who can do what on a network; QueryError where everybody could change the record."""
    if _is_own_machine(host):
        return
    if not secret and not read_only:
        raise QueryError(
            f"everybody who reaches {host} could change the record",
            "ask for a password with --password, or let them only read with --read-only",
        )
    what = "the password and the pages go" if secret else "everybody who reaches it can read the record, and it goes"
    err().print(f"foedus: {what} over the network as they are; docs/desk.md says how to encrypt that", style="yellow")


def _is_own_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _desk(record: str, secret: str, kept: dict[str, Any]) -> Any:
    from foedus.desk import Settings, desk, hashed

    return desk(Settings(record, password=hashed(secret) if secret else "", **kept))


def _run(listening: socket.socket, app: Any) -> None:
    """Answer until Ctrl-C."""
    import uvicorn

    config = uvicorn.Config(app, log_level="warning", server_header=False, date_header=False, lifespan="off")
    uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; RecordError where none can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise RecordError(
            f"nothing can be served at {host}:{port} ({said})", "name another --port or --host"
        ) from error


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": LOOPBACK, "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"
