"""Ask whom any word of a reading stands for, with the mentions that the reader found."""

from spacy.tokens import Token

from foedus.model import UNKNOWN_PARTY, Actor, Mention, Span
from foedus.readers.contract import Reading
from foedus.readers.mentions.clause import RELATIVE
from foedus.readers.mentions.phrase import start_of

__all__ = ["Mentions"]


class Mentions:
    """The mentions of one reading, by their heads, and answers for words that are no mention themselves."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text.content
        self._by_head: dict[int, list[Mention]] = {}
        for mention in reading.mentions:
            self._by_head.setdefault(mention.head, []).insert(0, mention)

    def at(self, token: Token) -> Mention | None:
        """Return the mention with that head; for "who" and "which", that of the noun they relate to."""
        found = self._by_head.get(self._referring(token).i)
        return found[0] if found else None

    def everyone(self, token: Token) -> tuple[Actor, ...]:
        """Return all that the head stands for: several for "they" after "Finland and Sweden"."""
        return tuple(mention.actor for mention in self._by_head.get(self._referring(token).i, ()))

    def who(self, token: Token) -> Actor:
        """Return whom the phrase with that head stands for.

        A phrase that is nobody itself ("a Russian jet", "the envoy's account") has its own words and the party of
        whoever it belongs to, UNK where it belongs to nobody.
        """
        mention = self.at(token)
        if mention is not None:
            return mention.actor
        first, last = token.doc[start_of(token)], token
        span = Span(first.idx, last.idx + len(last))
        owner = self.possessor(token)
        return Actor(span.of(self._text), owner.party if owner is not None else UNKNOWN_PARTY, span=span)

    def possessor(self, token: Token) -> Actor | None:
        """Return whose the thing is: its possessor, the object of its "of", or the name right before it."""
        for child in token.lefts:
            if child.dep_ == "poss":
                return self.who(child)
        for child in token.rights:
            if child.lower_ in ("of", "by") and child.dep_ in ("prep", "agent"):
                target = next((inner for inner in child.rights if inner.dep_ == "pobj"), None)
                owner = self._owner(target) if target is not None else None
                if owner is not None:
                    return owner
        for place in range(token.i - 1, start_of(token) - 1, -1):
            if place in self._by_head:
                return self._by_head[place][0].actor
        return None

    def _owner(self, target: Token) -> Actor | None:
        mention = self.at(target)
        return mention.actor if mention is not None else self.possessor(target)

    def _referring(self, token: Token) -> Token:
        if token.tag_ in RELATIVE and token.head.dep_ == "relcl":
            return token.head.head
        return token
