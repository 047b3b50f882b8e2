"""Statements of any model as Turtle and TriG that people read, at any size: sorted, grouped by subject, one value a
line, IRIs by the prefixes in use.

What comes together of one subject is put together before it is sorted, so that there is much less to sort: a line is a
graph, a subject, and what was said of it in order (predicate and object, the types first), parted by tabs. No term
holds a tab or another control character: they are escaped in literals and not allowed in IRIs.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from legatus.ontology.naming import Names
from legatus.ontology.sorting import RUN, ordered
from legatus.ontology.terms import TYPE, Literal, Statement

#: Stand for a line feed in a line that is sorted, and for nothing before what comes first.
_FEED, _FIRST = "\x01", "\x02"
_BETWEEN = f" ;{_FEED}    "

#: Subjects that are put together before they are given out, what is said in one line, and characters of what is said
#: of one subject that are sorted in memory.
_HELD, _SAID, _LONG = 1_000, 500, 4_000_000

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
        if name != about or home != where or len(said) >= _SAID:
            if said:
                yield f"{graph}\t{subject}\t{_joined(said) if len(said) > 1 else said[0]}"
                said = []
            about, where, subject, graph = name, home, node(name), node(home) if home else ""
        verb = predicates.get(predicate)
        if verb is None:
            if len(predicates) > _REMEMBERED:
                predicates = {TYPE: f"{_FIRST}a "}
            verb = predicates[predicate] = node(predicate) + " "
        said.append(verb + (literal(thing) if type(thing) is Literal else known(thing) or node(thing)))  # type: ignore[arg-type]
    if said:
        yield f"{graph}\t{subject}\t{_joined(said)}"


def _joined(said: list[str]) -> str:
    return _BETWEEN.join(sorted(set(said)))


def _subjects(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    """The graph of each subject and its text, from sorted lines; the text in parts where very much is said of one."""
    line = next(lines, None)
    while line is not None:
        graph, subject, said = line.split("\t")
        head, long = f"{graph}\t{subject}\t", len(said)
        several = [said]
        line = next(lines, None)
        while line is not None and line.startswith(head) and long < _LONG:
            several.append(line[len(head) :])
            long += len(several[-1])
            line = next(lines, None)
        opening = f"{_FEED}{subject}{_FEED}    "
        if line is None or not line.startswith(head):
            yield (
                graph,
                f"{opening}{said if len(several) == 1 else _joined(_BETWEEN.join(several).split(_BETWEEN))} .\n",
            )
            continue
        rest = _Rest(lines, line, head)
        for part in ordered(chain.from_iterable(each.split(_BETWEEN) for each in chain(several, rest))):
            yield graph, opening + part
            opening = _BETWEEN
        yield graph, " .\n"
        line = rest.line


class _Rest:
    """What is said in further lines of one subject; afterwards `line` is the next one, or None."""

    def __init__(self, lines: Iterator[str], line: str, head: str) -> None:
        self._lines, self._head = lines, head
        self.line: str | None = line

    def __iter__(self) -> Iterator[str]:
        while self.line is not None and self.line.startswith(self._head):
            yield self.line[len(self._head) :]
            self.line = next(self._lines, None)
