"""Answers that take long to find, kept until the record changes: what it holds decides them, and nothing else."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

__all__ = ["Kept"]

A = TypeVar("A")

MOST = 128  # answers, of about a megabyte each in a large record; those asked for last stay


@dataclass(slots=True)
class Kept:
    """The answers, by what was asked, with the state of the record when they were found."""

    answers: dict[Hashable, tuple[Hashable, Any]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def of(self, state: Hashable, asked: Hashable, find: Callable[[], A]) -> A:
        """Return the answer, which `find` finds where nobody has asked since the record changed."""
        with self.lock:
            found = self.answers.pop(asked, None)
            if found and found[0] == state:
                self.answers[asked] = found
                answer: A = found[1]
                return answer
        answer = find()
        with self.lock:
            self.answers[asked] = (state, answer)
            while len(self.answers) > MOST:
                self.answers.pop(next(iter(self.answers)))
        return answer
