"""Looking things up in a tree of XML by their names alone: agencies differ in namespaces and prefixes."""

from collections.abc import Iterator
from typing import Any

from foedus.sources.markup import name_of

__all__ = ["attribute", "every", "first", "language", "words"]

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def every(root: Any, *names: str) -> Iterator[Any]:
    """Yield each element of these names, at any depth, in order; none under None."""
    if root is not None:
        yield from (element for element in root.iter() if name_of(element) in names)


def first(root: Any, name: str) -> Any:
    """Return the first element of that name, None where there is none."""
    return next(every(root, name), None)


def words(root: Any, name: str) -> str | None:
    """Return the words in the first element of that name that has any, on one line."""
    return next(filter(None, (" ".join("".join(found.itertext()).split()) for found in every(root, name))), None)


def attribute(root: Any, name: str, attribute: str) -> str | None:
    """Return an attribute of the first element of that name that has it."""
    return next(filter(None, (found.get(attribute) for found in every(root, name))), None)


def language(*elements: Any) -> str | None:
    """Return the language that the first of the elements declares that declares one."""
    return next(filter(None, (element.get(LANGUAGE) for element in elements if element is not None)), None)
