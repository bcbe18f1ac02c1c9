"""What an output comes to, whatever types a racer took for its columns."""

import hashlib
import json
import re
from pathlib import Path


def describe(out: Path) -> dict:
    """Rows, what the values of each column come to, and placeholders such as `<URL>` by name."""
    rows = 0
    sums: dict[str, object] = {}
    hits: dict[str, int] = {}
    for batches in tables(out):
        rows += batches.num_rows
        for name in batches.column_names:
            for chunk in batches[name].chunks:
                add(sums, hits, name, chunk)
    return {"rows": rows, "values": {name: finish(value) for name, value in sorted(sums.items())}, "hits": hits}


def tables(out: Path):
    import pyarrow
    from pyarrow import parquet

    for path in sorted(out.rglob("*.parquet")):
        yield parquet.read_table(path)
    for path in sorted(out.rglob("*.arrow")):
        with pyarrow.memory_map(str(path)) as source:
            try:
                yield pyarrow.ipc.open_file(source).read_all()
            except pyarrow.ArrowInvalid:
                yield pyarrow.ipc.open_stream(source).read_all()


def add(sums: dict[str, object], hits: dict[str, int], name: str, chunk) -> None:
    import pyarrow
    import pyarrow.compute as compute

    kind = chunk.type
    if pyarrow.types.is_struct(kind):
        for i in range(kind.num_fields):
            add(sums, hits, f"{name}.{kind.field(i).name}", compute.struct_field(chunk, i))
    elif pyarrow.types.is_nested(kind):
        add(sums, hits, name, chunk.flatten())
    elif pyarrow.types.is_integer(kind):
        sums[name] = sums.get(name, 0) + (compute.sum(chunk).as_py() or 0)
    elif pyarrow.types.is_floating(kind):
        sums[name] = sums.get(name, 0.0) + (compute.sum(chunk).as_py() or 0)
    elif not pyarrow.types.is_null(kind):
        text = "".join(value or "" for value in chunk.cast(pyarrow.large_string()).to_pylist())
        for entity in re.findall(r"<([A-Z_]+)>", text):
            hits[entity] = hits.get(entity, 0) + 1
        sums.setdefault(name, hashlib.blake2b()).update(text.encode())


def finish(value: object) -> str:
    """A sum of fractions depends on the order in which they are added, so its last digits do not count."""
    if isinstance(value, float):
        return f"{value:.7g}"
    return value.hexdigest()[:16] if hasattr(value, "hexdigest") else str(value)


def print_description(out: str) -> None:
    print(json.dumps(describe(Path(out))))
