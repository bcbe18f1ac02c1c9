"""What validate, drift and licenses write for a CI: JUnit read by junitparser, SARIF held to its schema, annotations of GitHub."""

import json
import pathlib
import re
import subprocess
import tempfile

from checks import ROOT, check, finish
from jsonschema import Draft7Validator
from junitparser import Failure, JUnitXml, Skipped

# Microsoft's package of matchers carries the schema of OASIS.
SCHEMA = "@microsoft/jest-sarif@1.0.0-beta.0"

RULES = """rules:
  - column: lang
    in: [en, zh]
  - column: who
    name: "100 %: no <secret>, \\u0001 & \\"none\\""
    notPattern: secret
    severity: warn
  - rows: { min: 100 }
  - column: id
    unique: true
"""


def sarif_schema(folder):
    """The schema of SARIF 2.1.0; None where npm cannot get it."""
    got = subprocess.run(["npm", "pack", "-s", SCHEMA], cwd=folder, capture_output=True, text=True)
    if got.returncode != 0:
        return None
    subprocess.run(["tar", "xzf", got.stdout.strip()], cwd=folder, check=True)
    [path] = pathlib.Path(folder, "package/lib/schemas").glob("sarif-2.1.0*.json")
    return json.loads(path.read_text())


def unescape(text):
    """What actions/runner makes of a value, in its order."""
    for code, sign in [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]:
        text = text.replace(code, sign)
    return text


def annotations(text):
    """The commands of a workflow, as actions/runner reads them."""
    found = []
    for line in text.splitlines():
        kind, properties, message = re.fullmatch(r"::(\w+) (.*?)::(.*)", line).groups()
        values = dict(part.split("=", 1) for part in properties.split(","))
        found.append((kind, {key: unescape(value) for key, value in values.items()}, unescape(message)))
    return found


with tempfile.TemporaryDirectory() as folder:
    here = pathlib.Path(folder)
    rows = [{"id": number, "lang": "de" if number < 6 else "en", "who": f"secret{number}"} for number in range(12)]
    (here / "a b.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    (here / "rules.yaml").write_text(RULES)
    schema = sarif_schema(folder)

    def reports(name, *arguments):
        """Runs a command, checks its SARIF, and answers its exit code, its annotations and its JUnit."""
        files = f"junit={name}.xml,sarif={name}.sarif,github"
        ran = subprocess.run(["node", ROOT / "dist/src/cli/main.js", *arguments, "--report", files], cwd=here, capture_output=True, text=True)
        log = json.loads((here / f"{name}.sarif").read_text())
        if schema is None:
            print(f"!! SKIPPED: {SCHEMA} cannot be had from npm")
        else:
            check(f"{name}: SARIF 2.1.0", [error.message for error in Draft7Validator(schema).iter_errors(log)], [])
        texts = ran.stdout + (here / f"{name}.xml").read_text() + json.dumps(log)
        check(f"{name}: no text of a record", "secret1" in texts, False)
        return ran.returncode, annotations(ran.stdout), JUnitXml.fromfile(str(here / f"{name}.xml")), log["runs"][0]["results"]

    code, found, junit, results = reports("validate", "validate", "a b.jsonl", "--rules", "rules.yaml")
    check("validate: exit code", code, 1)
    check("validate: annotations", [(kind, values.get("file"), values.get("line")) for kind, values, _ in found], [
        # What is of the data as a whole weighs more than half of its rows.
        ("error", "rules.yaml", "8"),
        ("error", "a b.jsonl", "1"),
        ("warning", "a b.jsonl", "1"),
    ])
    check("validate: titles come back", found[2][1]["title"], '100 %: no <secret>, \\u0001 & "none"')
    check("validate: JUnit counts", (junit.tests, junit.failures, junit.errors, junit.skipped), (5, 2, 0, 0))
    cases = {case.name: case for suite in junit for case in suite}
    check("validate: JUnit failure", [(type(one), one.type) for one in cases["lang in"].result], [(Failure, "in")])
    check("validate: JUnit names come back", found[2][1]["title"] in cases, True)
    check("validate: SARIF levels", [result["level"] for result in results], ["error", "error", "warning"])
    check("validate: SARIF address", results[1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20b.jsonl")

    code, found, junit, results = reports("drift", "drift", "a b.jsonl", "a b.jsonl", "--fail-if", "drifted < 1")
    check("drift: exit code and gate", (code, [kind for kind, _, _ in found]), (1, ["error"]))
    skipped = [case for suite in junit for case in suite if any(isinstance(one, Skipped) for one in case.result)]
    check("drift: too few rows are skipped", (junit.failures, junit.skipped, len(skipped) > 0), (1, len(skipped), True))

    code, found, junit, results = reports("licenses", "licenses", "a b.jsonl", "--purpose", "train-commercial")
    check("licenses: unknown", (code, found[0][1]["title"], junit.failures), (1, "R1 unknown", 1))
finish()
