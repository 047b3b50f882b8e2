"""What is not of our model comes out of every format as it went in, after our own, the same bytes every time."""

import random
from pathlib import Path

import hostile
import pyoxigraph as ox
import pytest
import world
from hypothesis import HealthCheck, given, settings
from w3c import canonical

from legatus.ontology import grouping, triples
from legatus.ontology.exporting import export
from legatus.ontology.formats import FORMATS, Format, named
from legatus.ontology.rdf_files import opened
from legatus.ontology.sorting import ordered
from legatus.ontology.terms import TYPE, Literal, Statement, line, same
from legatus.ontology.triples import blocks

EX = "http://example.org/"


def folded(statements: list[Statement], format: Format) -> set[Statement]:
    """Statements as a set, without the case of language tags, and without graphs where a format has none."""
    flat = format.name in ("turtle", "ntriples")
    return {s._replace(object=same(s.object), graph="" if flat else s.graph) for s in statements}


@pytest.mark.parametrize("format", FORMATS, ids=lambda f: f.name)
@given(statements=hostile.datasets)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_format_gives_back_the_same_statements(
    format: Format, statements: list[Statement], tmp_path: Path
) -> None:
    text = "".join(export(format, [], statements))
    shuffled = random.Random(1).sample(statements * 2, len(statements) * 2)
    assert "".join(export(format, [], shuffled)) == text
    file = tmp_path / "file"
    file.write_text(text, encoding="utf-8", newline="")
    back = list(opened(file, format.rdf).statements())
    assert folded(back, format) == folded(statements, format)


@pytest.mark.parametrize("format", FORMATS, ids=lambda f: f.name)
def test_our_own_part_stays_as_it_was_and_both_are_read_back(format: Format) -> None:
    own = "".join(format.write(world.records()))
    assert "".join(export(format, world.records(), [])) == own
    others = [Statement(EX + "a", EX + "p", Literal("x", "http://www.w3.org/2001/XMLSchema#string"), EX + "g")]
    text = "".join(export(format, world.records(), others, {"ex": EX}))
    if format.name in ("turtle", "trig"):
        assert text.startswith(own)
    got = canonical(ox.parse(text.encode(), format=format.rdf))
    assert len(got) == len(canonical(ox.parse(own.encode(), format=format.rdf))) + 1


def test_turtle_is_grouped_with_prefixes_and_one_value_a_line() -> None:
    xsd, rdf = "http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    statements = [
        Statement(EX + "b", EX + "p", Literal("7", xsd + "integer")),
        Statement(EX + "a", EX + "p", Literal("two\nlines", rdf + "langString", "en-GB")),
        Statement(EX + "a", EX + "p", EX + "b"),
        Statement(EX + "a", rdf + "type", "http://xmlns.com/foaf/0.1/Person", EX + "g"),
    ]
    prefixes = {"ex": EX, "foaf": "http://xmlns.com/foaf/0.1/", "unused": "http://unused/"}
    assert "".join(blocks(statements, prefixes)) == (
        "@prefix ex: <http://example.org/> .\n"
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
        '\nex:a\n    ex:p "two\\nlines"@en-GB ;\n    ex:p ex:b .\n'
        "\nex:b\n    ex:p 7 .\n"
        "\nex:g {\n\n    ex:a\n        a foaf:Person .\n}\n"
    )


def test_sorting_by_runs_is_sorting() -> None:
    lines = [str(random.Random(i).randrange(500)) * 3 for i in range(2000)]
    assert list(ordered(lines, run=5_000)) == list(ordered(lines)) == sorted(set(lines))
    statements = [Statement(f"{EX}{i % 70}", EX + "p", f"{EX}{i % 900}") for i in range(3000)]
    small = "".join(blocks(statements, {}, run=20_000))
    assert small == "".join(blocks(reversed(statements), {}))
    assert set(ox.parse(small, format=ox.RdfFormat.TURTLE)) == set(
        ox.parse("\n".join(map(line, statements)), format=ox.RdfFormat.N_TRIPLES)
    )


def test_what_is_said_of_one_subject_is_put_together_however_much_and_in_whatever_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = [Statement(EX + "hub", EX + f"p{i % 7}", f"{EX}{i}", EX + "g" if i % 2 else "") for i in range(3_000)]
    said += [Statement(EX + "hub", TYPE, EX + "Hub"), Statement(EX + "hub2", EX + "p", EX + "hub")]
    whole = "".join(blocks(said, {"ex": EX}))
    assert whole.count("\nex:hub\n    a ex:Hub ;\n    ex:p0 ex:0 ;\n") == 1
    monkeypatch.setattr(grouping, "_LONG", 2_000)
    monkeypatch.setattr(triples, "_HELD", 3)
    assert "".join(blocks(random.Random(2).sample(said, len(said)), {"ex": EX}, run=50_000)) == whole


def test_n_quads_are_sorted_with_ours_among_them() -> None:
    others = [Statement(EX + "a", EX + "p", EX + "b"), Statement("https://z.example/", EX + "p", EX + "b")]
    lines = "".join(export(named("nquads"), world.records(), others)).splitlines()
    assert lines == sorted(lines)
    assert {line(one) for one in others} < set(lines)
