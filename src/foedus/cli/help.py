"""How a command's help is put together: what it does, then examples that can be copied."""

from collections.abc import Callable
from inspect import cleandoc

__all__ = ["helped"]

AS_IT_STANDS = "\b"  # click wraps no paragraph that begins with a line of this


def helped(said: str | Callable[..., object], *examples: str) -> str:
    """Return a command's help: what is said of it (or its docstring), and examples of its use."""
    text = said if isinstance(said, str) else said.__doc__ or ""
    name = "Example:" if len(examples) == 1 else "Examples:"
    return "\n".join([cleandoc(text), "", AS_IT_STANDS, name, *(f"  {example}" for example in examples)])
