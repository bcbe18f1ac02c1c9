"""What the benches in Python share."""

import json
import subprocess
import venv
from pathlib import Path


def install(folder: Path, packages: dict[str, str]) -> str:
    """The Python of an environment with these packages by version, made in the folder where it is not there yet."""
    python = folder / "venv/bin/python"
    installed = folder / "installed.json"
    if not installed.exists() or json.loads(installed.read_text()) != packages:
        folder.mkdir(parents=True, exist_ok=True)
        venv.create(folder / "venv", with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "-qq", *(f"{n}=={v}" for n, v in packages.items())], check=True)
        installed.write_text(json.dumps(packages))
    return str(python)


def records(path: Path) -> list[dict]:
    """The objects of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text().split("\n") if line.strip()]
