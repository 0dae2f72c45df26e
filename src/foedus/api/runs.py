"""Which runs of the readers saw which claims."""

from foedus.model import Run
from foedus.record import History

__all__ = ["runs_of"]


def runs_of(history: History) -> tuple[Run, ...]:
    """Return the runs that saw the claim, the earliest first."""
    seen = {sighting.reading: sighting.run for found in history.statements for sighting in found.sightings}
    return tuple(dict.fromkeys(seen[reading] for reading in sorted(seen)))
