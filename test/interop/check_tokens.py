"""Our ids are those of Hugging Face `tokenizers` and of tiktoken: for small vocabularies of every kind, over texts that part them."""

import base64
import json
import pathlib
import random
import subprocess
import sysconfig
import tempfile

import tiktoken
import tiktoken_ext.openai_public as published
from checks import ROOT, check, finish
from token_texts import draw_texts
from token_vocabularies import PUBLISHED_CHARSMAPS, VOCABULARIES, byte_level, with_decoder
from tokenizers import Regex, pre_tokenizers

COUNT = 1500
CATEGORIES = "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Co Cn".split()


def texts() -> list[str]:
    """Drawn ones, the samples of this repository, its documents in both languages, and Python's own code."""
    samples = [path.read_text(errors="replace") for path in sorted((ROOT / "datasets/samples").rglob("*.jsonl"))]
    documents = [path.read_text(errors="replace") for path in sorted((ROOT / "docs").rglob("*.md"))[:20]]
    code = [path.read_text(errors="replace") for path in sorted(pathlib.Path(sysconfig.get_path("stdlib")).glob("*.py"))[:15]]
    long = [text[at : at + 4000] for text in [*samples, *documents, *code] for at in range(0, min(len(text), 20000), 4000)]
    return ["", *draw_texts(COUNT, seed=20261130), *long]


def ours(path: pathlib.Path, folder: pathlib.Path, options: dict) -> list[list[int]]:
    command = ["node", str(ROOT / "test/interop/token-ids.mjs"), str(path), str(folder / "texts.json"), json.dumps(options)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def differences(found: list, wanted: list) -> int:
    return sum(a != b for a, b in zip(found, wanted, strict=True))


def check_vocabularies(folder: pathlib.Path, drawn: list[str]) -> None:
    for name in [*VOCABULARIES, *PUBLISHED_CHARSMAPS]:
        tokenizer = with_decoder(name)
        path = folder / f"{name}.json"
        tokenizer.save(str(path))
        wanted = [encoded.ids for encoded in tokenizer.encode_batch_fast(drawn)]
        check(f"{len(drawn)} texts have the ids of tokenizers with {name}", differences(ours(path, folder, {}), wanted), 0)
        tokenizer.encode_special_tokens = True
        plain = [encoded.ids for encoded in tokenizer.encode_batch_fast(drawn, add_special_tokens=False)]
        found = ours(path, folder, {"specialTokens": "text", "addSpecialTokens": False})
        check(f"{name}, special tokens as text", differences(found, plain), 0)
        check_decoded(name, wanted, {"tokenizer": tokenizer, "path": path, "folder": folder})


def check_decoded(name: str, encoded: list[list[int]], given: dict) -> None:
    """The texts of what texts were encoded to, and of numbers drawn at random, which are hardly ever UTF-8."""
    tokenizer, source = given["tokenizer"], random.Random(20261130)
    numbers = [*tokenizer.get_vocab(with_added_tokens=True).values()]
    lists = [*encoded, *([source.choice(numbers) for _ in range(source.randrange(20))] for _ in range(500))]
    (given["folder"] / "ids.json").write_text(json.dumps(lists))
    for policy in ("keep", "skip"):
        command = ["node", str(ROOT / "test/interop/token-ids.mjs"), str(given["path"]), str(given["folder"] / "ids.json")]
        options = json.dumps({"decode": {"specialTokens": policy}})
        found = json.loads(subprocess.run([*command, options], check=True, capture_output=True, text=True).stdout)
        wanted = [tokenizer.decode(ids, skip_special_tokens=policy == "skip") for ids in lists]
        check(f"{len(lists)} lists of ids have the texts of tokenizers with {name}, special tokens: {policy}", differences(found, wanted), 0)


def check_tiktoken(folder: pathlib.Path, drawn: list[str]) -> None:
    vocabulary = byte_level([], regex=True).get_vocab()
    decoder = {character: byte for byte, character in byte_characters().items()}
    ranks = {bytes(decoder[c] for c in token): rank for token, rank in vocabulary.items() if set(token) <= set(decoder)}
    published.load_tiktoken_bpe = lambda *_, **__: ranks
    for name in ("r50k_base", "p50k_edit", "cl100k_base", "o200k_base", "o200k_harmony"):
        encoding = tiktoken.Encoding(**{**getattr(published, name)(), "explicit_n_vocab": None})
        path = folder / f"{name}.tiktoken"
        path.write_text("".join(f"{base64.b64encode(token).decode()} {rank}\n" for token, rank in ranks.items()))
        wanted = [encoding.encode(text, allowed_special="all") for text in drawn]
        check(f"{len(drawn)} texts have the ids of tiktoken with {name}", differences(ours(path, folder, {}), wanted), 0)
        plain = [encoding.encode_ordinary(text) for text in drawn]
        check(f"{name}, special tokens as text", differences(ours(path, folder, {"specialTokens": "text"}), plain), 0)


def byte_characters() -> dict[int, str]:
    """The character for each byte, as `bytes_to_unicode` of GPT-2 has them."""
    kept = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in kept]
    return {**{byte: chr(byte) for byte in kept}, **{byte: chr(256 + i) for i, byte in enumerate(others)}}


def check_categories() -> None:
    """Every category as the expressions of the library know it, where characters are not all alike."""
    ranges = [(0, 0x3400), (0xA000, 0xAC00), (0xF900, 0x20000), (0x2FA00, 0x31400), (0xE0000, 0xE0200)]
    codes = [code for low, high in ranges for code in range(low, high)]
    text = "".join(map(chr, codes))
    script = (
        "import('./dist/src/tokens/unicode/categories.js').then(async ({ openUnicode }) => {"
        "const { categoryNames } = await import('./dist/src/tokens/unicode/categories.data.js');"
        "const { categories } = openUnicode();"
        "console.log(JSON.stringify([...categories].map((name) => categoryNames[name]).join(' ')))})"
    )
    known = json.loads(subprocess.run(["node", "-e", script], cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    table = known.split(" ")
    for category in CATEGORIES:
        split = pre_tokenizers.Split(Regex(rf"\p{{{category}}}"), "removed")
        others = set("".join(piece for piece, _ in split.pre_tokenize_str(text)))
        wrong = [hex(code) for code in codes if (chr(code) not in others) != (table[code] == category)]
        check(f"characters of the category {category}", wrong, [])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        drawn = texts()
        (folder / "texts.json").write_text(json.dumps(drawn))
        check_vocabularies(folder, drawn)
        check_tiktoken(folder, drawn)
        check_categories()
    finish()
