"""Foreign statements survive being properties and relationships, whatever they are."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import hostile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legatus.ontology import foreign
from legatus.ontology.foreign import Star
from legatus.ontology.prefixes import WELL_KNOWN, Prefixes
from legatus.ontology.schema import NS, RDF, XSD
from legatus.ontology.terms import LANG_STRING, STRING, TYPE, Literal, Statement, term_of, term_text

EX = "http://example.org/"


def stars(statements: Iterable[Statement], prefixes: Prefixes) -> list[dict[str, Any]]:
    """The nodes of some statements; references are left out."""
    made: dict[str, Star] = {}
    for one in statements:
        made.setdefault(one.subject, Star(one.subject)).add(one)
    for star in made.values():
        star.home = foreign.home(star)
    return [foreign.properties(star, prefixes) for star in made.values()]


def node(*values: tuple[str, Literal], subject: str = EX + "a") -> dict[str, Any]:
    statements = [Statement(subject, predicate, literal) for predicate, literal in values]
    return stars(statements, Prefixes(declared={"ex": EX}))[0]


@given(hostile.datasets)
@settings(max_examples=300, deadline=None)
def test_nodes_give_back_their_statements(statements: list[Statement]) -> None:
    prefixes, edited = Prefixes(), list[str]()
    nodes = stars(statements, prefixes)
    again = Prefixes(prefixes.fresh)  # as the database keeps them
    back = {one for found in nodes for one in foreign.star(found, again, edited).statements()}
    references = {s for s in statements if isinstance(s.object, str) and (s.predicate != TYPE or s.object[0] == "_")}
    assert back == set(statements) - references
    assert not edited


@given(hostile.statements)
@settings(max_examples=200, deadline=None)
def test_relationship_types_give_back_their_predicates(one: Statement) -> None:
    prefixes = Prefixes()
    type = foreign.relationship(one.subject, one.predicate, prefixes)
    assert foreign.predicate(one.subject, type, Prefixes(prefixes.fresh)) == one.predicate


def test_names_of_nodes_are_one_to_one() -> None:
    assert len({foreign.id_of(thing) for thing in hostile.THINGS}) == len(hostile.THINGS)
    for thing in hostile.THINGS:
        found = foreign.names(thing)
        assert foreign.node_at(found["id"], found.get("_iri")) == thing
        assert len(found["id"].encode()) <= foreign.LONGEST


def test_names_of_predicates_are_one_to_one() -> None:
    prefixes = Prefixes(declared={"ex": EX, "a__b": "http://example.com/", "foaf": "http://not.foaf/"})
    names = [prefixes.name(predicate) for predicate in (*hostile.PREDICATES, "http://not.foaf/name")]
    assert len(set(names)) == len(names)
    assert prefixes.name(EX + "name") == "ex__name"
    assert prefixes.iri(prefixes.name("http://not.foaf/name")) == "http://not.foaf/name"
    assert all("__" not in prefix for prefix in (*WELL_KNOWN, *prefixes.fresh))


@given(st.one_of(hostile.things, hostile.literals))
@settings(max_examples=200, deadline=None)
def test_terms_survive_as_text(term: str | Literal) -> None:
    text = term_text(term)
    assert term_of(text) == term
    assert "\n" not in text
    assert "\t" not in text


@pytest.mark.parametrize(
    ("text", "datatype", "native"),
    [
        ("plain", "string", "plain"),
        ("12", "integer", 12),
        ("true", "boolean", True),
        ("1.5E0", "double", 1.5),
        ("2020-02-29", "date", date(2020, 2, 29)),
    ],
)
def test_what_is_lossless_is_native_and_nothing_else(text: str, datatype: str, native: object) -> None:
    found = node((EX + "p", Literal(text, XSD + datatype)))
    assert found == {"id": EX + "a", "_a": [], "ex__p": [native]}


def test_what_is_not_lossless_is_near_and_kept_beside() -> None:
    found = node((EX + "p", Literal("1.10", XSD + "decimal")), (EX + "q", Literal("colour", LANG_STRING, "en-GB")))
    assert found["ex__p"] == [1.1]
    assert found["_rdf_ex__p"] == [f'"1.10"^^<{XSD}decimal>']
    assert found["ex__q"] == ["colour"]
    assert found["_rdf_ex__q"] == ['"colour"@en-GB']


def test_our_own_terms_keep_their_names_on_foreign_things_and_not_on_ours() -> None:
    start = NS + "start", Literal("2019-08", XSD + "gYearMonth")
    found = node(start, (NS + "confidence", Literal("0.5", XSD + "decimal")))
    assert (found["start"], found["startMin"], found["startMax"]) == ("2019-08", date(2019, 8, 1), date(2019, 8, 31))
    assert found["confidence"] == 0.5
    ours = "https://w3id.org/legatus/id/tenure/x.aaaaaaaaaaaaaaaa"
    assert node(start, subject=ours)["leg__start"] == ["2019-08"]
    prefixes = Prefixes()
    assert foreign.relationship(EX + "a", NS + "accreditedTo", prefixes) == "ACCREDITED_TO"
    assert foreign.relationship(ours, NS + "accreditedTo", prefixes) == "leg__accreditedTo"


def test_an_edited_value_counts_and_is_said() -> None:
    found = node((EX + "p", Literal("1.10", XSD + "decimal")))
    found["ex__p"] = [7]
    edited: list[str] = []
    star = foreign.star(found, Prefixes({"ex": EX}), edited)
    assert star.values == {EX + "p": {(Literal("7", XSD + "integer"), "")}}
    assert edited == [f"{EX}a ex__p"]


def test_language_tags_are_one_whatever_their_case() -> None:
    lower, upper = Literal("x", LANG_STRING, "en-us"), Literal("x", LANG_STRING, "en-US")
    assert node((EX + "p", lower), (EX + "p", upper))["_rdf_ex__p"] == ['"x"@en-US']


def test_what_others_add_to_a_node_is_passed_over() -> None:
    found = node((EX + "p", Literal("x", STRING))) | {"remark": "mine", "unknown__key": 1, "_private": 2}
    assert list(foreign.star(found, Prefixes({"ex": EX})).statements()) == [
        Statement(EX + "a", EX + "p", Literal("x", STRING))
    ]
    assert foreign.predicate(EX + "a", "LIKES", Prefixes()) is None
    assert foreign.predicate(RDF + "a", "unknown__key", Prefixes()) is None
