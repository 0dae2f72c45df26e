"""When Python looks for garbage: not while a page is made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["uncollected"]


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for garbage: a page makes many things at once and no circles, and to look takes longer.

    Within a page of thousands of claims two fifths of the time went into it. What is there at the end is taken for old,
    since much of it is kept: else all of it would be looked at right after.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():  # nobody else keeps things so
                gc.freeze()
                gc.unfreeze()
            gc.enable()
