"""Runs racers in turn and measures each as a whole process."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from engines import THREADS
from inputs import FOLDER
from works import Work

MAIN = Path(__file__).with_name("main.py")


def race(work: Work, name: str, path: Path, python: str, samples: int) -> dict:
    """Each racer once for warm-up and then so many times, in turn, so that a busy minute hits all."""
    times: dict[str, list[dict]] = {racer: [] for racer in work.racers(name)}
    outputs: dict[str, dict] = {}
    for sample in range(samples + 1):
        for racer, taken in times.items():
            if sample > 0 and racer in work.slow:
                continue
            figures, output = once(work, racer, path, python, describe=sample == 0)
            if output is not None:
                outputs[racer] = output
            if sample > 0 or racer in work.slow:
                taken.append(figures)
    hold(work, name, outputs)
    size = sum(file.stat().st_size for file in path.iterdir()) if path.is_dir() else path.stat().st_size
    rows = {racer: output["rows"] for racer, output in outputs.items()}
    hits = {racer: output["hits"] for racer, output in outputs.items()}
    return {"work": work.name, "input": name, "bytes": size, "rows": rows, "hits": hits, "times": times}


def once(work: Work, racer: str, path: Path, python: str, describe: bool) -> tuple[dict, dict | None]:
    out = prepare()
    if racer.startswith("prepkit"):
        workers = racer.split()[1]
        command = work.own(path, out, "0" if workers == "no" else workers)
    else:
        command = [python, str(MAIN), "--do", work.name, racer, str(path), str(out)]
    figures = measure(command)
    described = subprocess.run([python, str(MAIN), "--describe", str(out)], check=True, capture_output=True, text=True).stdout if describe else None
    return figures, None if described is None else json.loads(described)


def prepare() -> Path:
    """An empty folder to write to."""
    out = FOLDER / "out"
    for folder in (out, FOLDER / "cache", FOLDER / "logs"):
        shutil.rmtree(folder, ignore_errors=True)
    out.mkdir()
    return out


def measure(command: list[str], threads: int = THREADS) -> dict:
    """Processor time is that of the process and of those that it waited for; the peak is that of the largest of them."""
    log = FOLDER / "stderr.txt"
    start = time.perf_counter()
    with log.open("w") as errors:
        environment = {**os.environ, "POLARS_MAX_THREADS": str(threads), "HF_DATASETS_OFFLINE": "1"}
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{' '.join(command)} ended with {status}:\n{log.read_text()[-2000:]}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peakMb": usage.ru_maxrss / 1000}


def hold(work: Work, name: str, outputs: dict[str, dict]) -> None:
    """Stops unless all racers wrote the same, as far as the work asks for it."""
    if work.check == "nothing":
        return
    # datatrove names its columns anew.
    alike = {racer: output for racer, output in outputs.items() if racer != "datatrove"}
    facts = {racer: {"rows": output["rows"], **(alike[racer]["values"] if racer in alike and work.check == "values" else {})} for racer, output in outputs.items()}
    for column in {column for fact in facts.values() for column in fact}:
        found = {racer: fact[column] for racer, fact in facts.items() if racer in alike or column == "rows"}
        if len({str(value) for value in found.values()}) > 1:
            sys.exit(f"{work.name}, {name}: {column} is not the same: {found}")
