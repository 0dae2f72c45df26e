"""Mentions of actors: the phrases and pronouns of a text, and whom they stand for."""

from foedus.readers.mentions.index import Mentions
from foedus.readers.mentions.reader import MentionReader
from foedus.readers.mentions.turns import label_of

__all__ = ["MentionReader", "Mentions", "label_of"]
