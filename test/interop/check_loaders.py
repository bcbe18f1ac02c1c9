"""Reads output of prep with the loaders of trainers, and holds every value against JSON Lines of the same rows.

Prints each check and, at the end, `N passed, N failed`; exits with 1 when one failed. Nothing is fetched from anywhere.
"""

import glob
import json
import os
import pathlib
import sys
import tempfile
import types

os.environ["HF_HUB_OFFLINE"] = "1"
# Streaming imports its vision part, which wants a torchvision built for this very torch, and is not looked at here.
sys.modules["streaming.vision"] = types.ModuleType("streaming.vision")

import datasets
import duckdb
import litdata
import polars
import pyarrow
import torch
import webdataset
from litdata.streaming.item_loader import ParquetLoader
from streaming import StreamingDataset

from checks import check, finish, prep

datasets.disable_progress_bars()

ROWS = 3000


def make_rows():
    """Every kind of value, each column with a null somewhere but two; large enough for several shards."""
    return [
        {
            "id": i * 10**14,
            "count": None if i == ROWS - 1 else i,
            "text": None if i == 1500 else f"第{i}行 \"x\"\n\u2028" * (i % 5) + "x" * 900,
            "share": i / 7 if i % 3 else None,
            "whole": float(i),
            "flag": i % 2 == 0,
            "tags": [str(i), None],
            "meta": {"a": i, "b": None if i % 2 else [1.5]},
        }
        for i in range(ROWS)
    ]


def compare_packed_mds(folder, given, rows):
    print("MDS packed with zstd")
    packed = ["--to", "mds", "--compression", "zstd", "--max-shard-size", "400KB"]
    prep("convert", given, *packed, "--out", folder / "mds-zstd")
    streamed = StreamingDataset(remote=str(folder / "mds-zstd"), local=str(folder / "mds-cache"), batch_size=1, validate_hash="sha1")
    check("StreamingDataset has every value, of shards whose hashes it checks", [streamed[i] for i in range(len(streamed))], rows)
    # LitData takes the encodings of the first shard for those of all, and knows no doubles and no arrays.
    plain = [{name: row[name] for name in ("flag", "id", "meta", "tags")} for row in rows]
    lines = folder / "plain.jsonl"
    lines.write_text("".join(json.dumps(row) + "\n" for row in plain), encoding="utf-8")
    prep("convert", lines, *packed, "--out", folder / "mds-lit")
    lit = litdata.StreamingDataset(str(folder / "mds-lit"), cache_dir=str(folder / "lit-cache"))
    check("litdata has every value", [lit[i] for i in range(len(lit))], plain)


def compare_values(folder):
    given = folder / "rows.jsonl"
    rows = make_rows()
    given.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    for name in ("arrow", "mds", "webdataset", "parquet"):
        # Both ways of cutting shards: by the input, and by their size.
        limit = ["--max-shard-size", "400KB"] if name in ("arrow", "mds") else []
        prep("convert", given, "--to", name, "--out", folder / name, *limit)
    for name in ("arrow", "mds"):
        sizes = [path.stat().st_size for path in (folder / name).glob(f"*.{name}")]
        check(f"there are many shards of {name}, none larger than asked for", [len(sizes) > 5, max(sizes) <= 400_000], [True, True])

    print("MosaicML Streaming")
    streamed = StreamingDataset(local=str(folder / "mds"), batch_size=1)
    check("StreamingDataset has every value", [streamed[i] for i in range(len(streamed))], rows)
    for workers in (0, 2):
        fresh = StreamingDataset(local=str(folder / "mds"), batch_size=1)
        loader = torch.utils.data.DataLoader(fresh, batch_size=None, num_workers=workers)
        check(f"a DataLoader with {workers} workers gives each row once", sorted((row["id"] for row in loader)), [row["id"] for row in rows])

    compare_packed_mds(folder, given, rows)

    print("WebDataset")
    files = sorted(glob.glob(str(folder / "webdataset/*.tar")))
    samples = list(webdataset.WebDataset(files, shardshuffle=False).decode())
    check("webdataset has every value", [sample["json"] for sample in samples], rows)
    check("no two keys are the same", len({sample["__key__"] for sample in samples}), ROWS)
    loaded = datasets.load_dataset("webdataset", data_files=files, split="train", cache_dir=str(folder / "cache"))
    check("load_dataset('webdataset') has every value", loaded["json"][:], rows)

    print("LitData, over Parquet")
    litdata.index_parquet_dataset(str(folder / "parquet"))
    lit = litdata.StreamingDataset(str(folder / "parquet"), item_loader=ParquetLoader())
    # It takes the files as the system lists them.
    check("litdata has every value", sorted((lit[i] for i in range(len(lit))), key=lambda row: row["id"]), rows)

    print(f"the folder of datasets {datasets.__version__}, and torch {torch.__version__}")
    mapped = datasets.load_from_disk(str(folder / "arrow"))
    check("load_from_disk() has every value", mapped.to_list(), rows)
    for workers in (0, 2):
        loader = torch.utils.data.DataLoader(mapped, batch_size=64, num_workers=workers, collate_fn=list)
        check(f"a DataLoader with {workers} workers has every value in order", [row for batch in loader for row in batch], rows)
    numbers = mapped.select_columns(["id", "whole"]).with_format("torch")
    batch = next(iter(torch.utils.data.DataLoader(numbers, batch_size=ROWS)))
    check("tensors hold the numbers", [batch["id"].tolist(), batch["whole"].tolist()], [[row["id"] for row in rows], [row["whole"] for row in rows]])

    print("Polars and DuckDB")
    shards = sorted(glob.glob(str(folder / "arrow/*.arrow")))
    check("polars.read_ipc_stream() has every value", [row for shard in shards for row in polars.read_ipc_stream(shard).to_dicts()], rows)
    tables = sorted(glob.glob(str(folder / "parquet/*.parquet")))
    check("polars.read_parquet() has every value", polars.read_parquet(tables).to_dicts(), rows)
    read = duckdb.sql(f"select * from read_parquet({tables!r})")
    check("duckdb has every value", [dict(zip(read.columns, row)) for row in read.fetchall()], rows)
    stream = pyarrow.ipc.open_stream(pyarrow.memory_map(shards[0])).read_all()
    stream.validate(full=True)
    check("pyarrow maps a shard", stream.to_pylist(), rows[: len(stream)])


def main():
    with tempfile.TemporaryDirectory() as temporary:
        compare_values(pathlib.Path(temporary))
    finish()


if __name__ == "__main__":
    main()
