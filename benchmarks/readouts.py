"""White House readouts whose title names the counterpart: is there a CONSULT with its state, and its mode right?"""

import json
from collections.abc import Sequence
from typing import Any

from benchmarks.sets import shared_folder
from legatus.ingest.documents import Document, Reading
from legatus.ingest.extract.reader import read
from legatus.ontology.reference import code_for


def measured() -> list[tuple[str, str, str, str]] | None:
    """How many readouts, the share with the counterpart's state, and that with the mode as well.

    Once from the text alone and once with the title, which a reader of the archive has too.
    """
    folder = shared_folder()
    if folder is None:
        return None
    lines = (folder / "data" / "white-house" / "readouts-2021-2022-gold.jsonl").read_text("utf-8").splitlines()
    wanted = [json.loads(line) for line in lines]
    return [_row("text alone", wanted, False), _row("with the title", wanted, True)]


def _row(label: str, wanted: Sequence[dict[str, Any]], titled: bool) -> tuple[str, str, str, str]:
    documents = [
        Document(
            key=row["id"],
            origin=row["id"],
            raw=(f"# {row['title']}\n\n" if titled else "") + row["text"],
            published=row["date"],
        )
        for row in wanted
    ]
    states = modes = 0
    for row, reading in zip(wanted, read(documents), strict=True):
        found = _modes(reading, code_for(row["gold"]["country"]))
        states += bool(found)
        modes += row["gold"]["kind"] in found
    return label, str(len(wanted)), f"{states / len(wanted):.3f}", f"{modes / len(wanted):.3f}"


def _modes(reading: Reading, country: str | None) -> list[str]:
    """The modes of the consultations with a state."""
    return [
        str(fact.claims.get("mode"))
        for fact in reading.facts
        if fact.claims.get("claimType") == "CONSULT"
        and country in (fact.claims.get("sourceActor"), fact.claims.get("targetActor"))
    ]
