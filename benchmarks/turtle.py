"""How fast statements become Turtle, and in how much memory: `python -m benchmarks.turtle [TRIPLES …]`.

The statements come from a stream that costs little; the writer sorts them on disk. Beside it rdflib serializes the
same graph from memory, of `RDFLIB` triples, for more take minutes.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from benchmarks.one_load import megabytes
from legatus.cli.markdown import table
from legatus.ontology.schema import XSD
from legatus.ontology.terms import STRING, TYPE, Literal, Statement
from legatus.ontology.triples import blocks

Found = dict[str, Any]

TRIPLES, RDFLIB = (100_000, 1_000_000, 2_000_000, 10_000_000), 100_000

PREFIXES = {"foaf": "http://xmlns.com/foaf/0.1/", "ex": "http://example.org/thing/", "xsd": XSD}


def statements(number: int) -> Iterator[Statement]:
    """Five statements a thing: its class, a name, an age, a link, a text, in no order of their things."""
    things = number // 5
    for n in range(things):
        subject = f"http://example.org/thing/{n * 7_919 % things}"
        yield Statement(subject, TYPE, "http://xmlns.com/foaf/0.1/Person", "")
        yield Statement(subject, "http://xmlns.com/foaf/0.1/name", Literal(f"Name {n}", STRING), "")
        yield Statement(subject, "http://xmlns.com/foaf/0.1/age", Literal(str(n % 90), XSD + "integer"), "")
        yield Statement(subject, "http://xmlns.com/foaf/0.1/knows", f"http://example.org/thing/{n * 31 % things}", "")
        yield Statement(subject, "http://xmlns.com/foaf/0.1/title", Literal(f"{n} a line\nof text", "", "en-GB"), "")


def writer(number: int) -> Found:
    """CPU seconds of the stream alone and of stream and writer, megabytes, and whether all came back."""
    began = time.process_time()
    count = sum(1 for _ in statements(number))
    stream = time.process_time() - began
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.ttl"
        began = time.process_time()
        with path.open("w", encoding="utf-8") as file:
            for piece in blocks(statements(number), PREFIXES):
                file.write(piece)
        both = time.process_time() - began
        taken = megabytes()
        back = sum(1 for _ in ox.parse(path=path, format=ox.RdfFormat.TURTLE))
    if back != count:
        raise SystemExit(f"{count} triples were written, {back} came back")
    return {"triples": count, "seconds": both - stream, "megabytes": taken}


def by_rdflib(number: int) -> Found:
    """CPU seconds of rdflib's serializer, the graph in memory."""
    from rdflib import RDF, Graph, URIRef
    from rdflib import Literal as Text

    graph = Graph()
    for s, p, o, _ in statements(number):
        kind = URIRef(o.datatype) if isinstance(o, Literal) and o.datatype not in ("", STRING) else None
        term = Text(o.text, lang=o.language or None, datatype=kind) if isinstance(o, Literal) else URIRef(o)
        graph.add((URIRef(s), RDF.type if p == TYPE else URIRef(p), term))
    began = time.process_time()
    graph.serialize(format="turtle")
    return {"triples": len(graph), "seconds": time.process_time() - began}


def apart(what: str, number: int) -> Found:
    """A measurement in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.turtle", what, str(number)], check=True, stdout=subprocess.PIPE, text=True
    )
    made: Found = json.loads(done.stdout)
    return made


def writing(triples: Sequence[int] = TRIPLES, rdflib: int = RDFLIB) -> Found:
    """What the writer takes for so many triples, and rdflib."""
    found: Found = {"writer": [apart("writer", number) for number in triples], "rdflib": apart("rdflib", rdflib)}
    print(f"  {found}", file=sys.stderr, flush=True)
    return found


TEXT = """
## Writing Turtle

Statements of any model as sorted Turtle, subjects grouped, from a stream that costs little and in no order
(`benchmarks/turtle.py`); CPU time, that of the stream taken off. pyoxigraph parses every file back and counts as many
triples. Beside it rdflib serializes the same graph from memory, with building the graph left out.
"""


def section(found: Found) -> Iterator[str]:
    """The lines of the page."""
    yield TEXT
    rows = [_row("ours", one) for one in found["writer"]] + [_row("rdflib", found["rdflib"])]
    yield from table(("writer", "triples", "CPU s", "triples a CPU s", "µs a triple", "MB"), rows)
    each = {one["triples"]: one["seconds"] / one["triples"] for one in (*found["writer"], found["rdflib"])}
    other = found["rdflib"]
    ours = next((one for one in found["writer"] if one["triples"] == other["triples"]), found["writer"][0])
    ratio = other["seconds"] / other["triples"] / (ours["seconds"] / ours["triples"])
    said = f"rdflib takes {ratio:.1f} times ours."
    if {1_000_000, 10_000_000} <= each.keys():
        said += (
            f" A triple of 10 million takes {each[10_000_000] / each[1_000_000]:.2f} times what one of 1 million does."
        )
    yield from ("", said)


def _row(who: str, one: Found) -> tuple[str, ...]:
    seconds, triples = one["seconds"], one["triples"]
    memory = f"{one['megabytes']:.0f}" if "megabytes" in one else ""
    return who, f"{triples:,}", f"{seconds:.2f}", f"{triples / seconds:,.0f}", f"{seconds / triples * 1e6:.2f}", memory


def main() -> None:
    """Measure, and print what came out."""
    if sys.argv[1:2] in (["writer"], ["rdflib"]):
        print(json.dumps({"writer": writer, "rdflib": by_rdflib}[sys.argv[1]](int(sys.argv[2]))))
        return
    print("\n".join(section(writing([int(number) for number in sys.argv[1:]] or TRIPLES))))


if __name__ == "__main__":
    main()
