"""Files of RDF, each of what bridges to property graphs are known to lose: by name, with the suffix of its format."""

# ruff: noqa: E501  # a line a file reads best

X = "http://www.w3.org/2001/XMLSchema#"
R = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
HEAD = f"""@prefix ex: <http://example.org/> . @prefix xsd: <{X}> . @prefix rdf: <{R}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix leg: <https://w3id.org/legatus/ns#> .
@prefix state: <https://w3id.org/legatus/id/state/> .
"""


def typed(kind: str, *texts: str) -> str:
    """Literals of one type."""
    return " , ".join(f'"{text}"^^xsd:{kind}' for text in texts)


def values(*lists: str) -> str:
    """A thing with these values."""
    return f"ex:a ex:p {' , '.join(lists)} ."


MAIN = {
    "types unknown": values('"x"^^<urn:t>', '"x"^^<http://example.org/t y>'.replace(" ", "%20"), '"x"^^xsd:nonesuch', '"x"'),
    "ill-typed": values(typed("integer", "abc", "", "1.0", "0x1f", "１"), typed("decimal", "1e0", "1,5"), typed("boolean", "maybe")),
    "integers": values(typed("integer", "01", "+1", "1", "-0", "0", "00", "-1", " 1 ", "9" * 60, "-" + "9" * 19)),
    "integers at the edge": values(typed("integer", *(str(s * 2**63 + d) for s in (1, -1) for d in (-1, 0, 1)), str(2**53 + 1))),
    "small integers": values(typed("byte", "1", "128"), typed("unsignedLong", str(2**64 - 1)), typed("nonNegativeInteger", "-1")),
    "decimals": values(typed("decimal", "1.0", "1", "1.10", "+1.1", ".5", "5.", "-0.0", "0." + "1" * 40, "1" * 30 + ".5")),
    "doubles": values(typed("double", "NaN", "INF", "-INF", "+INF", "-0", "0", "1", "1e0", "1.0E0", "1E400", "1e-400", "5e-324")),
    "floats": values(typed("float", "NaN", "INF", "1", "0.1", "16777217", "1e39"), typed("double", "0.1", "0.30000000000000004")),
    "booleans": values(typed("boolean", "true", "false", "1", "0", "TRUE", "True", "")),
    "times and offsets": values(typed("dateTime", "2020-02-29T24:00:00", "2020-02-29T23:59:60Z", "2020-01-01T00:00:00+14:00",
        "2020-01-01T00:00:00-00:00", "2020-01-01T00:00:00+00:00", "2020-01-01T00:00:00Z", "2020-01-01T00:00:00+05:45")),
    "fractions of seconds": values(typed("dateTime", "2020-01-01T00:00:00.1", "2020-01-01T00:00:00.10",
        "2020-01-01T00:00:00.123456789123456789Z", "2020-01-01T00:00:00.000", "2020-01-01T00:00:00.")),
    "years": values(typed("date", "0000-01-01", "-0001-01-01", "-12345-06-07", "12345-06-07", "9999-12-31", "2021-02-29",
        "2020-1-1", "2020-01-01+14:00", "0001-01-01", "10000-01-01")),
    "parts of dates": values(typed("gYear", "2020", "-0044", "12020", "2020Z"), typed("gYearMonth", "2020-13"), typed("gDay", "---31"),
        typed("gMonthDay", "--02-30"), typed("gMonth", "--13"), typed("time", "24:00:00", "23:59:60", "12:00:00.10Z")),
    "durations": values(typed("duration", "P1Y", "P12M", "PT60S", "PT1M", "-P0D", "P"), typed("dayTimeDuration", "PT36H", "P1DT12H")),
    "bytes": values(typed("hexBinary", "ff", "FF", ""), typed("base64Binary", "/w==", "/x=="), typed("anyURI", "a b", "http://é/")),
    "languages": values('"x"@en', '"x"@en-GB', '"x"@zh-Hant-TW-x-private', '"x"@de-AT-1996', '"x"', '"y"@x-klingon'),
    "texts that look like others": values('"x@en"', '"\\"x\\"@en"', '"1"', '"<http://example.org/a>"', '"_:a"', '"true"',
        '"x^^<http://t>"', '"2020-01-01"', '"null"', '"NaN"', '"[1]"', '"{}"'),
    "structures as text": values(f'"<b>x</b>"^^<{R}XMLLiteral>', f'"<b>x"^^<{R}XMLLiteral>', f'"{{ \\"b\\":1, \\"a\\": 1.0 }}"^^<{R}JSON>',
        f'"not json"^^<{R}JSON>', f'"<p>&nbsp;"^^<{R}HTML>', f'""^^<{R}HTML>', f'"x"^^<{R}PlainLiteral>'),
    "empty and blank texts": values('""', '""@en', '""^^<urn:t>', '" "', '"  x  "', '"\\t"', '"\\n"', '"\\r\\n"', '"\\r"', '"\\u00A0"'),
    "controls": values(r'"a\u0000b"', r'"\u0000"', r'"\u0001\u0008\u001B\u007F\u0085"', r'"\uFFFE\uFFFF\uFEFF"', r'"\u2028\u2029"'),
    "beyond the first plane": values(r'"\U0001F600"', '"😀"', r'"\U0010FFFF"', '"👩‍👩‍👧"', '"e\u0301"', '"é"', '"ﬁ"', '"\u202Eabc"'),
    "ways of escaping": values(r'"\\"', r'"\\n"', r'"\"', r'"\'"', r'"\\u0041"', r'"$x {y} %s `z`"').replace(r'"\"', r'"\""', 1),
    "iris": " ".join(f"ex:a ex:p <{iri}> ." for iri in ("http://a.example/%41", "http://a.example/A", "http://a.example/%c3%a9",
        "http://a.example/%C3%A9", "http://a.example/é", "http://a.example/e\u0301", "HTTP://A.example/é", "http://a.example",
        "http://a.example/", "http://a.example/.", "http://a.example/a/../b", "http://a.example:80/", "http://a.example/?", "http://a.example/#")),
    "iris of other kinds": " ".join(f"<{iri}> ex:p <{iri}> ." for iri in ("urn:x", "a:", "mailto:a@b", "data:,x", "tag:a,2020:b",
        "file:///a%20b", "http://[::1]/", "http://a.example/(a),;=!$&'@~*+", "did:example:1#k", "x-y+z.1:", "http://a/\U0001F600")),
    "iris as subjects in several forms": "<http://a/é> ex:p 1 . <http://a/e\u0301> ex:p 2 . <http://a/%C3%A9> ex:p 3 . <http://A/é> ex:p 4 .",
    "predicates named as our own keys": " ".join(f"ex:a ex:{n} 1 ; <http://x.example/{n}> 2 ; <urn:{n}> 3 ." for n in
        ("id", "_g", "_a", "_rdf_id", "name", "startMin", "labels", "elementId", "type", "_id", "keys", "x__y", "ex__p", "a.b", "a`b".replace("`", "%60"))),
    "predicates that clash when shortened": "@prefix a: <http://a.example/> . @prefix a__b: <http://b.example/> . "
        "ex:a a:b__c 1 ; a__b:c 2 ; a:b 3 ; <http://a.example#b> 4 ; <http://a.example/b/> 5 ; <http://A.example/b> 6 ; a:B 7 .",
    "predicates without a local name": "ex:a <http://a.example/> 1 ; <http://a.example/#> 2 ; <urn:> 3 ; <http://a.example/1> 4 ; <http://a.example/é> 5 .",
    "classes and properties in one": "ex:T a ex:T , rdfs:Class , rdf:Property ; ex:T ex:T ; rdf:type ex:a . ex:a ex:T 1 ; a ex:T . rdf:type a rdf:Property .",
    "types that are no classes": 'ex:a a "text" , 5 , [ ] , "x"@en . _:b a _:c . _:c a ex:T , "T" .',
    "very many classes": "ex:a a " + " , ".join(f"ex:T{n}" for n in range(400)) + " .",
    "very many values": "ex:a ex:p " + " , ".join(f'{n} , "{n}" , "{n}"@en' for n in range(400)) + " .",
    "mixed values": 'ex:a ex:p 1 , 1.0 , 1.0e0 , "1" , "1"@en , true , ex:b , [ ] , "2020-01-01"^^xsd:date , ( ) , "2020"^^xsd:gYear .',
    "long text": "ex:a ex:p '" + "lang und breit " * 100_000 + "' .",
    "lists": "ex:a ex:p ( 1 ( 2 ( ) ) [ ex:q ( 3 ) ] ) , ( ) , ( 1 1 1 ) . ex:b ex:p ( ) . rdf:nil ex:p 1 .",
    "lists shared and broken": "_:l rdf:first 1 ; rdf:rest _:m . _:m rdf:first 2 ; rdf:rest rdf:nil . ex:a ex:p _:l , _:m . ex:b ex:p _:l . "
        "_:x rdf:first 1 , 2 ; rdf:rest _:x , rdf:nil . ex:c ex:p _:x . _:y rdf:rest _:z . _:z rdf:rest _:y . _:n rdf:first 1 ; rdf:rest 'end' .",
    "reification": "ex:s a rdf:Statement ; rdf:subject ex:a ; rdf:predicate ex:p ; rdf:object 1 . _:r a rdf:Statement ; rdf:subject _:r . ex:a ex:p 1 .",
    "containers": "ex:a a rdf:Bag ; rdf:_1 1 ; rdf:_2 1 ; rdf:_10 2 ; rdf:_0 0 ; rdf:_01 1 ; rdf:li 3 .",
    "blank nodes alike": "[] ex:p [] . [] ex:p [] . _:a ex:p _:b . _:b ex:p _:a . _:c ex:p _:c . [] ex:q 1 . [] ex:q 1 .",
    "blank nodes labelled like ours": "_:1.aaaaaaaaaaaaaaaa ex:p _:2.aaaaaaaaaaaaaaaa . _:1 ex:p _:b0 . _:genid1 ex:p <http://example.org/.well-known/genid/1> .",
    "ours with other types": "state:MEX leg:name 5 , 'México'@es , 'Mexico'^^<urn:t> ; leg:code true ; leg:startChar 1.5 , 'x' ; a leg:Person , ex:State .",
    "ours unknown": "state:XYZ a leg:Planet ; leg:nonesuch 1 ; leg:id 'x' ; leg:_g 'y' . <https://w3id.org/legatus/id/> ex:p 1 . "
        "<https://w3id.org/legatus/id/planet/mars> ex:p 1 . <https://w3id.org/legatus/id/state/> ex:p 1 . <https://w3id.org/legatus/ns#> ex:p 1 .",
    "ours on other things": "ex:a a leg:State , leg:Tenure ; leg:code 'A' , 'B' ; leg:start '2020-01'^^xsd:gYearMonth , 'x' , 5 ; leg:startMin '2020-01-01'^^xsd:date ; "
        "leg:held ex:b , state:MEX , 'x' ; leg:confidence 1e0 , 0.50 ; leg:denotedBy ex:c .",
    "our ontology described": "leg:State a ex:Class ; rdfs:label 'state' ; rdfs:subClassOf ex:Thing . leg:name rdfs:range ex:Text . <https://w3id.org/legatus/vocab/issue> a ex:V .",
    "the same again": "ex:a ex:p 1 , 1 , 1 . ex:a ex:p 1 . ex:a ex:p ex:b , ex:b . ex:a a ex:T , ex:T .",
    "things that lead to themselves": "ex:a ex:a ex:a ; a ex:a . ex:p ex:p ex:p .",
}  # fmt: skip

NAMED = {
    "blank nodes as graphs": "_:g { ex:a ex:p _:g . _:g ex:p 1 } _:h { ex:a ex:p 1 } [] { ex:a ex:p 2 } ex:a ex:p 1 .",
    "one label in several graphs": "ex:g { _:x ex:p 1 } ex:h { _:x ex:p 2 . ex:a ex:q _:x } _:x ex:p 3 . _:x { _:x ex:p _:x }",
    "one statement in many graphs": " ".join(f"ex:g{n} {{ ex:a ex:p 1 , 'x'@en ; a ex:T ; ex:q ex:b }}" for n in range(30)) + " ex:a ex:q ex:b .",
    "graphs named strangely": "<urn:> { ex:a ex:p 1 } <http://é/%20> { ex:a ex:p 2 } ex:a { ex:a ex:a ex:a } "
        "<https://w3id.org/legatus/id/article/mmmmmmmmmmmmmmmm> { ex:a ex:p 3 . state:MEX leg:name 'x' } leg:State { ex:a ex:p 4 }",
    "terms that differ by graph": "ex:g { ex:a ex:p 01 , 1.0 } ex:h { ex:a ex:p 1 , '1' } ex:a ex:p '1'@en . ex:g { ex:a a ex:T } ex:h { ex:a a ex:U }",
}  # fmt: skip

OTHERS = {
    "pairs.jsonld": '{"@id": "http://a/a", "http://a/p": ["\\ud83d\\ude00", 1.0, 1e21, 1.5, 12345678901234567890, -0, {"@list": [{"@list": []}]}]}',
    "kinds.rdf": f"<rdf:RDF xmlns:rdf='{R}' xmlns:a='http://a/' xml:lang='en-GB'><rdf:Description rdf:ID='x' a:q='1'><a:p>x</a:p>"
        "<a:p xml:lang='de'>x</a:p><a:p rdf:parseType='Literal'><b xmlns='http://c/'>é&amp;</b></a:p><a:p rdf:parseType='Collection'><a:T/></a:p>"
        f"<a:p rdf:ID='s' rdf:resource='y'/><rdf:li>1</rdf:li></rdf:Description></rdf:RDF>",
    "escapes.nq": r'<http://a/\u00E9> <http://a/p> "\u0041\U0001F600\t\b\f\'" <http://a/\u0067> .' + "\n<http://a/é> <http://a/p> \"A\" _:g .\n",
}  # fmt: skip


def files() -> dict[str, str]:
    """The texts of all of them, by file name."""
    made = {f"{name}.ttl": HEAD + text for name, text in MAIN.items()}
    return made | {f"{name}.trig": HEAD + text for name, text in NAMED.items()} | OTHERS
