"""
Whether prepkit has become slower, held to Polars over the same file in the same minute.

    npm run bench:guard [-- --keep]

A fall is a ratio of processor time that is more than 15 % above the one that is kept in `guard.json`. The least of
several runs counts, since other work on a machine only ever adds; where a ratio is too high, both run again, up to
twelve times. Inputs are made from the samples of the repository. Without `venv` it is skipped, which it says.
"""

import csv
import io
import json
import subprocess
import sys
import venv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from inputs import FOLDER, groups_csv, of_records, records_of, repeat  # noqa: E402
from measure import MAIN, measure, prepare  # noqa: E402
from works import ENTITIES, PROGRAM  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(__file__).with_name("guard.json")
POLARS = "polars==2.1.0"
FALL = 0.15
ROUNDS = (3, 12)


def cases() -> dict[str, tuple[Path, list[str]]]:
    """By name: the input, and what prepkit does with it. Polars converts the same input each time."""
    english, chinese = sample("people.en.jsonl"), sample("people.zh.jsonl")
    anonymize = ["anonymize", "--fields", "prompt,completion"]
    return {
        "convert JSON Lines": (of_records("guard", english, 64_000_000), ["convert"]),
        "convert CSV": (as_csv("guard", english, 64_000_000), ["convert"]),
        "identifiers": (of_records("guard-8", english, 8_000_000), [*anonymize, "--entities", ENTITIES]),
        "names": (of_records("guard-2", english, 2_000_000), anonymize),
        "names in Chinese": (of_records("guard-zh", chinese, 1_000_000), anonymize),
        "balance": (groups_csv("guard-groups", 1_000_000, 0), ["balance", "--facet", "group", "--label", "outcome", "--method", "under"]),
    }


def sample(name: str) -> list[dict]:
    """The records of a sample with both texts; some of its lines are broken on purpose, which Polars does not take."""
    return records_of(ROOT / "datasets" / "samples" / name)


def as_csv(name: str, records: list[dict], size: int) -> Path:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(record.values() for record in records)
    return repeat(f"{name}.csv", text.getvalue().encode(), size, ",".join(records[0]).encode() + b"\n")


def main() -> None:
    python = make_environment()
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    keep = "--keep" in sys.argv
    ratios: dict[str, float] = {}
    fallen = []
    for name, (path, command) in cases().items():
        allowed = None if keep else kept[name] * (1 + FALL)
        ratios[name], rounds = ratio_of(path, command, python, allowed)
        slower = allowed is not None and ratios[name] > allowed
        fallen += [name] if slower else []
        before = "" if keep else f", {kept[name]:.2f} before"
        print(f"{name}: {ratios[name]:.2f} times the processor time of Polars{before} ({rounds} rounds){': SLOWER' if slower else ''}")
    if keep:
        KEPT.write_text(json.dumps({name: round(ratio, 3) for name, ratio in ratios.items()}, indent=1) + "\n")
    if fallen:
        sys.exit(f"More than {FALL:.0%} slower than {KEPT.name} says: {', '.join(fallen)}. Profile, or keep the new figures with --keep and say why")


def ratio_of(path: Path, command: list[str], python: str, allowed: float | None) -> tuple[float, int]:
    own, peer = [], []
    ratio, rounds = 0.0, 0
    while rounds < ROUNDS[0] or (allowed is not None and ratio > allowed and rounds < ROUNDS[1]):
        out = prepare()
        own.append(measure(["node", str(PROGRAM), command[0], str(path), *command[1:], "--out", str(out / "prepkit"), "--workers", "0", "-q"])["cpu"])
        out = prepare()
        peer.append(measure([python, str(MAIN), "--do", "convert", "polars", str(path), str(out)])["cpu"])
        rounds += 1
        ratio = min(own) / min(peer)
    return ratio, rounds


def make_environment() -> str:
    """A virtual environment with Polars alone."""
    home = FOLDER / "guard"
    python = home / "bin" / "python"
    installed = home / "installed.txt"
    if not installed.exists() or installed.read_text() != POLARS:
        FOLDER.mkdir(parents=True, exist_ok=True)
        try:
            venv.create(home, with_pip=True, clear=True)
        except (ImportError, subprocess.CalledProcessError):
            sys.stderr.write("skipped: Python's venv and pip are needed\n")
            sys.exit(0)
        subprocess.run([python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", POLARS], check=True)
        installed.write_text(POLARS)
    return str(python)


main()
