"""
Whether prepkit has become slower, held to Polars over the same file in the same minute.

    npm run bench:guard                 the whole of it: a fall is more than 15 %
    npm run bench:guard -- --short      small inputs, in at most 90 seconds: a fall is more than a third
    npm run bench:guard -- --keep       measures both forms, and writes what they are held to from now on

A fall is a ratio of processor time that is so much above the one that is kept in `guard.json`. Both run in turn, with
one thread each, and the least of several runs counts, since other work on a machine only ever adds; where a ratio is
too high, both run again. Inputs are made from the samples of the repository. Without Python's `venv`, or a registry
that has Polars, it is skipped, which it says.
"""

import csv
import io
import json
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from inputs import FOLDER, groups_csv, of_records, records_of, repeat  # noqa: E402
from measure import MAIN, measure, prepare  # noqa: E402
from works import ENTITIES, PROGRAM  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(__file__).with_name("guard.json")
POLARS = "polars==2.1.0"
ANONYMIZE = ["anonymize", "--fields", "prompt,completion"]
BALANCE = ["balance", "--facet", "group", "--label", "outcome", "--method", "under"]


@dataclass
class Case:
    """What prepkit does with an input; Polars converts the same input each time."""

    name: str
    input: Callable[[], Path]
    command: list[str]


@dataclass
class Form:
    """How much above its figure a ratio may be, and how often both run; `seconds` is when no further round begins."""

    cases: list[Case]
    fall: float
    rounds: tuple[int, int]
    seconds: float


WHOLE = Form(
    cases=[
        Case("convert JSON Lines", lambda: prompts("guard", "en", 64_000_000), ["convert"]),
        Case("convert CSV", lambda: as_csv("guard", 64_000_000), ["convert"]),
        Case("identifiers", lambda: prompts("guard-8", "en", 8_000_000), [*ANONYMIZE, "--entities", ENTITIES]),
        Case("names", lambda: prompts("guard-2", "en", 2_000_000), ANONYMIZE),
        Case("names in Chinese", lambda: prompts("guard-zh", "zh", 1_000_000), ANONYMIZE),
        Case("balance", lambda: groups_csv("guard-groups", 1_000_000, 0), BALANCE),
    ],
    fall=0.15,
    rounds=(3, 12),
    seconds=3600,
)
SHORT = Form(
    cases=[
        Case("convert JSON Lines, short", lambda: prompts("guard-16", "en", 16_000_000), ["convert"]),
        Case("names, short", lambda: prompts("guard-half", "en", 500_000), ANONYMIZE),
        Case("names in Chinese, short", lambda: prompts("guard-zh-third", "zh", 300_000), ANONYMIZE),
        Case("balance, short", lambda: groups_csv("guard-groups-fifth", 200_000, 0), BALANCE),
    ],
    fall=1 / 3,
    rounds=(2, 12),
    seconds=75,
)


def main() -> None:
    started = time.monotonic()
    python = make_environment()
    if "--keep" in sys.argv:
        keep(python)
        return
    if not KEPT.exists():
        skip(f"there is no {KEPT.name} to hold figures to. Write it with --keep")
    form = SHORT if "--short" in sys.argv else WHOLE
    kept = json.loads(KEPT.read_text())
    fallen = []
    for case in form.cases:
        if case.name not in kept:
            print(f"!! SKIPPED: {case.name}: no figure is kept of it. Write one with --keep")
            continue
        allowed = kept[case.name] * (1 + form.fall)
        ratio, rounds = ratio_of(case, python, form, allowed=allowed, until=started + form.seconds)
        if rounds == 0:
            print(f"!! SKIPPED: {case.name}: no time was left for it on this machine")
            continue
        verdict = ""
        if ratio > allowed:
            # One or two rounds may have met with other work.
            verdict = ": SLOWER" if rounds > form.rounds[0] else ": not settled, no time was left"
        fallen += [case.name] if verdict == ": SLOWER" else []
        print(f"{case.name}: {ratio:.2f} times the processor time of Polars, {kept[case.name]:.2f} before ({rounds} rounds){verdict}", flush=True)
    if fallen:
        sys.exit(f"More than {form.fall:.0%} slower than {KEPT.name} says: {', '.join(fallen)}. Profile, or keep the new figures with --keep and say why")


def keep(python: str) -> None:
    ratios = {}
    for form in (WHOLE, SHORT):
        for case in form.cases:
            ratio, rounds = ratio_of(case, python, form, least=5)
            ratios[case.name] = round(ratio, 3)
            print(f"{case.name}: {ratio:.2f} times the processor time of Polars ({rounds} rounds)", flush=True)
    KEPT.write_text(json.dumps(ratios, indent=2) + "\n")


def ratio_of(case: Case, python: str, form: Form, allowed: float | None = None, until: float = float("inf"), least: int = 0) -> tuple[float, int]:
    """The ratio of the least times, and of how many rounds: as few as will do, or as many as there may be."""
    path = case.input()
    few, many = max(least, form.rounds[0]), max(least, form.rounds[1])
    own, peer = [], []
    ratio = 0.0
    while len(own) < few or (allowed is not None and ratio > allowed and len(own) < many):
        if time.monotonic() > until:
            break
        out = prepare()
        command = [case.command[0], str(path), *case.command[1:], "--out", str(out / "prepkit"), "--workers", "0", "-q"]
        own.append(measure(["node", str(PROGRAM), *command])["cpu"])
        out = prepare()
        peer.append(measure([python, str(MAIN), "--do", "convert", "polars", str(path), str(out)], threads=1)["cpu"])
        ratio = min(own) / min(peer)
    return ratio, len(own)


def prompts(name: str, language: str, size: int) -> Path:
    return of_records(name, sample(language), size)


def sample(language: str) -> list[dict]:
    """The records of a sample with both texts; some of its lines are broken on purpose, which Polars does not take."""
    return records_of(ROOT / "datasets" / "samples" / f"people.{language}.jsonl")


def as_csv(name: str, size: int) -> Path:
    records = sample("en")
    text = io.StringIO(newline="")
    csv.writer(text).writerows(record.values() for record in records)
    return repeat(f"{name}.csv", text.getvalue().encode(), size, ",".join(records[0]).encode() + b"\n")


def make_environment() -> str:
    """A virtual environment with Polars alone, in an ignored folder."""
    home = FOLDER / "guard"
    python = home / "bin" / "python"
    installed = home / "installed.txt"
    if not installed.exists() or installed.read_text() != POLARS:
        FOLDER.mkdir(parents=True, exist_ok=True)
        try:
            venv.create(home, with_pip=True, clear=True)
            subprocess.run([python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", POLARS], check=True)
        except (ImportError, subprocess.CalledProcessError) as error:
            skip(f"{POLARS} could not be installed with Python's venv and pip: {error}")
        installed.write_text(POLARS)
    return str(python)


def skip(reason: str) -> None:
    print(f"!! SKIPPED: the speed is not held to that of Polars: {reason}")
    sys.exit(0)


main()
