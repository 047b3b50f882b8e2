"""GraphML: the facts and what they are connected with, for Gephi, yEd, Cytoscape, igraph."""

import io
from typing import IO

from legatus.queries.dossier.model import Dossier

SUFFIXES = (".graphml",)
BINARY = True
LINKS = True
ABOUT = "the neighbourhood as GraphML, for Gephi"


def write(dossier: Dossier, file: IO[bytes]) -> None:
    """One graph. Raises `UsageError` where the library is missing."""
    from legatus.cli.views.network import network

    graph = network(dossier)
    import networkx

    made = io.BytesIO()
    networkx.write_graphml_xml(graph, made, named_key_ids=True)
    file.write(made.getvalue() + b"\n")
