"""A file is read once where its subjects stand together, and in any other order gives the same."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import world
from exports import expected

from legatus.ingest import splitting
from legatus.ingest.splitting import EDGES, GROWN, LATE, STATED, THINGS, split
from legatus.ontology.errors import InputError
from legatus.ontology.prefixes import Prefixes
from legatus.ontology.schema import BASE, NS
from legatus.ontology.terms import STRING, Literal, Statement, statement_of

FOREIGN = [
    Statement("http://e.org/a", "http://e.org/p", Literal("1", STRING)),
    Statement("http://e.org/a", "http://e.org/q", "http://e.org/b", "http://e.org/g"),
    Statement("http://e.org/a", "http://e.org/q", BASE + "state/MEX"),
    Statement(BASE + "state/MEX", "http://e.org/p", "http://e.org/b"),
    Statement("_:1.aaaaaaaaaaaaaaaa", "http://e.org/p", Literal("x", STRING)),
]


@dataclass
class Given:
    """Statements as a source."""

    given: list[Statement]
    name: str = "file"
    prefixes: dict[str, str] = field(default_factory=lambda: {"e": "http://e.org/"})
    readings: int = 0

    def statements(self) -> Iterator[Statement]:
        self.readings += 1
        yield from self.given


def everything() -> list[Statement]:
    lines = expected(world.records(), "nquads").splitlines()
    return [statement_of(line) for line in lines] + FOREIGN


def held(source: Given) -> dict[str, Any]:
    content = split(source, Prefixes)
    with content.spool as spool:
        found = {key: [row for batch in spool.batches(key) for row in batch] for key in spool.used()}
    for key in found:
        if key == STATED:
            found[key] = [(id, sorted(said, key=str)) for id, said in found[key]]
        found[key].sort(key=str)
    return found


def test_records_things_references_and_the_rest_are_told_apart() -> None:
    source = Given(everything())
    found = held(source)
    assert source.readings == 1
    assert {key.removeprefix(GROWN) for key in found if key.startswith(GROWN)} == {"Article", "Mention", "Quote"}
    assert len(found[GROWN + "Article"]) == 3
    assert found[EDGES] == [("http://e.org/a", "e__q", "http://e.org/b", "http://e.org/g", "http://e.org/g")]
    assert found[LATE] == sorted([FOREIGN[2], FOREIGN[3]], key=str)
    assert [row["id"] for row, _ in found[THINGS]] == ["_:1.aaaaaaaaaaaaaaaa", "http://e.org/a"]
    assert "state/MEX" in dict(found[STATED])


def test_the_order_of_statements_makes_no_difference() -> None:
    wanted = held(Given(everything()))
    for seed in range(3):
        mixed = everything() * 2
        random.Random(seed).shuffle(mixed)
        source = Given(mixed)
        assert held(source) == wanted
        assert source.readings == 2, "once as it stands, once sorted"


def test_scattered_subjects_are_noticed_before_a_large_file_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splitting, "_FIRST", 4)
    taken = 0

    class Counted(Given):
        def statements(self) -> Iterator[Statement]:
            nonlocal taken
            for one in super().statements():
                taken += 1
                yield one

    many = [Statement(f"http://e.org/{n % 50}", "http://e.org/p", Literal(str(n), STRING)) for n in range(1_000)]
    held(Counted(many))
    assert taken < 1_500


def test_a_record_in_two_places_that_contradict_is_refused() -> None:
    node = BASE + "article/a"
    twice = [Statement(node, NS + "title", Literal(text, STRING)) for text in ("A", "B")]
    with pytest.raises(InputError, match="has 2 values of title"):
        split(Given([twice[0], *FOREIGN, twice[1]]), Prefixes)
