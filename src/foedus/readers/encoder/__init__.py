"""The small encoder whose heads find what no list of words holds; `training/` makes it."""

from foedus.readers.encoder.network import is_installed
from foedus.readers.encoder.pairs import Deed, deed
from foedus.readers.encoder.reader import Encoder

__all__ = ["Deed", "Encoder", "deed", "is_installed"]
