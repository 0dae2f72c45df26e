"""The JSON twin of every page: the same address with `.json` behind it, made of the same rows."""

from dataclasses import dataclass

from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["SUFFIX", "Twin"]

SUFFIX = ".json"
OURS = "/static/"  # the files of the desk itself


@dataclass(frozen=True, slots=True)
class Twin:
    """Takes the suffix off an address, and notes in `state` that JSON is wanted: `twin` is True then.

    The front page's twin is at `/.json`.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on by the address of its page."""
        if scope["type"] == "http":
            path: str = scope["path"]
            twin = path.endswith(SUFFIX) and not path.startswith(OURS)
            scope.setdefault("state", {})["twin"] = twin
            if twin:
                scope = {**scope, "path": path.removesuffix(SUFFIX)}
        await self.app(scope, receive, send)
