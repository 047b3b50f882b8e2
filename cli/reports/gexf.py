"""GEXF, Gephi's own format: the facts and what they are connected with."""

from typing import IO
from xml.etree import ElementTree

from legatus.queries.dossier.model import Dossier

SUFFIXES = (".gexf",)
BINARY = True
LINKS = True
ABOUT = "the neighbourhood as GEXF, for Gephi"


def write(dossier: Dossier, file: IO[bytes]) -> None:
    """One graph, dated as the data are and not as of today. Raises `UsageError` where the library is missing."""
    from legatus.cli.views.network import network

    graph = network(dossier)
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(graph)
    for meta in writer.xml.iter():
        if meta.tag.rpartition("}")[2] == "meta":
            meta.set("lastmodifieddate", dossier.as_of or "1980-01-01")
    ElementTree.indent(writer.xml)
    file.write(ElementTree.tostring(writer.xml, encoding="utf-8", xml_declaration=True) + b"\n")
