"""Hypothesis strategies: datasets of RDF 1.1 made of what bridges to property graphs are known to lose."""

from hypothesis import strategies as st

from legatus.ontology.schema import BASE, NS, RDF, XSD
from legatus.ontology.terms import LANG_STRING, STRING, TYPE, Literal, Statement

THINGS = (
    "http://example.org/a",
    "http://example.org/a%20b%2F",
    "http://example.org/x__y",
    "http://example.org/_",
    "http://example.org/(a),;=!$&'@~*",
    "http://example.org/Ünïcødé/日本",
    "http://example.org/" + "long/" * 700,
    "http://example.org",
    "urn:isbn:0451450523",
    "mailto:a@example.org",
    "tag:example.org,2020:x?y=z#f",
    "a:",
    "_:1.aaaaaaaaaaaaaaaa",
    "_:2.aaaaaaaaaaaaaaaa",
    "_:1.bbbbbbbbbbbbbbbb",
    BASE + "state/MEX",
    BASE + "person/x.aaaaaaaaaaaaaaaa",
    BASE + "planet/mars",
    BASE + "http://example.org/a",
    BASE + "state/" + "x" * 2000,
    RDF + "nil",
)
PREDICATES = (
    TYPE,
    RDF + "first",
    RDF + "rest",
    "http://xmlns.com/foaf/0.1/name",
    "http://example.org/name",
    "http://example.com/name",
    "http://example.com/Name",
    "http://example.com/name__x",
    "http://example.com/a%20b",
    "http://example.com/",
    "http://example.com/" + "p" * 300,
    "http://example.com/p'q(*)",
    "http://example.com/ключ",
    "urn:x:name",
    *(
        NS + name
        for name in ("name", "altName", "start", "confidence", "target", "held", "startChar", "nonesuch", "id")
    ),
)
TYPED = (
    ("1", "integer"),
    ("01", "integer"),
    ("-0", "integer"),
    ("9223372036854775807", "integer"),
    ("9223372036854775808", "integer"),
    ("1_0", "integer"),
    ("1.0", "decimal"),
    ("1.10", "decimal"),
    ("0.5", "decimal"),
    ("0.1000000000000000055511151231257827021181583404541015625", "decimal"),
    ("1.0E0", "double"),
    ("1.5", "double"),
    ("1e400", "double"),
    ("INF", "double"),
    ("NaN", "double"),
    ("-0.0E0", "double"),
    ("1.0E0", "float"),
    ("true", "boolean"),
    ("1", "boolean"),
    ("True", "boolean"),
    ("2020-02-29", "date"),
    ("2021-02-29", "date"),
    ("2020-01-01Z", "date"),
    ("-0044-03-15", "date"),
    ("12020-01-01", "date"),
    ("2020-01-01T24:00:00", "dateTime"),
    ("2020-01-01T00:00:00.123456789Z", "dateTime"),
    ("2019", "gYear"),
    ("2019-08", "gYearMonth"),
    ("P1Y", "duration"),
    ("", "string"),
    ("2019-08", "string"),
    (" padded ", "token"),
    ("x", "nonesuch"),
)
TEXTS = (
    "plain",
    "at the end @en",
    'quo"te',
    "back\\slash",
    "two\nlines\r\nand\ttabs",
    "\x00\x07\x7f",
    "\u2028\ufeff",
    "^^<x>",
)

things = st.sampled_from(THINGS)
texts = st.one_of(
    st.sampled_from(TEXTS), st.text(st.characters(exclude_categories=["Cs"]), max_size=12), st.just("long " * 300)
)
literals = st.one_of(
    st.sampled_from([Literal(text, XSD + kind) for text, kind in TYPED]),
    st.builds(Literal, texts, st.sampled_from([STRING, "http://example.org/type", RDF + "HTML"]), st.just("")),
    st.builds(Literal, texts, st.just(LANG_STRING), st.sampled_from(["en", "en-US", "zh-Hant-TW", "de-AT-1996"])),
)
graphs = st.sampled_from(
    ["", "", "", "http://example.org/g", "_:9.aaaaaaaaaaaaaaaa", BASE + "article/mmmmmmmmmmmmmmmm"]
)
statements = st.builds(Statement, things, st.sampled_from(PREDICATES), st.one_of(things, literals, literals), graphs)
datasets = st.lists(statements, max_size=25)
