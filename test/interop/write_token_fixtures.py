"""
Writes `test/golden/tokens`: small vocabularies of every kind, and the ids that Hugging Face `tokenizers` gives texts.
Run it with the packages of `requirements.txt` when kinds or texts are added; the suite compares ours with them.
"""

import json
import pathlib

import tokenizers
from token_texts import draw_texts
from token_vocabularies import ROOT, VOCABULARIES

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


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in VOCABULARIES.items():
        write(name, make())
