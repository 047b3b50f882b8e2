"""How fast statements become Turtle, and in how much memory: `python -m benchmarks.turtle [TRIPLES]`.

The statements come from a stream that costs little; the writer sorts them on disk. Beside it rdflib serializes the
same graph from memory, of `RDFLIB` triples, for more take minutes.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from legatus.ontology.schema import XSD
from legatus.ontology.terms import STRING, TYPE, Literal, Statement
from legatus.ontology.triples import blocks

TRIPLES, RDFLIB = 2_000_000, 100_000

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


def writer(number: int) -> dict[str, float]:
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
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        back = sum(1 for _ in ox.parse(path=path, format=ox.RdfFormat.TURTLE))
    if back != count:
        raise SystemExit(f"{count} triples were written, {back} came back")
    return {"triples": count, "seconds": both - stream, "megabytes": megabytes}


def by_rdflib(number: int) -> dict[str, float]:
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


def apart(what: str, number: int) -> dict[str, float]:
    """A measurement in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.turtle", what, str(number)], check=True, stdout=subprocess.PIPE, text=True
    )
    made: dict[str, float] = json.loads(done.stdout)
    return made


def main() -> None:
    """Measure, and print what came out."""
    if len(sys.argv) == 3:
        print(json.dumps({"writer": writer, "rdflib": by_rdflib}[sys.argv[1]](int(sys.argv[2]))))
        return
    for what, number in (("rdflib", RDFLIB), ("writer", RDFLIB), ("writer", int((sys.argv[1:] or [TRIPLES])[0]))):
        found = apart(what, number)
        rate = found["triples"] / found["seconds"]
        print(f"{what:7} {found['triples']:>12,.0f} triples {rate:>10,.0f}/s {found.get('megabytes', 0):5.0f} MB")


if __name__ == "__main__":
    main()
