"""Holds chat templates as prep renders them against jinja2 with the settings of `transformers`, character for character.

The templates are those that TRL and axolotl ship, read from their packages, and the project's own families. `--write`
writes the golden files of the tests anew, from what jinja2 answers. Prints `N passed, N failed`.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

os.environ["HF_HUB_OFFLINE"] = "1"

from tokenizers import Tokenizer, models
from transformers import PreTrainedTokenizerFast
from transformers.utils import chat_template_utils
from trl import data_utils

from checks import ROOT, check, finish, prep
from conversations import conversations

PACKAGES = ROOT / ".venv-templates"
GOLDEN = ROOT / "test/golden/chat-templates"
DAY = "2026-01-31"
TOKENS = {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>"}
EACH = 200
# Of the templates that are not of the families below.
FEWER = 40
# The families of the project, and the published templates that each is to write like. TRL begins a thought for DeepSeek.
PUBLISHED = {
    "chatml": "axolotl/chatml", "llama3": "trl/llama3", "llama3.1": "trl/llama3_1", "qwen2.5": "trl/qwen2_5", "qwen3": "trl/qwen3",
    "gemma": "trl/gemma", "gemma3": "trl/gemma3", "mistral": "axolotl/mistral_v3_tekken", "deepseek": "trl/deepseekv3", "glm": "trl/glm4moe",
}  # fmt: skip


class Day:
    """A clock that stands still, so that a template's date is the one that prep is given."""

    @staticmethod
    def now():
        return chat_template_utils_datetime.fromisoformat(DAY)


chat_template_utils_datetime = chat_template_utils.datetime
chat_template_utils.datetime = Day


def rendered(template, case):
    """What jinja2 answers: a text, with the spans of generation blocks, or an error."""
    compiled = chat_template_utils._compile_jinja_template(template)
    try:
        text, spans = chat_template_utils._render_with_assistant_indices(
            compiled, case["messages"], case["tools"], None, case["add_generation_prompt"], **case["variables"]
        )
        return {"text": text, "spans": in_bytes(text, spans)}
    except Exception as error:
        return {"error": str(error)}


def in_bytes(text, spans):
    """Spans of characters as places in UTF-8, without empty ones, those that touch as one."""
    places = []
    for start, end in sorted(spans):
        start, end = len(text[:start].encode()), len(text[:end].encode())
        if places and places[-1] == start:
            places[-1] = end
        elif start < end:
            places += [start, end]
    return places


def ours(cases):
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    ran = subprocess.run(["node", "test/interop/render-chats.mjs"], cwd=ROOT, input=lines, capture_output=True, text=True)
    if ran.returncode != 0:
        sys.exit(ran.stderr)
    return [json.loads(line) for line in ran.stdout.split("\n") if line]


def has_generation(template):
    return "endgeneration" in template


def case_of(template, messages, tools, at):
    thinking = {} if at % 3 else {"enable_thinking": at % 2 == 0}
    return {
        "template": template, "messages": messages, "tools": tools, "date": DAY, "variables": {**TOKENS, **thinking},
        "add_generation_prompt": at % 4 == 3, "masks": has_generation(template),
    }  # fmt: skip


def same(one, other, masks):
    if "error" in one or "error" in other:
        return "error" in one and "error" in other
    return one["text"] == other["text"] and (not masks or one["spans"] == other["spans"])


def check_template(name, template, count=EACH):
    cases = [case_of(template, messages, tools, at) for at, (messages, tools) in enumerate(conversations(name, count))]
    wanted = [rendered(template, case) for case in cases]
    found = ours(cases)
    equal = sum(same(one, other, cases[0]["masks"]) for one, other in zip(wanted, found, strict=True))
    refused = sum("error" in one for one in wanted)
    masks = ", with masks" if cases[0]["masks"] else ""
    check(f"{name}: {count - refused} conversations as jinja2 renders them{masks}, {refused} refused by both", equal, count)


def published():
    site = next(PACKAGES.glob("lib/python*/site-packages"))
    folders = {"trl": site / "trl/chat_templates", "axolotl": site / "axolotl/utils/chat_templates/templates"}
    return {f"{name}/{path.stem}": path for name, folder in folders.items() for path in sorted(folder.glob("*.jinja"))}


def own_families():
    code = "import('./dist/src/chat-templates/families.data.js').then(({ families }) => console.log(JSON.stringify(families)))"
    return json.loads(subprocess.run(["node", "-e", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout)


def check_families(families, templates):
    """A family writes what the published template writes, wherever both write."""
    for family, name in PUBLISHED.items():
        theirs, own = templates[name].read_text(encoding="utf-8"), families[family]["template"]
        pairs = []
        for at, (messages, tools) in enumerate(conversations(family, EACH)):
            case = {**case_of(own, messages, tools, at), "add_generation_prompt": family != "deepseek" and at % 4 == 3}
            pairs.append((rendered(theirs, case), rendered(own, case)))
        both = [(one["text"], other["text"]) for one, other in pairs if "text" in one and "text" in other]
        check(f"{family} writes as {name} does: {len(both)} conversations", sum(one == other for one, other in both), len(both))
        check(f"{family} is tried on enough", len(both) >= EACH // 4, True)


def check_step(families, templates, folder):
    """The same through the command line, from JSON Lines to JSON Lines."""
    for family, name in PUBLISHED.items():
        path = templates[name]
        template = path.read_text(encoding="utf-8")
        chats = list(conversations(f"step {family}", EACH))
        lines = [
            {"id": at, "messages": [spelled(message) for message in messages], "tools": tools and json.dumps(tools, ensure_ascii=False)}
            for at, (messages, tools) in enumerate(chats)
        ]
        given, made = folder / f"{family}.jsonl", folder / f"{family}.out.jsonl"
        given.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
        prep("template", given, "--template", path, "--variables", json.dumps(TOKENS), "--error-budget", "1", "--out", made)
        found = {row["id"]: row["text"] for row in records_in(made)}
        as_text = family == "deepseek"
        wanted = {}
        for at, (messages, tools) in enumerate(chats):
            if as_text:
                messages = [spelled(message) for message in messages]
            answer = rendered(template, {**case_of(template, messages, tools, 1), "add_generation_prompt": False})
            if "text" in answer:
                wanted[at] = answer["text"]
        check(f"prep template writes {len(wanted)} of {EACH} conversations by {name}", found, wanted)


def records_in(path):
    # Not splitlines(), which takes characters within texts for ends of lines.
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def spelled(message):
    """A message with the arguments of its calls as text, as OpenAI has them."""
    if "tool_calls" not in message:
        return message
    calls = [{**call, "function": {**call["function"], "arguments": json.dumps(call["function"]["arguments"], ensure_ascii=False)}} for call in message["tool_calls"]]
    return {**message, "tool_calls": calls}


def check_trl(templates, folder):
    """Preferences, and prompts with completions, as TRL's `apply_chat_template` gives them."""
    model = Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    for name in ("trl/qwen3", "trl/llama3_1", "trl/gemma3", "trl/deepseekv3", "axolotl/mistral_v3_tekken"):
        template = templates[name].read_text(encoding="utf-8")
        tokenizer = PreTrainedTokenizerFast(tokenizer_object=model, chat_template=template, unk_token="[UNK]", **TOKENS)
        ends = [{"role": "assistant", "content": text} for text in ("4", "<think>\nso\n</think>\n\n五", "")]
        asked = [[{"role": "user", "content": "2 + 2?"}], [{"role": "system", "content": "简"}, {"role": "user", "content": "你好"}, ends[0], {"role": "user", "content": "?"}], [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Well, "}]]
        pairs = [{"prompt": prompt, "chosen": [ends[at]], "rejected": [ends[at - 1]]} for at, prompt in enumerate(asked)]
        singles = [{"prompt": pair["prompt"], "completion": pair["chosen"]} for pair in pairs]
        for kind, records in (("preferences", pairs), ("completions", singles)):
            given, made = folder / f"{kind}.jsonl", folder / f"{kind}.out.jsonl"
            given.write_text("".join(json.dumps({"id": at, **record}) + "\n" for at, record in enumerate(records)), encoding="utf-8")
            prep("template", given, "--template", templates[name], "--variables", json.dumps(TOKENS), "--error-budget", "1", "--overwrite", "--out", made)
            found = {row.pop("id"): row for row in records_in(made)}
            wanted = {}
            for at, record in enumerate(records):
                try:
                    wanted[at] = data_utils.apply_chat_template(record, tokenizer)
                except Exception as error:
                    print(f"        ({name} refuses {kind} {at}: {str(error)[:60]})")
            check(f"{kind} by {name} as TRL gives them", found, wanted)


def golden(families, write):
    """What the tests of prep hold its own rendering against is what jinja2 answers."""
    path = GOLDEN / "templates.json"
    cases = json.loads(path.read_text(encoding="utf-8"))
    empty = {"messages": [], "tools": None, "add_generation_prompt": False}
    for case in cases:
        answer = rendered(case["template"], {**empty, "variables": case.get("variables", {})})
        kept(case, "error" if "error" in answer else answer["text"], write)
    path.write_text(json.dumps(cases, ensure_ascii=False, indent=1) + "\n", encoding="utf-8") if write else None

    path = GOLDEN / "families.json"
    chats = json.loads(path.read_text(encoding="utf-8"))
    for chat in chats:
        for family, one in families.items():
            case = {**case_of(one["template"], chat["messages"], chat.get("tools"), 1), "add_generation_prompt": False, "variables": one["tokens"]}
            answer = rendered(one["template"], case)
            kept(chat.setdefault("texts", {}), "error" if "error" in answer else marked(answer), write, family)
    path.write_text(json.dumps(chats, ensure_ascii=False, indent=1) + "\n", encoding="utf-8") if write else None


def kept(holder, answer, write, key="text"):
    if write:
        holder[key] = answer
    elif holder[key] != answer:
        check(f"the golden {key}", holder[key], answer)


def marked(answer):
    """A text in which what the assistant says stands in brackets."""
    text, result, at = answer["text"].encode(), b"", 0
    for place, end in enumerate(answer["spans"]):
        result += text[at:end] + ("⟦" if place % 2 == 0 else "⟧").encode()
        at = end
    return (result + text[at:]).decode()


def main():
    families, templates = own_families(), published()
    golden(families, "--write" in sys.argv)
    check("the golden files are what jinja2 answers", True, True)
    print("published chat templates")
    for name, path in templates.items():
        is_known = name.removesuffix("_training") in PUBLISHED.values()
        check_template(name, path.read_text(encoding="utf-8"), EACH if is_known else FEWER)
    print("the families of the project")
    for family, one in families.items():
        check_template(family, one["template"])
    check_families(families, templates)
    with tempfile.TemporaryDirectory() as temporary:
        print("the step")
        check_step(families, templates, pathlib.Path(temporary))
        check_trl(templates, pathlib.Path(temporary))
    finish()


main()
