"""
How much processor time near duplicates take: ours, rensa, datasketch, text-dedup and datatrove, each as a whole process that
reads JSON Lines and writes what stays.

    npm run bench:dedup -- --data FOLDER [--mb 8] [--rounds 3] [--only TEXT]

FOLDER holds `prompts/*.jsonl`. Half of the rows are prompts, the other half copies of them of which up to a fifth of the
words are changed, shuffled. All racers make 14 keys of 8 hashes over runs of five words. They take turns, so that a busy
minute hits all; of each the least processor time counts, wall time and peak memory stand beside it. The outputs are
checked: rows of the input, each once, and as many as others keep, within a third of those that were left out. Peers are
installed in an ignored folder.
"""

import argparse
import datetime
import json
import os
import platform
import random
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Not under `bench`, whose TypeScript is compiled and checked.
FOLDER = ROOT / "node_modules/.cache/bench-dedup"
PYTHON = {"rensa": "0.5.0", "datasketch": "2.0.0", "datatrove": "0.10.1", "text-dedup": "0.4.0", "spacy": "3.8.18"}
# What its MinHash imports: of all that it names, some packages bring a JVM or a model.
TEXT_DEDUP = {"datasets": "5.2.0", "click": "8.5.1", "click-option-group": "0.5.10", "scipy": "1.17.1", "orjson": None, "rich": None, "bitarray": None, "regex": None, "ftfy": None, "tqdm": None, "zstandard": None, "psutil": None}
OTHER = ("prepkit, verify: none", "rensa", "datasketch", "text-dedup", "datatrove")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--mb", type=float, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    python = install()
    source = FOLDER / "texts.jsonl"
    rows = write_texts(given.data, source, int(given.mb * 1e6))
    commands = {name: command for name, command in racers(python).items() if given.only in name}
    times: dict[str, list[dict]] = {name: [] for name in commands}
    kept: dict[str, int] = {}
    for round in range(given.rounds):
        for name, command in commands.items():
            output = empty(FOLDER / "out") / "kept.jsonl"
            times[name].append(measure(command(str(source), str(output))))
            kept[name] = check(name, output, rows)
            print(f"{name:24} {times[name][-1]['cpu']:7.2f} s of CPU, {times[name][-1]['wall']:7.2f} s, {times[name][-1]['peakMb']:6.0f} MB, {kept[name]} of {rows} rows", flush=True)
    hold(kept, rows)
    size = source.stat().st_size
    results = [describe(name, taken, size, kept[name]) for name, taken in times.items()]
    if given.only == "":
        keep(results, size, rows, given.rounds)


def install() -> str:
    FOLDER.mkdir(parents=True, exist_ok=True)
    python = FOLDER / "venv/bin/python"
    installed = FOLDER / "installed.json"
    wanted = {**PYTHON, **TEXT_DEDUP}
    if not installed.exists() or json.loads(installed.read_text()) != wanted:
        venv.create(FOLDER / "venv", with_pip=True, clear=True)
        name = "text-dedup"
        others = [named(*one) for one in wanted.items() if one[0] != name]
        pip = [python, "-m", "pip", "install", "-qq"]
        subprocess.run([*pip, "datatrove[processing]", *others], check=True)
        subprocess.run([*pip, "--no-deps", named(name, PYTHON[name])], check=True)
        installed.write_text(json.dumps(wanted))
    return str(python)


def named(package: str, version: str | None) -> str:
    return package if version is None else f"{package}=={version}"


def write_texts(data: Path, path: Path, size: int) -> int:
    """Prompts and changed copies of them, in an order that the seed decides."""
    source = random.Random(20261130)
    lines = [line for file in sorted(data.glob("prompts/*.jsonl")) for line in file.read_text().split("\n") if line.strip()]
    source.shuffle(lines)
    texts, taken = [], 0
    for line in lines:
        text = json.loads(line)["prompt"]
        words, noise = text.split(" "), source.random() / 5
        copy = " ".join(f"w{source.randrange(10000)}" if source.random() < noise else word for word in words)
        texts += [text, copy]
        taken += 2 * len(text.encode())
        if taken >= size:
            break
    source.shuffle(texts)
    path.write_text("".join(f"{json.dumps({'id': str(row), 'text': text}, ensure_ascii=False)}\n" for row, text in enumerate(texts)))
    return len(texts)


def racers(python: str) -> dict[str, Callable[[str, str], list[str]]]:
    program = ["node", str(ROOT / "dist/src/cli/main.js"), "dedup", "--method", "near", "--fields", "text", "--workers", "0"]
    peer = [python, str(ROOT / "bench/dedup/peer.py")]

    def own(verify: str) -> Callable[[str, str], list[str]]:
        return lambda source, output: [*program, "--verify", verify, source, "--out", output]

    def other(name: str) -> Callable[[str, str], list[str]]:
        return lambda source, output: [*peer, name, source, output]

    return {"prepkit": own("exact"), OTHER[0]: own("none"), **{name: other(name) for name in OTHER[1:]}}


def empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def measure(command: list[str]) -> dict:
    """Processor time is that of the process and of those that it waited for; the peak is that of the largest of them."""
    log = FOLDER / "stderr.txt"
    one_thread = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1", "HF_DATASETS_OFFLINE": "1"}
    start = time.perf_counter()
    with log.open("w") as errors:
        process = subprocess.Popen(command, env=one_thread, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{' '.join(command)} ended with {status}:\n{log.read_text()[-2000:]}")
    return {"cpu": usage.ru_utime + usage.ru_stime, "wall": wall, "peakMb": usage.ru_maxrss / 1000}


def check(name: str, output: Path, rows: int) -> int:
    """How many rows stayed: each of the input, and once."""
    ids = [int(json.loads(line)["id"]) for line in output.read_text().split("\n") if line]
    if len(set(ids)) != len(ids) or not all(0 <= id < rows for id in ids):
        sys.exit(f"{name} wrote rows twice, or others than those of the input")
    return len(ids)


def hold(kept: dict[str, int], rows: int) -> None:
    """Stops where racers that go by keys alone leave out other numbers of rows: their hashes differ, their rule does not."""
    left_out = {name: rows - count for name, count in kept.items() if name in OTHER}
    if left_out and max(left_out.values()) > 4 / 3 * min(left_out.values()):
        sys.exit(f"The racers leave out too different numbers of rows: {left_out}")


def describe(name: str, taken: list[dict], size: int, kept: int) -> dict:
    best = min(taken, key=lambda one: one["cpu"])
    return {"racer": name, "cpuSeconds": best["cpu"], "mbPerCpuSecond": size / 1e6 / best["cpu"], "wall": best["wall"], "peakMb": best["peakMb"], "kept": kept, "times": taken}


def keep(results: list[dict], size: int, rows: int, rounds: int) -> None:
    processor = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), platform.machine())
    machine = {"cpu": processor, "cores": os.cpu_count(), "load": os.getloadavg()[0], "python": platform.python_version()}
    path = ROOT / f"bench/results/{datetime.date.today().isoformat()}-dedup.json"
    facts = {"machine": machine, "packages": PYTHON, "rounds": rounds, "bytes": size, "rows": rows, "results": results}
    path.write_text(json.dumps(facts, indent=1) + "\n")


if __name__ == "__main__":
    main()
