"""Which files hold the rows of a data set, and how one is opened."""

import json
from dataclasses import dataclass

import pyarrow as pa

EXTENSIONS = (".arrow", ".arrows")


@dataclass
class Shard:
    schema: pa.Schema
    batches: list[pa.RecordBatch]


def shard_files(local, split=None):
    """The shards of a data set in the order of their rows. Raises `FileNotFoundError` or `ValueError` where there are none."""
    if local.is_file():
        return [local]
    if not local.is_dir():
        raise FileNotFoundError(f"{local} is neither a folder nor a file")
    parts = local / "dataset_dict.json"
    if parts.is_file():
        names = json.loads(parts.read_text(encoding="utf-8"))["splits"]
        if split not in names:
            asked = "is in several splits" if split is None else f"has no split {split!r}"
            raise ValueError(f"{local} {asked}: split={' or '.join(map(repr, names))}")
        local = local / split
    elif split is not None:
        raise ValueError(f"{local} is not split: leave split={split!r} out")
    # As `load_from_disk` of Hugging Face datasets reads a folder.
    state = local / "state.json"
    if state.is_file():
        files = [local / one["filename"] for one in json.loads(state.read_text(encoding="utf-8"))["_data_files"]]
        lost = [file.name for file in files if not file.is_file()]
        if lost:
            raise FileNotFoundError(f"{local} lacks {lost[0]}, which its state.json names")
    else:
        files = sorted(file for file in local.iterdir() if file.suffix in EXTENSIONS)
    if not files:
        raise FileNotFoundError(f"{local} holds no shards: write them with `prep ... --to arrow`")
    return files


def open_shard(file):
    """Maps an Arrow file or stream into memory; its rows are read from the disk when they are asked for."""
    source = pa.memory_map(str(file))
    is_file = source.read(6) == b"ARROW1"
    source.seek(0)
    if is_file:
        reader = pa.ipc.open_file(source)
        return Shard(reader.schema, [reader.get_batch(i) for i in range(reader.num_record_batches)])
    reader = pa.ipc.open_stream(source)
    return Shard(reader.schema, list(reader))
