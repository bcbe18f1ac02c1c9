"""What the checks of other readers share: they count what is found, and end with 1 when anything is not as wanted."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHOWN = 300

passed, failed = 0, 0


def check(name, found, wanted):
    """Prints and counts whether what was found is what was wanted."""
    global passed, failed
    if found == wanted:
        passed += 1
        print(f"  ok    {name}")
    else:
        failed += 1
        print(f"  FAIL  {name}: found {str(found)[:SHOWN]!r}, wanted {str(wanted)[:SHOWN]!r}")


def finish():
    """Prints the counts and ends the program."""
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


def prep(*arguments):
    run_prep(*arguments, "-q")


def run_prep(*arguments):
    """Answers what was said on standard error."""
    ran = subprocess.run(["node", str(ROOT / "dist/src/cli/main.js"), *map(str, arguments)], cwd=ROOT, capture_output=True, text=True)
    if ran.returncode != 0:
        sys.exit(f"prep {' '.join(map(str, arguments))} ended with {ran.returncode}:\n{ran.stderr}")
    return ran.stderr
