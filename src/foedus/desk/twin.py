"""The twins of every page: the same address with `.json` or `.csv` behind it, made of the same rows."""

from dataclasses import dataclass

from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["CSV", "JSON", "OURS", "Twin"]

JSON, CSV = ".json", ".csv"
OURS = "/static/"  # the files of the desk itself


@dataclass(frozen=True, slots=True)
class Twin:
    """Takes the suffix off an address, and notes in `state` which twin is wanted: `twin` is the suffix, "" for none.

    The front page's twins are at `/.json` and `/.csv`.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on by the address of its page."""
        if scope["type"] == "http":
            path: str = scope["path"]
            ending = "" if path.startswith(OURS) else next((one for one in (JSON, CSV) if path.endswith(one)), "")
            scope.setdefault("state", {})["twin"] = ending
            scope = {**scope, "path": path.removesuffix(ending)}
        await self.app(scope, receive, send)
