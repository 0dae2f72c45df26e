"""Readers: each adds one layer of findings to a text. None touches a file or the record."""

from foedus.readers.contract import LAYERS, Reader, Reading
from foedus.readers.line import Line
from foedus.readers.parser import Parser

__all__ = ["LAYERS", "Line", "Parser", "Reader", "Reading"]
