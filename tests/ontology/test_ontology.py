"""The ontology files: whole, described, consistent with one another, and open to Protégé."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, Namespace, URIRef, namespace
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

from legatus.ontology import schema as model
from legatus.ontology.report import Report
from legatus.ontology.shapes import SHAPES, shapes
from legatus.ontology.validate import validate_file, validate_quads
from legatus.ontology.vocabulary import names, scheme

FOLDER = Path(model.__file__).parent
LEG = Namespace(model.NS)
FILES = sorted([*FOLDER.glob("*.ttl"), *FOLDER.glob("vocabularies/*.ttl")])
KINDS = (OWL.Class, OWL.DatatypeProperty, OWL.ObjectProperty, OWL.AnnotationProperty, RDFS.Datatype)


@pytest.fixture(scope="module")
def graphs() -> dict[Path, Graph]:
    return {path: Graph().parse(path) for path in FILES}


@pytest.fixture(scope="module")
def whole(graphs: dict[Path, Graph]) -> Graph:
    return sum(graphs.values(), Graph())


def defined(graph: Graph) -> set[URIRef]:
    return {s for kind in KINDS for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef) and s in LEG}


def test_every_term_is_defined_once_and_in_one_file(graphs: dict[Path, Graph]) -> None:
    for path, graph in graphs.items():
        assert bool(defined(graph)) == (path.name == "legatus.ttl"), path.name


def test_every_term_has_a_label_and_a_comment(whole: Graph) -> None:
    for term in defined(whole):
        for key in (RDFS.label, RDFS.comment):
            texts = list(whole.objects(term, key))
            assert len(texts) == 1 and isinstance(texts[0], Literal) and texts[0].language == "en", (term, key)


def test_no_undefined_term_is_used_anywhere(graphs: dict[Path, Graph]) -> None:
    known = defined(graphs[FOLDER / "legatus.ttl"])
    for path, graph in graphs.items():
        used = {term for triple in graph for term in triple if isinstance(term, URIRef) and term in LEG}
        assert used <= known, (path.name, used - known)


def test_no_undefined_term_is_used_in_a_query_of_the_shapes() -> None:
    known = {*model.schema().classes, *model.schema().properties}
    for key in (SH.select, SH.prefixes):
        for text in shapes().objects(None, key):
            assert set(re.findall(r"\bleg:(\w+)", str(text))) <= known


def test_ranges_and_domains_are_our_classes_or_datatypes_in_use(whole: Graph) -> None:
    datatypes = {
        LEG.PartialDate,
        namespace.XSD.string,
        namespace.XSD.integer,
        namespace.XSD.decimal,
        namespace.XSD.dateTime,
    }
    for prop in whole.subjects(RDF.type, OWL.DatatypeProperty):
        assert set(whole.objects(prop, RDFS.range)) <= datatypes, prop
    for prop in whole.subjects(RDF.type, OWL.ObjectProperty):
        assert all((cls, RDF.type, OWL.Class) in whole for cls in whole.objects(prop, RDFS.range)), prop
        assert all((cls, RDF.type, OWL.Class) in whole for cls in whole.objects(prop, namespace.SDO.domainIncludes)), (
            prop
        )


def test_values_come_from_schemes_that_exist(whole: Graph) -> None:
    schemes = set(whole.subjects(RDF.type, SKOS.ConceptScheme))
    assert set(whole.objects(None, LEG.valuesFrom)) <= schemes
    assert {str(s).removeprefix(model.VOCAB) for s in schemes} == set(names())


def test_a_value_in_a_shape_is_a_value_of_a_vocabulary(whole: Graph) -> None:
    known = {concept.notation for name in names() for concept in scheme(name)}
    for value in whole.objects(None, SH.hasValue):
        assert str(value) in known
    for text in whole.objects(None, SH.select):
        assert set(re.findall(r'"(\w+)"', str(text))) <= known


def test_orders_are_those_of_the_file_without_gaps(whole: Graph) -> None:
    for kinds in ((OWL.Class,), (OWL.DatatypeProperty, OWL.ObjectProperty)):
        orders = [int(str(o)) for k in kinds for s in whole.subjects(RDF.type, k) for o in whole.objects(s, SH.order)]
        assert sorted(orders) == list(range(1, len(orders) + 1))


def test_every_file_is_one_ontology_whose_imports_are_there(graphs: dict[Path, Graph]) -> None:
    headers = {path: list(graph.subjects(RDF.type, OWL.Ontology)) for path, graph in graphs.items()}
    assert all(len(found) == 1 for found in headers.values())
    iris = {found[0] for found in headers.values()}
    assert len(iris) == len(FILES)
    for path, graph in graphs.items():
        imported = set(graph.objects(headers[path][0], OWL.imports))
        assert imported <= iris - {headers[path][0]}, path.name
        assert bool(imported) == (path.name != "legatus.ttl"), "the model stands alone, the others stand on it"
    everything = set(graphs[FOLDER / "alignment.ttl"].objects(None, OWL.imports))
    assert {URIRef(model.VOCAB + name) for name in names()} < everything


def test_protege_finds_every_file(graphs: dict[Path, Graph]) -> None:
    catalog = ElementTree.parse(FOLDER / "catalog-v001.xml").getroot()
    listed = {(entry.attrib["name"], entry.attrib["uri"]) for entry in catalog}
    assert listed == {
        (str(next(graph.subjects(RDF.type, OWL.Ontology))), path.relative_to(FOLDER).as_posix())
        for path, graph in graphs.items()
    }


def test_the_filled_in_shapes_are_plain_and_each_has_a_message() -> None:
    graph = shapes()
    assert not list(graph.subject_objects(LEG.valuesFrom)) and not list(graph.subject_objects(LEG.withFlag))
    for shape in graph.objects(None, SH.property):
        if list(graph.subjects(None, shape)) and (None, SH.property, shape) in graph:
            owner = next(graph.subjects(SH.property, shape))
            inside = not isinstance(owner, URIRef)
            assert inside or graph.value(shape, SH.message) is not None, graph.value(shape, SH.path)
    for node in graph.subjects(RDF.type, SH.NodeShape):
        assert str(node).startswith(SHAPES)


def test_the_shapes_keep_to_the_language_of_shapes() -> None:
    import pyshacl

    bare = Graph().parse(FOLDER / "shapes.ttl")
    for part in (bare, shapes()):
        conforms, _, text = pyshacl.validate(Graph(), shacl_graph=part, meta_shacl=True, advanced=True)
        assert conforms, text


def test_the_ontology_passes_its_own_shapes() -> None:
    everything = [quad for path in FILES for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)]
    assert validate_quads(everything) == Report(())
    for path in FILES:
        assert validate_file(path) == Report(())
