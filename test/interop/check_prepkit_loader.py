"""Reads output of prep with `prepkit_loader`: values, orders, ranks, workers, and training that is killed and resumed."""

import collections
import json
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "python"))

import numpy
import torch
from datasets import load_from_disk
from prepkit_loader import ShardDataset, ShardLoader, shuffled
from torch.utils.data import DataLoader

from checks import ROOT, check, finish, prep

ROWS = 1003


def make_rows():
    chance = random.Random(1)
    rows = []
    for i in range(ROWS):
        ids = [chance.randrange(50_000) for _ in range(chance.randrange(1, 60))]
        cut = chance.randrange(1, len(ids) + 1)
        lengths = [cut, len(ids) - cut] if cut < len(ids) else [cut]
        rows.append({"id": i, "input_ids": ids, "labels": ids, "seq_lengths": lengths, "share": i / 7, "text": f"第{i}" + "x" * 3000})
    return rows


def raised(kind, work):
    try:
        work()
    except kind as fault:
        return str(fault)
    return None


def ids_of(batches):
    return [int(one) for batch in batches for one in batch["id"]]


def order(folder):
    for rows in (1, 2, 3, 10, 257):
        places = shuffled(range(rows), rows, 5, 2).tolist()
        check(f"a shuffle of {rows} has each row once", sorted(places), list(range(rows)))
    seen = collections.Counter(tuple(shuffled(range(4), 4, seed)) for seed in range(2400))
    check("each of the 24 orders of 4 rows comes about equally often", len(seen) == 24 and 60 < min(seen.values()) and max(seen.values()) < 140, True)
    check("the order is the published one", shuffled(range(6), 6, 1, 1).tolist(), PUBLISHED)


# So that no later version shuffles in another way, which would break the states of users.
PUBLISHED = [1, 4, 2, 3, 0, 5]


def values(folder, rows):
    for name in ("shards", "file.arrow", "stream.arrows"):
        data = ShardDataset(folder / name)
        plain = [{key: value.tolist() if isinstance(value, (numpy.ndarray, numpy.generic)) else value for key, value in data[i].items()} for i in range(len(data))]
        check(f"{name}: ShardDataset has every value", plain, rows)
    several = sum(path.suffix == ".arrow" for path in (folder / "shards").iterdir())
    check("there are several shards", several > 1, True)
    check("it has the values of load_from_disk", load_from_disk(str(folder / "shards"))[:]["input_ids"], [row["input_ids"] for row in rows])
    data = ShardDataset(folder / "shards", columns=["id", "input_ids"])
    check("columns are those that are wanted", list(data[-1]), ["id", "input_ids"])
    check("numbers are not copied", data[3]["input_ids"].flags.owndata, False)
    batch = next(iter(ShardLoader(folder / "shards", batch_size=4, pad={"input_ids": 2})))
    check("text is a list", batch["text"], [row["text"] for row in rows[:4]])
    width = max(len(row["input_ids"]) for row in rows[:4])
    for name, fill in (("input_ids", 2), ("labels", -100)):
        check(f"{name} are filled up", batch[name].tolist(), [row[name] + [fill] * (width - len(row[name])) for row in rows[:4]])
    check("batches are tensors of the kinds in the file", (batch["input_ids"].dtype, batch["share"].dtype), (torch.int64, torch.float64))
    fixed = next(iter(ShardLoader(data, batch_size=4, length=64)))
    check("length is the width of every batch", tuple(fixed["input_ids"].shape), (4, 64))
    flat = next(iter(ShardLoader(folder / "shards", batch_size=4, layout="flat")))
    check("flat rows stand end to end", flat["input_ids"].tolist(), [one for row in rows[:4] for one in row["input_ids"]])
    lengths = [one for row in rows[:4] for one in row["seq_lengths"]]
    check("cu_seqlens are where documents begin", flat["cu_seqlens"].tolist(), [0, *numpy.cumsum(lengths).tolist()])
    alone = next(iter(ShardLoader(data, batch_size=2, layout="flat")))
    check("without seq_lengths each row is a document", alone["cu_seqlens"].tolist()[1], len(rows[0]["input_ids"]))


def orders(folder):
    def loader(**options):
        return ShardLoader(folder / "shards", columns=["id"], **{"batch_size": 8, "shuffle": True, "shuffle_seed": 3, **options})

    whole = loader(drop_last=False)
    first, second = ids_of(whole), ids_of(whole)
    check("an epoch has each row, and the last batch is filled to nothing", sorted(first), list(range(ROWS)))
    check("another epoch has another order", first != second and sorted(second) == sorted(first), True)
    check("the same seed gives the same order, without a thread too", ids_of(loader(drop_last=False, prefetch=0)), first)
    check("another seed gives another", ids_of(loader(drop_last=False, shuffle_seed=4)) != first, True)
    check("without shuffle rows come as they lie", ids_of(loader(drop_last=False, shuffle=False)), list(range(ROWS)))
    check("drop_last leaves out what fills no batch", ids_of(loader()), first[: ROWS // 8 * 8])
    for world, size in ((2, 4), (4, 2), (8, 1)):
        ranks = [list(loader(rank=rank, world_size=world, batch_size=size)) for rank in range(world)]
        together = ids_of(batch for step in zip(*ranks) for batch in step)
        check(f"{world} ranks of {size} see the same rows in a step", together, first[: ROWS // 8 * 8])
    tails = [ids_of(loader(rank=rank, world_size=3, batch_size=8, drop_last=False)) for rank in range(3)]
    check("without drop_last all ranks have equally many", len({len(tail) for tail in tails}), 1)
    check("and each row comes, some of the first ones twice", (set().union(*tails) == set(range(ROWS)), sum(map(len, tails))), (True, -(-ROWS // 3) * 3))
    for workers in (0, 2):
        batches = DataLoader(loader().torch_dataset(), batch_size=None, num_workers=workers)
        check(f"a DataLoader with {workers} workers has the same order", ids_of(batches), first[: ROWS // 8 * 8])
        # A DataLoader of its own takes the rows alone.
        plain = DataLoader(ShardDataset(folder / "shards", columns=["id"]), batch_size=8, num_workers=workers)
        check(f"so has one over the rows, {workers} workers", ids_of(plain), list(range(ROWS)))
    for at in random.Random(7).sample(range(ROWS // 8), 20):
        stopped = loader()
        iterator = iter(stopped)
        for _ in range(at):
            next(iterator)
        state = json.loads(json.dumps(stopped.state_dict()))
        check(f"state_dict() and state_dict(batches={at}) are one", loader().state_dict(batches=at), state)
        resumed = loader(batch_size=4)
        resumed.load_state_dict(state)
        check(f"resumed after batch {at}, with other batches", ids_of(resumed), first[at * 8 : ROWS // 4 * 4])


def resumed_after_kill(folder):
    """A program that notes each row that it trained on, and its state, is killed again and again."""
    program = """
import json, os, pathlib, sys
from prepkit_loader import ShardLoader
folder, log = sys.argv[1], pathlib.Path(sys.argv[2])
loader = ShardLoader(folder, columns=["id"], batch_size=4, shuffle=True, drop_last=False)
if log.exists() and log.read_text().endswith("\\n"):
    loader.load_state_dict(json.loads(log.read_text().splitlines()[-1])["state"])
for batch in loader:
    with open(log, "a") as out:
        out.write(json.dumps({"ids": [int(one) for one in batch["id"]], "state": loader.state_dict()}) + "\\n")
    print(".", flush=True)
    if len(sys.argv) > 3:
        sys.stdin.readline()
"""
    log, chance, kills = folder / "log.jsonl", random.Random(2), 0
    start = [sys.executable, "-c", program, str(folder / "shards"), str(log)]
    environment = {"PYTHONPATH": str(ROOT / "python"), "PATH": "/usr/bin:/bin"}
    while kills < 3:
        ran = subprocess.Popen([*start, "step"], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(chance.randrange(1, 40)):
            ran.stdout.readline()
            ran.stdin.write(b"\n")
            ran.stdin.flush()
        ran.stdout.readline()
        ran.send_signal(signal.SIGKILL)
        ran.wait()
        kills += 1
    subprocess.run(start, env=environment, check=True, capture_output=True)
    seen = [one for line in log.read_text().splitlines() for one in json.loads(line)["ids"]]
    whole = ids_of(ShardLoader(folder / "shards", columns=["id"], batch_size=4, shuffle=True, drop_last=False))
    check(f"after {kills} kills the rows are those of a run without any", seen, whole)


def trainings(folder):
    """The training scripts of the examples learn from what the pipelines beside them write."""
    environment = {"PYTHONPATH": str(ROOT / "python"), "PATH": "/usr/bin:/bin"}
    for pipeline, script, steps in (("packed-tokens", "train_tiny_gpt", 24), ("preference-tokens", "train_tiny_dpo", 24)):
        prep("run", ROOT / f"examples/{pipeline}.yaml", "--out", folder / pipeline)
        command = [sys.executable, str(ROOT / f"python/examples/{script}.py"), str(folder / pipeline), "--steps", str(steps), "--batch", "2"]
        said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
        losses = [float(loss) for loss in re.findall(r"loss ([\d.]+)", said)]
        check(f"the loss of {script}.py falls by a tenth", losses[-1] < 0.9 * losses[0], True)


def refusals(folder):
    def told(name, words, work, kind=ValueError):
        said = raised(kind, work) or ""
        check(f"{name} is refused", all(word in said for word in words), True)

    told("a folder that is none", ["neither"], lambda: ShardDataset(folder / "nothing"), FileNotFoundError)
    told("a split that is not named", ["'train' or 'test'"], lambda: ShardDataset(folder / "split"))
    check("a split is read by its name", len(ShardDataset(folder / "split", split="train")) + len(ShardDataset(folder / "split", split="test")), ROWS)
    told("a split of a whole", ["not split"], lambda: ShardDataset(folder / "shards", split="train"))
    told("a column that is not there", ["no column 'idd'", "input_ids"], lambda: ShardDataset(folder / "shards", columns=["idd"]))
    told("a row that is too long", ["more than length=8"], lambda: list(ShardLoader(folder / "shards", batch_size=8, length=8)))
    told("a batch that is too large", ["drop_last=False"], lambda: ShardLoader(folder / "shards", batch_size=ROWS + 1))
    told("a rank without a world", ["together"], lambda: ShardLoader(folder / "shards", batch_size=1, rank=1))
    told("the state of other data", ["other shards"], lambda: ShardLoader(folder / "file.arrow", batch_size=8).load_state_dict(ShardLoader(folder / "shards", batch_size=8).state_dict()))
    told("the state of another order", ["shuffle_seed"], lambda: ShardLoader(folder / "shards", batch_size=8).load_state_dict(ShardLoader(folder / "shards", batch_size=8, shuffle_seed=1).state_dict()))
    told("a list that lacks numbers", ["columns=[...]"], lambda: ShardDataset(folder / "nulls"))


with tempfile.TemporaryDirectory() as name:
    folder, rows = pathlib.Path(name), make_rows()
    given = folder / "rows.jsonl"
    given.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    lines = given.read_text(encoding="utf-8").splitlines(keepends=True)
    for part in (0, 1):
        (folder / f"part-{part}.jsonl").write_text("".join(lines[part * 500 : ROWS if part else 500]), encoding="utf-8")
    prep("convert", folder / "part-0.jsonl", folder / "part-1.jsonl", "--out", folder / "shards")
    prep("convert", given, "--out", folder / "file.arrow")
    prep("convert", given, "--out", folder / "stream.arrows")
    prep("split", given, "--shares", "train=0.8,test=0.2", "--out", folder / "split")
    (folder / "nulls.jsonl").write_text('{"a":[1]}\n{"a":null}\n')
    prep("convert", folder / "nulls.jsonl", "--out", folder / "nulls")
    order(folder)
    values(folder, rows)
    orders(folder)
    resumed_after_kill(folder)
    trainings(folder)
    refusals(folder)
finish()
