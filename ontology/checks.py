"""Violations that SHACL does not see, or not fast enough: ids, the model's own terms, dates, quotes against texts."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import pyoxigraph as ox

from legatus.ontology.dates import DateError, bounds, datatype
from legatus.ontology.errors import OntologyError
from legatus.ontology.facts import Facts, Thing, short
from legatus.ontology.identity import article_of_quote, quote_id, sha256, tail
from legatus.ontology.report import Finding
from legatus.ontology.schema import BASE, NS, OWL, ClassDef, schema
from legatus.ontology.terms import Literal
from legatus.ontology.vocabulary import SKOS

CONCEPT = SKOS + "Concept"

#: Looks at one thing among all that is said.
Check = Callable[[Thing, Facts], Iterator[Finding]]


def checks() -> tuple[Check, ...]:
    """All of them."""
    return (classes, properties, claims, references, dates, quotes, texts, anchors)


def _violation(thing: Thing, path: str, message: str, value: object = "") -> Finding:
    return Finding("violation", thing.id, path, message, str(value))


def class_of(id: str) -> ClassDef | None:
    """The class that an id's path names, or None for what is not ours."""
    path, slash, _ = id.partition("/")
    return _of_path(path) if slash else None


@lru_cache(maxsize=1_000)
def _of_path(path: str) -> ClassDef | None:
    try:
        return schema().class_of(path + "/")
    except OntologyError:
        return None


@cache
def annotations() -> frozenset[str]:
    """The local names of our annotation properties, which the ontology uses of itself."""
    kind = ox.NamedNode(OWL + "AnnotationProperty")
    quads = ox.parse(path=str(Path(__file__).parent / "legatus.ttl"), format=ox.RdfFormat.TURTLE)
    return frozenset(str(quad.subject.value).removeprefix(NS) for quad in quads if quad.object == kind)


def classes(thing: Thing, _: Facts) -> Iterator[Finding]:
    """A subject that is ours has the class that its id's path names, and no other of ours."""
    known = {t for t in thing.types if t in schema().classes}
    named = _class_of(thing)
    if named is None:
        if known:
            yield _violation(thing, "type", "has one of our classes, and an id that is not ours", min(known))
        return
    if not known and CONCEPT not in thing.types:  # an issue in its vocabulary is a concept only
        yield _violation(thing, "type", f"is not said to be a {named.name}")
    for other in sorted(known - {named.name} - named.supers):
        yield _violation(thing, "type", f"its id makes it a {named.name}", other)


def properties(thing: Thing, _: Facts) -> Iterator[Finding]:
    """Properties of our namespace are defined in the ontology, and stand on a class that may carry them."""
    named = _class_of(thing)
    for name in sorted(thing.values):
        prop = schema().properties.get(name)
        if prop is None and name in annotations():
            continue
        if prop is None:
            yield _violation(thing, name, "the ontology defines no such property")
        elif named and named.name not in prop.domains and not (named.supers & prop.domains):
            yield _violation(thing, name, f"a {named.name} has no such property")


def claims(mention: Thing, _: Facts) -> Iterator[Finding]:
    """A mention's claims belong to the kind of record that it states."""
    kind = mention.text("recordType") if "Mention" in mention.types else None
    for name in sorted(mention.values) if kind else ():
        prop = schema().properties.get(name)
        if prop and prop.claim_of and kind not in prop.claim_of:
            yield _violation(mention, name, f"is no claim of a {kind}")


def references(thing: Thing, facts: Facts) -> Iterator[Finding]:
    """A reference leads to an id of the right class (a violation), and to something described (a warning)."""
    for name, terms in sorted(thing.values.items()):
        prop = schema().properties.get(name)
        if prop is None or not prop.reference:
            continue
        for term in terms:
            named = class_of(short(term)) if isinstance(term, str) and term.startswith(BASE) else None
            if named is None or prop.range not in {named.name, *named.supers}:
                yield _violation(thing, name, f"does not lead to a record of the class {prop.range}", short(term))
            elif str(term) not in facts:
                yield Finding("warning", thing.id, name, "leads to a record that is not described here", short(term))


def dates(thing: Thing, _: Facts) -> Iterator[Finding]:
    """A partial date is well-formed, and its literal has the datatype that its form asks for."""
    for name, terms in sorted(thing.values.items()):
        prop = schema().properties.get(name)
        if prop is None or not prop.partial_date:
            continue
        for term in terms:
            if not isinstance(term, Literal):
                continue
            try:
                bounds(term.text)
            except DateError:
                yield _violation(thing, name, "is no date: a day, month, year or EDTF was expected", term.text)
                continue
            expected = datatype(term.text)
            if term.datatype != expected:
                yield _violation(thing, name, f"a date of this form has the datatype {expected}", term.text)


def quotes(thing: Thing, facts: Facts) -> Iterator[Finding]:
    """A quote is the slice of its article's text that its offsets and its id name; its mention has the same source."""
    if "Quote" in thing.types:
        yield from _quote(thing, facts)
    if "Mention" in thing.types:
        source = thing.text("inSource")
        for id in thing.texts("quotes"):
            if source and id.startswith("quote/") and article_of_quote(id) != source:
                yield _violation(thing, "quotes", "is a quote of another article than the mention's source", id)


def _quote(quote: Thing, facts: Facts) -> Iterator[Finding]:
    span = _span(quote)
    text = quote.text("text")
    if span is None or text is None:
        return  # the shapes say so
    article = article_of_quote(quote.id)
    if quote.id != quote_id(article, *span):
        yield _violation(quote, "", "its id names other offsets", f"{span[0]}-{span[1]}")
    if len(text) != span[1] - span[0]:
        yield _violation(quote, "text", "is not as long as its offsets say", f"{len(text)} characters")
    whole = facts.get(article).text("fullText")
    if whole is not None and whole[span[0] : span[1]] != text:
        yield _violation(quote, "text", "is not what stands in the article at its offsets", text)


def texts(article: Thing, _: Facts) -> Iterator[Finding]:
    """An article's stored text has the hash that the article states."""
    if "Article" in article.types:
        whole, stated = article.text("fullText"), article.text("textSha256")
        if whole is not None and stated is not None and sha256(whole) != stated:
            yield _violation(article, "textSha256", "is not the hash of the article's text", stated)


def anchors(thing: Thing, _: Facts) -> Iterator[Finding]:
    """A resolved record is named after one of the mentions that state it."""
    named, mentions = _class_of(thing), thing.texts("denotedBy")
    if named and named.layer == "resolved" and mentions and tail(thing.id) not in map(tail, mentions):
        yield _violation(thing, "denotedBy", "the record is named after a mention that does not state it")


def _class_of(thing: Thing) -> ClassDef | None:
    return class_of(thing.id) if thing.node.startswith(BASE) else None


def _span(quote: Thing) -> tuple[int, int] | None:
    """A quote's offsets, or None where they are missing or no numbers."""
    try:
        return int(quote.text("startChar") or ""), int(quote.text("endChar") or "")
    except ValueError:
        return None
