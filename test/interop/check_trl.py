"""Gives output of prep to the checks of TRL, and renders its tool calls with a chat template held here.

The tokenizer is made on the spot: nothing is fetched from anywhere. Prints `N passed, N failed`.
"""

import json
import os
import pathlib
import random
import tempfile

os.environ["HF_HUB_OFFLINE"] = "1"

import datasets
import trl
import yaml
from tokenizers import Tokenizer, models
from transformers import PreTrainedTokenizerFast
from trl import data_utils

from checks import check, finish, prep, run_prep

datasets.disable_progress_bars()

TOOLS = [{"type": "function", "function": {"name": "get_weather", "parameters": {"type": "object", "properties": {"city": {"type": "string"}}}}}]
CALL = '{"name": "get_weather", "arguments": {"city": "北京"}}'
SHAREGPT = [
    {
        "conversations": [
            {"from": "human", "value": "北京天气？"},
            {"from": "function_call", "value": CALL},
            {"from": "observation", "value": '{"celsius": 21}'},
            {"from": "gpt", "value": "21 °C"},
        ],
        "tools": json.dumps([tool["function"] for tool in TOOLS]),
    },
    {"conversations": [{"from": "human", "value": "Hi"}, {"from": "gpt", "value": "Hello"}], "tools": "[]"},
]
PAIRS = [{"instruction": "2 + 2?", "input": "", "chosen": "4", "rejected": "5"}, {"instruction": "你好", "input": "", "chosen": "你好！", "rejected": "不"}]
JUDGED = [{"instruction": "2 + 2?", "input": "", "output": "4", "kto_tag": True}, {"instruction": "你好", "input": "", "output": "不", "kto_tag": False}]

# Turns between marks, definitions before them, and calls as JSON, as the templates of several models have it.
TEMPLATE = """{%- if tools %}<|im_start|>system
# Tools
{% for tool in tools %}{{ tool | tojson }}
{% endfor %}<|im_end|>
{% endif %}{% for message in messages %}<|im_start|>{{ message.role }}
{{ message.content or '' }}{% for call in message.tool_calls or [] %}<tool_call>{{ {'name': call.function.name, 'arguments': call.function.arguments} | tojson }}</tool_call>{% endfor %}<|im_end|>
{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant
{% endif %}"""


def tokenizer():
    model = Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    return PreTrainedTokenizerFast(tokenizer_object=model, chat_template=TEMPLATE, unk_token="[UNK]")


def converted(folder, name, records, shape):
    given = folder / f"{name}.jsonl"
    given.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    prep("convert", given, "--to", shape, "--out", folder / name)
    return datasets.load_from_disk(str(folder / name))


def told(folder, name, records, *arguments):
    """What the summary says for each trainer."""
    given = folder / f"{name}.jsonl"
    given.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    lines = [line.strip() for line in run_prep("convert", given, *arguments).splitlines()]
    return {trainer: line[len(trainer) + 2 :] for line in lines for trainer in ("TRL", "axolotl", "LLaMA-Factory") if line.startswith(trainer + ": ")}


def rows_of(line):
    """The data set of a line for TRL, and whether TRL has the trainer that takes it."""
    trainer, given = line.split("(model, train_dataset=", 1)
    return hasattr(trl, trainer), eval(given.removesuffix(")"))


def packing(folder):
    """Rows that `pack` and TRL make of the same documents, which stand in one partition here."""
    chance = random.Random(20261130)
    documents = [[7] * max(1, min(4000, int(chance.lognormvariate(5.2, 1.1)))) for _ in range(4000)]
    given = folder / "documents.jsonl"
    given.write_text("".join(json.dumps({"input_ids": ids}) + "\n" for ids in documents))
    for length in (512, 1024, 2048):
        prep("pack", given, "--length", length, "--out", folder / f"packed-{length}")
        ours = datasets.load_from_disk(str(folder / f"packed-{length}"))["input_ids"][:]
        theirs = data_utils.pack_dataset(datasets.Dataset.from_dict({"input_ids": documents}), length, "bfd")["input_ids"][:]
        sizes = [sum(map(len, rows)) for rows in (ours, theirs)]
        check(f"rows of {length} hold the tokens of TRL's", sizes[0], sizes[1])
        check(f"there are no more than TRL's {len(theirs)}", len(ours) <= len(theirs), True)


def main():
    marks = tokenizer()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)

        print("messages, for SFT")
        chats = converted(folder, "messages", SHAREGPT, "messages")
        check("they are conversational", [data_utils.is_conversational(row) for row in chats], [True, True])
        called = chats[0]["messages"][1]["tool_calls"][0]["function"]
        check("the arguments of a call are what they were", json.loads(called["arguments"]) if isinstance(called["arguments"], str) else called["arguments"], {"city": "北京"})
        row = chats[0]
        for message in row["messages"]:
            for call in message.get("tool_calls") or []:
                if isinstance(call["function"]["arguments"], str):
                    call["function"]["arguments"] = json.loads(call["function"]["arguments"])
        tools = json.loads(row["tools"]) if isinstance(row["tools"], str) else row["tools"]
        text = data_utils.apply_chat_template({"messages": row["messages"]}, marks, tools=tools)["text"]
        check("the template shows the definition", '"name": "get_weather"' in text and '"properties"' in text, True)
        check("the template shows the call", '<tool_call>{"name": "get_weather", "arguments": {"city": "北京"}}</tool_call>' in text, True)
        check("the template shows the result and the answer", '<|im_start|>tool\n{"celsius": 21}<|im_end|>' in text and text.rstrip().endswith("21 °C<|im_end|>"), True)

        print("conversational-preference, for DPO")
        pairs = converted(folder, "pairs", PAIRS, "conversational-preference")
        check("they are conversational", [data_utils.is_conversational(row) for row in pairs], [True, True])
        drawn = data_utils.maybe_extract_prompt(pairs[0])
        check("prompt and answers stay apart", [drawn[key][-1]["content"] for key in ("prompt", "chosen", "rejected")], ["2 + 2?", "4", "5"])
        rendered = data_utils.maybe_apply_chat_template(pairs[0], marks)
        check("the template renders question and answers", [sorted(rendered), rendered["chosen"].strip()], [["chosen", "prompt", "rejected"], "4<|im_end|>"])

        print("implicit-preference, for DPO")
        implicit = converted(folder, "implicit", PAIRS, "implicit-preference")
        drawn = data_utils.maybe_extract_prompt(implicit[1])
        check("the prompt is drawn out of both", [drawn[key][-1]["content"] for key in ("prompt", "chosen", "rejected")], ["你好", "你好！", "不"])

        print("preference, for DPO and, unpaired, for KTO")
        plain = converted(folder, "plain", PAIRS, "preference")
        check("they are not conversational", data_utils.is_conversational(plain[0]), False)
        single = data_utils.maybe_unpair_preference_dataset(plain)
        check("each pair becomes a good and a bad answer", sorted((row["completion"], row["label"]) for row in single), sorted([("4", True), ("5", False), ("你好！", True), ("不", False)]))

        print("conversational-kto and kto, for KTO")
        for shape in ("conversational-kto", "kto"):
            judged = converted(folder, shape, JUDGED, shape)
            check(f"{shape} has prompt, completion and label", sorted(judged.column_names), ["completion", "label", "prompt"])
            check(f"{shape} has its labels", judged["label"][:], [True, False])
            check(f"{shape} needs no unpairing", data_utils.maybe_unpair_preference_dataset(judged).to_list(), judged.to_list())
        check("the conversational one is told as such", data_utils.is_conversational(converted(folder, "again", JUDGED, "conversational-kto")[0]), True)

        print("packing")
        packing(folder)

        print("what the summary says next")
        chats = [{"messages": [{"role": "user", "content": "你好"}, {"role": "assistant", "content": "你好！"}]}] * 3
        for name, records, shape, columns in (
            ("next-chats", chats, "messages", ["messages"]),
            ("next-pairs", PAIRS, "conversational-preference", ["chosen", "prompt", "rejected"]),
            ("next-judged", JUDGED, "kto", ["completion", "label", "prompt"]),
        ):
            for output in (folder / name, folder / f"{name}-out.jsonl", folder / f"{name}-out.parquet"):
                known, rows = rows_of(told(folder, name, records, "--to", shape, "--out", output)["TRL"])
                check(f"TRL has the trainer for {output.name}, and its line opens one set of rows", [known, type(rows).__name__, sorted(rows.column_names), len(rows)], [True, "Dataset", columns, len(records)])
        for output, kind in ((folder / "axolotl", None), (folder / "axolotl-out.jsonl", "json")):
            [entry] = yaml.safe_load(told(folder, "axolotl-in", chats, "--out", output)["axolotl"])["datasets"]
            rows = datasets.load_from_disk(entry["path"]) if kind is None else datasets.load_dataset(kind, data_files=entry["path"])["train"]
            check(f"axolotl is told a path and a column of {output.name}", [entry.get("ds_type"), entry["field_messages"] in rows.column_names], [kind, True])
        line = told(folder, "factory", SHAREGPT, "--out", folder / "factory-out.jsonl", "--to", "sharegpt", "--dataset-info", "llamafactory")["LLaMA-Factory"]
        settings = dict(part.split("=", 1) for part in line.split())
        entries = json.loads((pathlib.Path(settings["dataset_dir"]) / "dataset_info.json").read_text(encoding="utf-8"))
        check("LLaMA-Factory finds the file by its entry", (pathlib.Path(settings["dataset_dir"]) / entries[settings["dataset"]]["file_name"]).exists(), True)

    finish()


main()
