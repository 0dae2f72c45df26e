"""The door of a desk that has a password: who knows it is let in, and stays until they leave or have been away long."""

import secrets
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from foedus.desk.errors import RefusedError
from foedus.desk.patience import Patience

__all__ = ["Door", "Session", "hashed"]

AWAY = 12 * 3600.0  # seconds after which who has not been seen must sign in again
MOST = 1000  # sessions; the one that was seen longest ago gives way
LONGEST_NAME = 60


def hashed(password: str) -> str:
    """Return what is kept of a password: its argon2id hash, of which it cannot be told."""
    return PasswordHasher().hash(password)


@dataclass(slots=True)
class Session:
    """One who has signed in: the name that their decisions bear, "" for none, and when they were seen last."""

    person: str
    seen: float


@dataclass(slots=True)
class Door:
    """Keeps the hash of the password and who is in. One password is tried at a time, for each try takes memory."""

    hash: str
    patience: Patience = field(default_factory=Patience)
    sessions: dict[str, Session] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def enter(self, person: str, password: str, address: str) -> str:
        """Return the key of a new session; RefusedError for a wrong password, or where the address must wait."""
        if wait := self.patience.ask(address):
            raise RefusedError(429, "too many wrong passwords were tried", f"try again in {_long(wait)}")
        with self.lock:
            if not self._is_right(password):
                raise RefusedError(401, "that is not the password", "whoever runs the desk can tell it")
        self.patience.forgive(address)
        return self._let_in(" ".join(person.split())[:LONGEST_NAME])

    def session(self, key: str) -> Session | None:
        """Return the session of a key, as seen now; None where there is none, or who had it was away too long."""
        found = self.sessions.get(key)
        if found is None:
            return None
        if monotonic() - found.seen > AWAY:
            self.leave(key)
            return None
        found.seen = monotonic()
        return found

    def leave(self, key: str) -> None:
        """End a session."""
        with self.lock:
            self.sessions.pop(key, None)

    def _is_right(self, password: str) -> bool:
        try:
            return PasswordHasher().verify(self.hash, password)
        except VerifyMismatchError:
            return False

    def _let_in(self, person: str) -> str:
        key = secrets.token_urlsafe(32)
        with self.lock:
            while len(self.sessions) >= MOST:
                del self.sessions[min(self.sessions, key=lambda one: self.sessions[one].seen)]
            self.sessions[key] = Session(person, monotonic())
        return key


def _long(seconds: float) -> str:
    whole = max(1, round(seconds))
    return f"{whole} seconds" if whole < 120 else f"{round(whole / 60)} minutes"
