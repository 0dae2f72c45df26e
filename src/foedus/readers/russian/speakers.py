"""Who speaks in the first person in a Russian transcript, and to whom: by whose turn it is."""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from foedus.readers.mentions.profile import Profile
from foedus.readers.russian.turns import labels, roles

__all__ = ["Speakers"]

SINGULAR = frozenset({"я", "меня", "мне", "мной", "мною"})
PLURAL = frozenset({"мы", "нас", "нам", "нами", "наш", "наша", "наше", "наши", "нашего", "нашей", "наших", "нашу"})
ADDRESSED = frozenset({"Вы", "Вас", "Вам", "Вами"})


@dataclass(frozen=True, slots=True)
class _Turn:
    """A label as tokens: its name, the card beside it, and the first token of what is said."""

    start: int
    end: int
    said: int
    words: str
    card: tuple[int, int] | None = None


class Speakers:
    """The turns of one text, and who has spoken in them so far."""

    def __init__(self, doc: Doc, text: str) -> None:
        starts = [token.idx for token in doc]
        self._turns: dict[int, _Turn] = {}
        for label in labels(text):
            start, end, said = (_at(starts, offset) for offset in (label.name.start, label.name.end - 1, label.said))
            card = (_at(starts, label.who.start), _at(starts, label.who.end - 1) + 1) if label.who else None
            self._turns[start] = _Turn(start, end + 1, said, label.name.of(text), card)
        self._said = sorted(self._turns)
        self._by_turn: dict[int, Profile] = {}

    def label_at(self, token: Token) -> _Turn | None:
        """Return the label that begins with the token."""
        return self._turns.get(token.i)

    def is_label(self, token: Token) -> bool:
        """Tell whether the token stands before what is said in a turn: in its label, or on the card beside it."""
        place = bisect_right(self._said, token.i) - 1
        return place >= 0 and token.i < self._turns[self._said[place]].said

    def role_party(self, turn: _Turn) -> str | None:
        """Return the party of a label that is a role ("Вопрос"), None for a name."""
        return roles().get(turn.words.lower())

    def speaks(self, turn: _Turn, profile: Profile) -> None:
        """Remember whose turn it is."""
        self._by_turn[turn.start] = profile

    def person(self, word: str, token: Token) -> Profile | None:
        """Return who "I" is in a turn, the state or organisation that "we" is, and who is addressed as "Вы"."""
        place = bisect_right(self._said, token.i) - 1
        if place < 0:
            return None
        speaker = self._by_turn.get(self._said[place])
        if speaker is None:
            return None
        if word in SINGULAR:
            return speaker
        if word in PLURAL and speaker.known:
            return Profile(
                speaker.party, type="state" if speaker.state else "organisation", plural=True, state=speaker.state
            )
        if token.text in ADDRESSED:
            before = (self._by_turn[start] for start in reversed(self._said[:place]))
            return next((one for one in before if one != speaker), None)
        return None


def _at(starts: list[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)
