"""
The same bad inputs read by prepkit, Hugging Face `datasets`, Polars, DuckDB, pandas and pyarrow, as a table of Markdown.

    npm run build && python3 bench/torture/peers.py

It makes a virtual environment in an ignored folder, installs the peers there, writes the inputs, and reads each one
with the defaults of every reader, in a process of its own with a limit of time and memory. A cell says how many
records came out, or what was refused; a count that is too low or too high without an error is silent loss.
"""
import gzip
import json
import os
import resource
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "bench" / ".data" / "peers"
PACKAGES = ["pyarrow", "pandas", "polars", "duckdb", "datasets"]
READERS = ["prepkit", "datasets", "polars", "duckdb", "pandas", "pyarrow"]
SECONDS = 120
MEMORY_BYTES = 6 << 30


def main() -> None:
    python = make_environment()
    files = FOLDER / "files"
    shutil.rmtree(files, ignore_errors=True)
    files.mkdir(parents=True)
    versions = json.loads(run_python(python, ["--versions"]).stdout)
    print(f"| input | records | {' | '.join(READERS)} |")
    print(f"| --- | ---: |{' ---: |' * len(READERS)}")
    rows = []
    for name, (file, records, write) in inputs().items():
        path = files / file
        path.write_bytes(write())
        cells = [read_with(python, reader, path) for reader in READERS]
        path.unlink()
        rows.append({"input": name, "records": records, "cells": dict(zip(READERS, cells))})
        print(f"| {name} | {records} | {' | '.join(cells)} |", flush=True)
    versions["prepkit"] = json.loads((ROOT / "package.json").read_text())["version"]
    print(", ".join(f"{name} {version}" for name, version in versions.items()))
    if "--save" in sys.argv:
        import datetime

        date = datetime.date.today().isoformat()
        target = ROOT / "bench" / "results" / f"{date}-peers.json"
        target.write_text(json.dumps({"date": date, "versions": versions, "rows": rows}, indent=2, ensure_ascii=False) + "\n")


def make_environment() -> Path:
    folder = FOLDER / "venv"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    return python


def run_python(python: Path, arguments: list[str]) -> subprocess.CompletedProcess:
    return limited([str(python), __file__, *arguments])


def limited(command: list[str]) -> subprocess.CompletedProcess:
    env = {**os.environ, "HF_HOME": str(FOLDER / "hf"), "HF_DATASETS_OFFLINE": "1", "HF_HUB_OFFLINE": "1"}
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, env=env)


def read_with(python: Path, reader: str, path: Path) -> str:
    try:
        if reader == "prepkit":
            return read_with_prepkit(path)
        result = run_python(python, ["--read", reader, str(path)])
        if result.returncode < 0:
            return f"signal {-result.returncode}"
        last = (result.stdout.strip().splitlines() or ["error"])[-1]
        return last if result.returncode == 0 else "error"
    except subprocess.TimeoutExpired:
        return f"no end in {SECONDS} s"


def read_with_prepkit(path: Path) -> str:
    out = FOLDER / "out"
    shutil.rmtree(out, ignore_errors=True)
    main = ROOT / "dist" / "src" / "cli" / "main.js"
    result = limited(["node", str(main), "convert", str(path), "--out", str(out), "-q", "--error-budget", "1"])
    if result.returncode != 0:
        shutil.rmtree(out, ignore_errors=True)
        return "error"
    rows = json.loads((out / "report.json").read_text())["rows"]
    shutil.rmtree(out, ignore_errors=True)
    rejected = f" + {rows['rejected']} rejected" if rows["rejected"] else ""
    return f"{rows['written']}{rejected}"


def inputs() -> dict:
    """Each input: the name of its file, its number of records, and its bytes."""
    n = 100_000

    def rows(at: dict[int, str] | None = None, quoted: bool = False) -> bytes:
        mark = '"' if quoted else ""
        lines = [f"{i},{mark}text {i}{mark}\n" for i in range(n)]
        for i, line in (at or {}).items():
            lines[i] = line
        return ("id,t\n" + "".join(lines)).encode()

    hundred = range(500, n, n // 100)

    def json_lines(values: list[str], key: str = "v") -> bytes:
        return "".join(f'{{"{key}":{value}}}\n' for value in values).encode()

    packed = gzip.compress("".join(f'{{"id":{i}}}\n' for i in range(20_000)).encode(), mtime=0)
    wrong = bytearray(packed)
    wrong[-6] ^= 1
    return {
        "CSV, one quote never closed, others quoted": ("a.csv", n, lambda: rows({n // 2: '5,"open\n'}, quoted=True)),
        "CSV, one quote never closed, others plain": ("a.csv", n, lambda: rows({n // 2: '5,"open\n'})),
        'CSV, 100 times `say "hi" there`': ("a.csv", n, lambda: rows({i: f'{i},say "hi" there\n' for i in hundred})),
        'CSV, 100 times `"5" pipe"`': ("a.csv", n, lambda: rows({i: f'{i},"5" pipe"\n' for i in hundred})),
        "CSV, 100 rows too long": ("a.csv", n, lambda: rows({i: f"{i},a,b\n" for i in hundred})),
        "CSV, 100 rows too short": ("a.csv", n, lambda: rows({i: f"{i}\n" for i in hundred})),
        "CSV, CR line ends": ("a.csv", n, lambda: rows().replace(b"\n", b"\r")),
        "CSV, a comma at the end of each row": ("a.csv", 3, lambda: b"a,b,\n1,2,\n3,4,\n5,6,\n"),
        "CSV, double and empty names": ("a.csv", 1, lambda: b"a,a,,b\n1,2,3,4\n"),
        "CSV, byte order mark": ("a.csv", 2, lambda: "\ufeffid,t\n1,a\n2,b\n".encode()),
        "CSV, GBK": ("a.csv", 1000, lambda: "id,t\n".encode() + "1,联系电话和姓名\n".encode("gbk") * 1000),
        "CSV, UTF-16": ("a.csv", 1000, lambda: ("id,t\n" + "1,text\n" * 1000).encode("utf-16")),
        "CSV, zero bytes in 10 fields": ("a.csv", n, lambda: rows({i: f"{i},a\0b\n" for i in range(10)})),
        "CSV, integers that turn to text in the last row": ("a.csv", n, lambda: rows({n - 1: "x,last\n"})),
        "CSV, ±2^63": ("a.csv", 2, lambda: b"n\n9223372036854775807\n-9223372036854775808\n"),
        "JSONL, a torn line": ("a.jsonl", n, lambda: json_lines([str(i) for i in range(n - 1)]) + b'{"v":1'),
        "JSONL, integers that turn to text late": ("a.jsonl", n, lambda: json_lines([*map(str, range(n - 1)), '"x"'])),
        "JSONL, mixed types": ("a.jsonl", 6, lambda: json_lines(["1", '"x"', "true", "null", "[1]", '{"b":1}'])),
        "JSONL, 1e400": ("a.jsonl", 2, lambda: json_lines(["1.5", "1e400"])),
        "JSONL, 2^64 − 1": ("a.jsonl", 2, lambda: json_lines(["1", "18446744073709551615"])),
        "JSONL, byte order mark": ("a.jsonl", 2, lambda: b"\xef\xbb\xbf" + json_lines(["1", "2"])),
        "JSONL, GBK": ("a.jsonl", 1000, lambda: '{"t":"联系电话和姓名"}\n'.encode("gbk") * 1000),
        "JSONL, a line of 600 MB among 2 short ones": (
            "a.jsonl",
            3,
            lambda: json_lines(['"a"']) + b'{"v":"' + b"x" * 600_000_000 + b'"}\n' + json_lines(['"b"']),
        ),
        "gzip, cut short": ("a.jsonl.gz", 20_000, lambda: packed[:-2000]),
        "gzip, wrong checksum": ("a.jsonl.gz", 20_000, lambda: bytes(wrong)),
        "gzip, garbage behind": ("a.jsonl.gz", 20_000, lambda: packed + b"garbage"),
        "gzip, zeros behind": ("a.jsonl.gz", 20_000, lambda: packed + bytes(1024)),
    }


def read(reader: str, path: str) -> int:
    """How many records a reader gets, by its defaults and to the end."""
    is_json = ".json" in path
    if reader == "pandas":
        import pandas

        return len(pandas.read_json(path, lines=True) if is_json else pandas.read_csv(path))
    if reader == "polars":
        import polars

        return (polars.read_ndjson(path) if is_json else polars.read_csv(path)).height
    if reader == "duckdb":
        import duckdb

        function = "read_json_auto" if is_json else "read_csv_auto"
        return len(duckdb.sql(f"select * from {function}('{path}')").fetchall())
    if reader == "pyarrow":
        import pyarrow.csv
        import pyarrow.json

        return (pyarrow.json.read_json(path) if is_json else pyarrow.csv.read_csv(path)).num_rows
    import datasets

    datasets.disable_progress_bars()
    kind = "json" if is_json else "csv"
    return datasets.load_dataset(kind, data_files=path, split="train", cache_dir=str(FOLDER / "hf")).num_rows


def print_versions() -> None:
    from importlib.metadata import version

    print(json.dumps({name: version(name) for name in reversed(PACKAGES)}))


if __name__ == "__main__":
    if "--versions" in sys.argv:
        print_versions()
    elif "--read" in sys.argv:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        print(read(*sys.argv[sys.argv.index("--read") + 1 :]))
    else:
        main()
