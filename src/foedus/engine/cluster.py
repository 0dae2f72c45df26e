"""Many machines read: shards of documents go to actors of Ray, and what is found comes to the one that writes."""

import logging
import os
import pickle
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import Any

from foedus.engine.batches import Found, Item
from foedus.engine.crew import Crew, Pace
from foedus.engine.shards import Shard, found_in, read_shard, write_shards
from foedus.errors import FoedusError, QueryError
from foedus.ids import content_id
from foedus.readers import Line

__all__ = ["readings"]

ADDRESS = "RAY_ADDRESS"
RESTARTS = 3  # of what reads on a machine that is lost


def readings(items: Iterable[Item], line: Line, pace: Pace, folder: Path) -> Iterator[tuple[Item, Found | None]]:
    """Yield each item with what its text tells, in order, read on a cluster of Ray, or on one started here.

    The folder must be one that every machine of it sees. What was found is kept there until it is in the record.
    """
    reader_set = content_id("rdr", *(part for reader in line.versions for part in reader))
    shards = write_shards(items, folder, reader_set)
    done = _spread([shard for shard in shards if not shard.is_read], line, pace)
    try:
        for shard in shards:
            while not shard.is_read:
                if not next(done, False):
                    raise FoedusError(f"Ray did not read {shard.texts.name}", "run again: what was read is kept")
            yield from found_in(shard)
        for shard in shards:
            shard.remove()
    finally:
        done.close()
    if not any(folder.iterdir()):
        folder.rmdir()


def _spread(shards: list[Shard], line: Line, pace: Pace) -> Generator[bool, None, None]:
    """Have shards read, and say so after each, in whatever order."""
    if not shards:
        return
    ray = _ray(pace)
    try:
        jobs = pace.jobs or max(1, int(ray.cluster_resources().get("CPU", 1)))
        reader = ray.remote(num_cpus=1, max_restarts=RESTARTS, max_task_retries=RESTARTS)(_Reader)
        pool = [reader.remote(pickle.dumps(line), pace) for _ in range(min(jobs, len(shards)))]
        waiting = iter(shards)
        reading = {one.read.remote(shard): one for one, shard in zip(pool, waiting, strict=False)}
        while reading:
            (done,), _ = ray.wait(list(reading))
            one = reading.pop(done)
            ray.get(done)
            if (shard := next(waiting, None)) is not None:
                reading[one.read.remote(shard)] = one
            yield True
    except ray.exceptions.RayError as error:
        said = str(error).strip().splitlines()[-1:]
        raise FoedusError(f"Ray could not read ({''.join(said)})", "run again: what was read is kept") from error
    finally:
        ray.shutdown()


class _Reader:
    """What reads on a machine: it keeps a process with the readers, which a text may end without ending the work."""

    def __init__(self, line: bytes, pace: Pace) -> None:
        self._crew = Crew(pickle.loads(line), 1, pace.patience)

    def read(self, shard: Shard) -> None:
        """Read a shard."""
        read_shard(shard, self._crew)


def _ray(pace: Pace) -> Any:
    """Return Ray with a cluster: that of RAY_ADDRESS, else one of this machine's own."""
    try:
        import ray
    except ImportError as error:
        raise QueryError("--engine ray needs Ray, which is not installed", "pip install 'foedus[ray]'") from error
    own: dict[str, Any] = {} if os.environ.get(ADDRESS) else {"num_cpus": pace.jobs, "include_dashboard": False}
    ray.init(ignore_reinit_error=True, log_to_driver=False, logging_level=logging.ERROR, **own)
    return ray
