"""Trains on drawn rows with and without their copies, and prints the accuracies; see main.py."""

import json
import random
import sys
from pathlib import Path

import numpy
import scipy.sparse
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier

SIZES = (200, 500, 2000)


def main(work: Path, language: str, seeds: int) -> None:
    train, test = read(work / "train.jsonl"), read(work / "test.jsonl")
    found = {path.stem: read(path) for path in sorted(work.glob("*.jsonl")) if path.stem not in ("train", "test")}
    # An operation that has nothing to do in these texts is left out.
    ways = {name: rows for name, rows in found.items() if rows}
    labels = sorted({row["label"] for row in train + test})
    numbers = {label: number for number, label in enumerate(labels)}
    wanted = numpy.array([numbers[row["label"]] for row in test])
    known = numpy.array([numbers[row["label"]] for row in train])
    results = []
    for model, vectorizer in vectorizers(language).items():
        rows, held = vectorizer.transform(row["text"] for row in train), vectorizer.transform(row["text"] for row in test)
        copies = {name: (vectorizer.transform(row["text"] for row in found), numpy.array([row["n"] for row in found])) for name, found in ways.items()}
        for size in SIZES:
            if size > len(train):
                continue
            scores: dict[str, list[float]] = {}
            for seed in range(seeds):
                chosen = numpy.array(random.Random(seed).sample(range(len(train)), size))
                taken = numpy.zeros(len(train), dtype=bool)
                taken[chosen] = True
                sets = {"none": (rows[chosen], known[chosen]), "repeated": (scipy.sparse.vstack([rows[chosen]] * 5), numpy.tile(known[chosen], 5))}
                for name, (made, parents) in copies.items():
                    own = taken[parents]
                    sets[name] = (scipy.sparse.vstack([rows[chosen], made[own]]), numpy.concatenate([known[chosen], known[parents[own]]]))
                for name, (features, classes) in sets.items():
                    classifier = SGDClassifier(loss="log_loss", alpha=1e-5, max_iter=12, tol=None, random_state=seed).fit(features, classes)
                    scores.setdefault(name, []).append(float((classifier.predict(held) == wanted).mean()))
            for name, found in scores.items():
                share = 1.0 if name in ("none", "repeated") else len(ways[name]) / (4 * len(train))
                results.append({"model": model, "rows": size, "way": name, "copied": round(share, 3), "accuracy": [round(one, 4) for one in found]})
            print(work.name, model, size, file=sys.stderr, flush=True)
    print(json.dumps(results))


def vectorizers(language: str) -> dict[str, HashingVectorizer]:
    shared = {"n_features": 2**16, "alternate_sign": False}
    if language == "en":
        return {"words": HashingVectorizer(**shared), "characters": HashingVectorizer(analyzer="char_wb", ngram_range=(2, 4), **shared)}
    import jieba

    jieba.setLogLevel(60)
    return {
        "words": HashingVectorizer(tokenizer=jieba.lcut, token_pattern=None, **shared),
        "characters": HashingVectorizer(analyzer="char", ngram_range=(1, 3), **shared),
    }


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().split("\n") if line.strip()]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
