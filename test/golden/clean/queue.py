"""A queue of jobs that keeps the cheapest one at the front."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache


class State(Enum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"


@dataclass(order=True)
class Job:
    cost: float
    name: str = field(compare=False)
    state: State = field(default=State.WAITING, compare=False)


class JobQueue:
    """Jobs leave in order of cost; ties leave in order of arrival."""

    def __init__(self, limit: int = 1000) -> None:
        self._heap: list[tuple[float, int, Job]] = []
        self._seen = 0
        self.limit = limit

    def __len__(self) -> int:
        return len(self._heap)

    def push(self, job: Job) -> None:
        if len(self._heap) >= self.limit:
            raise OverflowError(f"queue is full: {len(self._heap)} of {self.limit}")
        elif not isinstance(job, Job):
            raise TypeError("only jobs can be queued")
        heapq.heappush(self._heap, (job.cost, self._seen, job))
        self._seen += 1

    def pop(self) -> Job | None:
        while self._heap:
            _, _, job = heapq.heappop(self._heap)
            if job.state is not State.DONE:
                return job
        return None


@lru_cache(maxsize=256)
def weight(depth: int, base: float = 1.5) -> float:
    """Return the weight of a node; adam and sgd use the same one."""
    if depth < 0:
        raise ValueError("depth must not be negative")
    elif depth == 0:
        return 1.0
    return base * weight(depth - 1, base)


def softmax(row):
    peak = max(row)
    scaled = [2.718281828 ** (value - peak) for value in row]
    total = sum(scaled)
    return [value / total for value in scaled]


for i in range(len("abc")):
    print(i, weight(i), getattr(State, "DONE", None))
