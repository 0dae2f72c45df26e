"""What is known of the somebody behind a phrase: enough to write an actor and to recognise it when it comes back."""

from dataclasses import dataclass

from foedus.model import UNKNOWN_PARTY, Actor, Span

__all__ = ["CITY", "Profile", "differ"]

CITY = "city"  # the noun of a place that acts for nobody


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor as the text has shown it so far.

    `nouns` are the words that it was called by, or that knowledge says describe it ("president", "bloc"), for
    recognising "the president" and "the bloc". `state` is true when the party is a state.
    """

    party: str = UNKNOWN_PARTY
    name: str | None = None
    type: str = "unknown"
    nouns: frozenset[str] = frozenset()
    plural: bool = False
    gender: str = ""
    state: bool = False

    @property
    def known(self) -> bool:
        """Tell whether the party is known."""
        return self.party != UNKNOWN_PARTY

    @property
    def is_person(self) -> bool:
        """Tell whether this may be one human being."""
        return self.type == "person" and not self.plural

    @property
    def may_be_anybody(self) -> bool:
        """Tell whether this is a name of which nothing tells whose it is."""
        return self.type == "unknown" and bool(self.name) and CITY not in self.nouns

    def actor(self, text: str, span: Span) -> Actor:
        """Write the actor with the words that named it there."""
        return Actor(text, self.party, self.name, self.type, span)


def differ(gender: str, other: str) -> bool:
    """Tell whether the two are a woman's and a man's."""
    return {gender, other} == {"f", "m"}
