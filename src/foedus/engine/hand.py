"""A process that reads, as the one that writes sees it: it can die, or never answer, and that is told."""

from collections.abc import Iterator, Sequence

from foedus.engine.batches import Found
from foedus.engine.nursery import Nursery
from foedus.engine.patience import Patience, TooLongError
from foedus.readers import Reading

__all__ = ["Hand", "LostError"]

GRACE = 5.0  # seconds, in which the process itself is to notice that a text takes too long
TIRED = 2_000_000  # characters: what is remembered of words takes as much room then as a tenth of what was loaded


class LostError(Exception):
    """A process that read is gone: died, or ended because it did not answer."""


class Hand:
    """One process that reads, of that `number` in the system. The constructor starts it, and it must be ended."""

    def __init__(self, nursery: Nursery, patience: Patience) -> None:
        self._patience = patience
        self._connection, self._process = nursery.child()
        self.number = self._process.pid
        self._characters = 0
        self._ended = ""

    @property
    def is_tired(self) -> bool:
        """Whether it has read so much that another one should go on, which remembers nothing."""
        return self._characters > TIRED

    def read(self, texts: Sequence[Reading]) -> Iterator[Found]:
        """Yield what each text tells; LostError when the process dies, or takes longer over one than it may."""
        self._characters += sum(len(reading.text.content) for reading in texts)
        try:
            self._connection.send(texts)
            for place in range(len(texts)):
                # The whole batch may fail in its time, and the first of it then be read alone.
                seconds = self._patience.seconds(*texts[place:])
                if not self._connection.poll(2 * seconds + GRACE):
                    self.kill()
                    raise LostError(str(TooLongError(seconds)))
                yield self._connection.recv()
        except (EOFError, OSError) as error:
            raise LostError(f"the process that read it died ({self.end()})") from error

    def kill(self) -> None:
        """End the process, whatever it is doing; any thread may ask for it."""
        self._process.kill()

    def end(self) -> str:
        """End the process, let go of what belongs to it, and say how it ended."""
        if not self._connection.closed:
            self._connection.close()
            self._ended = self._process.end()
        return self._ended
