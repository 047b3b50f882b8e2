"""Statements of any model as Turtle and TriG that people read, at any size: sorted, grouped by subject, one value a
line, IRIs by the prefixes in use.

What comes together of one subject is put together before it is sorted, so that there is much less to sort: a line is a
graph, a subject, and what was said of it in order (predicate and object, the types first), parted by tabs. No term
holds a tab or another control character: they are escaped in literals and not allowed in IRIs.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from legatus.ontology.grouping import SAID, gathered, joined
from legatus.ontology.naming import Names
from legatus.ontology.sorting import RUN, ordered
from legatus.ontology.terms import TYPE, Literal, Statement

#: Stand for a line feed in a line that is sorted, and for nothing before what comes first.
_FEED, _FIRST = "\x01", "\x02"
_BETWEEN = f" ;{_FEED}    "

#: Subjects that are put together before they are given out.
_HELD = 1_000

#: Predicates that are remembered.
_REMEMBERED = 100_000


def blocks(
    statements: Iterable[Statement], prefixes: Mapping[str, str], given: Iterable[str] = (), *, run: int = RUN
) -> Iterator[str]:
    """Statements in pieces of Turtle (TriG, where they name graphs), the default graph first.

    `prefixes`: prefix to namespace; those in use are declared first, except the `given`. `run`: see `ordered`.
    """
    names = Names(prefixes)
    rows = _subjects(ordered(_lines(statements, names), run=run))
    first = next(rows, None)  # comes when all are sorted, and all prefixes are known
    if first is None:
        return
    yield "".join(f"@prefix {p}: <{n}> .\n" for p, n in sorted(names.used.items()) if p not in given)
    graph = ""
    held: list[str] = []
    for where, text in chain([first], rows):
        if where != graph:
            yield _text(held, graph)
            yield f"}}\n\n{where} {{\n" if graph else f"\n{where} {{\n"
            graph, held = where, []
        held.append(text)
        if len(held) > _HELD:
            yield _text(held, graph)
            held = []
    yield _text(held, graph)
    if graph:
        yield "}\n"


def _text(held: list[str], graph: str) -> str:
    return "".join(held).replace(_FEED, "\n    " if graph else "\n").replace(_FIRST, "")


def _lines(statements: Iterable[Statement], names: Names) -> Iterator[str]:
    """Lines to be sorted, each with what came together of one subject."""
    node, literal, known = names.node, names.literal, names.known.get
    predicates = {TYPE: f"{_FIRST}a "}
    about = where = subject = graph = ""
    said: list[str] = []
    for name, predicate, thing, home in statements:
        if name != about or home != where or len(said) >= SAID:
            if said:
                yield f"{graph}\t{subject}\t{joined(said, _BETWEEN) if len(said) > 1 else said[0]}"
                said = []
            about, where, subject, graph = name, home, node(name), node(home) if home else ""
        verb = predicates.get(predicate)
        if verb is None:
            if len(predicates) > _REMEMBERED:
                predicates = {TYPE: f"{_FIRST}a "}
            verb = predicates[predicate] = node(predicate) + " "
        said.append(verb + (literal(thing) if type(thing) is Literal else known(thing) or node(thing)))  # type: ignore[arg-type]
    if said:
        yield f"{graph}\t{subject}\t{joined(said, _BETWEEN)}"


def _subjects(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    """The graph of each subject and its text, from sorted lines; the text in parts where very much is said of one."""
    for head, said, first, last in gathered(lines, _BETWEEN):
        graph, _, subject = head.partition("\t")
        opening = f"{_FEED}{subject}{_FEED}    " if first else _BETWEEN
        yield graph, f"{opening}{said} .\n" if last else opening + said
