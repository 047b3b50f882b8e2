"""Short names for foreign IRIs in the database: `foaf__Person` is `http://xmlns.com/foaf/0.1/Person`.

A name is a prefix, two underscores and the rest of the IRI after its last `/`, `#` or `:`. A prefix holds letters and
digits only, so a name is read in one way. Prefixes are well-known ones, or those a file declares, or `n` and a hash of
the namespace; once given they stay, in a table that the database keeps.
"""

import re
from collections.abc import Mapping

from legatus.ontology.identity import digest
from legatus.ontology.schema import NS, OWL, RDF, RDFS, SCHEMA_ORG, SHACL, VOCAB, XSD

#: Prefixes that mean the same in every database, as prefix.cc lists them first (schema.org: its present address).
WELL_KNOWN: Mapping[str, str] = {
    "leg": NS,
    "vocab": VOCAB,
    "owl": OWL,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA_ORG,
    "sh": SHACL,
    "xsd": XSD,
    "bibo": "http://purl.org/ontology/bibo/",
    "dbo": "http://dbpedia.org/ontology/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "gn": "http://www.geonames.org/ontology#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
}

_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9]{0,30}")
_LOCAL = re.compile(r"[\w.-]*")

#: The longest rest of an IRI that goes into a name, in UTF-8: the embedded server makes file names of types.
LONGEST = 100


def split(iri: str) -> tuple[str, str]:
    """An IRI as namespace and rest; the rest is empty where it would make no good name."""
    cut = max(iri.rfind("/"), iri.rfind("#"), iri.rfind(":")) + 1
    local = iri[cut:]
    if len(local.encode()) > LONGEST or not _LOCAL.fullmatch(local):
        return iri, ""
    return iri[:cut], local


class Prefixes:
    """A table of prefixes that grows as names are asked for.

    `fresh`: what was added to the given table, as prefix to namespace; it must be stored before the names are used.
    """

    def __init__(self, known: Mapping[str, str] | None = None, declared: Mapping[str, str] | None = None) -> None:
        """`known`: the table so far. `declared`: prefixes of a file, taken where they are still free."""
        self._namespaces = {**WELL_KNOWN, **(known or {})}
        self._prefixes = {namespace: prefix for prefix, namespace in self._namespaces.items()}
        self._declared: dict[str, str] = {}
        self.declare(declared or {})
        self._names: dict[str, str] = {}
        self.fresh: dict[str, str] = {}

    def declare(self, declared: Mapping[str, str]) -> None:
        """Take in the prefixes that a file has declared so far; names that were given stay."""
        self._declared = {
            namespace: prefix for prefix, namespace in sorted(declared.items()) if _PREFIX.fullmatch(prefix)
        }

    def name(self, iri: str) -> str:
        """The short name of an IRI."""
        found = self._names.get(iri)
        if found is None:
            namespace, local = split(iri)
            found = self._names[iri] = f"{self._prefix(namespace)}__{local}"
        return found

    def iri(self, name: str) -> str | None:
        """The IRI of a short name, or None where it is none of ours."""
        prefix, cut, local = name.partition("__")
        namespace = self._namespaces.get(prefix)
        return namespace + local if cut and namespace is not None else None

    def _prefix(self, namespace: str) -> str:
        found = self._prefixes.get(namespace)
        if found is None:
            found = self._declared.get(namespace)
            if found is None or found in self._namespaces:
                found = self._hashed(namespace)
            self._namespaces[found] = self.fresh[found] = namespace
            self._prefixes[namespace] = found
        return found

    def _hashed(self, namespace: str) -> str:
        hashed = digest(namespace)
        return next(name for n in range(8, len(hashed) + 1) if (name := "n" + hashed[:n]) not in self._namespaces)
