"""RDF statements as plain Python: what foreign data consist of, whatever their model.

A node of RDF is a text: an IRI, or `_:label` for a blank node. A literal is a `Literal`. A graph is the node that names
it, and the empty text is the default graph. N-Triples is the form in which single terms are kept as text.
"""

import re
from typing import NamedTuple

from legatus.ontology.schema import RDF, XSD

STRING = XSD + "string"
LANG_STRING = RDF + "langString"
TYPE = RDF + "type"


class Literal(NamedTuple):
    """A literal: its lexical form as it stands, its datatype's IRI, its language tag (or the empty text)."""

    text: str
    datatype: str
    language: str = ""


Term = str | Literal


class Statement(NamedTuple):
    """A triple and the graph in which it stands."""

    subject: str
    predicate: str
    object: Term
    graph: str = ""


_ESCAPES = {"\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
#: Besides what must be escaped: controls, which no editor shows, and what some parsers refuse or trim.
_ESCAPED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def node_text(node: str) -> str:
    """A node in N-Triples."""
    return node if node.startswith("_:") else f"<{node}>"


def term_text(term: Term) -> str:
    """A term in N-Triples."""
    if isinstance(term, str):
        return node_text(term)
    text = quoted(term.text)
    if term.language:
        return f"{text}@{term.language}"
    return text if term.datatype == STRING else f"{text}^^<{term.datatype}>"


def quoted(text: str) -> str:
    """A text between quotes, with what N-Triples wants escaped."""
    if text.isprintable() and '"' not in text and "\\" not in text:  # most texts; none of the others is printable
        return f'"{text}"'
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{text if text.isprintable() else _ESCAPED.sub(_escape, text)}"'


def node_of(text: str) -> str:
    """The node that a text in N-Triples is."""
    return text if text.startswith("_:") else text[1:-1]


def term_of(text: str) -> Term:
    """The term that a text in N-Triples (as `term_text` writes it) is."""
    if not text.startswith('"'):
        return node_of(text)
    end = text.rindex('"')  # neither a language tag nor an IRI holds a quote
    body, rest = text[1:end], text[end + 1 :]
    if "\\" in body:
        body = _ESCAPE.sub(_unescape, body)
    if rest.startswith("@"):
        return Literal(body, LANG_STRING, rest[1:])
    return Literal(body, rest[3:-1] if rest else STRING)


def line(statement: Statement) -> str:
    """A statement as a line of N-Quads, without the line feed."""
    graph = f" {node_text(statement.graph)}" if statement.graph else ""
    subject, predicate = node_text(statement.subject), node_text(statement.predicate)
    return f"{subject} {predicate} {term_text(statement.object)}{graph} ."


def statement_of(text: str) -> Statement:
    """The statement that a line of N-Quads, as `line` writes it, is."""
    subject, predicate, rest = text.removesuffix(" .").split(" ", 2)
    cut = rest.find(" ", rest.rindex('"') if rest.startswith('"') else 0)
    graph = node_of(rest[cut + 1 :]) if cut >= 0 else ""
    return Statement(node_of(subject), node_of(predicate), term_of(rest[:cut] if cut >= 0 else rest), graph)


def same(term: Term) -> Term:
    """What is equal for equal terms: language tags are compared without regard to case."""
    return Literal(term.text, term.datatype, term.language.lower()) if isinstance(term, Literal) else term


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _PLAIN.get(match[3], match[3])
