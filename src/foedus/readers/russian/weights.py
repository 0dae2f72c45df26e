"""The trained parts that read Russian: slovnet's networks on navec's vectors, and pymorphy's dictionary.

The weights are natasha's package data. They are found without importing natasha, whose own code asks for a pymorphy
that Python 3.11 cannot run.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from navec import Navec
    from pymorphy3 import MorphAnalyzer
    from slovnet import NER, Morph, Syntax

__all__ = ["dictionary", "is_installed", "morphology", "names", "syntax", "version"]

NEEDED = ("natasha", "navec", "pymorphy3", "razdel", "slovnet")
VECTORS = "emb/navec_news_v1_1B_250K_300d_100q.tar"
MODEL = "model/slovnet_{}_news_v1.tar"
VERSION = "news-1"
AT_ONCE = 32  # sentences; six times as fast as eight, and no slower than more


@cache
def is_installed() -> bool:
    """Tell whether all that reads Russian is there."""
    return all(find_spec(name) is not None for name in NEEDED)


def version() -> str:
    """Return which weights and dictionary these are."""
    from importlib.metadata import version as of

    return f"{VERSION}+pymorphy-{of('pymorphy3-dicts-ru')}"


@cache
def morphology() -> "Morph":
    """Return what tags words with their part of speech, case, number and the rest."""
    from slovnet import Morph

    return Morph.load(_file(MODEL.format("morph")), batch_size=AT_ONCE).navec(_vectors())


@cache
def syntax() -> "Syntax":
    """Return what hangs words on one another, after Universal Dependencies."""
    from slovnet import Syntax

    return Syntax.load(_file(MODEL.format("syntax")), batch_size=AT_ONCE).navec(_vectors())


@cache
def names() -> "NER":
    """Return what finds names of people, places and organisations."""
    from slovnet import NER

    return NER.load(_file(MODEL.format("ner")), batch_size=AT_ONCE).navec(_vectors())


@cache
def dictionary() -> "MorphAnalyzer":
    """Return the dictionary of word forms."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@cache
def _vectors() -> "Navec":
    from navec import Navec

    return Navec.load(_file(VECTORS))


def _file(name: str) -> Path:
    found = find_spec("natasha")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("natasha")  # nobody asks before `is_installed`
    return Path(found.submodule_search_locations[0]) / "data" / name
