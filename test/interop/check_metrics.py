"""Metrics of a run, read by the parsers of prometheus_client and, where Debian's package can be had, by promtool."""

import json
import pathlib
import re
import shutil
import subprocess
import tempfile

from checks import ROOT, check, finish, prep
from prometheus_client.openmetrics.parser import text_string_to_metric_families as strict
from prometheus_client.parser import text_string_to_metric_families as plain


def as_openmetrics(text):
    """The stricter form: names of counters without their ending, and a mark of the end."""
    return re.sub(r"^(# (?:HELP|TYPE) \S+?)_total ", r"\1 ", text, flags=re.M) + "# EOF\n"


def find_promtool(folder):
    """The checker of Prometheus, from the path or from Debian's package without installing it; None where neither is there."""
    found = shutil.which("promtool")
    if found or not shutil.which("apt-get"):
        return found
    got = subprocess.run(["apt-get", "download", "-qq", "prometheus"], cwd=folder, capture_output=True)
    packages = list(pathlib.Path(folder).glob("prometheus_*.deb"))
    if got.returncode != 0 or not packages:
        return None
    subprocess.run(["dpkg", "-x", packages[0], folder], check=True)
    return f"{folder}/usr/bin/promtool"


with tempfile.TemporaryDirectory() as folder:
    metrics = pathlib.Path(folder, "run.prom")
    prep("anonymize", ROOT / "datasets/samples/people.en.jsonl", "--out", f"{folder}/out", "--fields", "prompt,completion", "--metrics", metrics)
    text = metrics.read_text()
    families = {family.name: family for family in plain(text)}
    rows = {tuple(sorted(sample.labels.items())): sample.value for sample in families["prepkit_rows"].samples}
    written = rows[(("fate", "out"), ("reason", ""), ("step", "write"))]
    check("prometheus_client: rows written", written, json.loads(pathlib.Path(folder, "out/report.json").read_text())["rows"]["written"])
    check("prometheus_client, strict: families", len(list(strict(as_openmetrics(text)))), len(families))
    promtool = find_promtool(folder)
    if promtool is None:
        print("!! SKIPPED: promtool cannot be had")
    else:
        ran = subprocess.run([promtool, "check", "metrics"], input=text, capture_output=True, text=True)
        check("promtool check metrics", (ran.returncode, ran.stderr), (0, ""))
finish()
