"""Terms as Turtle writes them: IRIs by the prefixes in use, numbers and truth values bare where that is the same."""

import re
from collections.abc import Mapping

from legatus.ontology.prefixes import LONGEST
from legatus.ontology.schema import XSD
from legatus.ontology.terms import LANG_STRING, Literal, quoted

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")

#: Lexical forms that Turtle reads as the same literal without quotes.
_BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}

#: How many names are remembered: most come again soon, or never.
_REMEMBERED = 100_000


class Names:
    """Terms as Turtle writes them. `used`: the prefixes that came into use. `known`: the last nodes and their texts."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """`prefixes`: prefix to namespace; of two for one namespace, the first in order is used."""
        self._prefixes = {namespace: prefix for prefix, namespace in sorted(prefixes.items(), reverse=True)}
        self.known: dict[str, str] = {}
        #: What follows the quotes of a literal of a datatype.
        self._ends: dict[str, str] = {XSD + "string": "", LANG_STRING: "", "": ""}
        self.used: dict[str, str] = {}

    def node(self, node: str) -> str:
        """An IRI or blank node."""
        made = self.known.get(node)
        if made is None:
            if len(self.known) > _REMEMBERED:
                self.known.clear()
            made = self.known[node] = node if node.startswith("_:") else self._short(node)
        return made

    def literal(self, literal: Literal) -> str:
        """A literal."""
        text, datatype, language = literal
        if language:
            return f"{quoted(text)}@{language}"
        bare = _BARE.get(datatype)
        if bare is not None and bare.fullmatch(text):
            return text
        end = self._ends.get(datatype)
        if end is None:
            end = self._ends[datatype] = f"^^{self.node(datatype)}"
        return quoted(text) + end

    def _short(self, iri: str) -> str:
        """By the longest namespace that ends with `/`, `#` or `:`, as `prefixes.split` cuts it."""
        cut = max(iri.rfind("/"), iri.rfind("#"), iri.rfind(":")) + 1
        namespace = iri[:cut]
        prefix = self._prefixes.get(namespace)
        if prefix is None:
            return f"<{iri}>"
        local = iri[cut:]
        if len(local) > LONGEST or not _LOCAL.fullmatch(local):
            return f"<{iri}>"
        self.used[prefix] = namespace
        return f"{prefix}:{local}"
