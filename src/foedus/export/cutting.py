"""Quotations cut to the length that may be given away: at the end of a word, with an ellipsis."""

from typing import Any

__all__ = ["cut", "cut_within"]

ELLIPSIS = "…"
WHOLE = ("url", "urls")  # what would lead nowhere if it were cut


def cut(words: str, longest: int) -> str:
    """Return the words, cut so that with the ellipsis they have at most that many characters."""
    if len(words) <= longest:
        return words
    kept = words[: longest - len(ELLIPSIS) + 1]
    end = max((at for at, letter in enumerate(kept) if letter.isspace()), default=0)
    return kept[: end or longest - len(ELLIPSIS)].rstrip() + ELLIPSIS


def cut_within(data: Any, longest: int) -> Any:
    """Return JSON data with every string in it cut, addresses excepted."""
    match data:
        case str():
            return cut(data, longest)
        case list():
            return [cut_within(item, longest) for item in data]
        case dict():
            return {name: item if name in WHOLE else cut_within(item, longest) for name, item in data.items()}
    return data
