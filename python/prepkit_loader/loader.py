"""Batches in the order of training: seeded, by rank, ahead of time, from any sample on."""

import os
import queue
import threading
import time

import numpy as np

from .batches import PADDING, TOKEN_COLUMNS, boundaries, end_to_end, padded, widths
from .order import shuffled
from .shards import ShardDataset

try:
    import torch
except ImportError:
    torch = None

# So many places of an epoch are shuffled at once.
BLOCK = 4096


class ShardLoader:
    """Batches of rows: `for batch in loader` is one epoch, and the next such loop is the next epoch.

    local: what `ShardDataset` takes, or one.
    batch_size: rows in a batch of this rank.
    split, columns: as in `ShardDataset`.
    shuffle, shuffle_seed: whether rows come in another order in every epoch, and which.
    rank, world_size: which of how many processes this is; as torch.distributed or RANK and WORLD_SIZE say, else 0 of 1.
        All ranks together take `batch_size * world_size` rows in a step: the same rows for any two worlds of which that
        product is the same.
    drop_last: whether the rows that do not fill a step for all ranks are left out. Without it the last step is filled up
        with the first rows of the epoch, so that all ranks have equally many.
    layout: "pad" gives arrays of rows x tokens, "flat" one row of tokens without padding and `cu_seqlens`, where each
        document begins. Documents are told by `seq_lengths`, else each row is one.
    length: tokens in each padded row; the longest row of the batch without it. A longer row is an error.
    pad: another padding by column, such as {"input_ids": 2}. Labels have -100, everything else 0.
    prefetch: batches that a thread makes ahead; 0 makes each when it is asked for.
    device: where torch tensors go; from pinned memory and without waiting if it is a GPU.

    Arrays are torch tensors where torch is installed, else of NumPy. Columns that hold no numbers are lists.
    """

    def __init__(
        self,
        local,
        *,
        batch_size,
        split=None,
        columns=None,
        shuffle=False,
        shuffle_seed=0,
        rank=None,
        world_size=None,
        drop_last=True,
        layout="pad",
        length=None,
        pad=None,
        prefetch=4,
        device=None,
    ):
        self.dataset = local if isinstance(local, ShardDataset) else ShardDataset(local, split=split, columns=columns)
        self.rank, self.world_size = _world(rank, world_size)
        if not (batch_size >= 1 and 0 <= self.rank < self.world_size):
            raise ValueError(f"batch_size={batch_size}, rank={self.rank}, world_size={self.world_size}: wanted is a batch_size of 1 or more, and a rank below world_size")
        if layout not in ("pad", "flat"):
            raise ValueError(f'layout={layout!r}: wanted is "pad" or "flat"')
        if device is not None and torch is None:
            raise ValueError("device needs torch, which is not installed")
        self.batch_size = batch_size
        self.shuffle, self.shuffle_seed = shuffle, shuffle_seed
        self.drop_last = drop_last
        self.epoch = 0
        self.waited = 0.0  # seconds that the program waited for batches
        self._seen = 0  # rows of this epoch that all ranks were given
        self._layout, self._length = layout, length
        self._padding = {**PADDING, **(pad or {})}
        self._prefetch, self._device = prefetch, device
        self._pins = device is not None and torch.device(device).type == "cuda"
        if len(self) == 0 and self._seen == 0:
            raise ValueError(f"{len(self.dataset)} rows do not fill one batch of {self._step} for all ranks: lower batch_size, or set drop_last=False")

    @property
    def _step(self):
        return self.batch_size * self.world_size

    def __len__(self):
        """Batches that are left in this epoch."""
        left = len(self.dataset) - self._seen
        return left // self._step if self.drop_last else -(-left // self._step)

    def __iter__(self):
        steps = self._steps(self._seen)
        batches = self._ahead(steps) if self._prefetch > 0 else ((seen, self._batch(rows)) for seen, rows in steps)
        try:
            while (made := self._wait(batches)) is not None:
                self._seen, batch = made
                yield self._placed(batch)
        finally:
            batches.close()
        self.epoch, self._seen = self.epoch + 1, 0

    def state_dict(self, batches=None):
        """Where training is, as plain data: after the batches that were given out, or after so many of this epoch.

        The second is for batches that a `DataLoader` fetched ahead. The state is of all ranks, and fits any world.
        """
        seen = self._seen if batches is None else min(batches * self._step, len(self.dataset))
        order = {"shuffle": self.shuffle, "shuffle_seed": self.shuffle_seed}
        return {"epoch": self.epoch, "samples": seen, **order, "fingerprint": self.dataset.fingerprint}

    def load_state_dict(self, state):
        """Goes on where `state_dict` was asked. Raises `ValueError` for the state of other data or another order."""
        own = self.state_dict()
        for key, what in (("fingerprint", "other shards"), ("shuffle", "another shuffle"), ("shuffle_seed", "another shuffle_seed")):
            if state[key] != own[key]:
                raise ValueError(f"the state is of {what}: rows would come twice, or never")
        self.epoch, self._seen = state["epoch"], state["samples"]

    def torch_dataset(self):
        """These batches for `DataLoader(..., batch_size=None, num_workers=N)`: in the same order for any N."""
        return _iterable(self)

    def _rows(self, begin, end):
        """Numbers of the rows at places `begin` to `end` of the epoch, which begins again behind its end."""
        places = np.arange(begin, end) % len(self.dataset)
        return shuffled(places, len(self.dataset), self.shuffle_seed, self.epoch) if self.shuffle else places

    def _steps(self, seen):
        """For each step how many rows will have been seen by all ranks, and the numbers of those of this one."""
        total, step = len(self.dataset), self._step
        steps_a_block = max(1, BLOCK // step)
        while seen + (step if self.drop_last else 1) <= total:
            block = self._rows(seen, seen + steps_a_block * step)
            for begin in range(0, len(block), step):
                left = min(step, total - seen)
                if left < (step if self.drop_last else 1):
                    return
                each = -(-left // self.world_size)
                own = begin + self.rank * each
                seen += left
                yield seen, block[own : own + each]

    def _batch(self, rows):
        columns = self.dataset.columns_at(rows)
        batch = {name: self._column(name, values) for name, values in columns.items()}
        if self._layout == "flat":
            lengths = columns.get("seq_lengths") or [widths(columns[_first_list(columns)])]
            batch["cu_seqlens"] = self._array(boundaries(lengths))
        return batch

    def _column(self, name, values):
        first = values[0]
        if not isinstance(first, (np.ndarray, np.generic)):
            return values
        if first.ndim == 0:
            return self._array(np.array(values))
        sizes = widths(values)
        if self._layout == "flat":
            return self._filled((sum(sizes),), first.dtype, lambda out: end_to_end(values, out))
        width = max(sizes)
        if self._length is not None and name in TOKEN_COLUMNS:
            if width > self._length:
                raise ValueError(f"a row has {width} tokens in {name!r}, more than length={self._length}")
            width = self._length
        return self._filled((len(values), width), first.dtype, lambda out: padded(values, out), self._padding.get(name, 0))

    def _array(self, values):
        return self._filled(values.shape, values.dtype, lambda out: np.copyto(out, values))

    def _filled(self, shape, dtype, fill, padding=None):
        """An array that `fill` writes into: a torch tensor where there is torch, pinned if it goes to a GPU."""
        if torch is None:
            out = np.empty(shape, dtype)
            made = out
        else:
            made = torch.empty(shape, dtype=getattr(torch, dtype.name), pin_memory=self._pins)
            out = made.numpy()
        if padding is not None:
            out.fill(padding)
        fill(out)
        return made

    def _wait(self, batches):
        since = time.perf_counter()
        made = next(batches, None)
        self.waited += time.perf_counter() - since
        return made

    def _placed(self, batch):
        if self._device is None:
            return batch
        return {name: made.to(self._device, non_blocking=True) if isinstance(made, torch.Tensor) else made for name, made in batch.items()}

    def _ahead(self, steps):
        """Batches that a thread makes while the program works on those before them."""
        made = queue.Queue(self._prefetch)
        stopped = threading.Event()

        def offer(item):
            while not stopped.is_set():
                try:
                    return made.put(item, timeout=0.1)
                except queue.Full:
                    continue

        def work():
            try:
                for seen, rows in steps:
                    if stopped.is_set():
                        return
                    offer((seen, self._batch(rows)))
                offer(None)
            except BaseException as fault:  # it belongs to the program, which waits for a batch
                offer(fault)

        threading.Thread(target=work, daemon=True).start()
        try:
            while (item := made.get()) is not None:
                if isinstance(item, BaseException):
                    raise item
                yield item
        finally:
            stopped.set()


def _world(rank, world_size):
    if rank is not None and world_size is not None:
        return rank, world_size
    if rank is not None or world_size is not None:
        raise ValueError("rank and world_size go together")
    if torch is not None and torch.distributed.is_available() and torch.distributed.is_initialized():
        return torch.distributed.get_rank(), torch.distributed.get_world_size()
    return int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))


def _first_list(columns):
    for name, values in columns.items():
        if isinstance(values[0], np.ndarray) and values[0].ndim == 1:
            return name
    raise ValueError('layout="flat" needs a column of lists of numbers, such as input_ids')


def _iterable(loader):
    if torch is None:
        raise ValueError("a DataLoader needs torch, which is not installed")

    class Batches(torch.utils.data.IterableDataset):
        def __len__(self):
            return len(loader)

        def __iter__(self):
            worker = torch.utils.data.get_worker_info()
            own, count = (worker.id, worker.num_workers) if worker else (0, 1)
            for number, (_, rows) in enumerate(loader._steps(loader._seen)):
                if number % count == own:
                    yield loader._batch(rows)

    return Batches()
