"""Inputs of the races, made of data that is given, repeated until it has the size that is asked for."""

import csv
import json
import random
import sysconfig
from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "bench" / ".data" / "peers"
ADULT = "age,workclass,fnlwgt,education,education_num,marital,occupation,relationship,race,sex,gain,loss,hours,country,income"


def make_inputs(data: Path, size: int, names: set[str]) -> dict[str, Path]:
    """Writes the inputs of these names that `data` has the makings of; what it lacks is left out."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    makers = {
        "prompts": lambda: of_records("prompts", prompts(data), size),
        "prompts, 64 files": lambda: in_files("prompts-64", prompts(data), size),
        "prompts, 1 MB": lambda: of_records("prompts-1", prompts(data), min(size, 1_000_000)),
        "prompts, 1,000 rows": lambda: of_records("prompts-1000", prompts(data)[:1000], 1),
        "prompts, 32 MB": lambda: of_records("prompts-32", prompts(data), min(size, 32_000_000)),
        "chat": lambda: of_records("chat", map(chat_of, prompts(data)), size),
        "chinese": lambda: of_records("chinese", chinese(data), size),
        "chinese, 8 MB": lambda: of_records("chinese-8", chinese(data), min(size, 8_000_000)),
        "code": lambda: of_records("code", code(), size),
        "adult csv": lambda: adult_csv("adult", data, size),
        "adult csv, 30 MB": lambda: adult_csv("adult-30", data, min(size, 30_000_000)),
        "text csv": lambda: text_csv("text", prompts(data), size),
        "wide csv": lambda: wide_csv("wide", size),
        "groups": lambda: groups_csv("groups", min(size, 44_000_000) // 9, 0),
        "groups with text": lambda: groups_csv("groups-text", size // 209, 200),
    }
    return {name: makers[name]() for name in makers if name in names and has_data(name, data)}


def has_data(name: str, data: Path) -> bool:
    needed = {"prompts": "prompts", "chat": "prompts", "text": "prompts", "chinese": "shapes/alpaca_zh.json", "adult": "bias/adult-train.csv"}
    file = needed.get(name.split()[0].rstrip(","))
    return file is None or (data / file).exists()


def prompts(data: Path) -> list[dict]:
    return [record for path in sorted((data / "prompts").glob("*.jsonl")) for record in records_of(path)]


def records_of(path: Path) -> list[dict]:
    """Prompts and completions of the records that are whole and have both."""
    records = []
    for line in path.read_bytes().split(b"\n"):
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if isinstance(record, dict) and all(isinstance(record.get(name), str) for name in ("prompt", "completion")):
            records.append({name: record[name] for name in ("prompt", "completion")})
    return records


def chinese(data: Path) -> list[dict]:
    return json.loads((data / "shapes" / "alpaca_zh.json").read_text("utf8"))


def chat_of(record: dict) -> dict:
    turns = [("user", record["prompt"]), ("assistant", record["completion"])]
    return {"messages": [{"role": role, "content": content} for role, content in turns]}


def code() -> list[dict]:
    """The standard library of the Python that runs this."""
    folder = Path(sysconfig.get_paths()["stdlib"])
    paths = [path for path in sorted(folder.glob("*.py")) + sorted(folder.glob("*/*.py")) if "site-packages" not in path.parts]
    return [{"path": path.name, "text": path.read_bytes().decode("utf8", "replace")} for path in paths]


def of_records(name: str, records: Iterable[dict], size: int) -> Path:
    return repeat(f"{name}.jsonl", b"".join(map(encode, records)), size)


def in_files(name: str, records: list[dict], size: int) -> Path:
    lines = b"".join(map(encode, records))
    folder = FOLDER / name
    folder.mkdir(exist_ok=True)
    for i in range(64):
        repeat(f"{name}/part-{i:02}.jsonl", lines, size // 64)
    return folder


def encode(record: dict) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def repeat(name: str, rows: bytes, size: int, head: bytes = b"") -> Path:
    """As many whole copies of `rows` as come nearest to `size`, or as many whole lines where one copy is too large."""
    path = FOLDER / name
    with path.open("wb") as out:
        out.write(head)
        if len(rows) > 2 * size > 2:
            out.write(rows[: rows.rindex(b"\n", 0, size) + 1])
            return path
        for _ in range(max(1, round(size / len(rows)))):
            out.write(rows)
    return path


def adult_csv(name: str, data: Path, size: int) -> Path:
    rows = (data / "bias" / "adult-train.csv").read_bytes().replace(b", ", b",").strip() + b"\n"
    return repeat(f"{name}.csv", rows, size, ADULT.encode() + b"\n")


def text_csv(name: str, records: list[dict], size: int) -> Path:
    path = FOLDER / f"{name}.csv"
    with path.open("w", encoding="utf8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["prompt", "completion"])
        while out.tell() < size:
            writer.writerows([[record["prompt"], record["completion"]] for record in records])
    return path


def wide_csv(name: str, size: int) -> Path:
    """200 columns: whole numbers, fractions and words in turn."""
    draws = random.Random(7)
    words = ["red", "green", "blue", "amber", "violet"]
    cells = [lambda: str(draws.randrange(100_000)), lambda: f"{draws.random() * 1000:.4f}", lambda: draws.choice(words)]
    rows = "".join(",".join(cells[i % 3]() for i in range(200)) + "\n" for _ in range(2000))
    return repeat(f"{name}.csv", rows.encode(), size, ",".join(f"c{i}" for i in range(200)).encode() + b"\n")


def groups_csv(name: str, rows: int, text_length: int) -> Path:
    """Rows of a group (3, unlike in size) and an outcome (2, unlike in share), and a text where one is asked for."""
    draws = random.Random(7)
    words = ["lamp", "river", "seven", "orchard", "tin", "slow", "window", "of", "and", "under"]
    texts = [" ".join(draws.choices(words, k=text_length))[:text_length] for _ in range(997)]
    path = FOLDER / f"{name}.csv"
    with path.open("w") as out:
        out.write("group,outcome,text\n" if text_length else "group,outcome\n")
        for i in range(rows):
            roll = draws.random()
            group = "north" if roll < 0.6 else "middle" if roll < 0.9 else "south"
            outcome = "yes" if draws.random() < (0.5 if group == "north" else 0.3) else "no"
            out.write(f"{group},{outcome},{texts[i % 997]}\n" if text_length else f"{group},{outcome}\n")
    return path
