"""A possible attribution: a cue in one grammatical frame, with its source and content as stretches of tokens."""

from dataclasses import dataclass

from spacy.tokens import Token

from foedus.readers.attribution.stretch import Stretch

__all__ = ["Candidate"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue word in a frame.

    `frame` says how the cue takes its content, in the words of the cue lexicon: "clause", "object", "of" and so on.
    `source` is the token that names the source, the antecedent where a relative pronoun stands for it. `cue` and
    `content` are stretches of tokens, the content's in order.
    """

    head: Token
    pos: str
    frame: str
    content: tuple[Stretch, ...]
    cue: Stretch
    source: Token | None = None

    @property
    def lemma(self) -> str:
        """The cue's entry in the lexicon."""
        return self.head.lower_ if self.pos == "preposition" else self.head.lemma_.lower()
