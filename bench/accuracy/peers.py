"""Runs other tools over the texts of the sets and writes their spans, for `npm run bench:accuracy -- --peers DIR`.

    npm run bench:accuracy -- --texts DIR
    python bench/accuracy/peers.py presidio|argus-redact DIR [NAME...]

reads DIR/SET.texts.jsonl and writes DIR/SET.presidio.jsonl or DIR/SET.argus-redact.jsonl, a list a line, offsets in
code points; NAME is a text in the names of the sets wanted. Presidio runs with its default recognizers and an English
model of spaCy, whose package the variable SPACY_MODEL names; argus-redact in its fast mode, in Chinese where a text
has Chinese characters, else in English.
"""

import importlib.metadata
import json
import os
import pathlib
import re
import sys


def open_presidio():
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    model = os.environ.get("SPACY_MODEL", "en_core_web_sm")
    configuration = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]}
    engine = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=configuration).create_engine())

    def find(text):
        found = engine.analyze(text=text, language="en")
        return [{"start": one.start, "end": one.end, "type": one.entity_type} for one in without_overlaps(found)]

    return find


def without_overlaps(found):
    """What its anonymizer would replace: where two overlap, the better score, then the longer one."""
    kept = []
    for one in sorted(found, key=lambda one: (-one.score, one.start - one.end)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def open_argus():
    from argus_redact import redact

    def find(text):
        language = "zh" if re.search("[\u4e00-\u9fff]", text) else "en"
        _, _, details = redact(text, lang=language, detailed=True)
        return [{"start": one["start"], "end": one["end"], "type": one["type"]} for one in details["entities"]]

    return find


def note_versions(folder):
    """Writes the versions of what is installed, for the results."""
    packages = ["presidio-analyzer", "spacy", os.environ.get("SPACY_MODEL", "en_core_web_sm"), "argus-redact"]
    versions = {}
    for name in packages:
        try:
            versions[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    pathlib.Path(folder, "versions.json").write_text(json.dumps(versions), encoding="utf-8")


def main(tool, folder, *names):
    note_versions(folder)
    find = {"presidio": open_presidio, "argus-redact": open_argus}[tool]()
    for path in sorted(pathlib.Path(folder).glob("*.texts.jsonl")):
        name = path.name.removesuffix(".texts.jsonl")
        if names and not any(part in name for part in names):
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        found = [json.dumps(find(json.loads(line)["text"])) for line in lines]
        path.with_name(f"{name}.{tool}.jsonl").write_text("\n".join(found) + "\n", encoding="utf-8")
        print(name, len(lines), file=sys.stderr)


main(*sys.argv[1:])
