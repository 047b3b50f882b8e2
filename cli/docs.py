"""The pages of `docs/` that are made from the project itself. `python -m legatus.cli.docs docs` writes them anew."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from legatus.cli.house_page import house_markdown
from legatus.cli.markdown import table
from legatus.cli.reference_pages import commands_markdown, queries_markdown
from legatus.cli.source_pages import sources_markdown
from legatus.ontology.checks import checks
from legatus.ontology.plausibility import described
from legatus.ontology.schema import BASE, NS, XSD, ClassDef, PropertyDef, schema
from legatus.ontology.vocabulary import Concept, Scheme, names, scheme

ABOUT = "<!-- Made from the ontology files by `python -m legatus.cli.docs docs`; a test keeps them equal. -->"


def ontology_markdown() -> str:
    """The reference of the ontology: classes with their properties, vocabularies, checks."""
    return "\n".join(line.rstrip() for line in _ontology()).rstrip() + "\n"


#: The pages that are made, by file name.
PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands_markdown,
    "house.md": house_markdown,
    "ontology.md": ontology_markdown,
    "queries.md": queries_markdown,
    "sources.md": sources_markdown,
}


def main(arguments: Sequence[str]) -> None:
    """Write every page into the folder named."""
    folder = Path(arguments[0] if arguments else "docs")
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")


def _ontology() -> Iterator[str]:
    yield from ("# The ontology", "", ABOUT, "")
    yield from (
        f"Classes and properties: `{NS}` (prefix `leg:`). Ids are relative to `{BASE}`.",
        "A class is a node label in the database and a reference is a relationship, named below as in Cypher.",
        "A partial date such as `start` comes with `startMin` and `startMax`, its earliest and latest day, as native",
        "dates; an open end is 0001-01-01 or 9999-12-31. Properties marked *derived* are computed and never exported;",
        "*private* ones are exported only when asked for.",
        "",
        "![The graph model](model.svg)",
        "",
        "## Classes",
        "",
    )
    yield from table(
        ("class", "ids", "layer", "meaning"),
        ((f"[{c.name}](#{c.name.lower()})", f"`{c.id_path}/…`", c.layer, c.comment) for c in schema().concrete()),
    )
    yield from ("", "Above them stand, in OWL only:", "")
    for above in (c for c in schema().classes.values() if not c.id_path):
        members = ", ".join(c.name for c in schema().members(above.name))
        yield f"- **{above.name}** ({members}): {above.comment}"
    for cls in schema().concrete():
        yield from ("", f"### {cls.name}", "", cls.comment, "")
        yield from table(("property", "in the database", "values", "meaning"), map(_property, _properties(cls)))
    yield from ("", "## Vocabularies", "", "The values that a field may have, exactly as they stand in the data.")
    for name in names():
        yield from _vocabulary(scheme(name))
    yield from _validation()


def _properties(cls: ClassDef) -> Iterator[PropertyDef]:
    return (p for p in schema().properties.values() if p.domains & {cls.name, *cls.supers})


def _property(prop: PropertyDef) -> tuple[str, ...]:
    """A row of a class's table."""
    marks = [mark for mark, on in (("derived", prop.derived), ("private", prop.private)) if on]
    if prop.reference:
        stored = f"`-[:{prop.relationship}]->`"
        values = " or ".join(c.name for c in schema().members(prop.range))
    else:
        stored = f"`{prop.name}`"
        values = prop.range.removeprefix(XSD).removeprefix(NS)
        values = {"PartialDate": "partial date"}.get(values, values)
        if prop.values_from:
            values = f"[{prop.values_from}](#{prop.values_from})"
    values += "" if prop.functional else ", several"
    return f"`{prop.name}`", stored, values, prop.comment + (f" *({', '.join(marks)})*" if marks else "")


def _vocabulary(vocabulary: Scheme) -> Iterator[str]:
    """A vocabulary as a table: only the columns that it fills."""
    yield from ("", f"### {vocabulary.name}", "", vocabulary.definition, "")
    extra = sorted({name for concept in vocabulary for name in concept.annotations})
    columns: list[tuple[str, Callable[[Concept], str]]] = [
        ("value", lambda c: f"`{c.notation}`"),
        ("meaning", lambda c: c.definition),
        ("words in use", lambda c: ", ".join(c.alt_labels)),
        ("marks", lambda c: ", ".join(_words(flag) for flag, on in c.flags.items() if on)),
        ("score", lambda c: "" if c.score is None else str(c.score)),
        *((_words(name), lambda c, name=name: ", ".join(c.annotations.get(name, ()))) for name in extra),
    ]
    filled = [(title, cell) for title, cell in columns if any(cell(concept) for concept in vocabulary)]
    yield from table([t for t, _ in filled], ([cell(concept) for _, cell in filled] for concept in vocabulary))


def _words(name: str) -> str:
    """A local name in words: `targetOptional` is "target optional"; acronyms as they are written."""
    spaced = "".join(f" {c.lower()}" if c.isupper() else c for c in name)
    return {"cameo": "CAMEO", "plover": "PLOVER"}.get(spaced, spaced)


def _validation() -> Iterator[str]:
    """What `legatus validate` looks at: the shapes' messages and the checks' first sentences."""
    yield from ("", "## Validation", "", "A violation breaks the model; a warning only looks wrong.", "")
    found = sorted(set(_shapes()))
    for severity in ("violation", "warning"):
        yield from (f"### {severity.capitalize()}s", "")
        more = [check.__doc__ for check in checks()] if severity == "violation" else described()
        yield from (f"- {_first_sentence(text)}" for text in more)
        rows = [(shape, message) for shape, level, message in found if level == severity]
        for name in sorted({shape for shape, _ in rows}):
            yield f"- *{name}*: " + "; ".join(message for shape, message in rows if shape == name)
        yield ""


def _first_sentence(text: str | None) -> str:
    return " ".join((text or "").split()).split(". ")[0].rstrip(".")


def _shapes() -> Iterator[tuple[str, str, str]]:
    """Shape, severity and message of everything in `shapes.ttl`."""
    from rdflib import RDF, SH
    from rdflib.term import Node, URIRef

    from legatus.ontology.shapes import SHAPES, shapes

    graph = shapes()

    def level(node: Node) -> str | None:
        named = graph.value(node, SH.severity)
        return None if named is None else ("warning" if named == SH.Warning else "violation")

    for shape in graph.subjects(RDF.type, SH.NodeShape):
        assert isinstance(shape, URIRef)
        name = _words(shape.removeprefix(SHAPES)).strip()
        for part in (shape, *graph.objects(shape, SH.property), *graph.objects(shape, SH.sparql)):
            message = graph.value(part, SH.message)
            if message is not None:
                yield name, level(part) or level(shape) or "violation", str(message)


if __name__ == "__main__":
    main(sys.argv[1:])
