"""The alignment: our terms are ours, theirs exist where their definitions are at hand."""

from pathlib import Path

import pytest
from rdflib import Graph, Namespace, URIRef, namespace
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from legatus.ontology import schema as model

LEG = Namespace(model.NS)
#: Namespaces whose terms rdflib knows.
CLOSED = {
    str(getattr(namespace, name)): getattr(namespace, name)
    for name in ("DCTERMS", "ORG", "PROV", "SDO", "SKOS", "TIME")
}
#: Namespaces without a definition in rdflib, with the terms of theirs that their specifications define.
OTHERS = {
    "http://semanticweb.cs.vu.nl/2009/11/sem/": (
        "Actor Event eventType hasActor hasPlace hasSubEvent hasTime hasTimeStamp hasBeginTimeStamp hasEndTimeStamp "
        "hasEarliestBeginTimeStamp hasLatestBeginTimeStamp hasEarliestEndTimeStamp hasLatestEndTimeStamp"
    ),
    "http://www.w3.org/ns/oa#": (
        "Annotation TextPositionSelector TextQuoteSelector hasSource hasTarget start end exact"
    ),
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#": (
        "RFC5147String anchorOf beginIndex endIndex isString"
    ),
    "http://groundedannotationframework.org/gaf#": "denotedBy",
    "http://www.wikidata.org/entity/": "P39 P248 P580 P582 P585 P854 P1319 P1326 P1365",
}
LINKS = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.relatedMatch)


@pytest.fixture(scope="module")
def alignment() -> Graph:
    return Graph().parse(Path(model.__file__).parent / "alignment.ttl")


def links(alignment: Graph) -> list[tuple[URIRef, URIRef, URIRef]]:
    found = [(s, p, o) for p in LINKS for s, o in alignment.subject_objects(p)]
    return [(s, p, o) for s, p, o in found if isinstance(s, URIRef) and isinstance(o, URIRef)]


def test_only_our_own_terms_are_aligned(alignment: Graph) -> None:
    known = {LEG[name] for name in (*model.schema().classes, *model.schema().properties, "PartialDate")}
    assert {s for s, _, _ in links(alignment)} <= known


def test_every_aligned_term_exists(alignment: Graph) -> None:
    for _, _, term in links(alignment):
        text = str(term)
        cut = max(text.rfind("#"), text.rfind("/")) + 1
        space, name = text[:cut], text[cut:]
        if space in CLOSED:
            assert name in CLOSED[space], text
        else:
            assert name in OTHERS[space].split(), text


def test_classes_stand_under_classes_and_properties_under_properties(alignment: Graph) -> None:
    for ours, link, _ in links(alignment):
        name = str(ours).removeprefix(model.NS)
        if link == RDFS.subClassOf:
            assert name in model.schema().classes
        if link == RDFS.subPropertyOf:
            assert model.schema().property(name).reference, f"{name} is a text, and cannot stand under a reference"


def test_every_concrete_class_is_aligned(alignment: Graph) -> None:
    aligned = {s for s, _, _ in links(alignment)}
    for cls in model.schema().concrete():
        assert {LEG[cls.name], *(LEG[name] for name in cls.supers)} & aligned, cls.name


@pytest.mark.parametrize(
    "vocabulary", ["prov", "org", "sem", "time", "skos", "schema.org", "wikidata", "oa#", "nif", "gaf"]
)
def test_no_vocabulary_is_left_out(alignment: Graph, vocabulary: str) -> None:
    assert any(vocabulary in str(o) for _, _, o in links(alignment))


def test_it_is_an_ontology_apart(alignment: Graph) -> None:
    assert list(alignment.subjects(RDF.type, OWL.Ontology)) == [URIRef("https://w3id.org/legatus/alignment")]
    assert not list(alignment.subjects(RDF.type, OWL.Class))
