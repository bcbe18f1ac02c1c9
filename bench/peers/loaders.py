"""
How fast loaders give packed rows to torch: ours, Hugging Face `datasets`, MosaicML Streaming and LitData.

    npm run bench:loaders

Each gives the same rows (2,048 tokens, their labels and positions) in batches of 8 and shuffled, in a process of its own
without workers, one after the other and in turn; tokens a second of processor time and of wall time, the best of three.
Ours and `datasets` read the same files, the others what their own writers make of the rows. Tokens are drawn at random:
no loader looks at them. Needs the environment that `test/interop/run.sh` makes.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv-loaders/bin/python"
FOLDER = ROOT / "bench/.data/loaders"
ROWS, LENGTH, BATCH, ROUNDS = 10_000, 2048, 8, 3

WRITE = f"""
import numpy, sys
from pathlib import Path
folder, ROWS, LENGTH = Path(sys.argv[1]), {ROWS}, {LENGTH}
chance = numpy.random.default_rng(1)
def row(i):
    ids = chance.integers(0, 50_000, LENGTH, dtype=numpy.int32)
    cut = int(chance.integers(1, LENGTH))
    places = numpy.concatenate([numpy.arange(cut), numpy.arange(LENGTH - cut)]).astype(numpy.int32)
    return {{"input_ids": ids, "labels": ids, "position_ids": places}}
"""
HEAD = """
import json, sys, time
import torch
torch.set_num_threads(1)
folder, BATCH = sys.argv[1], int(sys.argv[2])
"""
FOOT = """
for batch in batches:  # what is done once is no part of it
    break
tokens, cpu, wall = 0, time.process_time(), time.perf_counter()
for batch in batches:
    assert batch["input_ids"].shape[0] == BATCH and len(batch) >= 3
    tokens += batch["input_ids"].numel()
print(json.dumps({"tokens": tokens, "cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}))
"""
LOADERS = {
    "prepkit_loader": (
        "arrow",
        """
from prepkit_loader import ShardLoader
batches = ShardLoader(folder, batch_size=BATCH, shuffle=True)
""",
    ),
    "datasets, with_format('torch')": (
        "arrow",
        """
from datasets import load_from_disk
from torch.utils.data import DataLoader
batches = DataLoader(load_from_disk(folder).with_format("torch"), batch_size=BATCH, shuffle=True, drop_last=True)
""",
    ),
    "MosaicML Streaming": (
        "mds",
        """
import types
sys.modules["streaming.vision"] = types.ModuleType("streaming.vision")
from streaming import StreamingDataset
from torch.utils.data import DataLoader
batches = DataLoader(StreamingDataset(local=folder, batch_size=BATCH, shuffle=True), batch_size=BATCH, drop_last=True)
""",
    ),
    "LitData": (
        "litdata",
        """
import litdata
batches = litdata.StreamingDataLoader(litdata.StreamingDataset(folder, shuffle=True, drop_last=True), batch_size=BATCH, drop_last=True)
""",
    ),
}
WRITERS = {
    "arrow": """
from datasets import Dataset, Features, Sequence, Value
features = Features({name: Sequence(Value("int32")) for name in ("input_ids", "labels", "position_ids")})
Dataset.from_generator(lambda: map(row, range(ROWS)), features=features, cache_dir=str(folder) + "-cache").save_to_disk(folder)
""",
    "mds": """
import types
sys.modules["streaming.vision"] = types.ModuleType("streaming.vision")
from streaming import MDSWriter
with MDSWriter(out=str(folder), columns={name: "ndarray:int32" for name in ("input_ids", "labels", "position_ids")}) as out:
    for i in range(ROWS):
        out.write(row(i))
""",
    "litdata": """
import litdata, torch
def made(i):
    return {name: torch.from_numpy(values) for name, values in row(i).items()}
if __name__ == "__main__":
    litdata.optimize(fn=made, inputs=list(range(ROWS)), output_dir=str(folder), chunk_bytes="64MB", num_workers=1, verbose=False)
""",
}


def python(code: str, *arguments: object) -> str:
    script = FOLDER / "script.py"
    script.write_text(code)
    environment = {"PYTHONPATH": str(ROOT / "python"), "PATH": "/usr/bin:/bin", "HF_HUB_OFFLINE": "1", "HOME": str(FOLDER)}
    ran = subprocess.run([PYTHON, script, *map(str, arguments)], env=environment, capture_output=True, text=True)
    if ran.returncode != 0:
        sys.exit(f"{arguments}: {ran.stderr[-2000:]}")
    return ran.stdout


def main() -> None:
    if not PYTHON.exists():
        sys.exit("there is no .venv-loaders: run test/interop/run.sh once, which makes it")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for kind, writer in WRITERS.items():
        done = FOLDER / f"{kind}.done"
        if not done.exists():
            shutil.rmtree(FOLDER / kind, ignore_errors=True)
            python(WRITE + writer, FOLDER / kind)
            done.touch()
    best: dict[str, dict[str, float]] = {}
    for _ in range(ROUNDS):
        for name, (kind, loader) in LOADERS.items():
            seen = json.loads(python(HEAD + loader + FOOT, FOLDER / kind, BATCH).splitlines()[-1])
            # The first batch was given before the clock began, by those that go on where a loop was left.
            assert ROWS * LENGTH - 2 * BATCH * LENGTH <= seen["tokens"] <= ROWS * LENGTH, (name, seen)
            rates = {clock: seen["tokens"] / seen[clock] / 1e6 for clock in ("cpu", "wall")}
            best[name] = {clock: max(rate, best.get(name, rates)[clock]) for clock, rate in rates.items()}
    print(f"{'':34}M tokens a CPU second  by wall")
    for name, rates in best.items():
        print(f"{name:34}{rates['cpu']:21.1f}{rates['wall']:9.1f}")


if __name__ == "__main__":
    main()
