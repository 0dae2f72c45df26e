"""Letters: newsletters that were saved, and the boxes in which they are kept."""

from foedus.sources.mail.box import is_box, read_mbox
from foedus.sources.mail.letter import is_letter, read_eml

__all__ = ["is_box", "is_letter", "read_eml", "read_mbox"]
