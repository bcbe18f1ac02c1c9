"""
How many MB of text a second of one processor is held to the filters of FineWeb: by `filter_quality`, and by those of
datatrove: Gopher quality, Gopher repetition, FineWeb quality.

    npm run bench:quality -- --data FOLDER [--mb 40] [--peer-mb 1] [--rounds 3]

FOLDER holds `prompts/*.jsonl` (English) and `zh/*.json` (Chinese, which datatrove holds to the limits of FineWeb-2, its
words those of jieba). The texts are drawn until there are so many MB, datatrove gets the first of them, as it takes a
hundred times as long. Racers are processes of one thread that take turns, so that a busy minute hits all. Of each stand
the processor seconds of the whole process, start included, and of the filters alone, the texts being in memory. It is
installed in an ignored folder.
"""

import argparse
import datetime
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from common import install, records  # noqa: E402

ROOT = Path(__file__).parents[2]
# Not under `bench`, whose TypeScript is compiled and checked.
FOLDER = ROOT / "node_modules/.cache/bench-quality"
PYTHON = {"datatrove": "0.10.1", "spacy": "3.8.14", "nltk": "3.10.4", "jieba": "0.42.1", "numpy": "2.4.6", "regex": "2026.11.19"}
CODES = {"English": "en", "Chinese": "zh"}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--mb", type=float, default=40)
    parser.add_argument("--peer-mb", type=float, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    python = install(FOLDER, PYTHON)
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for name, texts in {"English": english(given.data), "Chinese": chinese(given.data)}.items():
            files = {size: write(texts, size, Path(folder) / f"{CODES[name]}-{size}.jsonl") for size in (given.mb, given.peer_mb)}
            results += race(name, racers_of(python, CODES[name], files, given), files, given.rounds)
    keep(results, given.rounds)


def english(data: Path) -> list[str]:
    return [record["prompt"] for path in sorted(data.glob("prompts/*.jsonl")) for record in records(path)]


def chinese(data: Path) -> list[str]:
    return [f"{record['question']}\n{record.get('std_answer') or ''}" for path in sorted(data.glob("zh/*.json")) for record in records(path)]


def write(texts: list[str], size: float, path: Path) -> Path:
    """All texts in an order drawn once, again and again up to so many MB."""
    source = random.Random(20261130)
    left = size * 1e6
    with path.open("w") as file:
        while left > 0:
            for text in source.sample(texts, len(texts)):
                file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
                left -= len(text.encode())
                if left <= 0:
                    break
    return path


def racers_of(python: str, code: str, files: dict[float, Path], given: argparse.Namespace) -> dict[str, tuple[Path, list[str]]]:
    large, small = files[given.mb], files[given.peer_mb]
    cli = ["node", str(ROOT / "dist/src/cli/main.js")]
    out = ["--out", str(large.with_suffix("")), "--overwrite", "--workers", "0", "--quiet"]
    return {
        "prepkit, filters alone": (large, ["node", str(ROOT / "dist/bench/quality/own.js"), str(large), "fineweb2"]),
        "prepkit, web alone": (large, ["node", str(ROOT / "dist/bench/quality/own.js"), str(large), "web"]),
        "prepkit, filter_quality": (large, [*cli, "filter_quality", str(large), "--preset", "fineweb2", *out]),
        "prepkit, signals": (large, [*cli, "signals", str(large), *out]),
        "prepkit, convert": (large, [*cli, "convert", str(large), *out]),
        "datatrove": (small, [python, str(ROOT / "bench/quality/peer.py"), str(small), code]),
    }


def race(name: str, racers: dict[str, tuple[Path, list[str]]], files: dict[float, Path], rounds: int) -> list[dict]:
    taken: dict[str, list[dict]] = {racer: [] for racer in racers}
    for _ in range(rounds):
        for racer, (_, command) in racers.items():
            taken[racer].append(run(command))
    rows = []
    for racer, (path, _) in racers.items():
        size = sum(len(record["text"].encode()) for record in records(path))
        for what in ("filterSeconds", "processSeconds"):
            seconds = [run[what] for run in taken[racer] if what in run]
            if not seconds:
                continue
            speed = size / 1e6 / statistics.median(seconds)
            row = {"text": name, "racer": racer, "what": what, "bytes": size, "mbPerSecond": speed, "seconds": seconds}
            rows.append({**row, "kept": taken[racer][0].get("kept"), "texts": taken[racer][0].get("texts")})
            print(f"{name:8} {racer:24} {what:15} {speed:8.2f} MB/s", flush=True)
    return rows


def run(command: list[str]) -> dict:
    """What a racer says, if it says anything, and the processor seconds of the whole process."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[:3]} ended with {status}")
    seconds = {"processSeconds": usage.ru_utime + usage.ru_stime}
    return {**json.loads(said), **seconds} if said.startswith("{") else seconds


def keep(results: list[dict], rounds: int) -> None:
    processor = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), platform.machine())
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    machine = {"cpu": processor, "cores": os.cpu_count(), "load": os.getloadavg()[0], "python": platform.python_version(), "node": node}
    path = ROOT / f"bench/results/{datetime.date.today().isoformat()}-quality.json"
    path.write_text(json.dumps({"machine": machine, "packages": PYTHON, "rounds": rounds, "results": results}, indent=1) + "\n")


if __name__ == "__main__":
    main()
