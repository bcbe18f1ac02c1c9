"""Small vocabularies of every kind, trained by Hugging Face `tokenizers` on the documents of this repository."""

import io
import pathlib
import tempfile

import sentencepiece
from sentencepiece import sentencepiece_model_pb2
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

ROOT = pathlib.Path(__file__).parents[2]
BYTES = [f"<0x{byte:02X}>" for byte in range(256)]
CL100K = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)
QWEN = CL100K.replace(r"\p{N}{1,3}", r"\p{N}")
O200K = (
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
    r"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
    r"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
DEEPSEEK = [
    r"\p{N}{1,3}",
    r"[一-龥぀-ゟ゠-ヿ]+",
    r"[!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^" + "\r\n" + r"\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+"
    r"| ?[\p{P}\p{S}]+[" + "\r\n" + r"]*|\s*[" + "\r\n" + r"]+|\s+(?!\S)|\s+",
]


def corpus() -> list[str]:
    """The pages of the documents in both languages."""
    names = ["README.md", "README.zh-CN.md", "docs/architecture.md", "docs/zh/architecture.md"]
    return [line for name in names for line in (ROOT / name).read_text().splitlines()]


def split(pattern: str) -> pre_tokenizers.Split:
    return pre_tokenizers.Split(Regex(pattern), "isolated")


def byte_level(parts, size=600, normalizer=None, prefix=False, regex=False, **model):
    tokenizer = Tokenizer(models.BPE(**model))
    last = pre_tokenizers.ByteLevel(add_prefix_space=prefix, use_regex=regex)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([*parts, last]) if parts else last
    if normalizer is not None:
        tokenizer.normalizer = normalizer
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=size, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator(corpus(), trainer)
    tokenizer.add_special_tokens(["<|endoftext|>", "<|im_start|>", "<|im_end|>"])
    tokenizer.add_tokens([AddedToken("<think>", normalized=False)])
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    return tokenizer


def llama2():
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    tokenizer.pre_tokenizer = pre_tokenizers.Split("▁", "merged_with_next")
    trainer = trainers.BpeTrainer(
        vocab_size=900, limit_alphabet=200, show_progress=False, special_tokens=["<unk>", "<s>", "</s>", *BYTES]
    )
    tokenizer.train_from_iterator(corpus(), trainer)
    # As published, it sees a whole text as one word.
    tokenizer.pre_tokenizer = None
    template = [("<s>", tokenizer.token_to_id("<s>"))]
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A", pair="<s> $A <s> $B", special_tokens=template
    )
    return tokenizer


def gemma():
    tokenizer = llama2()
    tokenizer.normalizer = normalizers.Replace(" ", "▁")
    tokenizer.pre_tokenizer = pre_tokenizers.Split(" ", "merged_with_previous")
    tokenizer.add_tokens([AddedToken("\n\n", normalized=False), AddedToken("▁▁", normalized=False)])
    return tokenizer


def unigram(scheme="always", is_split=True, has_bytes=False, normalizer=None):
    tokenizer = Tokenizer(models.Unigram())
    if normalizer is not None:
        tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    special = ["<unk>", "<s>", "</s>", *(BYTES if has_bytes else [])]
    trainer = trainers.UnigramTrainer(
        vocab_size=900, unk_token="<unk>", special_tokens=special, show_progress=False, initial_alphabet=[]
    )
    tokenizer.train_from_iterator(corpus(), trainer)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme=scheme, split=is_split)
    ids = [("<s>", 1), ("</s>", 2)]
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> $B </s>", special_tokens=ids
    )
    return tokenizer


# What stands for characters and for clusters of them: one that becomes two, one that goes, clusters that are looked up as
# a whole and one that is too long for that, and signs that are no letters.
RULES = [("FF21", "41"), ("FB01", "66 69"), ("9", "20"), ("200B", ""), ("65 301", "E9"), ("41 308", "C4"), ("FF0C", "2C")]
RULES += [("3000", "20"), ("AC01", "1100 1161"), ("1F44D 1F3FD", "2B"), ("1E9B", "73"), ("2025", "2E 2E")]


def charsmap(rule=None) -> bytes:
    """The table that sentencepiece compiles into a model: of a rule that it has, or of ours."""
    written = io.BytesIO()
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as file:
        file.write("".join(f"{source}\t{target}\n" for source, target in RULES))
        file.flush()
        given = {"normalization_rule_tsv": file.name} if rule is None else {"normalization_rule_name": rule}
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(corpus()), model_writer=written, model_type="char", vocab_size=100, hard_vocab_limit=False, minloglevel=2, **given
        )
    return sentencepiece_model_pb2.ModelProto.FromString(written.getvalue()).normalizer_spec.precompiled_charsmap


def with_charsmap(rule=None):
    """Unigram as T5 and XLM-R have it."""
    table = normalizers.Precompiled(charsmap(rule))
    tokenizer = unigram(normalizer=normalizers.Sequence([table, normalizers.Replace(Regex(" {2,}"), " ")]))
    metaspace = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), metaspace])
    return tokenizer


def bert(is_lower=True):
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=is_lower)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    trainer = trainers.WordPieceTrainer(vocab_size=900, special_tokens=special, show_progress=False)
    tokenizer.train_from_iterator(corpus(), trainer)
    tokenizer.add_special_tokens([AddedToken("[MASK]", lstrip=True, normalized=False, special=True)])
    tokenizer.add_tokens([AddedToken("Arrow", single_word=True), AddedToken("ÀÉ", rstrip=True)])
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    return tokenizer


def word_level():
    tokenizer = Tokenizer(models.WordLevel(unk_token="<unk>"))
    steps = [normalizers.NFKD(), normalizers.StripAccents(), normalizers.Lowercase(), normalizers.Strip()]
    tokenizer.normalizer = normalizers.Sequence(steps)
    digits, marks = pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.Punctuation("merged_with_previous")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Whitespace(), digits, marks])
    trainer = trainers.WordLevelTrainer(vocab_size=600, special_tokens=["<unk>"], show_progress=False)
    tokenizer.train_from_iterator(corpus(), trainer)
    return tokenizer


def clip():
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", end_of_word_suffix="</w>"))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.BpeTrainer(
        vocab_size=900, end_of_word_suffix="</w>", special_tokens=["<unk>"], limit_alphabet=300, show_progress=False
    )
    tokenizer.train_from_iterator(corpus(), trainer)
    return tokenizer


# As the published files of each kind have them.
LLAMA = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
GEMMA = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()])
DECODERS = {
    **{name: decoders.ByteLevel() for name in ("gpt2", "qwen", "llama3", "o200k", "deepseek")},
    **{"llama2": LLAMA, "gemma": GEMMA, "unigram": decoders.Metaspace(), "clip": decoders.BPEDecoder()},
    "unigram-bytes": decoders.Sequence([decoders.ByteFallback(), decoders.Metaspace(prepend_scheme="never")]),
    **{"bert": decoders.WordPiece(), "bert-cased": decoders.WordPiece(cleanup=False)},
}

VOCABULARIES = {
    "gpt2": lambda: byte_level([], prefix=True, regex=True, normalizer=normalizers.NFD()),
    "qwen": lambda: byte_level([split(QWEN)], normalizer=normalizers.NFC()),
    "llama3": lambda: byte_level([split(CL100K)], ignore_merges=True),
    "o200k": lambda: byte_level([split(O200K)]),
    "deepseek": lambda: byte_level([split(pattern) for pattern in DEEPSEEK]),
    "llama2": llama2,
    "gemma": gemma,
    "unigram": lambda: unigram(normalizer=normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC()])),
    "unigram-bytes": lambda: unigram(scheme="first", is_split=False, has_bytes=True),
    "charsmap": with_charsmap,
    "bert": bert,
    "bert-cased": lambda: bert(is_lower=False),
    "word-level": word_level,
    "clip": clip,
}

# Their tables are too large for the fixtures of the suite.
PUBLISHED_CHARSMAPS = {rule: lambda rule=rule: with_charsmap(rule) for rule in ("nmt_nfkc", "nmt_nfkc_cf")}


def with_decoder(name: str) -> Tokenizer:
    tokenizer = {**VOCABULARIES, **PUBLISHED_CHARSMAPS}[name]()
    if name in DECODERS:
        tokenizer.decoder = DECODERS[name]
    return tokenizer
