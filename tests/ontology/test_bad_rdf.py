"""Bad files of RDF: each refused in a sentence with its line, in every format; what is only unusual is read."""

import gzip
import re
import resource
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from legatus.ontology.errors import InputError
from legatus.ontology.formats import readable
from legatus.ontology.rdf_files import opened
from legatus.ontology.terms import Statement, line

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = f"<rdf:RDF xmlns:rdf='{RDF}' xmlns:a='http://a/'>\n<rdf:Description rdf:about='http://a/a'>\n%s\n</rdf:Description></rdf:RDF>"
TRIPLE = '<http://a/a> <http://a/p> "x" .\n'
#: One and the same statement.
GOOD = {
    "ttl": TRIPLE,
    "trig": TRIPLE,
    "nt": TRIPLE,
    "nq": TRIPLE,
    "jsonld": '{"@id": "http://a/a",\n"http://a/p": "x"}\n',
    "rdf": XML % "<a:p>x</a:p>",
}
MARK = b"\xef\xbb\xbf"


def zstd(data: bytes) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as packed:
        packed.write(data)
    return bytes(sink.getvalue().to_pybytes())


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": lambda data: gzip.compress(data, mtime=0),
    ".zst": zstd,
}


def statements(folder: Path, name: str, content: str | bytes) -> list[Statement]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(opened(path, readable(path)).statements())


def refused(folder: Path, name: str, content: str | bytes) -> str:
    """What is said of a file, without its folder."""
    with pytest.raises(InputError) as caught:
        statements(folder, name, content)
    return str(caught.value).replace(f"{folder}/", "")


@pytest.mark.parametrize("packing", PACKED)
@pytest.mark.parametrize("suffix", GOOD)
def test_a_mark_of_utf_8_is_dropped_and_torn_files_are_refused(tmp_path: Path, suffix: str, packing: str) -> None:
    data, pack, name = GOOD[suffix].encode(), PACKED[packing], f"a.{suffix}{packing}"
    assert [line(one) for one in statements(tmp_path, name, pack(MARK + data))] == [TRIPLE.strip()]
    for wide in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        assert refused(tmp_path, name, pack(GOOD[suffix].encode(wide))).startswith(f"{name}:1: is written in UTF-16")
    broken = data.replace(b'"x"', b'"\xe9\xe8"').replace(b">x<", b">\xe9\xe8<")
    place = broken[: broken.index(b"\xe9")].count(b"\n") + 1
    assert refused(tmp_path, name, pack(b"\n" + broken)).startswith(f"{name}:{place + 1}: not well-formed")
    if packing:
        assert refused(tmp_path, name, pack(data * 99)[:-9]).startswith(f"{name}: cannot be read: ")
        assert refused(tmp_path, name, pack(data)[:6]).startswith(f"{name}: cannot be read: ")
    assert refused(tmp_path, name, pack(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))).startswith(f"{name}:")
    empty = pack(b"")
    if suffix in ("jsonld", "rdf"):
        assert refused(tmp_path, name, empty).startswith(f"{name}:1: is empty")
    else:
        assert statements(tmp_path, name, empty) == []


@pytest.mark.parametrize("suffix", GOOD)
@pytest.mark.parametrize("other", ["jsonld", "rdf"])
def test_a_wrong_suffix_is_a_wrong_file(tmp_path: Path, suffix: str, other: str) -> None:
    if suffix != other:
        assert refused(tmp_path, f"a.{other}", GOOD[suffix]).startswith(
            (f"a.{other}:1: not well-formed", f"a.{other}:2: not well-formed")
        )
        assert refused(tmp_path, f"a.{suffix}", GOOD[other]).startswith(f"a.{suffix}:")


def test_folders_and_missing_files_are_said(tmp_path: Path) -> None:
    (tmp_path / "folder.ttl").mkdir()
    for name in ("folder.ttl", "none.ttl"):
        with pytest.raises(InputError, match=f"{name}: cannot be read: (Is a directory|No such file)"):
            opened(tmp_path / name, readable(Path(name)))


def test_lines_longer_than_the_parser_reads_are_no_trouble(tmp_path: Path) -> None:
    long = "x" * 100_000
    assert len(statements(tmp_path, "a.nt", TRIPLE.replace("x", long))) == 1
    told = refused(tmp_path, "a.rdf", XML % f"<a:p>{long}</a:p>\n<a:p></a:q>")
    assert told.startswith("a.rdf:4: not well-formed RDF/XML")
    assert refused(tmp_path, "a.jsonld", f'{{"@id": "{long}",\n}}').startswith("a.jsonld:2: ")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.nt", '\n<a> <http://b/> "x" .', "a.nt:2: not well-formed N-Triples: .*relative IRI; N-Triples has none"),
        ("a.ttl", "\n\n<http://a/%zz> <b> <c> .", "a.ttl:3: not well-formed Turtle: Invalid IRI percent"),
        ("a.nq", TRIPLE + '<http://a/a> <http://a/p> "x"@ar--rtl .', "a.nq:2: texts with a direction of RDF 1.2"),
        ("a.ttl", TRIPLE + "<http://a/a> <http://a/p> 1 {| <http://a/q> 2 |} .", "a.ttl:2: triple terms of RDF 1.2"),
        ("a.nt", b"\x00" * 9999, r"a.nt:1: not well-formed N-Triples: '\\u0000' is not allowed"),
        (
            "a.jsonld",
            '{\n"@context": "https://c.example/",\n"p": 1,\n"q": 2}',
            "a.jsonld:2: .*c.example/ stands elsewhere",
        ),
        ("a.jsonld", '{"@context": [{},\n"https://c.example/"], "p": 1}', "a.jsonld:2: .*c.example/ stands elsewhere"),
        (
            "a.jsonld",
            '{"@context": {"@version": 1.1,\n "@import": "c.json"}, "p": 1}',
            "a.jsonld:2: .*c.json stands elsewhere",
        ),
        ("a.jsonld", '{\n"@id": 5,\n"http://a/p": 1\n}', "a.jsonld:2: .*@id value must be a string"),
        ("a.jsonld", '{"@id": "http://a/a",\n\n"http://a/p": {"@value": {}}\n}', "a.jsonld:3: .*@value value must be"),
        ("a.jsonld", GOOD["jsonld"] * 2, "a.jsonld:3: .*already contains one root"),
        ("a.jsonld", '{"http://a/p":\n{"@value": "x", "@direction": "rtl"}}', "a.jsonld:2: texts with a direction"),
        ("a.jsonld", '{"@context":\n{"@direction": "rtl"}, "http://a/p": "x"}', "a.jsonld:2: texts with a direction"),
        ("a.jsonld", '{"@context":\n{"d": "@direction"}, "http://a/p": {"@value": 1}}', "a.jsonld:2: texts with a dir"),
        ("a.jsonld", '{"http://a/p":' * 5_000 + "1" + "}" * 5_000, "a.jsonld:1: is nested more than 500 levels deep"),
        ("a.rdf", XML % "<a:p rdf:parseType='Thing'/>", "a.rdf:3: rdf:parseType='Thing' is not known, only Literal"),
        ("a.rdf", XML % "<a:p rdf:parseType='Triple'/>", "a.rdf:3: triple terms of RDF 1.2"),
        ("a.rdf", XML % "\n<a:p rdf:bagID='b'/>", "a.rdf:4: not well-formed RDF/XML: rdf:bagID"),
        ("a.rdf", XML % "<a:p>&nbsp;</a:p>", "a.rdf:3: not well-formed RDF/XML"),
        (
            "a.rdf",
            "<?xml version='1.0' encoding='ISO-8859-1'?>\n" + XML % "<a:p>x</a:p>",
            "a.rdf:[12]: not well-formed RDF/XML: Only UTF-8 is supported",
        ),
        (
            "a.rdf",
            '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>\n' + XML % "<a:p>&f;</a:p>",
            "a.rdf:1: not well-formed RDF/XML",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, name: str, content: str | bytes, told: str) -> None:
    assert re.match(told, refused(tmp_path, name, content))


def test_what_is_only_unusual_is_read(tmp_path: Path) -> None:
    said = '"@direction" and "parseType=\'x\'" and rdf:bagID'
    json = '{"@context": {"@direction": null}, "@id": "http://a/a", "http://a/p": %s}'
    quoted = said.replace('"', '\\"')
    assert statements(tmp_path, "a.jsonld", json % f'["@direction", "{quoted}"]')[1].object[0] == said
    assert statements(tmp_path, "a.rdf", XML % f"<a:p>{said}</a:p>")[0].object[0] == said
    literal = f"<a:p rdf:parseType='Literal'><rdf:li rdf:parseType='x' xmlns:rdf='{RDF}'/></a:p>"
    assert "parseType" in statements(tmp_path, "a.rdf", XML % literal)[0].object[0]
    entities = f'<!DOCTYPE rdf:RDF [<!ENTITY a "http://a/"> <!ENTITY b "&a;b#">]>\n{XML}'
    assert statements(tmp_path, "a.rdf", entities % "<a:p rdf:resource='&b;c'/>")[0].object == "http://a/b#c"
    deep = '{"http://a/p":' * 400 + '"' + "[{" * 999 + '"' + "}" * 400
    assert len(statements(tmp_path, "a.jsonld", deep)) == 400
    assert len(statements(tmp_path, "a.jsonld", '[{"@id": "http://a/a", "http://a/p": "' + "]}" * 999 + '"}]')) == 1


def test_entities_that_grow_without_bounds_take_no_memory(tmp_path: Path) -> None:
    laughs = "".join(f'\n<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "lol">{laughs}]>\n{XML}' % "<a:p>&l11;</a:p>"
    assert refused(tmp_path, "a.rdf", bomb).startswith("a.rdf:8: the entity &l7; grows to more than 8,388,608")
    ring = f'<!DOCTYPE x [<!ENTITY a "&b;"> <!ENTITY b "&a;">]>\n{XML}' % "<a:p>&a;</a:p>"
    assert "refers to itself" in refused(tmp_path, "a.rdf", ring)
    flat = f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>\n{XML}' % ("\n<a:p>" + "&a;" * 20_000 + "</a:p>")
    assert refused(tmp_path, "a.rdf", flat).startswith("a.rdf:5: its entities would make it more than 10 times")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes


def test_json_ld_is_read_with_all_its_ways_of_writing(tmp_path: Path) -> None:
    text = """{"@context": {"@version": 1.1, "a": "http://a/", "labels": "@nest",
        "in": {"@id": "a:in", "@container": "@index"}, "by": {"@id": "a:by", "@container": "@language"},
        "raw": {"@id": "a:raw", "@type": "@json"}, "up": {"@reverse": "a:up"},
        "g": {"@id": "a:g", "@container": "@graph"}},
      "@id": "a:1", "labels": {"a:p": "nested"}, "in": {"x": "v", "y": "w"}, "by": {"en-GB": "b", "de": ["c"]},
      "raw": {"b": [1, null], "a": 1.0}, "up": {"@id": "a:2"}, "a:list": {"@list": [1.5, true, {"@list": []}]},
      "g": {"@id": "a:3", "a:q": {"@value": "1", "@type": "a:T"}}, "@included": [{"@id": "a:4", "a:p": null, "a:q": 1}],
      "nothing says what this is": 1}"""
    said = {line(one) for one in statements(tmp_path, "a.jsonld", text)}
    for wanted in (
        '<http://a/1> <http://a/p> "nested" .',
        '<http://a/1> <http://a/in> "w" .',
        '<http://a/1> <http://a/by> "b"@en-GB .',
        f'<http://a/1> <http://a/raw> "{{\\"a\\":1,\\"b\\":[1,null]}}"^^<{RDF}JSON> .',
        "<http://a/2> <http://a/up> <http://a/1> .",
        '<http://a/4> <http://a/q> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .',
    ):
        assert wanted in said
    assert any(one.startswith('<http://a/3> <http://a/q> "1"^^<http://a/T> _:') for one in said)
    assert not any("nothing says" in one or "<http://a/4> <http://a/p>" in one for one in said)
