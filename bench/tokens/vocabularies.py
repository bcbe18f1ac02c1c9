"""
Trains vocabularies of the kinds of which no package of npm or PyPI ships a published one: WordPiece as BERT has it, and
Unigram as T5 and XLM-R have it, with the table of replacements (`nmt_nfkc`) that sentencepiece puts into their models.

    python vocabularies.py TEXTS.json FOLDER
"""

import io
import json
import sys
from pathlib import Path

import sentencepiece
from sentencepiece import sentencepiece_model_pb2 as model_pb2
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

SIZE = 30000


def word_piece(texts: list[str]) -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokenizer.train_from_iterator(texts, trainers.WordPieceTrainer(vocab_size=SIZE, special_tokens=special, show_progress=False))
    return tokenizer


def unigram(texts: list[str]) -> Tokenizer:
    lines = (line for text in texts for line in text.splitlines() if line.strip())
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=lines, model_writer=written, vocab_size=SIZE, model_type="unigram", num_threads=2, minloglevel=2
    )
    model = model_pb2.ModelProto.FromString(written.getvalue())
    tokenizer = Tokenizer(models.Unigram([(piece.piece, piece.score) for piece in model.pieces], unk_id=0))
    # As `transformers` converts such models.
    charsmap = normalizers.Precompiled(model.normalizer_spec.precompiled_charsmap)
    spaces = normalizers.Replace(Regex(" {2,}"), " ")
    tokenizer.normalizer = normalizers.Sequence([charsmap, spaces])
    metaspace = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), metaspace])
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


if __name__ == "__main__":
    given = [text for part in json.loads(Path(sys.argv[1]).read_text()) for text in part]
    for name, train in {"word-piece": word_piece, "unigram": unigram}.items():
        train(given).save(str(Path(sys.argv[2]) / f"{name}.json"))
