"""The command that shows a record in a browser on one's own machine."""

import socket
import threading
import webbrowser
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer

from foedus.cli import options
from foedus.cli.console import err
from foedus.cli.help import helped
from foedus.cli.opening import DEFAULT_RECORD, opened
from foedus.cli.ordering import put_in_order
from foedus.errors import QueryError, RecordError

__all__ = ["add_to"]

_EXAMPLES = (
    "foedus serve                            foedus.db, at http://127.0.0.1:8642/",
    "foedus serve dossier.db --port 9000",
    "foedus serve dossier.db --read-only     nobody can decide anything",
    "foedus serve --person ben --blind       code what others have decided about, without seeing that",
)
NEEDED = ("jinja2", "starlette", "uvicorn")
LOOPBACK = "127.0.0.1"
PORT = 8642

RecordNamed = Annotated[Path | None, typer.Argument(metavar="RECORD", help="The same as --record.", show_default=False)]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve", help=helped(serve, *_EXAMPLES))(serve)


def serve(
    named: RecordNamed = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Where; 0 takes one that is free.")] = PORT,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Who may ask: 127.0.0.1 this machine, 0.0.0.0 the network.")
    ] = LOOPBACK,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Show the record; nothing in it can be changed.")
    ] = False,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Open no browser.")] = False,
    person: options.Person = None,
    blind: Annotated[
        bool, typer.Option("--blind", help="In review, hide what readers and others made of what you code.")
    ] = False,
    record: options.RecordFile = DEFAULT_RECORD,
) -> None:
    """Show a record in a browser, to see and correct it.

    The desk is for this machine alone unless --host says otherwise, asks no other machine for anything, and needs no
    JavaScript. Every page has an address, and with .json behind it its rows. Ctrl-C ends it. docs/desk.md says more.
    """
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise QueryError(f"the desk needs {', '.join(missing)}, not installed", "pip install 'foedus[serve]'")
    file = named or record
    with opened(file) as found:  # whatever is wrong with it is said now, and not on every page
        if not read_only:
            put_in_order(found)
    with _listening(host, port) as listening:
        address = _address(host, listening.getsockname()[1])
        err().print(f"foedus: {file} is at {address} (Ctrl-C ends it)", markup=False, soft_wrap=True)
        if not no_browser:
            threading.Timer(0.5, webbrowser.open, (address,)).start()
        _run(listening, _desk(file, host, person, read_only=read_only, blind=blind))


def _desk(record: Path, host: str, person: str | None, *, read_only: bool, blind: bool) -> Any:
    from foedus.desk import Settings, desk

    return desk(Settings(record, host=host, read_only=read_only, person=person, blind=blind))


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
