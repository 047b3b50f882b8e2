"""A slice of Wikidata's RDF: statements by `p:`, `ps:`, `pq:` and `pqv:`, labels, and the direct claims of items."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from legatus.ingest.files import opened, suffix
from legatus.ingest.outcomes import Reported
from legatus.ingest.sources.wikidata.model import (
    END,
    ITEM_REFS,
    QUALIFIERS,
    START,
    Held,
    Moment,
    Slice,
    best,
    qid,
)
from legatus.ontology.errors import InputError

ENTITY, PROP = "http://www.wikidata.org/entity/", "http://www.wikidata.org/prop/"
STATEMENT, WIKIBASE = ENTITY + "statement/", "http://wikiba.se/ontology#"
LABELS = (
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://schema.org/name",
)
MODIFIED = "http://schema.org/dateModified"
SUFFIXES = (".nt", ".ttl", ".turtle", ".nq", ".trig", ".rdf", ".owl", ".xml", ".jsonld")

#: Subject to predicate to objects: the value of an object, and its language where it is a literal.
Facts = dict[str, dict[str, list[tuple[str, str | None]]]]


def read(path: Path) -> Slice:
    """Everything of use in a file of triples. Raises `InputError` where it cannot be parsed."""
    facts = _facts(path)
    found = Slice()
    for subject, given in facts.items():
        id = qid(subject) if subject.startswith(ENTITY) and not subject.startswith(STATEMENT) else None
        if id is not None:
            _item(id, given, facts, found)
    return found


def _facts(path: Path) -> Facts:
    import pyoxigraph as ox

    name = suffix(path).removeprefix(".")
    form = ox.RdfFormat.from_extension({"turtle": "ttl", "owl": "rdf", "xml": "rdf"}.get(name, name))
    if form is None:
        raise InputError(f"{path}: no RDF format is known for '.{name}'")
    facts: Facts = defaultdict(lambda: defaultdict(list))
    try:
        with opened(path).unpacked() as file:
            for quad in ox.parse(input=file, format=form):
                if _of_use(quad.predicate.value):
                    value = quad.object
                    language = (value.language or "") if isinstance(value, ox.Literal) else None
                    facts[quad.subject.value][quad.predicate.value].append((value.value, language))
    except (SyntaxError, OSError) as error:
        raise InputError(f"{path}: {error}") from None
    return facts


def _of_use(predicate: str) -> bool:
    return predicate.startswith((PROP, WIKIBASE)) or predicate in LABELS or predicate == MODIFIED


def _item(id: str, given: dict[str, list[tuple[str, str | None]]], facts: Facts, found: Slice) -> None:
    item = found.item(id)
    labels = {lang: text for name in LABELS for text, lang in given.get(name, ()) if lang is not None}
    item.label = best(labels) or item.label
    for name in ITEM_REFS:
        direct = [v for v in map(_id, given.get(f"{PROP}direct/{name}", ())) if v is not None]
        item.refs[name] = direct or _by_statement(given, name, facts)
    item.code = next((text for text, _ in given.get(f"{PROP}direct/P298", ())), item.code)
    release = next((text[:10] for text, _ in given.get(MODIFIED, ())), None)
    for inverse, name in ((False, "P39"), (True, "P1308")):
        nodes = given.get(PROP + name, ())
        for node, _ in nodes:
            held = _held(node, facts.get(node, {}), id, name, inverse, facts)
            if isinstance(held, Held):
                held.release = release
                found.held.append(held)
            else:
                found.bad.append(held)
        if not nodes and not inverse:
            _direct(id, given, found)


def _direct(id: str, given: dict[str, list[tuple[str, str | None]]], found: Slice) -> None:
    """Positions of a slice that has the direct claims only: without dates and statement ids."""
    for value, _ in given.get(f"{PROP}direct/P39", ()):
        position = qid(value)
        if position is not None:
            found.held.append(Held(f"{id}/{position}", f"{id} P39 {position}", id, position))


def _by_statement(given: dict[str, list[tuple[str, str | None]]], name: str, facts: Facts) -> list[str]:
    values = []
    for node, _ in given.get(PROP + name, ()):
        statement = facts.get(node, {})
        if (WIKIBASE + "DeprecatedRank", None) not in statement.get(WIKIBASE + "rank", ()):
            values += [v for v in map(_id, statement.get(f"{PROP}statement/{name}", ())) if v is not None]
    return values


def _held(
    node: str, given: dict[str, list[tuple[str, str | None]]], id: str, name: str, inverse: bool, facts: Facts
) -> Held | Reported:
    origin = node.removeprefix(STATEMENT)
    value = next((v for v in map(_id, given.get(f"{PROP}statement/{name}", ())) if v is not None), None)
    if value is None:
        return Reported("statement", f"{id} {origin}", f"the statement has no value of ps:{name}")
    rank = next((v for v, _ in given.get(WIKIBASE + "rank", ())), "").removeprefix(WIKIBASE).removesuffix("Rank")
    names = {p.rpartition("/")[2] for p in given if p.startswith(f"{PROP}qualifier/")}
    return Held(
        key=origin.replace("-", "$", 1),
        origin=origin,
        person=value if inverse else id,
        position=id if inverse else value,
        rank=rank.lower() or "normal",
        start=_moment(given, START, facts),
        end=_moment(given, END, facts),
        refs={q: _ids(given.get(f"{PROP}qualifier/{q}", ())) for q in QUALIFIERS},
        unknown=tuple(n for n in (START, END) if n in names and _moment(given, n, facts) is None),
        others=tuple(sorted(names - {*QUALIFIERS, START, END})),
        inverse=inverse,
    )


def _moment(given: dict[str, list[tuple[str, str | None]]], name: str, facts: Facts) -> Moment | None:
    """A qualifier's time with the precision of its value node, or without where the slice has none."""
    for node, _ in given.get(f"{PROP}qualifier/value/{name}", ()):
        value = facts.get(node, {})
        time = next((v for v, _ in value.get(WIKIBASE + "timeValue", ())), None)
        precision = next((v for v, _ in value.get(WIKIBASE + "timePrecision", ())), None)
        if time is not None and precision is not None:
            return Moment(time, int(precision))  # RDF has every time in the Gregorian calendar
    times = [v for v, language in given.get(f"{PROP}qualifier/{name}", ()) if language is not None]
    return Moment(times[0]) if times else None


def _id(value: tuple[str, str | None]) -> str | None:
    return qid(value[0]) if value[1] is None else None


def _ids(values: Iterable[tuple[str, str | None]]) -> list[str]:
    return [id for id in map(_id, values) if id is not None]
