"""The short way to the row of a foreign thing gives what the long way gives."""

import hostile
import pytest

from legatus.ontology import foreign
from legatus.ontology.foreign import Star
from legatus.ontology.foreign_rows import ForeignRows
from legatus.ontology.prefixes import Prefixes
from legatus.ontology.schema import BASE, NS, XSD
from legatus.ontology.terms import LANG_STRING, STRING, TYPE, Literal, Statement, Term

LITERALS = [
    *(Literal(text, XSD + kind) for text, kind in hostile.TYPED),
    *(Literal(text, STRING) for text in hostile.TEXTS),
    Literal("Rio", LANG_STRING, "pt-BR"),
]


@pytest.mark.parametrize("graph", ["", "urn:g"])
@pytest.mark.parametrize("literal", LITERALS)
def test_every_literal_makes_the_same_property(literal: Literal, graph: str) -> None:
    said = [
        Statement("urn:a:1", "urn:p/one", literal, graph),
        Statement("urn:a:1", TYPE, "urn:k/Kind", graph),
        Statement("urn:a:1", "urn:p/to", "urn:a:2", graph),
        Statement("urn:a:1", "urn:p/to", "urn:a:2", graph),
    ]
    (made, size), edges, late = ForeignRows(Prefixes(), dict).rows("urn:a:1", said)
    star = Star("urn:a:1", graph)
    assert [one for one in said if not star.add(one)] == said[2:]
    names = Prefixes()
    assert repr(sorted(made.items())) == repr(sorted(foreign.properties(star, names).items()))  # NaN is not itself
    assert (size, late) == (2, [])
    assert edges == [("urn:a:1", names.name("urn:p/to"), "urn:a:2", None, graph)]


@pytest.mark.parametrize(
    "said",
    [
        [("urn:p/one", Literal("a", STRING), ""), ("urn:p/one", Literal("b", STRING), "")],
        [("urn:p/one", Literal("a", STRING), ""), ("urn:p/two", Literal("b", STRING), "urn:g")],
        [(NS + "name", Literal("a", STRING), "")],
        [("urn:p/to", BASE + "state/MEX", ""), ("urn:p/to", "urn:" + "x" * 2_000, "")],
    ],
)
def test_what_is_unusual_takes_the_long_way(said: list[tuple[str, Term, str]]) -> None:
    statements = [Statement("urn:a:1", *one) for one in said]
    (made, size), edges, late = ForeignRows(Prefixes(), dict).rows("urn:a:1", statements)
    star = foreign.star(made, Prefixes({"n" + "0" * 8: "urn:none"}))
    assert size + len(edges) + len(late) == len(statements)
    assert [one for one in statements if not isinstance(one.object, Literal)] == late
    assert star.node == "urn:a:1"
