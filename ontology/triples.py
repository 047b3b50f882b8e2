"""Statements of any model as Turtle and TriG that people read, at any size: sorted, grouped by subject, one value a
line, IRIs by the prefixes in use."""

import re
from collections.abc import Iterable, Iterator, Mapping

from legatus.ontology.prefixes import split
from legatus.ontology.schema import XSD
from legatus.ontology.sorting import RUN, ordered
from legatus.ontology.terms import TYPE, Literal, Statement, quoted

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")

#: Lexical forms that Turtle reads as the same literal without quotes.
_BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}

#: Pieces that are put together before they are given out.
_HELD = 4_000


def blocks(
    statements: Iterable[Statement], prefixes: Mapping[str, str], given: Iterable[str] = (), *, run: int = RUN
) -> Iterator[str]:
    """Statements in pieces of Turtle (TriG, where they name graphs), the default graph first.

    `prefixes`: prefix to namespace; those in use are declared first, except the `given`. `run`: see `ordered`.
    """
    names = Names(prefixes)
    last_graph, last_subject, indent, between = "", "", "", " ;\n    "
    held: list[str] = []
    for line in ordered(names.lines(statements), run=run):
        graph, subject, predicate, value = line.split("\t")
        if subject == last_subject and graph == last_graph:
            held.append(f"{between}{predicate[1:]} {value}")
            continue
        if not last_subject:  # the first line comes when all are sorted, and all prefixes are known
            held += [f"@prefix {p}: <{n}> .\n" for p, n in sorted(names.used.items()) if p not in given]
        else:
            held.append(" .\n")
        if graph != last_graph:
            held.append(f"}}\n\n{graph} {{\n" if last_graph else f"\n{graph} {{\n")
            last_graph, indent, between = graph, "    ", " ;\n        "
        held.append(f"\n{indent}{subject}\n{indent}    {predicate[1:]} {value}")
        last_subject = subject
        if len(held) > _HELD:
            yield "".join(held)
            held.clear()
    if last_subject:
        held.append(" .\n}\n" if last_graph else " .\n")
    yield "".join(held)


class Names:
    """Terms as Turtle writes them. `used`: the prefixes that came into use."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """`prefixes`: prefix to namespace; of two for one namespace, the first in order is used."""
        self._prefixes = {namespace: prefix for prefix, namespace in sorted(prefixes.items(), reverse=True)}
        self._nodes: dict[str, str] = {}
        self.used: dict[str, str] = {}

    def lines(self, statements: Iterable[Statement]) -> Iterator[str]:
        """Each statement as a line to be sorted: graph, subject, predicate (types first) and object, parted by tabs.

        No term holds a tab, which is escaped in literals and not allowed in IRIs.
        """
        predicates = {TYPE: "0a"}
        named, subject = "", ""
        node, literal = self.node, self.literal
        for name, predicate, thing, graph in statements:
            if name != named:
                named, subject = name, node(name)
            said = predicates.get(predicate)
            if said is None:
                if len(predicates) > 100_000:
                    predicates = {TYPE: "0a"}
                said = predicates[predicate] = "1" + node(predicate)
            value = node(thing) if type(thing) is str else literal(thing)  # type: ignore[arg-type]  # a Literal
            yield f"{node(graph) if graph else ''}\t{subject}\t{said}\t{value}"

    def node(self, node: str) -> str:
        """An IRI or blank node."""
        made = self._nodes.get(node)
        if made is None:
            if len(self._nodes) > 100_000:
                self._nodes.clear()
            made = self._nodes[node] = node if node.startswith("_:") else self._short(node)
        return made

    def literal(self, literal: Literal) -> str:
        """A literal."""
        text, datatype, language = literal
        if language:
            return f"{quoted(text)}@{language}"
        if datatype == XSD + "string":
            return quoted(text)
        bare = _BARE.get(datatype)
        if bare is not None and bare.fullmatch(text):
            return text
        return f"{quoted(text)}^^{self.node(datatype)}"

    def _short(self, iri: str) -> str:
        namespace, local = split(iri)
        prefix = self._prefixes.get(namespace)
        if prefix is None or not _LOCAL.fullmatch(local):
            return f"<{iri}>"
        self.used[prefix] = namespace
        return f"{prefix}:{local}"
