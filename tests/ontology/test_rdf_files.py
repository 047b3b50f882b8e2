"""Files of RDF are read whole, or refused with their line."""

import gzip
from pathlib import Path

import pyarrow as pa
import pyoxigraph as ox
import pytest
import w3c

from legatus.ontology.errors import InputError, UsageError
from legatus.ontology.formats import readable
from legatus.ontology.rdf_files import RdfFile, opened
from legatus.ontology.terms import Statement, line

HEAD = "@prefix ex: <http://example.org/> .\n"


def file(folder: Path, name: str, content: str | bytes) -> RdfFile:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return opened(path, readable(path))


def statements(folder: Path, name: str, content: str | bytes) -> list[Statement]:
    return list(file(folder, name, content).statements())


def test_packed_files_hold_the_same(tmp_path: Path) -> None:
    text = HEAD.encode() + b'ex:a ex:p "x"@en-GB .\n' * 3
    plain = statements(tmp_path, "a.ttl", text)
    members = gzip.compress(text[:40], mtime=0) + gzip.compress(text[40:], mtime=0)
    assert statements(tmp_path, "a.ttl.gz", members) == plain
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as packed:
        packed.write(text)
    assert statements(tmp_path, "a.nt.ttl.zst", sink.getvalue().to_pybytes()) == plain


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ttl", HEAD + "ex:a ex:p 1 .\nex:a ex:p\n", r"a\.ttl:[34]: not well-formed Turtle"),
        ("a.nt", "<http://a/> <http://b/> <c> .\n", r"a\.nt:1: not well-formed N-Triples"),
        (
            "a.rdf",
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\n<rdf:Bag>\n</rdf:RDF>",
            r"a\.rdf:3: not",
        ),
        ("a.jsonld", '{\n"@id": "http://a/",\n"http://b/": }', r"a\.jsonld:3: not well-formed JSON-LD"),
        ("a.jsonld", '{"@context": "http://example.org/context", "p": 1}', r"a\.jsonld:1: not well-formed JSON-LD"),
        ("b.ttl", HEAD + "\nex:a ex:p <<( ex:a ex:b ex:c )>> .\nex:a ex:p 1 .", r"b\.ttl:3: triple terms of RDF 1\.2"),
        ("c.ttl", HEAD + "ex:a ex:p 1 .\n<< ex:a ex:b ex:c >> ex:p 1 .", r"c\.ttl:3: triple terms of RDF 1\.2"),
        ("d.ttl", HEAD + 'ex:a ex:p "x"@ar--rtl .', r"d\.ttl:2: texts with a direction of RDF 1\.2"),
        ("e.ttl", HEAD + 'ex:a ex:p "x" ,\n "\\uD800" .', r"e\.ttl:3: not well-formed"),
        ("f.ttl.gz", gzip.compress(b"<a> <b> <c> ." * 99, mtime=0)[:-9], r"f\.ttl\.gz: cannot be read"),
        ("g.ttl", b"<http://a/> <http://b/> '\xff' .", r"g\.ttl:1: not well-formed"),
    ],
)
def test_what_is_bad_is_refused_with_its_line(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        statements(tmp_path, name, content)


def test_language_tags_keep_their_spelling(tmp_path: Path) -> None:
    text = HEAD + 'ex:a ex:p "x"@en-US, "y"@zh-Hant-TW, "z"@de , "not a tag: \\"@EN" .'
    assert {line(s).split(" ", 2)[2] for s in statements(tmp_path, "a.ttl", text)} == {
        '"x"@en-US .',
        '"y"@zh-Hant-TW .',
        '"z"@de .',
        '"not a tag: \\"@EN" .',
    }
    xml = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:ex='http://example.org/'>"
    xml += "<rdf:Description rdf:about='http://a/' xml:lang='de-AT'><ex:p>x</ex:p></rdf:Description></rdf:RDF>"
    assert '"x"@de-AT' in line(statements(tmp_path, "a.rdf", xml)[0])
    json = '{"@id": "http://a/", "http://b/": {"@value": "x", "@language": "fr-CA"}}'
    assert '"x"@fr-CA' in line(statements(tmp_path, "a.jsonld", json)[0])


def test_a_tag_across_the_edge_of_a_chunk_is_seen(tmp_path: Path) -> None:
    for pad in range((1 << 20) - 12, (1 << 20) + 1):
        text = "#" * (pad - 30) + '\n<http://a/> <http://b/> "x"@en-GB .'
        assert '"x"@en-GB' in line(statements(tmp_path, "a.nt", text)[0])


def test_blank_nodes_stay_apart_by_file_and_are_the_same_again(tmp_path: Path) -> None:
    text = HEAD + "_:x ex:p [ ex:p _:x ] , ( 1 ) ."
    one, again, other = (
        statements(tmp_path, name, t) for name, t in (("a.ttl", text), ("a.ttl", text), ("b.ttl", text))
    )
    assert one == again
    assert w3c.canonical(ox.parse("\n".join(map(line, one)), format=ox.RdfFormat.N_QUADS)) == w3c.canonical(
        ox.parse(text, format=ox.RdfFormat.TURTLE)
    )
    assert not {s.subject for s in one} & {s.subject for s in other}
    exported = "\n".join(map(line, one))
    assert statements(tmp_path, "export.nq", exported) == one, "labels of our own exports are kept"


def test_relative_iris_resolve_against_the_file_or_the_base(tmp_path: Path) -> None:
    assert statements(tmp_path, "a.ttl", "<x> <y> <z> .")[0].subject == (tmp_path / "x").as_uri()
    given = opened(tmp_path / "a.ttl", ox.RdfFormat.TURTLE, base="http://example.org/d/e")
    assert next(given.statements()).subject == "http://example.org/d/x"


def test_the_suffix_says_the_format() -> None:
    assert readable(Path("A.RDF.GZ")) == ox.RdfFormat.RDF_XML
    assert readable(Path("x"), "trig") == ox.RdfFormat.TRIG
    for path, name in ((Path("a.txt"), None), (Path("a.ttl"), "word")):
        with pytest.raises(UsageError):
            readable(path, name)


def test_the_w3c_accepts_what_we_accept(shared: Path) -> None:
    cases = list(w3c.cases(shared))
    assert (sum(c.negative for c in cases), sum(not c.negative for c in cases)) == (312, 680)
    for case in cases:
        if case.negative:
            with pytest.raises(InputError, match=r":\d+: not well-formed"):
                list(opened(case.path, readable(case.path), base=case.base).statements())
        else:
            file = opened(case.path, readable(case.path), base=case.base)
            text = "\n".join(map(line, file.statements()))
            assert w3c.canonical(ox.parse(text, format=ox.RdfFormat.N_QUADS)) == case.expected(), case.path.name
