"""Cards of outputs, read by mlcroissant, by `datasets` and by huggingface_hub.

mlcroissant takes a file that lacks fields which Croissant requires, and says nothing, so these are looked for as well.
"""

import json
import os
import pathlib
import tempfile

os.environ["HF_HUB_OFFLINE"] = "1"

import datasets
import mlcroissant
from absl import logging
from checks import ROOT, check, finish, prep
from huggingface_hub import DatasetCard

SAMPLE = ROOT / "datasets/samples/people.en.jsonl"
CARD = {"name": "People", "creator": "Blue Lake Lab", "url": "https://example.org/people", "license": "cc-by-4.0"}
REQUIRED = {"@context", "@type", "conformsTo", "name", "description", "license", "url", "creator", "datePublished", "distribution"}
FORMATS = ["jsonl", "csv", "parquet", "arrow"]
SPLITS = {"train": 0.8, "test": 0.2}


def plain(value):
    """A value as JSON has it: mlcroissant gives texts as bytes, and nothing as NaN."""
    if isinstance(value, bytes):
        return value.decode()
    return None if value is None or value != value else value


def same(rows):
    return sorted(json.dumps({key: plain(value) for key, value in row.items()}, sort_keys=True, default=str) for row in rows)


def check_croissant(folder, form, splits):
    """Holds the Croissant of an output against the rows that it describes."""
    place = folder / "croissant.json"
    written = json.loads(place.read_text())
    check(f"{form}: fields that Croissant requires", REQUIRED - written.keys(), set())
    opened = mlcroissant.Dataset(jsonld=place)
    issues = opened.metadata.ctx.issues
    check(f"{form}: faults and warnings of mlcroissant", (sorted(issues.errors), sorted(issues.warnings)), ([], []))
    check(f"{form}: files of the output, each with its hash", all(len(file.get("sha256", "")) == 64 for file in written["distribution"] if file["@type"] == "cr:FileObject"), True)
    if form == "arrow":
        return
    for record_set in opened.metadata.record_sets:
        split = next((name for name in splits if name in record_set.id), None)
        if record_set.data is not None or split is None:
            continue
        columns = {field.id: field.name for field in record_set.fields}
        read = [{columns[key]: value for key, value in row.items()} for row in opened.records(record_set.id)]
        wanted = [{key: row[key] for key in columns.values()} for row in splits[split]]
        check(f"{form}: rows of {split}, {len(wanted)} of them, by mlcroissant", same(read), same(wanted))


def check_card(folder, form, splits):
    """Loads an output by the head of its card, as the Hub does."""
    card = DatasetCard.load(folder / "README.md")
    check(f"{form}: licence and name of the card", (card.data.license, card.data.pretty_name), (CARD["license"], CARD["name"]))
    listed = {file["split"]: file["path"] for file in card.data.configs[0]["data_files"]}
    check(f"{form}: every file of a card is there", all((folder / path).exists() for paths in listed.values() for path in paths), True)
    stated = {split["name"]: split["num_examples"] for split in card.data.dataset_info["splits"]}
    check(f"{form}: rows by split in the card", stated, {split: len(rows) for split, rows in splits.items()})
    loaded = datasets.load_dataset(str(folder), cache_dir=str(folder.parent / "cache" / form))
    for split, rows in splits.items():
        check(f"{form}: rows of {split} by load_dataset", same(loaded[split]), same(rows))


def run(folder, form):
    """An output in two splits with a card, and the rows of each."""
    pipeline = folder / f"{form}.json"
    steps = [{"split": {"shares": SPLITS}}]
    out = folder / form
    pipeline.write_text(json.dumps({"input": str(SAMPLE), "steps": steps, "output": {"path": str(out), "format": form, "card": CARD}}))
    prep("run", pipeline)
    return out


logging.set_verbosity(logging.ERROR)
datasets.disable_progress_bars()
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    rows = {}
    for form in FORMATS:
        out = run(folder, form)
        if not rows:
            shards = {split: sorted((out / split).glob("*.jsonl")) for split in SPLITS}
            rows = {split: [json.loads(line) for shard in paths for line in shard.read_text().splitlines()] for split, paths in shards.items()}
        check_croissant(out, form, rows)
        check_card(out, form, rows)
finish()
