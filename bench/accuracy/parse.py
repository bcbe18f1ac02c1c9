"""Says of sources whether they parse. Reads a line of JSON each, {"language", "text"}; writes 1, 0, or - for a language
without a parser here. Python is parsed by its own `ast`, others by tree-sitter where its packages are installed:
tree-sitter and tree-sitter-go, tree-sitter-java and so on."""

import ast
import importlib
import json
import sys
import warnings

warnings.simplefilter("ignore")
parsers = {}


def parser_of(language):
    if language not in parsers:
        try:
            from tree_sitter import Language, Parser

            grammar = importlib.import_module("tree_sitter_" + language)
            load = getattr(grammar, "language", None) or getattr(grammar, "language_" + language)
            parsers[language] = Parser(Language(load()))
        except ImportError:
            parsers[language] = None
    return parsers[language]


def parses(language, text):
    if language == "python":
        try:
            ast.parse(text)
            return "1"
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return "0"
    parser = parser_of(language)
    if parser is None:
        return "-"
    return "0" if parser.parse(text.encode("utf-8", "replace")).root_node.has_error else "1"


for line in sys.stdin:
    given = json.loads(line)
    print(parses(given["language"], given["text"]))
