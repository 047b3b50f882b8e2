"""The W3C's tests of RDF 1.1 syntaxes, as their manifests list them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from legatus.ontology.formats import readable

_MANIFEST = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_BASE = "https://w3c.github.io/rdf-tests/rdf/rdf11/"


@dataclass(frozen=True)
class Case:
    """A test: its file, its base IRI, whether it must be refused, and the N-Quads or N-Triples that it must give."""

    path: Path
    base: str
    negative: bool
    result: Path | None

    def expected(self) -> ox.Dataset:
        """What the file holds, by the W3C's own result where there is one."""
        path = self.result or self.path
        return canonical(ox.parse(path=path, format=readable(path), base_iri=self.base))


def cases(shared: Path) -> Iterator[Case]:
    """Every test of a syntax."""
    for manifest in sorted((shared / "data" / "w3c-rdf11").glob("*/manifest.ttl")):
        folder, base = manifest.parent, f"{_BASE}{manifest.parent.name}/"
        store = ox.Store()
        store.load(path=manifest, format=ox.RdfFormat.TURTLE, base_iri=base)
        for quad in store.quads_for_pattern(None, ox.NamedNode(_MANIFEST + "action"), None):
            results = [folder / name.removeprefix(base) for name in _objects(store, quad.subject, _MANIFEST + "result")]
            path = folder / _value(quad.object).removeprefix(base)
            negative = any("Negative" in kind for kind in _objects(store, quad.subject, _TYPE))
            yield Case(path, base + str(path.relative_to(folder)), negative, results[0] if results else None)


def _objects(store: ox.Store, subject: Any, predicate: str) -> list[str]:
    return [_value(quad.object) for quad in store.quads_for_pattern(subject, ox.NamedNode(predicate), None)]


def _value(term: Any) -> str:
    return str(term.value)


def canonical(quads: Iterable[ox.Quad]) -> ox.Dataset:
    """A dataset whose blank nodes have the same labels as those of any isomorphic one."""
    made = ox.Dataset(quads)
    made.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return made
