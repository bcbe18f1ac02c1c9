"""The rows of a folder of Arrow shards, read where they lie on the disk."""

import json
import pathlib

import numpy as np
import pyarrow as pa

from .files import open_shard, shard_files


class ShardDataset:
    """Rows of Arrow shards, by their number: `dataset[7]` is a dict of columns.

    `local` is a folder that prepkit wrote (with `split="train"` where it holds several splits), a folder of `.arrow`
    files, or one such file. `columns` names those that are wanted; without it all are. Numbers and lists of numbers are
    read-only NumPy arrays into the file, without a copy; other values are those that pyarrow makes of them.

    It has `__len__`, `__getitem__` and `__getitems__`, which is what a torch `DataLoader` asks for.
    """

    def __init__(self, local, *, split=None, columns=None):
        files = shard_files(pathlib.Path(local), split)
        shards = [open_shard(file) for file in files]
        schema = shards[0].schema
        for file, shard in zip(files, shards):
            if not shard.schema.equals(schema):
                raise ValueError(f"{file.name} has other columns than {files[0].name}: the folder holds the shards of several runs")
        lost = [name for name in columns or [] if name not in schema.names]
        if lost:
            raise ValueError(f"{local} has no column {lost[0]!r}; it has {', '.join(schema.names)}")
        self.columns = list(columns or schema.names)
        self.fingerprint = _fingerprint(files)
        batches = [batch for shard in shards for batch in shard.batches if batch.num_rows > 0]
        self._starts = np.cumsum([0] + [batch.num_rows for batch in batches])
        self._parts = [{name: _part(batch.column(name), name) for name in self.columns} for batch in batches]

    def __len__(self):
        return int(self._starts[-1])

    def __getitem__(self, row):
        if not -len(self) <= row < len(self):
            raise IndexError(f"row {row} of {len(self)}")
        return self.__getitems__([row % len(self)])[0]

    def __getitems__(self, rows):
        columns = self.columns_at(rows)
        return [dict(zip(columns, values)) for values in zip(*columns.values())]

    def columns_at(self, rows):
        """The rows with these numbers (0 or more) as a dict of columns, each a list of values."""
        rows = np.asarray(rows, dtype=np.int64)
        parts = np.searchsorted(self._starts, rows, side="right") - 1
        found = list(zip((self._parts[part] for part in parts.tolist()), (rows - self._starts[parts]).tolist()))
        return {name: [part[name].value(place) for part, place in found] for name in self.columns}


class _Numbers:
    """A column with one number a row."""

    def __init__(self, array):
        self._values = array.to_numpy()

    def value(self, place):
        return self._values[place]


class _Lists:
    """A column with a list of numbers a row."""

    def __init__(self, array):
        self._offsets = array.offsets.to_numpy()
        self._values = array.values.to_numpy()

    def value(self, place):
        return self._values[self._offsets[place] : self._offsets[place + 1]]


class _FixedLists:
    """A column with equally long lists of numbers."""

    def __init__(self, array):
        self._values = array.flatten().to_numpy().reshape(len(array), array.type.list_size)

    def value(self, place):
        return self._values[place]


class _Others:
    """A column of anything else, such as text."""

    def __init__(self, array):
        self._array = array

    def value(self, place):
        return self._array[place].as_py()


def _part(array, name):
    kind = array.type
    if _is_number(kind) and array.null_count == 0:
        return _Numbers(array)
    is_list = pa.types.is_list(kind) or pa.types.is_large_list(kind)
    is_fixed = pa.types.is_fixed_size_list(kind)
    if not (is_list or is_fixed) or not _is_number(kind.value_type):
        return _Others(array)
    if array.null_count > 0 or array.values.null_count > 0:
        raise ValueError(f"column {name!r} has rows without a list, or lists that lack a number: leave it out with columns=[...]")
    return _Lists(array) if is_list else _FixedLists(array)


def _is_number(kind):
    return pa.types.is_integer(kind) or pa.types.is_floating(kind)


def _fingerprint(files):
    """Names and sizes of the shards, and what the folder says of itself: another data set differs in one of them."""
    state = files[0].parent / "state.json"
    told = json.loads(state.read_text(encoding="utf-8")).get("_fingerprint") if state.is_file() else None
    return [told, *[[file.name, file.stat().st_size] for file in files]]
