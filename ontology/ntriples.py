"""N-Triples and N-Quads in the order of their lines, each line once, at any size: our records and any other statements.

What comes together of one subject is sorted together; see `grouping`.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from legatus.ontology.grouping import SAID, gathered, joined
from legatus.ontology.mapping import home
from legatus.ontology.own_text import OwnText
from legatus.ontology.record import Record
from legatus.ontology.schema import NS, iri, schema
from legatus.ontology.sorting import ordered
from legatus.ontology.terms import TYPE, Statement, node_text, term_text

#: Parts what is said of a subject in a line that is sorted.
_BETWEEN = "\x01"

#: Subjects whose lines are put together before they are given out; predicates that are remembered.
_SOME, _REMEMBERED = 500, 100_000


def lines(
    records: Iterable[Record], statements: Iterable[Statement] = (), *, graphs: bool, private: bool = False
) -> Iterator[str]:
    """The lines of records and statements, in pieces of some lines each. `graphs`: N-Quads instead of N-Triples.

    Derived properties are left out; private ones too, unless `private`.
    """
    rows = gathered(ordered(chain(_own(records, graphs, private), _any(statements, graphs))), _BETWEEN)
    texts = (f"{head} {said.replace(_BETWEEN, f' .{chr(10)}{head} ')} .\n" for head, said, _, _ in rows)
    while some := "".join(islice(texts, _SOME)):
        yield some


def _own(records: Iterable[Record], graphs: bool, private: bool) -> Iterator[str]:
    """Lines to be sorted of our records."""
    text = OwnText(lambda name: f"<{NS}{name}>", lambda id: f"<{iri(id)}>", lambda of: f"<{of}>", private=private)
    for record in records:
        said = [f"<{TYPE}> <{NS}{schema().class_of(record.id).name}>", *text.said(record)]
        graph = home(record) if graphs else None
        if graph is not None:
            end = " " + text.node(graph)
            said = [each + end for each in said]
        yield f"{text.node(record.id)}\t{joined(said, _BETWEEN)}"


def _any(statements: Iterable[Statement], graphs: bool) -> Iterator[str]:
    """Lines to be sorted of any statements."""
    predicates: dict[str, str] = {}
    about, subject = "", ""
    said: list[str] = []
    for name, predicate, thing, graph in statements:
        if name != about or len(said) >= SAID:
            if said:
                yield f"{subject}\t{joined(said, _BETWEEN)}"
                said = []
            about, subject = name, node_text(name)
        verb = predicates.get(predicate)
        if verb is None:
            if len(predicates) > _REMEMBERED:
                predicates.clear()
            verb = predicates[predicate] = f"<{predicate}> "
        made = verb + term_text(thing)
        said.append(f"{made} {node_text(graph)}" if graphs and graph else made)
    if said:
        yield f"{subject}\t{joined(said, _BETWEEN)}"
