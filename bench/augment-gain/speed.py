"""
How fast copies are made: megabytes of text a second of processor time, by prepkit, nlpaug and nlpcda, on the same texts in
turn.

    python3 bench/augment-gain/speed.py --data FOLDER [--rounds 3]

FOLDER holds `shapes/alpaca_en.json` and `shapes/alpaca_zh.json`, whose instructions are changed, one copy each. Of prepkit the
whole process is counted, start, reading and writing among it, over the texts two hundred times; of the others the calls alone,
over the texts once. The best round counts.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

from common import install  # noqa: E402

REPEATS = 200
WAYS = {
    "en": [["--preset", "instruction"], ["--preset", "classification"], ["--preset", "noise"], ["--ops", "swap"], ["--ops", "keyboard"]],
    "zh": [["--preset", "instruction"], ["--preset", "classification"], ["--preset", "noise"], ["--ops", "synonym"], ["--ops", "homophone"]],
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    from main import FOLDER, PYTHON

    python = install(FOLDER, PYTHON)
    print(f"Load of the machine: {os.getloadavg()[0]:.1f}\n\n| | MB of text a CPU second |\n| --- | --- |")
    for language, ways in WAYS.items():
        rows = json.loads((given.data / f"shapes/alpaca_{language}.json").read_text())
        texts = [row["instruction"] for row in rows]
        size = sum(len(text.encode()) for text in texts)
        best: dict[str, float] = {}
        with tempfile.TemporaryDirectory() as folder:
            once = Path(folder) / "once.json"
            once.write_text(json.dumps(texts))
            many = Path(folder) / "many.jsonl"
            many.write_text("".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts * REPEATS))
            for _ in range(given.rounds):
                for flags in ways:
                    keep(best, f"prepkit {flags[-1]}", size * REPEATS / prepkit(many, Path(folder) / "out", flags))
                asked = [python, __file__, "--peers", str(once), language]
                for name, seconds in json.loads(subprocess.run(asked, check=True, stdout=subprocess.PIPE, text=True).stdout).items():
                    keep(best, name, size / seconds)
        for name, speed in best.items():
            print(f"| {language}, {name} | {speed / 1e6:.2f} |")


def keep(best: dict[str, float], name: str, speed: float) -> None:
    best[name] = max(best.get(name, 0), speed)


def prepkit(path: Path, out: Path, flags: list[str]) -> float:
    program = Path(__file__).parents[2] / "dist/src/cli/main.js"
    command = ["node", str(program), "augment", str(path), "--fields", "text", *flags, "--no-keep-original", "--workers", "0", "--quiet"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*command, "--out", str(out), "--overwrite"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peers(path: Path, language: str) -> None:
    from peers import chinese, english

    found = {}
    for name, change in (english() if language == "en" else chinese(1)).items():
        texts = json.loads(path.read_text())
        # What a tool loads at its first text is no part of its speed.
        change(texts[0], 1)
        start = time.process_time()
        for text in texts:
            change(text, 1)
        found[name] = time.process_time() - start
    print(json.dumps(found))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peers"]:
        peers(Path(sys.argv[2]), sys.argv[3])
    else:
        main()
