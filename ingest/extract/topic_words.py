"""Words that tell what a text is about: the terms of `en/topics.csv` in a text, the longest at each place.

A term is one or several words in small letters that may be in the plural, unless `!` stands after it; `*` at a word's
end stands for any ending, a blank for a hyphen too; a term in capitals counts only in capitals. Terms without an issue
are false friends: they only keep shorter terms inside them from counting.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from legatus.ingest.extract.tables import rows

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*[*!]?")
#: So many letters a word must have to be looked up by its beginning.
BEGINNING = 2


@dataclass(slots=True)
class Node:
    """Where a term may go on or end: the words that follow, the beginnings of words that follow, what it names here."""

    words: "dict[str, Node]" = field(default_factory=dict)
    beginnings: "dict[str, list[tuple[str, Node]]]" = field(default_factory=dict)
    issues: dict[str, float] | None = None

    def after(self, word: str) -> "list[Node]":
        """The nodes behind a word as it stands in the text."""
        small = word.casefold()
        found = [node for node in (self.words.get(small), self.words.get("^" + word)) if node is not None]
        found += [node for start, node in self.beginnings.get(small[:BEGINNING], ()) if small.startswith(start)]
        return found


def weights_in(text: str, language: str = "en") -> dict[str, float]:
    """The issues that the terms of a text name, with the sum of the weights of its different terms."""
    found: dict[str, float] = {}
    for issues in dict(_terms(text, language)).values():
        for issue, weight in issues.items():
            found[issue] = found.get(issue, 0.0) + weight
    return found


def _terms(text: str, language: str) -> list[tuple[str, dict[str, float]]]:
    """The terms of a text in order, as they stand there, each with its issues."""
    words = [match.group() for match in WORD.finditer(text)]
    root = _root(language)
    found = []
    at = 0
    while at < len(words):
        length, issues = _longest(root, words, at)
        if issues:
            found.append((" ".join(words[at : at + length]).casefold(), issues))
        at += max(1, length)
    return found


def _longest(root: Node, words: list[str], at: int) -> tuple[int, dict[str, float]]:
    """How many words the longest term at a place has (0: none), and its issues."""
    best: tuple[int, dict[str, float]] = (0, {})
    nodes, length = [root], 0
    while nodes and at + length < len(words):
        nodes = [after for node in nodes for after in node.after(words[at + length])]
        length += 1
        ended = [node.issues for node in nodes if node.issues is not None]
        if ended:
            merged: dict[str, float] = {}
            for issues in ended:
                for issue, weight in issues.items():
                    merged[issue] = max(weight, merged.get(issue, 0.0))
            best = (length, merged)
    return best


@cache
def _root(language: str) -> Node:
    root = Node()
    for row in rows("topics", language):
        for term in row["words"].split("|"):
            _add(root, WORD.findall(term), row["issue"], float(row["weight"]))
    return root


def _add(root: Node, words: list[str], issue: str, weight: float) -> None:
    """One term, its last word in the singular and the plural."""
    nodes = [root]
    for place, word in enumerate(words):
        if word.endswith("*"):
            nodes = [_beginning(node, word[:-1].casefold()) for node in nodes]
            continue
        forms = _forms(word) if place == len(words) - 1 else [_key(word)]
        nodes = [node.words.setdefault(form, Node()) for node in nodes for form in forms]
    for node in nodes:
        node.issues = {} if node.issues is None else node.issues
        if issue:
            node.issues[issue] = max(weight, node.issues.get(issue, 0.0))


def _beginning(node: Node, start: str) -> Node:
    bucket = node.beginnings.setdefault(start[:BEGINNING], [])
    known = next((after for begin, after in bucket if begin == start), None)
    if known is None:
        known = Node()
        bucket.append((start, known))
    return known


def _key(word: str) -> str:
    """Capitals are looked up as they stand."""
    return "^" + word if len(word) > 1 and word.isupper() else word.casefold()


def _forms(word: str) -> list[str]:
    if word.endswith("!"):
        return [_key(word[:-1])]
    key = _key(word)
    if key.startswith("^"):
        return [key]
    if key.endswith("y") and key[-2:-1] not in "aeiou":
        return [key, key[:-1] + "ies"]
    return [key, key + "es"] if key.endswith(("s", "sh", "ch", "x", "z")) else [key, key + "s"]
