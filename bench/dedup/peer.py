"""One racer of `main.py`: reads JSON Lines, leaves near duplicates out as its documents say, and writes what stays.

    python peer.py RACER INPUT OUTPUT

All have 14 bands of 8 hashes over runs of five words, join rows that share a band, and keep the first of those joined, as
far as they leave that to their caller.
"""

import json
import re
import sys
from pathlib import Path

BANDS, ROWS, WORDS = 14, 8, 5
WORD = re.compile(r"\w+")


def runs(text: str) -> set[str]:
    words = WORD.findall(text.lower())
    return {" ".join(words[at : at + WORDS]) for at in range(max(1, len(words) - WORDS + 1))}


class Clusters:
    def __init__(self, count: int) -> None:
        self.parents = list(range(count))

    def root(self, row: int) -> int:
        while self.parents[row] != row:
            self.parents[row] = self.parents[self.parents[row]]
            row = self.parents[row]
        return row

    def join(self, a: int, b: int) -> None:
        a, b = self.root(a), self.root(b)
        self.parents[max(a, b)] = min(a, b)


def keep_first(source: Path, output: Path, pairs) -> None:
    """Writes the first record of those that are joined; `pairs` gives pairs of rows of the texts."""
    lines = [line for line in source.read_text().split("\n") if line]
    clusters = Clusters(len(lines))
    for a, b in pairs([json.loads(line)["text"] for line in lines]):
        clusters.join(a, b)
    kept = [line for row, line in enumerate(lines) if clusters.root(row) == row]
    output.write_text("".join(f"{line}\n" for line in kept))


def datasketch(texts: list[str]):
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))
    signatures = MinHash.generator([{run.encode() for run in runs(text)} for text in texts], num_perm=BANDS * ROWS)
    for row, signature in enumerate(signatures):
        for other in index.query(signature):
            yield other, row
        index.insert(row, signature, check_duplication=False)


def rensa(texts: list[str]):
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.8, num_perm=BANDS * ROWS, num_bands=BANDS)
    for row, text in enumerate(texts):
        signature = RMinHash(num_perm=BANDS * ROWS, seed=42)
        signature.update(list(runs(text)))
        for other in index.query(signature):
            yield other, row
        index.insert(row, signature)


def text_dedup(source: Path, output: Path) -> None:
    from datasets import load_from_disk
    from text_dedup.minhash import main

    folder = output.with_suffix(".saved")
    shape = ["--ngram", WORDS, "--min_length", 0, "--num_perm", BANDS * ROWS, "--b", BANDS, "--r", ROWS, "--threshold", 0.8]
    place = ["--path", "json", "--data_files", source, "--split", "train", "--column", "text", "--output", folder]
    cache = ["--cache_dir", output.with_suffix(".cache"), "--num_proc", 1, "--no-clean_cache"]
    main([str(word) for word in [*place, *cache, *shape]], standalone_mode=False)
    load_from_disk(str(folder)).to_json(str(output))


def datatrove(source: Path, output: Path) -> None:
    from datatrove.executor.local import LocalPipelineExecutor
    from datatrove.pipeline.dedup import MinhashDedupCluster, MinhashDedupFilter, MinhashDedupSignature
    from datatrove.pipeline.dedup.minhash import MinhashConfig, MinhashDedupBuckets
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    work = output.with_suffix(".work")
    config = MinhashConfig(n_grams=WORDS, num_buckets=BANDS, hashes_per_bucket=ROWS)
    signatures, buckets, removed = (str(work / name) for name in ("signatures", "buckets", "removed"))

    def do(*pipeline, tasks: int = 1) -> None:
        LocalPipelineExecutor(pipeline=list(pipeline), tasks=tasks, workers=1, skip_completed=False, logging_dir=str(work / "logs")).run()

    reader = JsonlReader(str(source.parent), glob_pattern=source.name)
    do(reader, MinhashDedupSignature(output_folder=signatures, config=config))
    do(MinhashDedupBuckets(input_folder=signatures, output_folder=buckets, config=config), tasks=BANDS)
    do(MinhashDedupCluster(input_folder=buckets, output_folder=removed, config=config))
    do(reader, MinhashDedupFilter(input_folder=removed), JsonlWriter(str(work / "out"), output_filename="${rank}.jsonl", compression=None))
    (written,) = (work / "out").iterdir()
    written.rename(output)


if __name__ == "__main__":
    racer, source, output = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    if racer in ("datasketch", "rensa"):
        keep_first(source, output, {"datasketch": datasketch, "rensa": rensa}[racer])
    else:
        {"text-dedup": text_dedup, "datatrove": datatrove}[racer](source, output)
