"""Results as JSON and as Markdown."""

import json
import os
import platform
import statistics
import subprocess
from datetime import date
from pathlib import Path

from works import WORKS

RESULTS = Path(__file__).resolve().parents[1] / "results"
HEAD = ["input", "MB", "rows out", "racer", "CPU s", "wall s", "peak MB", "MB per CPU s", "CPU s, least and most", "CPU of the best peer / its own"]


def write_results(results: list[dict], versions: dict, samples: int, name: str) -> str:
    node = subprocess.run(["node", "--version"], check=True, capture_output=True, text=True).stdout.strip()
    machine = {"cores": os.cpu_count(), "os": platform.platform(), "load": round(os.getloadavg()[0], 2), "node": node, **versions}
    path = RESULTS / f"{date.today()}-{name}"
    path.with_suffix(".json").write_text(json.dumps({"machine": machine, "samples": samples, "results": results}, indent=1) + "\n")
    text = markdown(results, machine, samples)
    path.with_suffix(".md").write_text(text)
    return text


def markdown(results: list[dict], machine: dict, samples: int) -> str:
    lines = [
        f"# prepkit beside peers, {date.today()}",
        "",
        f"{', '.join(f'{key} {value}' for key, value in machine.items())}. Median of {samples} runs after a warm-up, racers in turn, each in a",
        "process of its own with two threads; CPU is processor time of the whole process with all threads, start included. Racers that",
        "take very long ran once. A time counts only if the rows, and where the work is the same the values, are those of the others.",
    ]
    for work in WORKS:
        raced = [result for result in results if result["work"] == work.name]
        if raced:
            lines += ["", f"## {work.name}", "", work.says, "", f"| {' | '.join(HEAD)} |", "| --- | ---: | ---: | --- |" + " ---: |" * 6]
            lines += [line for result in raced for line in rows_of(result)]
            lines += hits_of(raced)
    return "\n".join(lines) + "\n"


def rows_of(result: dict) -> list[str]:
    cpu = {racer: statistics.median(one["cpu"] for one in times) for racer, times in result["times"].items()}
    peers = [seconds for racer, seconds in cpu.items() if not racer.startswith("prepkit")]
    megabytes = result["bytes"] / 1e6
    lines = []
    for racer, times in result["times"].items():
        wall = statistics.median(one["wall"] for one in times)
        peak = max(one["peakMb"] for one in times)
        spread = sorted(one["cpu"] for one in times)
        cells = [
            result["input"],
            f"{megabytes:.1f}" if megabytes < 10 else f"{megabytes:.0f}",
            str(result["rows"].get(racer) or ""),
            racer,
            f"{cpu[racer]:.2f}",
            f"{wall:.2f}",
            f"{peak:.0f}",
            f"{megabytes / cpu[racer]:.2f}" if megabytes / cpu[racer] < 10 else f"{megabytes / cpu[racer]:.0f}",
            f"{spread[0]:.2f} to {spread[-1]:.2f}",
            f"{min(peers) / cpu[racer]:.2f}" if peers else "",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def hits_of(raced: list[dict]) -> list[str]:
    """How often each placeholder stands in the outputs, where any does."""
    entities = sorted({entity for result in raced if result["work"] == "identifiers" for found in result["hits"].values() for entity in found})
    if not entities:
        return []
    lines = ["", f"| placeholders in the output | {' | '.join(entities)} |", "| --- |" + " ---: |" * len(entities)]
    for result in raced:
        for racer, found in result["hits"].items():
            lines.append(f"| {result['input']}, {racer} | {' | '.join(str(found.get(entity, 0)) for entity in entities)} |")
    return lines
