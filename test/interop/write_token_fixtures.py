"""
Writes `test/golden/tokens`: small vocabularies of every kind, and the ids that Hugging Face `tokenizers` gives texts;
and `test/golden/decoders.json`: the texts that it makes of tokens. Run it with the packages of `requirements-tokens.txt`
when kinds or texts are added, with `decoders` for those alone; the suite compares ours with them.
"""

import json
import pathlib
import random
import sys

import tokenizers
from token_texts import PIECES, draw_texts
from token_vocabularies import DECODERS, ROOT, VOCABULARIES

FOLDER = ROOT / "test/golden/tokens"
TEXTS = ["", " ", "a", "Hello, World! 你好，世界。", *draw_texts(60, seed=14)]


def write(name: str, tokenizer: tokenizers.Tokenizer) -> None:
    cases = []
    for text in TEXTS:
        encoded = tokenizer.encode(text)
        plain = tokenizer.encode(text, add_special_tokens=False)
        cases.append({"text": text, "ids": encoded.ids, "plain": plain.ids})
    content = {"by": f"tokenizers {tokenizers.__version__}", "tokenizer": json.loads(tokenizer.to_str()), "cases": cases}
    path = pathlib.Path(FOLDER / f"{name}.json")
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n")


def write_decoders() -> None:
    """For every kind of decoder the texts of lists of tokens, of which some are words with what decoders look for."""
    source = random.Random(20261130)
    marked = ["▁Hello", "▁", "##ing", "wor", "ld</w>", "</w>", "n't", "do", "not", "!", "'s", "Ġthe", "Ċ", "<0xE4>", "<0xBD>"]
    words = [*PIECES, *marked, "<0xA0>", "<0xff>", "<0xZZ>", " .", " do not", "  both  ", "ä½ł", "å¥"]
    kinds = {}
    for name, decoder in DECODERS.items():
        holder = tokenizers.Tokenizer(tokenizers.models.BPE())
        holder.decoder = decoder
        part = json.loads(holder.to_str())["decoder"]
        lists = [[], *([source.choice(words) for _ in range(source.randrange(1, 12))] for _ in range(24))]
        kinds[name] = {"decoder": part, "cases": [[tokens, decoder.decode(tokens)] for tokens in lists]}
    content = {"by": f"tokenizers {tokenizers.__version__}", "kinds": kinds}
    path = FOLDER.parent / "decoders.json"
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    if sys.argv[1:] != ["decoders"]:
        for name, make in VOCABULARIES.items():
            write(name, make())
    write_decoders()
