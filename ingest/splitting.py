"""What a file of RDF holds: records of ours, and everything else, which is kept as foreign data.

Sources, mentions, quotes and decisions must be as the ontology says, or the file is refused: a half mention would be a
wrong fact. Of resolved and reference records, which are made anew, what the ontology does not allow is foreign data.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from legatus.ontology import foreign, rdf
from legatus.ontology.rdf_files import RdfFile
from legatus.ontology.record import Record
from legatus.ontology.schema import BASE, NS, schema
from legatus.ontology.terms import TYPE, Literal, Statement, Term


@dataclass(slots=True)
class Content:
    """The content of a file, except the foreign data in it, which are read again when they are wanted.

    `growing`: the records of ours that only grow. `stated`: resolved and reference records as the file has them, by
    id. `raw`: all that the file says of those, as statements. `rest`: what it says of them that the ontology does not
    allow. `foreign`: how many foreign statements there are besides.
    """

    file: RdfFile
    growing: list[Record] = field(default_factory=list)
    stated: dict[str, Record] = field(default_factory=dict)
    raw: dict[str, list[Statement]] = field(default_factory=dict)
    rest: list[Statement] = field(default_factory=list)
    foreign: int = 0

    def others(self) -> Iterator[Statement]:
        """The foreign statements."""
        if self.foreign:
            yield from (one for one in self.file.statements() if not ours(one))
        yield from self.rest


def split(file: RdfFile) -> Content:
    """Read a file to its end. Raises `InputError` where it is malformed, or a record of ours is not as it must be."""
    made = Content(file)
    growing: list[ox.Quad] = []
    for one in file.statements():
        if not ours(one):
            made.foreign += 1
        elif grows(one.subject):
            growing.append(_quad(one))
        else:
            made.raw.setdefault(one.subject[len(BASE) :], []).append(one)
    made.growing = rdf.records(growing, file.name)
    for id, statements in made.raw.items():
        quads = {_quad(one): one for one in statements}
        made.stated[id], rest = rdf.fitting(id, quads)
        made.rest += [quads[quad] for quad in rest]
    return made


def ours(one: Statement) -> bool:
    """Whether a statement is of our own model by its subject, predicate and graph."""
    if foreign.label(one.subject) is None:
        return False
    if one.predicate == TYPE:
        if one.object != NS + schema().class_of(one.subject[len(BASE) :]).name:
            return False
    elif not one.predicate.startswith(NS) or one.predicate[len(NS) :] not in schema().properties:
        return False
    return not one.graph or (grows(one.subject) and foreign.label(one.graph) is not None and grows(one.graph))


def grows(node: str) -> bool:
    """Whether a record of ours is of the layers that only grow."""
    return schema().class_of(node[len(BASE) :]).layer in ("source", "curation")


def _quad(one: Statement) -> ox.Quad:
    graph = _node(one.graph) if one.graph else ox.DefaultGraph()
    return ox.Quad(_node(one.subject), ox.NamedNode(one.predicate), _term(one.object), graph)


def _node(node: str) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(node[2:]) if node.startswith("_:") else ox.NamedNode(node)


def _term(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if not isinstance(term, Literal):
        return _node(term)
    if term.language:
        return ox.Literal(term.text, language=term.language)
    return ox.Literal(term.text, datatype=ox.NamedNode(term.datatype))
