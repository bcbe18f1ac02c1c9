"""Runs prep twice over the same data, to Arrow and to JSON Lines, and compares what `datasets` reads with the latter.

Prints each check and, at the end, `N passed, N failed`; exits with 1 when one failed.
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

os.environ["HF_HUB_OFFLINE"] = "1"

import datasets
import pandas
import pyarrow
import pyarrow.parquet
import yaml

import parquet_types
from checks import ROOT, check, finish

DATA = pathlib.Path(os.environ.get("PREPKIT_DATA", ROOT / "../shared/data")).resolve()
SAMPLES = ROOT / "datasets/samples"
MESSAGES = [{"role": "string", "content": "string"}]


def prep(pipeline, folder, output):
    """Runs a pipeline with another output; returns the path that it wrote to."""
    file = folder / "pipeline.json"
    file.write_text(json.dumps({**pipeline, "output": {"path": str(folder / output)}}))
    command = ["node", str(ROOT / "dist/src/cli/main.js"), "run", str(file)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if ran.returncode != 0:
        sys.exit(f"prep run ended with {ran.returncode}:\n{ran.stderr}")
    return folder / output


def types_of(feature):
    """The types of a feature in the notation of the cases below."""
    if isinstance(feature, dict):
        return {name: types_of(inner) for name, inner in feature.items()}
    if isinstance(feature, datasets.List):
        return [types_of(feature.feature)]
    return feature.dtype


def strict(value, types):
    """A value with its Python type beside it, so that 1, 1.0 and True differ. A field left out is a null."""
    if value is None:
        return None
    if isinstance(types, dict):
        return {name: strict(value.get(name), inner) for name, inner in types.items()}
    if isinstance(types, list):
        return [strict(item, types[0]) for item in value]
    if types == "float64" and isinstance(value, int):
        value = float(value)
    return (type(value).__name__, value)


def compare(name, pipeline, rows=None, types=None):
    print(name)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        lines = prep(pipeline, folder, "rows.jsonl").read_bytes().split(b"\n")[:-1]
        arrow = prep(pipeline, folder, "arrow")
        before = pyarrow.total_allocated_bytes()
        dataset = datasets.load_from_disk(str(arrow))
        check("load_from_disk() maps the shards, it does not copy them", pyarrow.total_allocated_bytes() - before < 1 << 20, True)
        check("rows are as many as in JSON Lines", len(dataset), len(lines))
        if rows is not None:
            check("rows are as many as the input holds", len(dataset), rows)
        found = types_of(dict(dataset.features))
        check("columns stand in the order of the JSON keys", dataset.column_names, list(json.loads(lines[0])))
        if types is not None:
            check("columns have the wanted types", found, types)
        for row in random.Random(7).sample(range(len(lines)), 5):
            check(f"row {row} is equal in both forms", strict(dataset[row], found), strict(json.loads(lines[row]), found))


def compare_splits(name, pipeline, shares):
    """Parts rows into splits, in Arrow and with the column in JSON Lines, and compares each split."""
    print(name)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        parted = {**pipeline, "steps": [{"split": {"shares": shares, "column": "part"}}]}
        lines = prep(parted, folder, "rows.jsonl").read_bytes().split(b"\n")[:-1]
        rows = [json.loads(line) for line in lines]
        loaded = datasets.load_from_disk(str(prep(parted, folder, "arrow")))
        check("load_from_disk() gives a DatasetDict", type(loaded).__name__, "DatasetDict")
        check("its splits stand in their order", list(loaded), list(shares))
        for split, dataset in loaded.items():
            found = types_of(dict(dataset.features))
            wanted = [{key: value for key, value in row.items() if key != "part"} for row in rows if row["part"] == split]
            check(f"{split} has its rows", len(dataset), len(wanted))
            check(f"{split} knows its name", str(dataset.split), split)
            check(f"{split} is equal in both forms", [strict(row, found) for row in dataset], [strict(row, found) for row in wanted])


def compare_files(name, pipeline):
    """Writes one file of either form and reads it with the readers that its name promises."""
    print(name)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        file, stream = prep(pipeline, folder, "rows.arrow"), prep(pipeline, folder, "rows.arrows")
        with pyarrow.memory_map(str(file)) as source:
            table = pyarrow.ipc.open_file(source).read_all()
            table.validate(full=True)
            check("open_file() reads .arrow as open_stream() does .arrows", table.equals(pyarrow.ipc.open_stream(stream.read_bytes()).read_all()), True)
        check("pandas.read_feather() reads .arrow", len(pandas.read_feather(file)), table.num_rows)
        cache = str(folder / "cache")
        for path in (file, stream):
            loaded = datasets.load_dataset("arrow", data_files=str(path), split="train", cache_dir=cache)
            check(f"load_dataset('arrow') reads {path.suffix}", loaded.to_list(), table.to_pylist())
        check("Dataset.from_file() maps .arrows", datasets.Dataset.from_file(str(stream)).to_list(), table.to_pylist())
        try:
            import polars
        except ImportError:
            print("  skipped: polars is not installed")
            return
        check("polars.read_ipc() reads .arrow", polars.read_ipc(file).height, table.num_rows)
        check("polars.read_ipc_stream() reads .arrows", polars.read_ipc_stream(stream).height, table.num_rows)


WRITES = {
    "Snappy, with dictionaries": {},
    "Zstandard, pages of version 2": {"compression": "zstd", "data_page_version": "2.0"},
    "no compression, small pages": {"compression": "none", "use_dictionary": False, "data_page_size": 2000, "write_batch_size": 50},
    "gzip, small row groups": {"compression": "gzip", "row_group_size": 70},
    "Brotli": {"compression": "brotli"},
    "LZ4": {"compression": "lz4", "data_page_version": "2.0", "data_page_size": 2000, "write_batch_size": 50},
    "differences in the place of values": {
        "use_dictionary": False,
        "column_encoding": {
            **{name: "DELTA_BINARY_PACKED" for name in ("int8", "int32", "int64", "uint8", "uint64", "date", "microseconds")},
            **{name: "BYTE_STREAM_SPLIT" for name in ("float32", "float64", "uint32")},
            **{"string": "DELTA_BYTE_ARRAY", "large_string": "DELTA_LENGTH_BYTE_ARRAY", "fixed_binary": "DELTA_BYTE_ARRAY", "bool": "RLE"},
        },
    },
}


def compare_parquet():
    """Passes what pyarrow wrote through prep, and compares every value of every type."""
    table = parquet_types.every_type()
    for name, options in WRITES.items():
        print(f"Parquet of pyarrow: {name}")
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(temporary)
            pyarrow.parquet.write_table(table, folder / "given.parquet", **options)
            written = prep({"input": str(folder / "given.parquet"), "steps": []}, folder, "rows.parquet")
            found = pyarrow.parquet.read_table(written)
            check("columns stand in their order", found.column_names, table.column_names)
            for column in table.column_names:
                wanted = table[column]
                check(f"{column} has its type", found[column].type, parquet_types.BECOMES.get(column, wanted.type))
                same = parquet_types.values_of(found[column]) == parquet_types.values_of(wanted)
                check(f"{column} has its values", same, True)


def compare_parquet_readers(name, pipeline):
    """Reads Parquet of prep, as one file and as a folder, with other readers."""
    print(name)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        lines = [json.loads(line) for line in prep(pipeline, folder, "rows.jsonl").read_text().splitlines()]
        file = prep(pipeline, folder, "rows.parquet")
        names = list(lines[0])
        check("pyarrow reads the rows of JSON Lines", pyarrow.parquet.read_table(file).to_pylist(), lines)
        check("pandas.read_parquet() reads them", len(pandas.read_parquet(file)), len(lines))
        loaded = datasets.load_dataset("parquet", data_files=str(file), split="train", cache_dir=str(folder / "cache"))
        check("load_dataset('parquet') reads them", [[row[name] for name in names] for row in loaded], [[line[name] for name in names] for line in lines])
        for module, read in (("polars", "pl.read_parquet(path).height"), ("duckdb", "len(pl.sql(f\"select * from '{path}'\").fetchall())")):
            try:
                pl = __import__(module)
            except ImportError:
                print(f"  skipped: {module} is not installed")
                continue
            check(f"{module} reads them", eval(read, {"pl": pl, "path": str(file), "len": len}), len(lines))


def compare_text_files(name, pipeline):
    """Reads JSON and compressed text of prep, as one file and as folders of shards, with other readers."""
    print(name)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        lines = [json.loads(line) for line in prep(pipeline, folder, "rows.jsonl").read_text().splitlines()]
        array = prep(pipeline, folder, "rows.json")
        check("json.load() reads .json", json.loads(array.read_text()), lines)
        check("pandas.read_json() reads .json", len(pandas.read_json(array)), len(lines))
        cache = str(folder / "cache")
        files = [prep(pipeline, folder, f"rows.{ending}") for ending in ("json", "json.gz", "jsonl.gz", "jsonl.zst", "csv.gz", "csv.zst")]
        for path in files:
            builder = path.suffixes[0][1:].removesuffix("l")
            zstd = None
            if path.suffix == ".zst":
                try:
                    zstd = __import__("zstandard")
                except ImportError:
                    print("  skipped: zstandard is not installed")
                    continue
            loaded = datasets.load_dataset(builder, data_files=str(path), split="train", cache_dir=cache)
            check(f"load_dataset('{builder}') reads {path.name}", [row["id"] for row in loaded], [line["id"] for line in lines])
            read = pandas.read_csv(path) if builder == "csv" else pandas.read_json(path, lines=path.suffixes[0] == ".jsonl")
            check(f"pandas reads {path.name}", len(read), len(lines))
        for module, readers in (
            ("polars", {"jsonl": "len(m.read_ndjson(path))", "csv": "len(m.read_csv(path))"}),
            ("duckdb", {"jsonl": "len(m.sql(f\"select * from '{path}'\").fetchall())", "csv": "len(m.sql(f\"select * from '{path}'\").fetchall())"}),
        ):
            try:
                found = __import__(module)
            except ImportError:
                print(f"  skipped: {module} is not installed")
                continue
            for path in files[2:]:
                read = readers[path.suffixes[0][1:]]
                check(f"{module} reads {path.name}", eval(read, {"m": found, "path": str(path), "len": len}), len(lines))


def compare_features():
    """Passes a data set with labels through prep, as Parquet and as a folder of Arrow."""
    print("features of datasets")
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        features = datasets.Features({"text": datasets.Value("string"), "label": datasets.ClassLabel(names=["no", "yes"])})
        given = datasets.Dataset.from_dict({"text": ["a", "b"], "label": [1, 0]}, features=features)
        given.to_parquet(str(folder / "given.parquet"))
        pipeline = {"input": str(folder / "given.parquet"), "steps": []}
        file = str(prep(pipeline, folder, "rows.parquet"))
        loaded = datasets.load_dataset("parquet", data_files=file, split="train", cache_dir=str(folder / "cache"))
        check("load_dataset('parquet') knows the labels", loaded.features, features)
        check("load_from_disk() knows the labels", datasets.load_from_disk(str(prep(pipeline, folder, "rows"))).features, features)


def main():
    sample = yaml.safe_load((SAMPLES / "pipeline.yaml").read_text())
    fields = {"id": "string", "prompt": "string", "completion": "string"}
    traits = {"gender": "string", "hired": "bool", "source": "string"}
    plain = {**sample, "steps": []}
    compare("the sample, only converted", plain, rows=320, types={**fields, **traits})
    compare("the sample, through its four steps", sample, types={"id": "string", "messages": MESSAGES, **traits})

    compare_splits("the sample, in three splits", plain, {"train": 0.8, "validation": 0.1, "test": 0.1})
    compare_splits("the sample, in splits with Chinese names, one of them empty", plain, {"训练": 1, "测试": 0.1, "空": 1e-12})

    compare_files("the sample, in one file", plain)

    compare_parquet()
    compare_features()
    compare_text_files("the sample, as JSON and compressed text", plain)
    compare_parquet_readers("the sample, as Parquet", plain)
    compare_parquet_readers("the sample as chats, as Parquet", sample)

    def outside(path, **wanted):
        if (DATA / path.split("/")[0]).exists():
            compare(path, {"input": str(DATA / path)}, **wanted)
        else:
            print(f"{path}\n  skipped: there is no such data beside the project")

    outside("prompts/*.jsonl", types={"prompt": "string", "completion": "string"})
    outside("chat/self_instruct_seed_tasks.jsonl", rows=175)
    outside("zh/belle_eval_set.json", rows=1000)

    finish()


main()
