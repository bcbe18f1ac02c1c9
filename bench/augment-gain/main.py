"""
Whether augmentation helps: the accuracy of two small classifiers, trained on 200, 500 and 2,000 rows with and without changed
copies, by prepkit, nlpaug, nlpcda and EDA as textaugment has it.

    python3 bench/augment-gain/main.py --data FOLDER [--seeds 10] [--only tasks,people,classes,offence]

FOLDER holds `prompts/*.jsonl`, `pii/wnut17_*.conll`, `pii/btc_*.conll`, `zh/belle_eval_set.json` and `curate/cold_*.csv`. Four tasks: of which of
20 kinds a prompt is (the name of its file), whether a tweet names anything (WNUT17 and Broad Twitter Corpus), of which of ten classes a question is
(BELLE, which has no 2,000 rows), whether a sentence is offensive (COLD). Every row gets four copies, drawn once; a seed draws the rows that are trained
on. `repeated` has each row five times, unchanged: what copies give by their number alone. Classifiers: logistic regression (stochastic gradient
descent) on words (Chinese by jieba) and on character n-grams, both with scikit-learn, hashed. It is installed in an ignored folder; what is found is
written after each task, so a run can be cut short.
"""

import argparse
import csv
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
FOLDER = ROOT / "node_modules/.cache/bench-augment-gain"
PYTHON = {"scikit-learn": "1.5.2", "nlpaug": "1.1.11", "nlpcda": "2.5.8", "jieba": "0.42.1", "textaugment": "3.0.0", "nltk": "3.9.2"}
COPIES = 4
TASKS = {"tasks": "en", "people": "en", "classes": "zh", "offence": "zh"}
SHARED = ["synonym", "insert", "swap", "delete", "punctuate", "shuffle"]
OPERATIONS = {
    "en": [*SHARED, "passive", "tense", "number", "paraphrase", "wording", "contraction", "typography", "keyboard", "ocr", "spelling", "transpose"],
    "zh": [*SHARED, "paraphrase", "wording", "digits", "script", "homophone", "lookalike", "particles"],
}
PRESETS = ["instruction", "classification", "noise"]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--only", default=",".join(TASKS))
    given = parser.parse_args()
    python = install(FOLDER, PYTHON)
    with tempfile.TemporaryDirectory() as folder:
        for task in given.only.split(","):
            work = Path(folder) / task
            work.mkdir()
            rows = ROWS[task](given.data)
            random.Random(20261130).shuffle(rows)
            held = min(1500, len(rows) * 2 // 5)
            write(rows[:held], work / "test.jsonl")
            write(rows[held:][:4000], work / "train.jsonl")
            augment(work, TASKS[task])
            subprocess.run([python, str(ROOT / "bench/augment-gain/peers.py"), str(work), TASKS[task], str(COPIES)], check=True)
            said = subprocess.run(
                [python, str(ROOT / "bench/augment-gain/classify.py"), str(work), TASKS[task], str(given.seeds)],
                check=True,
                stdout=subprocess.PIPE,
                text=True,
            ).stdout
            keep(task, json.loads(said), given.seeds)


def tasks(data: Path) -> list[dict]:
    """Short prompts of 20 of the files."""
    found = []
    for path in sorted(data.glob("prompts/*.jsonl")):
        texts = [record["prompt"] for record in records(path) if 40 <= len(record["prompt"]) <= 500]
        if len(texts) >= 120:
            found.append((path.stem, texts[:200]))
    return [{"text": text, "label": name} for name, texts in found[:: max(1, len(found) // 20)][:20] for text in texts]


def people(data: Path) -> list[dict]:
    rows = []
    for path in sorted(path for name in ("wnut17", "btc") for path in data.glob(f"pii/{name}_*.conll")):
        for block in path.read_text().split("\n\n"):
            lines = [line.split("\t") for line in block.split("\n") if "\t" in line]
            if len(lines) > 3:
                named = any(tag.strip() not in ("O", "") for _, *tags in lines for tag in tags[-1:])
                rows.append({"text": " ".join(word for word, *_ in lines), "label": "named" if named else "none"})
    return rows


def classes(data: Path) -> list[dict]:
    return [{"text": record["question"], "label": record["class"].replace("\xa0", " ")} for record in records(data / "zh/belle_eval_set.json")]


def offence(data: Path) -> list[dict]:
    rows = []
    for path in sorted(data.glob("curate/cold_*.csv")):
        with path.open(encoding="utf-8-sig") as file:
            rows += [{"text": row["TEXT"], "label": row["label"]} for row in csv.DictReader(file)]
    return random.Random(20261130).sample(rows, 5500)


ROWS = {"tasks": tasks, "people": people, "classes": classes, "offence": offence}


def write(rows: list[dict], path: Path) -> None:
    with path.open("w") as file:
        for number, row in enumerate(rows):
            file.write(json.dumps({"n": number, **row}, ensure_ascii=False) + "\n")


def augment(work: Path, language: str) -> None:
    """Copies of all rows by each preset and each operation: `NAME.jsonl`, without the rows themselves."""
    ways = {name: ["--preset", name] for name in PRESETS} | {name: ["--ops", name] for name in OPERATIONS[language]}
    for name, flags in ways.items():
        out = ["--copies", str(COPIES), "--no-keep-original", "--out", str(work / f"prepkit {name}.jsonl"), "--quiet", "--workers", "0"]
        command = ["node", str(ROOT / "dist/src/cli/main.js"), "augment", str(work / "train.jsonl"), "--fields", "text", *flags, *out]
        # Rows that an operation cannot change are dropped, which is no fault of theirs.
        subprocess.run([*command, "--error-budget", "1"], check=True)


def keep(task: str, results: list[dict], seeds: int) -> None:
    processor = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), platform.machine())
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    machine = {"cpu": processor, "cores": os.cpu_count(), "python": platform.python_version(), "node": node}
    path = ROOT / f"bench/results/{datetime.date.today().isoformat()}-augment-gain.json"
    known = json.loads(path.read_text())["tasks"] if path.exists() else {}
    whole = {"machine": machine, "packages": PYTHON, "copies": COPIES, "seeds": seeds, "tasks": {**known, task: results}}
    path.write_text(json.dumps(whole, indent=1) + "\n")
    path.with_suffix(".md").write_text(tables(whole["tasks"]))


def tables(found: dict[str, list[dict]]) -> str:
    """For each task the accuracy without copies, and of each way how many points it adds: mean and deviation over the seeds."""
    parts = []
    for task, results in found.items():
        columns = sorted({(one["model"], one["rows"]) for one in results})
        by = {(one["way"], one["model"], one["rows"]): one for one in results}
        plain = {column: by[("none", *column)]["accuracy"] for column in columns}
        lines = [["", "copied", *(f"{model}, {rows}" for model, rows in columns)], ["---"] * (2 + len(columns))]
        lines.append(["none", "", *(f"{100 * statistics.mean(plain[column]):.1f}" for column in columns)])
        for way in dict.fromkeys(one["way"] for one in results if one["way"] != "none"):
            gains = [[100 * (a - b) for a, b in zip(by[(way, *column)]["accuracy"], plain[column])] for column in columns]
            share = by[(way, *columns[0])]["copied"]
            lines.append([way, f"{share:.2f}", *(f"{statistics.mean(gain):+.1f} ± {statistics.stdev(gain):.1f}" for gain in gains)])
        parts.append(f"## {task}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines))
    head = "# Accuracy with and without augmented copies, in percent and points\n\nWhat the words mean: `bench/augment-gain/main.py`. `copied`: copies made, held to four a row."
    return "\n\n".join([head, *parts]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
