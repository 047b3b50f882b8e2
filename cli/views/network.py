"""The facts of a dossier and what they are connected with, as a graph for Gephi and its like."""

from typing import Any

from legatus.cli import reports
from legatus.cli.views import wording
from legatus.cli.views.layout import tone
from legatus.cli.views.safe import xml
from legatus.ontology.dates import EARLIEST, LATEST
from legatus.ontology.schema import schema
from legatus.queries.dossier.model import Dossier, Fact


def network(dossier: Dossier) -> Any:
    """A directed multigraph: nodes by id with class, label and dates; edges with the relationship's type.

    Raises `UsageError` where the library is missing.
    """
    networkx = reports.library("networkx", "network", "GraphML and GEXF")
    made = networkx.MultiDiGraph(name=xml(dossier.title))
    facts = {fact.id: fact for fact in dossier.facts}
    ends = {id for link in dossier.links for id in (link.one, link.other)}
    for id in sorted(ends | set(facts)):
        fact = facts.get(id)
        made.add_node(xml(id), **(_fact(fact, dossier) if fact else _other(id, dossier)))
    for number, link in enumerate(dossier.links):
        made.add_edge(xml(link.one), xml(link.other), key=str(number), type=link.type, label=link.type)
    return made


def _fact(fact: Fact, dossier: Dossier) -> dict[str, Any]:
    low, high = fact.possible or (EARLIEST, LATEST)
    values = {
        "label": wording.headline(fact, dossier),
        "class": schema().class_of(fact.id).name,
        "kind": fact.kind,
        "date": fact.date or "",
        "earliest": "" if low == EARLIEST else low.isoformat(),
        "latest": "" if high == LATEST else high.isoformat(),
        "tone": {"w": "cooperative", "c": "hostile"}.get(tone(fact)[0], "neutral"),
        "quote": fact.quote,
        "publisher": fact.source.publisher if fact.source else "",
        "url": fact.source.url if fact.source else "",
    }
    made: dict[str, Any] = {name: xml(value) for name, value in values.items()}
    return made | ({} if fact.score is None else {"score": fact.score})


def _other(id: str, dossier: Dossier) -> dict[str, Any]:
    code = id.partition("/")[2]
    return {"label": xml(dossier.names.get(id) or dossier.called(code)), "class": schema().class_of(id).name}
