"""Violations that SHACL does not see, or not fast enough: ids, the model's own terms, dates, quotes against texts."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from legatus.ontology.dates import DateError, bounds, datatype
from legatus.ontology.errors import OntologyError
from legatus.ontology.facts import Facts, Thing, short
from legatus.ontology.identity import article_of_quote, quote_id, sha256, tail
from legatus.ontology.report import Finding
from legatus.ontology.schema import NS, OWL, ClassDef, schema
from legatus.ontology.vocabulary import SKOS

CONCEPT = SKOS + "Concept"

Check = Callable[[Facts], Iterator[Finding]]


def checks() -> tuple[Check, ...]:
    """All of them."""
    return (classes, properties, claims, references, dates, quotes, texts, anchors)


def _violation(thing: Thing, path: str, message: str, value: object = "") -> Finding:
    return Finding("violation", thing.id, path, message, str(value))


def class_of(id: str) -> ClassDef | None:
    """The class that an id's path names, or None for what is not ours."""
    try:
        return schema().class_of(id)
    except OntologyError:
        return None


@cache
def annotations() -> frozenset[str]:
    """The local names of our annotation properties, which the ontology uses of itself."""
    kind = ox.NamedNode(OWL + "AnnotationProperty")
    quads = ox.parse(path=str(Path(__file__).parent / "legatus.ttl"), format=ox.RdfFormat.TURTLE)
    return frozenset(short(quad.subject).removeprefix(NS) for quad in quads if quad.object == kind)


def classes(facts: Facts) -> Iterator[Finding]:
    """A subject that is ours has the class that its id's path names, and no other of ours."""
    for thing in facts.things.values():
        known = {t for t in thing.types if t in schema().classes}
        named = class_of(thing.id)
        if named is None:
            if known:
                yield _violation(thing, "type", "has one of our classes, and an id that is not ours", min(known))
            continue
        if not known and CONCEPT not in thing.types:  # an issue in its vocabulary is a concept only
            yield _violation(thing, "type", f"is not said to be a {named.name}")
        for other in sorted(known - {named.name} - named.supers):
            yield _violation(thing, "type", f"its id makes it a {named.name}", other)


def properties(facts: Facts) -> Iterator[Finding]:
    """Properties of our namespace are defined in the ontology, and stand on a class that may carry them."""
    for thing in facts.things.values():
        named = class_of(thing.id)
        for name in sorted(thing.values):
            prop = schema().properties.get(name)
            if prop is None and name in annotations():
                continue
            if prop is None:
                yield _violation(thing, name, "the ontology defines no such property")
            elif named and named.name not in prop.domains and not (named.supers & prop.domains):
                yield _violation(thing, name, f"a {named.name} has no such property")


def claims(facts: Facts) -> Iterator[Finding]:
    """A mention's claims belong to the kind of record that it states."""
    for mention in facts.of("Mention"):
        kind = mention.text("recordType")
        for name in sorted(mention.values):
            prop = schema().properties.get(name)
            if kind and prop and prop.claim_of and kind not in prop.claim_of:
                yield _violation(mention, name, f"is no claim of a {kind}")


def references(facts: Facts) -> Iterator[Finding]:
    """A reference leads to an id of the right class (a violation), and to something described (a warning)."""
    for thing in facts.things.values():
        for name, terms in sorted(thing.values.items()):
            prop = schema().properties.get(name)
            if prop is None or not prop.reference:
                continue
            for term in terms:
                id = short(term)
                named = class_of(id)
                if named is None or prop.range not in {named.name, *named.supers}:
                    yield _violation(thing, name, f"does not lead to a record of the class {prop.range}", id)
                elif id not in facts.things:
                    yield Finding("warning", thing.id, name, "leads to a record that is not described here", id)


def dates(facts: Facts) -> Iterator[Finding]:
    """A partial date is well-formed, and its literal has the datatype that its form asks for."""
    for thing in facts.things.values():
        for name, terms in sorted(thing.values.items()):
            prop = schema().properties.get(name)
            if prop is None or not prop.partial_date:
                continue
            for term in terms:
                if not isinstance(term, ox.Literal):
                    continue
                try:
                    bounds(term.value)
                except DateError:
                    yield _violation(thing, name, "is no date: a day, month, year or EDTF was expected", term.value)
                    continue
                if term.datatype.value != datatype(term.value):
                    expected = datatype(term.value)
                    yield _violation(thing, name, f"a date of this form has the datatype {expected}", term.value)


def quotes(facts: Facts) -> Iterator[Finding]:
    """A quote is the slice of its article's text that its offsets and its id name; its mention has the same source."""
    for quote in facts.of("Quote"):
        span = _span(quote)
        text = quote.text("text")
        if span is None or text is None:
            continue  # the shapes say so
        article = article_of_quote(quote.id)
        if quote.id != quote_id(article, *span):
            yield _violation(quote, "", "its id names other offsets", f"{span[0]}-{span[1]}")
        if len(text) != span[1] - span[0]:
            yield _violation(quote, "text", "is not as long as its offsets say", f"{len(text)} characters")
        whole = facts.get(article).text("fullText")
        if whole is not None and whole[span[0] : span[1]] != text:
            yield _violation(quote, "text", "is not what stands in the article at its offsets", text)
    for mention in facts.of("Mention"):
        source = mention.text("inSource")
        for id in mention.texts("quotes"):
            if source and id.startswith("quote/") and article_of_quote(id) != source:
                yield _violation(mention, "quotes", "is a quote of another article than the mention's source", id)


def texts(facts: Facts) -> Iterator[Finding]:
    """An article's stored text has the hash that the article states."""
    for article in facts.of("Article"):
        whole, stated = article.text("fullText"), article.text("textSha256")
        if whole is not None and stated is not None and sha256(whole) != stated:
            yield _violation(article, "textSha256", "is not the hash of the article's text", stated)


def anchors(facts: Facts) -> Iterator[Finding]:
    """A resolved record is named after one of the mentions that state it."""
    for thing in facts.things.values():
        named = class_of(thing.id)
        mentions = thing.texts("denotedBy")
        if named and named.layer == "resolved" and mentions and tail(thing.id) not in map(tail, mentions):
            yield _violation(thing, "denotedBy", "the record is named after a mention that does not state it")


def _span(quote: Thing) -> tuple[int, int] | None:
    """A quote's offsets, or None where they are missing or no numbers."""
    try:
        return int(quote.text("startChar") or ""), int(quote.text("endChar") or "")
    except ValueError:
        return None
