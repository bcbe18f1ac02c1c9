"""Reads files of tokens with the libraries that made their formats, and holds them against what these write themselves.

Prints each check and, at the end, `N passed, N failed`; exits with 1 when one failed. Nothing is fetched from anywhere.
"""

import glob
import importlib.util
import json
import pathlib
import sys
import tempfile
import types

import numpy
import torch


def without_its_start(name, **members):
    """A package of which single modules are imported, and not all that it does when it is imported as a whole."""
    package = types.ModuleType(name)
    first, *inner = name.split(".")
    package.__path__ = [str(pathlib.Path(importlib.util.find_spec(first).submodule_search_locations[0], *inner))]
    package.__dict__.update(members)
    sys.modules[name] = package


# Streaming imports its vision part, which wants a torchvision built for this very torch, and is not looked at here.
sys.modules["streaming.vision"] = types.ModuleType("streaming.vision")
# What reads and writes data sets needs none of the models of Megatron, which take longer to import than all checks.
without_its_start("megatron.core")
without_its_start("megatron.core.datasets")
without_its_start("megatron.core.utils", log_single_rank=lambda *_: None)

from datatrove.pipeline.tokens.tokenizer import TokenizedFile
from datatrove.utils.dataset import DatatroveFileDataset, DatatroveFolderDataset
from megatron.core.datasets.indexed_dataset import IndexedDataset, IndexedDatasetBuilder
from streaming import MDSWriter, StreamingDataset

from checks import check, finish, prep

ROWS = 700
TOKENIZER = "datasets/samples/tokenizer"


def make_tokens(folder):
    """Documents with labels for what the assistant says, as prep writes them in JSON Lines."""
    given = folder / "chats.jsonl"
    rows = [{"prompt": f"Row {i}: 你好 ", "completion": "hello " * (i % 23 + 1)} for i in range(ROWS)]
    given.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    made = folder / "tokens"
    prep("tokenize", given, "--tokenizer", TOKENIZER, "--add-eos", "--out", made)
    prep("convert", made, "--out", folder / "tokens.jsonl")
    lines = (folder / "tokens.jsonl").read_text(encoding="utf-8").splitlines()
    return made, [json.loads(line) for line in lines]


def bytes_of(prefix, extensions):
    return {extension: pathlib.Path(f"{prefix}.{extension}").read_bytes() for extension in extensions}


def check_megatron(folder, tokens, documents):
    print("Megatron-LM")
    for name, wide in (("two", False), ("four", True)):
        # JSON Lines tell nothing of a vocabulary.
        source = folder / "ids.jsonl" if wide else folder / "ids"
        prep("convert", tokens, "--drop", "labels", "--out", source)
        prep("convert", source, "--out", folder / f"{name}.bin")
        wanted = numpy.int32 if wide else numpy.uint16
        read = IndexedDataset(str(folder / name))
        check(f"IndexedDataset has every document, in {name} bytes a token", [read[i].tolist() for i in range(len(read))], documents)
        check("as numbers of that type", read[0].dtype, wanted)
        builder = IndexedDatasetBuilder(str(folder / f"own-{name}.bin"), dtype=wanted)
        for document in documents:
            builder.add_document(torch.tensor(document), [len(document)])
        builder.finalize(str(folder / f"own-{name}.idx"))
        check("its own writer makes the same bytes", bytes_of(folder / name, ["bin", "idx"]), bytes_of(folder / f"own-{name}", ["bin", "idx"]))
        check("the .bin alone is plain numbers, as nanoGPT reads them", numpy.memmap(folder / f"{name}.bin", dtype=wanted, mode="r").tolist(), sum(documents, []))
    prep("convert", folder / "ids", "--to", "megatron", "--max-shard-size", "4KB", "--out", folder / "shards")
    shards = sorted(glob.glob(str(folder / "shards/*.bin")))
    check("there are several shards", len(shards) > 3, True)
    read = [IndexedDataset(shard[: -len(".bin")]) for shard in shards]
    check("which hold every document in order", [one[i].tolist() for one in read for i in range(len(one))], documents)


def check_datatrove(folder, tokens, rows):
    print("datatrove")
    documents = [row["input_ids"] for row in rows]
    learned = [[label != -100 for label in row["labels"]] for row in rows]
    prep("convert", tokens, "--out", folder / "made.ds")
    own = TokenizedFile(str(folder), "own.ds", save_loss_metadata=True, save_final_metadata=True, tokenizer_name_or_path="Unknown Tokenizer")
    for document, loss in zip(documents, learned):
        own.write(document, numpy.array(loss))
    own.close()
    extensions = ["ds", "ds.index", "ds.loss", "ds.metadata"]
    check("its own writer makes the same bytes", bytes_of(folder / "made", extensions), bytes_of(folder / "own", extensions))
    window = 64
    whole = numpy.array(sum(documents, []))
    positions = numpy.concatenate([numpy.arange(len(document)) for document in documents])
    read = DatatroveFileDataset(str(folder / "made.ds"), seq_len=window - 1, token_size=2)
    check("DatatroveFileDataset has every token", [read[i]["input_ids"].tolist() for i in range(len(read))], [whole[i : i + window].tolist() for i in range(0, len(whole) - window + 1, window)])
    packed = folder / "packed"
    prep("pack", tokens, "--length", window, "--strategy", "wrapped", "--write", "labels", "--to", "datatrove", "--out", packed)
    read = DatatroveFolderDataset(str(packed), seq_len=window - 1, token_size=2, return_positions=True)
    ids = [read[i]["input_ids"].tolist() for i in range(len(read))]
    check("packed rows are the windows of DatatroveFolderDataset", ids, [whole[i : i + window].tolist() for i in range(0, len(whole) - window + 1, window)])
    check("whose positions begin anew with each of them", [read[i]["positions"].tolist() for i in range(len(read))], [list(range(window))] * len(ids))
    check("there are documents of which something is not learned", 0 < sum(map(sum, learned)) < len(positions), True)


def check_mds(folder, tokens, rows):
    print("MosaicML Streaming")
    prep("convert", tokens, "--to", "mds", "--max-shard-size", "20KB", "--out", folder / "mds")
    read = StreamingDataset(local=str(folder / "mds"), batch_size=1)
    found = [read[i] for i in range(len(read))]
    check("StreamingDataset has every list as an array of its type", {str(row[name].dtype) for row in found for name in row}, {"int32"})
    check("with every number", [{name: array.tolist() for name, array in row.items()} for row in found], rows)
    with MDSWriter(out=str(folder / "own-mds"), columns={"input_ids": "ndarray:int32", "labels": "ndarray:int32"}) as own:
        for row in rows:
            own.write({name: numpy.array(numbers, numpy.int32) for name, numbers in row.items()})
    prep("convert", folder / "own-mds" / "shard.00000.mds", "--out", folder / "own-mds.jsonl")
    lines = (folder / "own-mds.jsonl").read_text(encoding="utf-8").splitlines()
    check("what its own writer makes is read", [json.loads(line) for line in lines], rows)


def main():
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        tokens, rows = make_tokens(folder)
        check_megatron(folder, tokens, [row["input_ids"] for row in rows])
        check_datatrove(folder, tokens, rows)
        check_mds(folder, tokens, rows)
    finish()


if __name__ == "__main__":
    main()
