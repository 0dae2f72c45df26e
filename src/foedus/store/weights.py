"""How much decisions about claims can be expected to change, kept at hand."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from foedus.store.keys import key, keys, of_kind
from foedus.store.log import Log
from foedus.store.numbers import listed, marks, thousandths
from foedus.store.shelf import Face

__all__ = ["SqlWeights", "Weights"]

FEW = 5000  # things, up to which whoever is asked about is the quickest way to them


class Weights(Protocol):
    """Which claims are worth a decision. It follows from the log. Whoever writes holds the transaction."""

    def waiting(self) -> int:
        """Return how many things have changed since their claims were weighed."""
        ...

    def unweighed(self, most: int) -> list[int]:
        """Return so many of them."""
        ...

    def put(self, worth: Iterable[tuple[int, str, float]]) -> None:
        """Keep what decisions about claims, each of a kind, are worth: 0 where none is awaited."""
        ...

    def clear(self, things: Iterable[int]) -> None:
        """Say that the claims of these things are weighed."""
        ...

    def known(self, claims: Sequence[int]) -> frozenset[int]:
        """Return those of the claims that have been weighed."""
        ...

    def heaviest(self, kind: str | None, faces: Sequence[Face], sorts: Sequence[str], most: int) -> list[int]:
        """Return so many claims that await a decision, of a kind, of things with all these faces, the weightiest first.

        Claims of a kind tell of things of these sorts.
        """
        ...

    def telling(self, claims: Sequence[int], sorts: Sequence[str]) -> list[int]:
        """Return the things of these sorts of which the claims tell."""
        ...

    def disputed(self, things: Sequence[int]) -> frozenset[int]:
        """Return those of the things of which accounts cannot all hold."""
        ...


class SqlWeights:
    """`Weights` in the tables of `schema_9.sql`."""

    def __init__(self, log: Log) -> None:
        self.log = log

    def waiting(self) -> int:
        """Return how many things have changed since their claims were weighed."""
        return int(self.log.execute("SELECT count(*) FROM unweighed").fetchone()[0])

    def unweighed(self, most: int) -> list[int]:
        """Return so many of them."""
        return [nr for (nr,) in self.log.execute("SELECT thing FROM unweighed ORDER BY thing LIMIT ?", (most,))]

    def put(self, worth: Iterable[tuple[int, str, float]]) -> None:
        """Keep what decisions about claims, each of a kind, are worth: 0 where none is awaited."""
        self.log.executemany(
            "INSERT INTO due (claim, kind, worth) VALUES (?, ?, ?)"
            " ON CONFLICT (claim) DO UPDATE SET worth = excluded.worth",
            ((claim, of_kind(kind), thousandths(found)) for claim, kind, found in worth),
        )

    def clear(self, things: Iterable[int]) -> None:
        """Say that the claims of these things are weighed."""
        self.log.executemany("DELETE FROM unweighed WHERE thing = ?", ((nr,) for nr in things))

    def known(self, claims: Sequence[int]) -> frozenset[int]:
        """Return those of the claims that have been weighed."""
        return frozenset(nr for (nr,) in self.log.execute(f"SELECT claim FROM due WHERE claim IN ({listed(claims)})"))

    def heaviest(self, kind: str | None, faces: Sequence[Face], sorts: Sequence[str], most: int) -> list[int]:
        """Return so many claims that await a decision, of a kind, of things with all these faces, the weightiest first.

        Claims of a kind tell of things of these sorts.
        """
        wanted = ["worth > 0"]
        for face in faces:
            of_face = _of(face, sorts)
            if self._is_rare(of_face):
                wanted.append(
                    f"due.claim IN (SELECT item.claim FROM face JOIN item ON item.thing = face.thing WHERE {of_face})"
                )
            else:
                wanted.append(
                    "EXISTS (SELECT 1 FROM item CROSS JOIN thing ON thing.nr = item.thing CROSS JOIN face ON face.thing"
                    f" = thing.nr AND face.known = thing.known AND {of_face} WHERE item.claim = due.claim)"
                )
        if kind is not None:
            wanted.append(f"due.kind = {of_kind(kind)}")
        sql = f"SELECT claim FROM due WHERE {' AND '.join(wanted)} ORDER BY worth DESC, claim LIMIT ?"
        return [nr for (nr,) in self.log.execute(sql, (most,))]

    def _is_rare(self, of_face: str) -> bool:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM face WHERE {of_face} LIMIT ?) AS few"
        return int(self.log.execute(sql, (FEW,)).fetchone()[0]) < FEW

    def telling(self, claims: Sequence[int], sorts: Sequence[str]) -> list[int]:
        """Return the things of these sorts of which the claims tell."""
        sql = (
            "SELECT DISTINCT thing FROM item CROSS JOIN thing"
            f" WHERE thing.nr = item.thing AND item.claim IN ({listed(claims)}) AND sort IN ({marks(sorts)})"
            " ORDER BY thing"
        )
        return [nr for (nr,) in self.log.execute(sql, sorts)]

    def disputed(self, things: Sequence[int]) -> frozenset[int]:
        """Return those of the things of which accounts cannot all hold."""
        sql = f"SELECT nr FROM thing WHERE disputed AND nr IN ({listed(things)})"
        return frozenset(nr for (nr,) in self.log.execute(sql))


def _of(face: Face, sorts: Sequence[str]) -> str:
    """Return what in SQL picks a face of things of these sorts, or of any."""
    if sorts:
        return f"face IN ({listed(key(face, sort) for sort in sorts)})"
    first, last = keys(face)
    return f"face BETWEEN {first} AND {last}"
