"""Texts that part tokenizers: drawn from pieces that their expressions and normalizers treat apart."""

import random

PIECES = [
    *[" ", "  ", "\n", "\r\n", "\t", "a", "don't", "I'LL", "'S", "'ſ", "x", "123", "1234567", "٣٤", "²", "½", "Ⅷ"],
    *[" hello", " World", "HTTPServer", "camelCase", "ÀÉ", "straße", "ß", "İ", "Σς", "中文", "，", "。", "日本語テスト"],
    *["カナ", "한국어", "👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "e\u0301", "\u0301", "_", "-", "...", "!?", "//", "\u00a0", "\u3000"],
    *["\u2028", "\u0085", "\ufeff", "\u200b", "\u200d", "<", "|", "<|im_start|>", "<|endoftext|>", "<s>", "</s>"],
    *["<unk>", "[MASK]", "[CLS]", "▁", "▁▁", "<0x0A>", "\x00", "\x1f", "$", "€", "+", "=", "#", "/", "\\", '"', "{"],
    *["}", "ǅ", "ʰ", "ⅻ", "٪", "a\u0308", "\U0001d400", "\U00020000", "ﬁ", "ﷺ", "…", "\ufffd", "\u1680", "\u180e"],
    *["<think>", "</think>", "Arrow", "shards ", "ｶ", "ﾞ", "각", "\u1100", "\u1161", "\u11a8", "\u212b", "\u0327"],
    *["क", "\u094d", "\u09c7", "\u09be", "\u0344", "\u1e9b", "\u0f73", "\u0898", "\U00011383", "\u088f", "\u0323"],
]


def draw_text(source: random.Random) -> str:
    """One text: pieces, code points of anywhere, or bytes."""
    kind, size = source.random(), source.randrange(1, 40)
    if kind < 0.7:
        return "".join(source.choice(PIECES) for _ in range(size))
    if kind < 0.85:
        codes = [source.randrange(0x110000) for _ in range(size)]
        return "".join(chr(code) for code in codes if not 0xD800 <= code < 0xE000)
    return bytes(source.randrange(256) for _ in range(size)).decode("utf-8", "replace")


def draw_texts(count: int, seed: int) -> list[str]:
    source = random.Random(seed)
    return [draw_text(source) for _ in range(count)]
