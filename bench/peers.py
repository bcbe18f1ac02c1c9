"""
Conversion to Arrow by prepkit and by Polars, DuckDB and pyarrow, each as a good user of it writes it, in turn.

    npm run bench:peers -- --data FOLDER [--mb 250] [--samples 3] [--only prompts]

FOLDER holds `prompts/*.jsonl` (prompt and completion), `shapes/alpaca_zh.json` and `bias/adult-train.csv`; what is not
there is left out. Inputs are these, repeated until they have the size that is asked for. It makes a virtual environment
in an ignored folder and installs the peers there. Each run is a process of its own; its processor time is that of the
whole process with all threads, start included. A time counts only if the rows that were written are those of the others.
"""

import argparse
import csv
import hashlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
import venv
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "bench" / ".data" / "peers"
PACKAGES = ["pyarrow", "polars", "duckdb"]
THREADS = 2
RACERS = ["prepkit, no workers", "prepkit, 2 workers", "polars", "duckdb", "pyarrow"]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--mb", type=int, default=250)
    parser.add_argument("--samples", type=int, default=3)
    parser.add_argument("--only")
    given = parser.parse_args()
    python = make_environment()
    results = []
    # In a process of its own: the peak memory of a run is at least what this one has when it starts it.
    made = json.loads(run([python, __file__, "--inputs", str(given.data), str(given.mb)]))
    for name, path in made.items():
        if given.only is None or given.only == name:
            results.append(race(name, Path(path), python, given.samples))
    versions = run([python, __file__, "--versions"]).strip()
    write_results(results, json.loads(versions), given.samples)


def make_environment() -> str:
    """A virtual environment with the peers; made once."""
    home = FOLDER / "venv"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-qq", *PACKAGES], check=True)
    return str(python)


def inputs(data: Path, size: int) -> dict[str, Path]:
    """Writes the inputs that there is data for."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    found: dict[str, Path] = {}
    prompts = sorted((data / "prompts").glob("*.jsonl"))
    if prompts:
        records = [record for path in prompts for record in records_of(path)]
        lines = b"".join(encode(record) for record in records)
        chats = b"".join(encode({"messages": [turn("user", r["prompt"]), turn("assistant", r["completion"])]}) for r in records)
        found["prompts"] = repeat("prompts.jsonl", lines, size)
        found["chat"] = repeat("chat.jsonl", chats, size)
        found["text csv"] = write_csv("text.csv", ["prompt", "completion"], records, size)
    chinese = data / "shapes" / "alpaca_zh.json"
    if chinese.exists():
        lines = b"".join(encode(record) for record in json.loads(chinese.read_text("utf8")))
        found["chinese"] = repeat("chinese.jsonl", lines, size)
    adult = data / "bias" / "adult-train.csv"
    if adult.exists():
        names = "age,workclass,fnlwgt,education,education_num,marital,occupation,relationship,race,sex,gain,loss,hours,country,income\n"
        rows = adult.read_bytes().replace(b", ", b",").strip() + b"\n"
        found["adult csv"] = repeat("adult.csv", rows, size, names.encode())
    return found


def records_of(path: Path) -> list[dict]:
    """The records of a file that are whole and have both texts."""
    records = []
    for line in path.read_bytes().split(b"\n"):
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if all(isinstance(record.get(name), str) for name in ("prompt", "completion")):
            records.append({name: record[name] for name in ("prompt", "completion")})
    return records


def turn(role: str, content: str) -> dict[str, str]:
    return {"role": role, "content": content}


def encode(record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def repeat(name: str, rows: bytes, size: int, head: bytes = b"") -> Path:
    path = FOLDER / name
    with path.open("wb") as out:
        out.write(head)
        for _ in range(max(1, round(size / len(rows)))):
            out.write(rows)
    return path


def write_csv(name: str, columns: list[str], records: list[dict], size: int) -> Path:
    path = FOLDER / name
    with path.open("w", encoding="utf8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(columns)
        while out.tell() < size:
            writer.writerows([[record[column] for column in columns] for record in records])
    return path


def race(name: str, path: Path, python: str, samples: int) -> dict:
    """Runs each racer once for warm-up and then so many times, in turn, so that a busy minute hits all."""
    times = {racer: [] for racer in RACERS}
    digests = {}
    for sample in range(samples + 1):
        for racer in RACERS:
            out = FOLDER / "out"
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir()
            figures = measure(command(racer, path, out, python))
            if sample == 0:
                digests[racer] = run([python, __file__, "--digest", str(out)]).strip()
            else:
                times[racer].append(figures)
    wrong = [racer for racer in RACERS if digests[racer] != digests["prepkit, 2 workers"]]
    if wrong:
        raise SystemExit(f"{name}: not the same rows: {json.dumps(digests, indent=1)}")
    return {"input": name, "bytes": path.stat().st_size, "rows": digests["polars"].split()[0], "times": times}


def command(racer: str, path: Path, out: Path, python: str) -> list[str]:
    if racer.startswith("prepkit"):
        program = str(ROOT / "dist" / "src" / "cli" / "main.js")
        workers = "0" if "no" in racer else str(THREADS)
        return ["node", program, "convert", str(path), "--out", str(out / "prepkit"), "--workers", workers, "-q"]
    return [python, __file__, "--convert", racer, str(path), str(out / "out.arrow")]


def measure(arguments: list[str]) -> dict:
    start = time.perf_counter()
    process = subprocess.Popen(arguments, env={**os.environ, "POLARS_MAX_THREADS": str(THREADS)})
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{arguments} ended with {status}")
    cpu = usage.ru_utime + usage.ru_stime
    return {"wall": time.perf_counter() - start, "cpu": cpu, "peakMb": usage.ru_maxrss / 1000}


def convert(racer: str, path: str, out: str) -> None:
    """What a racer does, in a process of its own."""
    is_csv = path.endswith(".csv")
    if racer == "polars":
        import polars

        frame = polars.scan_csv(path) if is_csv else polars.scan_ndjson(path)
        frame.sink_ipc(out)
        return
    import pyarrow

    if racer == "duckdb":
        import duckdb

        duckdb.execute(f"SET threads = {THREADS}")
        relation = duckdb.read_csv(path) if is_csv else duckdb.read_json(path, format="newline_delimited")
        write(out, relation.to_arrow_reader(100_000))
        return
    pyarrow.set_cpu_count(THREADS)
    if is_csv:
        from pyarrow import csv as reader

        options = reader.ParseOptions(newlines_in_values=True)
        write(out, reader.open_csv(path, parse_options=options))
        return
    from pyarrow import json as json_reader

    table = json_reader.read_json(path)
    write(out, table.to_reader())


def write(out: str, batches) -> None:
    import pyarrow

    with pyarrow.OSFile(out, "wb") as sink, pyarrow.ipc.new_file(sink, batches.schema) as writer:
        for batch in batches:
            writer.write_batch(batch)


def digest(folder: Path) -> str:
    """How many rows there are, and what their values come to, whatever types a racer took for them."""
    import pyarrow

    rows = 0
    sums: dict[str, object] = {}
    for path in sorted(folder.rglob("*.arrow")):
        with pyarrow.memory_map(str(path)) as source:
            try:
                batches = pyarrow.ipc.open_file(source).read_all()
            except pyarrow.ArrowInvalid:
                batches = pyarrow.ipc.open_stream(source).read_all()
            rows += batches.num_rows
            for name in batches.column_names:
                for chunk in batches[name].chunks:
                    add(sums, name, chunk)
    return " ".join([str(rows), *(f"{name}={finish(value)}" for name, value in sorted(sums.items()))])


def add(sums: dict[str, object], name: str, chunk) -> None:
    import pyarrow
    import pyarrow.compute as compute

    kind = chunk.type
    if pyarrow.types.is_struct(kind):
        for i in range(kind.num_fields):
            add(sums, f"{name}.{kind.field(i).name}", compute.struct_field(chunk, i))
    elif pyarrow.types.is_nested(kind):
        add(sums, name, chunk.flatten())
    elif pyarrow.types.is_integer(kind) or pyarrow.types.is_floating(kind):
        sums[name] = sums.get(name, 0) + (compute.sum(chunk).as_py() or 0)
    elif pyarrow.types.is_null(kind):
        return
    else:
        hash_ = sums.setdefault(name, hashlib.blake2b())
        text = chunk.cast(pyarrow.large_string())
        hash_.update("".join(value or "" for value in text.to_pylist()).encode())


def finish(value: object) -> str:
    return value.hexdigest()[:16] if hasattr(value, "hexdigest") else str(value)


def write_results(results: list[dict], versions: dict, samples: int) -> None:
    machine = {"cores": os.cpu_count(), "os": platform.platform(), "load": round(os.getloadavg()[0], 2), **versions}
    node = run(["node", "--version"]).strip()
    name = ROOT / "bench" / "results" / f"{date.today()}-convert-peers"
    name.with_suffix(".json").write_text(json.dumps({"machine": {**machine, "node": node}, "samples": samples, "results": results}, indent=1) + "\n")
    lines = [
        f"# Conversion to Arrow beside peers, {date.today()}",
        "",
        f"{json.dumps(machine)}, Node {node}. Median of {samples} runs after a warm-up, racers in turn; CPU is processor time of the",
        "whole process with all threads, start included. prepkit infers the schema from all values, hashes what it reads and writes and",
        "flushes it to the disk; the others do not.",
        "",
        "| input | MB | rows | racer | CPU s | wall s | peak MB | MB per CPU s | CPU of the best peer / its own |",
        "| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for result in results:
        cpu = {racer: statistics.median(one["cpu"] for one in times) for racer, times in result["times"].items()}
        best = min(seconds for racer, seconds in cpu.items() if not racer.startswith("prepkit"))
        for racer, times in result["times"].items():
            wall = statistics.median(one["wall"] for one in times)
            peak = max(one["peakMb"] for one in times)
            megabytes = result["bytes"] / 1e6
            cells = [result["input"], f"{megabytes:.0f}", result["rows"], racer, f"{cpu[racer]:.2f}", f"{wall:.2f}", f"{peak:.0f}", f"{megabytes / cpu[racer]:.0f}", f"{best / cpu[racer]:.2f}"]
            lines.append(f"| {' | '.join(cells)} |")
    name.with_suffix(".md").write_text("\n".join(lines) + "\n")
    print("\n".join(lines))


def run(arguments: list[str]) -> str:
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout


if sys.argv[1:2] == ["--convert"]:
    convert(*sys.argv[2:5])
elif sys.argv[1:2] == ["--digest"]:
    print(digest(Path(sys.argv[2])))
elif sys.argv[1:2] == ["--inputs"]:
    made = inputs(Path(sys.argv[2]), int(sys.argv[3]) * 1_000_000)
    print(json.dumps({name: str(path) for name, path in made.items()}))
elif sys.argv[1:2] == ["--versions"]:
    from importlib.metadata import version

    print(json.dumps({package: version(package) for package in PACKAGES}))
else:
    main()
