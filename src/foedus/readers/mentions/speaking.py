"""Who speaks in the first person: whoever is quoted, whose turn it is in a transcript, or for whom a speech speaks."""

from collections.abc import Callable

from spacy.tokens import Token

from foedus.readers.mentions.clause import ladder, subject_of
from foedus.readers.mentions.home import Home
from foedus.readers.mentions.lexicon import Lexicon
from foedus.readers.mentions.memory import Candidate, Memory
from foedus.readers.mentions.profile import Profile
from foedus.readers.mentions.turns import Turns

__all__ = ["Speaking"]

OPENING, CLOSING = "``", "''"  # how the tagger marks quotation marks
QUOTATION_LENGTH = 150  # tokens
REACH = 4  # sentences back that a quotation looks for its speaker
TOGETHER = frozenset({"we", "us", "our", "ours", "ourselves"})
PRONOUNS = frozenset({"PRP", "PRP$"})


class Speaking:
    """Resolves "I" and "we" in one text."""

    def __init__(
        self, memory: Memory, turns: Turns, home: Home, lexicon: Lexicon, profile: Callable[[Token], Profile | None]
    ) -> None:
        self._memory = memory
        self._turns = turns
        self._home = home
        self._lexicon = lexicon
        self._profile = profile

    def speakers(self, token: Token, sentence: int) -> tuple[Profile, ...]:
        """Return who says "I"; of "we", the state or organisation that the speaker speaks for."""
        speaker = self._speaker(token, sentence)
        if speaker is None:
            return ()
        if token.lower_ not in TOGETHER or not speaker.known:
            return (speaker,)
        kind = "state" if speaker.state else "organisation"
        return (Profile(speaker.party, type=kind, plural=True, state=speaker.state),)

    def _speaker(self, token: Token, sentence: int) -> Profile | None:
        quoted = _is_quoted(token)
        for verb in ladder(token):
            subject = subject_of(verb) if verb.lemma_ in self._lexicon.saying else None
            if subject is None or (subject.i > token.i and not quoted):
                continue
            if subject.i != token.i and not subject.is_ancestor(token):
                said_by = self._profile(subject)
                if said_by is not None and (said_by.known or subject.tag_ not in PRONOUNS):
                    return said_by
        if quoted:
            best = self._memory.best(token, sentence, _fit_speaker, reach=REACH)
            return best.profile if best else None
        turn = self._turns.at(token)
        if turn is not None:
            return self._profile(turn)
        return Profile(self._home.party, type="state", state=True) if self._home.party else None


def _is_quoted(token: Token) -> bool:
    """Tell whether the last quotation mark before the token opens a quotation."""
    doc = token.doc
    marks = (doc[place].tag_ for place in range(token.i - 1, max(-1, token.i - QUOTATION_LENGTH), -1))
    return next((mark for mark in marks if mark in (OPENING, CLOSING)), CLOSING) == OPENING


def _fit_speaker(candidate: Candidate) -> float:
    if candidate.inside or not candidate.profile.known:
        return 0.0
    return 1.0 if candidate.profile.type == "person" else 0.5
