"""
One racer of `bench/quality/main.py`: the filters of datatrove over the texts of a file, one after the other as a pipeline
has them, so that a text that one of them leaves out is not shown to the next. It says how many it keeps, and how long that took.
"""

import json
import sys
import time

from datatrove.data import Document
from datatrove.pipeline.filters import FineWebQualityFilter, GopherQualityFilter, GopherRepetitionFilter

# Of Chinese, the limits of FineWeb-2 (configs/cmn_Hani.yml).
CHINESE_STOPS = "的 年 在 月 是 和 日 了 於 · 為 有 被 人 中 为 他 與 後 也 而 由".split()


def filters(code: str) -> list:
    if code == "en":
        return [GopherRepetitionFilter(), GopherQualityFilter(), FineWebQualityFilter()]
    language = "cmn_Hani"
    top = ((2, 0.256), (3, 0.201), (4, 0.171))
    repeated = ((5, 0.198), (6, 0.182), (7, 0.167), (8, 0.154), (9, 0.14), (10, 0.127))
    off = {"dup_para_frac": 0, "dup_line_char_frac": 0, "dup_para_char_frac": 0}
    return [
        GopherRepetitionFilter(language=language, dup_line_frac=0.287, top_n_grams=top, dup_n_grams=repeated, **off),
        GopherQualityFilter(
            language=language, min_avg_word_length=1, max_avg_word_length=5, max_non_alpha_words_ratio=0.735, stop_words=CHINESE_STOPS
        ),
        FineWebQualityFilter(language=language, line_punct_thr=0.106, short_line_thr=999, char_duplicates_ratio=0.1, new_line_ratio=0.178),
    ]


path, code = sys.argv[1:]
with open(path) as file:
    documents = [Document(text=json.loads(line)["text"], id=str(i)) for i, line in enumerate(file)]
chain = filters(code)
# Tables are loaded with the first text.
for step in chain:
    step.filter(documents[0])
before = time.process_time()
kept = sum(all(step.filter(document) is True for step in chain) for document in documents)
print(json.dumps({"texts": len(documents), "kept": kept, "filterSeconds": time.process_time() - before}))
