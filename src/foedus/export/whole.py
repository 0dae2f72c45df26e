"""Words that an export has cut, made whole again from the text that they stand in."""

from typing import Any

from foedus.export.cutting import ELLIPSIS

__all__ = ["is_cut", "whole"]

WORDED = ("words", "actor")  # keys beside "span" in the log's form of a value


def whole(data: Any, text: str) -> Any:
    """Return JSON data of the log with every piece of the text as it stands at its span.

    Only a piece that was cut is made whole: one whose words are not the beginning of what stands there stays as it is.
    """
    match data:
        case {"span": [int(start), int(end)]}:
            key = next((key for key in WORDED if key in data), None)
            rest = {name: whole(item, text) for name, item in data.items()}
            return rest | {key: _whole(str(data[key]), text[start:end])} if key else rest
        case dict():
            return {name: whole(item, text) for name, item in data.items()}
        case list():
            return [whole(item, text) for item in data]
    return data


def is_cut(words: str, of: str) -> bool:
    """Tell whether the words are the beginning of others, cut."""
    return words.endswith(ELLIPSIS) and of.startswith(words.removesuffix(ELLIPSIS))


def _whole(words: str, standing: str) -> str:
    return standing if is_cut(words, standing) else words
