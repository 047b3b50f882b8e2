"""Validation: the SHACL shapes and the checks that SHACL cannot do, in one report.

The shapes run over the union of all named graphs, by an engine of our own (`shape_running`): pyshacl, with which the
tests compare it, holds everything in memory and takes some ten times as long.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from legatus.ontology import facts, rdf_files
from legatus.ontology.checks import checks
from legatus.ontology.dates import bounds
from legatus.ontology.facts import Facts
from legatus.ontology.formats import readable
from legatus.ontology.plausibility import looks
from legatus.ontology.record import Record
from legatus.ontology.reference import reference
from legatus.ontology.report import Finding, Report
from legatus.ontology.shape_running import Running, backwards
from legatus.ontology.terms import Literal, Statement

#: The last day of each code that is no longer in use (`YUG`), for a warning.
Retired = Mapping[str, date]


def validate(
    records: Iterable[Record], statements: Iterable[Statement] = (), *, retired: Retired | None = None
) -> Report:
    """Validate records, derived and private values included, and what statements say besides with our terms.

    `retired`: instead of what our table of states says. Raises OntologyError for a record whose values are out of their
    property's range, which cannot be written as RDF at all.
    """
    return _report(facts.gathered(records, statements, backwards()), retired)


def validate_file(path: Path, format: ox.RdfFormat | None = None, *, retired: Retired | None = None) -> Report:
    """Validate a file of any RDF (`-`: standard input), also one that breaks the model and could not be loaded.

    Raises InputError, with file and line, where it cannot be read or is not well-formed.
    """
    with rdf_files.given(path) as (file, name):
        return validate_statements(
            rdf_files.opened(file, format or readable(path), name=name).statements(), retired=retired
        )


def validate_quads(data: Iterable[ox.Quad], *, retired: Retired | None = None) -> Report:
    """Validate any RDF: what is said with our terms must keep to the model, the rest is passed over."""
    return validate_statements(
        (plain(quad) for quad in data if not isinstance(quad.object, ox.Triple)), retired=retired
    )


def validate_statements(data: Iterable[Statement], *, retired: Retired | None = None) -> Report:
    """Like `validate_quads`, of statements."""
    return _report(facts.gathered((), data, backwards()), retired)


def plain(quad: ox.Quad) -> Statement:
    """A quad as plain Python, its graph left out."""
    return Statement(_plain(quad.subject), quad.predicate.value, _plain(quad.object))


def _report(known: Facts, retired: Retired | None) -> Report:
    with closing(known):
        return Report.of(_findings(known, _retired() if retired is None else retired))


def _findings(known: Facts, retired: Retired) -> Iterator[Finding]:
    shapes, looking = Running(known), looks(retired)
    for thing in known:
        yield from shapes.findings(thing)
        for check in checks():
            yield from check(thing, known)
        for look in looking:
            yield from look.take(thing, known)
    for look in looking:
        yield from look.end(known)


def _retired() -> Retired:
    """The last day of each retired code in our table of states."""
    return {s.code: bounds(s.exists_to)[1] for s in reference().states.values() if s.kind == "former" and s.exists_to}


def _plain(term: Any) -> Any:
    if isinstance(term, ox.Literal):
        return Literal(term.value, term.datatype.value, term.language or "")
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else term.value
