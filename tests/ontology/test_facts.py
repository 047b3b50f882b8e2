"""Things are put aside on disk and come back whole, however their statements come."""

import random
from contextlib import closing

import hostile
from hypothesis import given, settings

from legatus.ontology.facts import Thing, gathered
from legatus.ontology.schema import BASE, NS, RDFS
from legatus.ontology.shelf import Shelf
from legatus.ontology.terms import TYPE, Literal, Statement, term_text


def merged(rows: list[bytes]) -> list[tuple[str, bytes]]:
    together: dict[str, bytes] = {}
    for row in rows:
        together[row[:1].decode()] = together.get(row[:1].decode(), b"") + row
    return list(together.items())


def test_rows_come_back_by_key_and_in_order() -> None:
    with closing(Shelf()) as shelf:
        for place in range(5_000):
            shelf.put(f"k{place}", f"row {place}".encode())
        shelf.put("long", b"x" * 3_000_000)
        shelf.settle(lambda rows: iter(merged(rows)))
        rows = list(shelf)
        assert rows[:5_000] == [f"row {place}".encode() for place in range(5_000)]
        assert [len(row) for row in rows[5_000:]] == [3_000_000]
        assert list(shelf.rows("k4321")) == [b"row 4321"]
        assert "k4321" in shelf
        assert "k5000" not in shelf
        assert list(shelf.rows("k5000")) == []


def test_an_empty_shelf_gives_nothing() -> None:
    with closing(Shelf()) as shelf:
        shelf.settle(lambda rows: iter(merged(rows)))
        assert (list(shelf), "a" in shelf, list(shelf.rows("a"))) == ([], False, [])


def test_pieces_of_one_key_become_one_row() -> None:
    with closing(Shelf()) as shelf:
        for piece in ("a1", "b1", "a2", "c1", "a3", "b2"):
            shelf.put(piece[0], piece.encode())
        shelf.settle(lambda rows: iter(merged(rows)))
        assert sorted(shelf) == [b"a1a2a3", b"b1b2", b"c1"]
        assert list(shelf.rows("b")) == [b"b1b2"]


@given(statements=hostile.datasets)
@settings(max_examples=40, deadline=None)
def test_things_hold_what_is_said_with_our_terms(statements: list[Statement]) -> None:
    wanted: dict[str, Thing] = {}
    for one in statements:
        thing = wanted.setdefault(one.subject, Thing(one.subject))
        if one.predicate == TYPE:
            thing.types.add(
                one.object.text if isinstance(one.object, Literal) else one.object.removeprefix(BASE).removeprefix(NS)
            )
        elif one.predicate.startswith(NS):
            thing.values.setdefault(one.predicate.removeprefix(NS), []).append(one.object)
    for thing in wanted.values():
        for name, terms in thing.values.items():
            thing.values[name] = sorted(set(terms), key=term_text)
    kept = {n: t for n, t in wanted.items() if t.types or t.values or n.startswith(BASE)}
    with closing(gathered((), statements)) as facts:
        assert {thing.node: thing for thing in facts} == kept
        assert {node: facts.at(node) for node in kept} == kept
    random.Random(1).shuffle(statements)
    with closing(gathered((), statements, ["target"])) as facts:
        assert {thing.node: thing for thing in facts} == kept
        for node in hostile.THINGS:
            sources = {s.subject for s in statements if (s.predicate, s.object) == (NS + "target", node)}
            assert list(facts.leading("target", node)) == sorted(sources)


def test_iris_that_would_be_shortened_alike_stay_apart() -> None:
    ours, theirs = BASE + "http://example.org/a", "http://example.org/a"
    said = [Statement(node, NS + "name", Literal(node, "")) for node in (ours, theirs)]
    with closing(gathered((), said)) as facts:
        assert [len(facts.at(node).values["name"]) for node in (ours, theirs)] == [1, 1]


def test_classes_below_ours_are_known_however_far() -> None:
    below = RDFS + "subClassOf"
    said = [
        Statement("http://example.org/C", below, "http://example.org/B"),
        Statement("http://example.org/B", below, NS + "Person"),
        Statement(NS + "Person", below, "http://example.org/C"),
    ]
    with closing(gathered((), said)) as facts:
        assert facts.above["http://example.org/C"] >= {"Person", "http://example.org/B", "http://example.org/C"}
        assert facts.above["State"] >= {"Agent"}
